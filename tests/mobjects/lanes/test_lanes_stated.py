"""Dots over a number line state their numbers, and stand where the line has them."""

import numpy as np
import pytest

from nnmath import sigmoid
from scenes.mobjects.lanes.climbing import ClimbingDots
from scenes.mobjects.lanes.dot_plot import DotPlot
from scenes.mobjects.lanes.share_plot import SharePlot
from scenes.mobjects.lanes.spreading import SpreadingDots
from scenes.mobjects.lanes.squish_line import SquishLine
from scenes.mobjects.lettering.text import words
from scenes.mobjects.plots.axes import Plane
from scenes.mobjects.plots.curve import Curve
from scenes.mobjects.showing import PLACE, Shown
from scenes.mobjects.stage import Area
from tests.helpers.stated import stated

AREA = Area(-5, -3, 10, 6)
WALKS = np.array([[[0, 0, 0, 0], [1, -2, 3, -4]], [[0, 0, 0, 0], [2, 0.5, -1, 4]]], dtype=float)


def dots_of(mobject: object) -> list[Shown]:
    return [each for each in stated(mobject) if each.kind == "dots"]  # type: ignore[arg-type]


def on_its_scale(shown: Shown) -> np.ndarray:
    """The values that the places of dots mean, by the ends of their scale."""
    (left, _), (right, _) = shown.more["plane"]
    share = (shown.more["at"][:, 0] - left) / (right - left)
    low, high = shown.more["low"][0], shown.more["high"][0]
    return np.asarray(low + share * (high - low))


def test_rows_of_dots_state_their_values() -> None:
    values = np.array([[0.25, 0.75], [0.5, 1.0]])
    told = dots_of(DotPlot(values, (0, 1), AREA.rows(1, 1)))
    assert [each.values.tolist() for each in told] == values.tolist()
    for each in told:
        assert each.scale == PLACE and on_its_scale(each) == pytest.approx(each.values)


def test_shares_are_stated_row_by_row() -> None:
    shares = np.array([[0.1, 0.5, 0.5], [1.0, 0.0, 0.25]])
    told = dots_of(SharePlot([words("one"), words("two")], shares, {}, AREA, 0))
    assert [each.values.tolist() for each in told] == shares.tolist()
    assert on_its_scale(told[0]) == pytest.approx(shares[0])


@pytest.mark.parametrize(("squeezed", "magnified"), [(0, 0), (0.5, 0), (1, 0), (1, 0.5), (1, 1)])
def test_a_squeezed_line_states_sums_and_in_the_end_their_sigma(
    squeezed: float, magnified: float
) -> None:
    line = SquishLine(WALKS, np.zeros((2, 4, 4)), 5, AREA, followed=1).set_spread(2)
    line.set_squeezed(squeezed).set_magnified(magnified)
    told = dots_of(line)
    sums = [WALKS[0, 1, [0, 2, 3]], WALKS[0, 1, [1]], WALKS[1, 1, [0, 2, 3]], WALKS[1, 1, [1]]]
    for each, z in zip(told, sums, strict=True):
        assert each.values == pytest.approx((1 - squeezed) * z + squeezed * sigmoid(z))
        assert on_its_scale(each) == pytest.approx(each.values)


def test_sums_that_come_about_are_stated_as_they_stand() -> None:
    line = SquishLine(WALKS, np.zeros((2, 4, 4)), 5, AREA, followed=1).set_spread(0.5)
    assert dots_of(line)[0].values == pytest.approx(WALKS[0, 1, [0, 2, 3]] / 2)


def curve() -> Curve:
    return Curve(sigmoid, Plane((-5, 5), (0, 1), 8, 4))


def test_climbing_dots_state_their_heights_over_z() -> None:
    dots = ClimbingDots(WALKS[0, 1], curve()).set_climbed(0.5)
    [shown] = dots_of(dots)
    assert shown.values == pytest.approx(sigmoid(WALKS[0, 1]) / 2)
    assert shown.more["x"].tolist() == WALKS[0, 1].tolist()
    assert shown.more["at"] == pytest.approx(dots.centres[:, :2])


def test_dots_on_their_way_to_their_numbers_state_their_heights() -> None:
    line = SquishLine(WALKS, np.zeros((2, 4, 4)), 5, AREA, followed=1).set_spread(2)
    dots = SpreadingDots(line.set_squeezed(1), curve())
    assert all(each.values.size == 0 for each in dots_of(dots))  # they lie on another line
    told = dots_of(dots.set_spread(1))
    assert told[0].values == pytest.approx(sigmoid(WALKS[0, 1, [0, 2, 3]]))
    assert told[0].more["x"] == pytest.approx(WALKS[0, 1, [0, 2, 3]])
    plane = dots.curve.plane
    assert told[0].more["at"] == pytest.approx(plane.at(told[0].more["x"], told[0].values)[:, :2])
