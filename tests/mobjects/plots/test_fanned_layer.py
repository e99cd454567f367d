"""A layer's curves: each is its neuron's, wherever the bias slides it, and dots stand on them."""

import numpy as np
import pytest
from scipy.special import expit

from scenes.mobjects.painting.dots import brightness_colours, sign_colours
from scenes.mobjects.plots.axes import Plane
from scenes.mobjects.plots.curve_fan import CurveFan
from scenes.mobjects.plots.fanned_layer import FannedLayer
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import THEME
from tests.helpers.pictures import paint, pixel_of, printed

AREA = Area(-6, -3, 12, 5)
SUMS, BIASES = np.array([3.0, -1.0, 0.0, 6.0]), np.array([-8.0, 4.0, 0.0, 1.5])


def layer() -> FannedLayer:
    return FannedLayer(expit, SUMS, BIASES, AREA, marked=0, bounded=True)


def heights(fan: CurveFan, plane: Plane, x: np.ndarray) -> np.ndarray:
    """How high the painted curve of one neuron is over each x; NaN where there is a gap."""
    alpha = paint(fan)[..., 3].astype(float)
    found = []
    for each in x:
        column = alpha[:, int(pixel_of(plane.at(each, 0))[0])]
        rows = np.arange(len(column)) + 0.5
        y = column @ rows / column.sum() if column.sum() else np.nan
        top, bottom = (pixel_of(plane.at(each, end))[1] for end in (1, 0))
        found.append((bottom - y) / (bottom - top))
    return np.array(found)


@pytest.mark.parametrize("bias", [-4.0, -0.5, 0.0, 0.5, 4.0])
def test_a_painted_curve_is_its_function_slid_by_the_bias(bias: float) -> None:
    plane = Plane((-10, 10), (0, 1), 12, 5)
    fan = CurveFan(expit, np.array([bias]), plane)
    x = np.linspace(-9, 9, 37)
    seen = heights(fan, plane, x)
    there = ~np.isnan(seen)
    assert there.mean() > 0.5
    assert there.all() == (bias >= 0)  # only a negative one is dashed
    np.testing.assert_allclose(seen[there], expit(x + bias)[there], atol=0.025)


def test_curves_stay_in_the_plane() -> None:
    plane = Plane((-4, 4), (0, 2), 6, 4)
    fan = CurveFan(lambda x: np.maximum(x, 0), np.array([2.0, -1.0]), plane)
    rows, columns = np.nonzero(paint(fan)[..., 3])
    left, top = pixel_of(plane.at(-4, 2))
    right, bottom = pixel_of(plane.at(4, 0))
    assert columns.min() >= left - 2 and columns.max() <= right + 2
    assert rows.min() >= top - 2 and rows.max() <= bottom + 2


def test_a_curve_has_the_colour_of_its_sign_and_without_a_bias_that_of_ink() -> None:
    fan = CurveFan(expit, BIASES, Plane((-10, 10), (0, 1), 12, 5))
    signed = BIASES != 0
    np.testing.assert_allclose(fan.colours()[signed], sign_colours(BIASES[signed]))
    np.testing.assert_allclose(fan.colours()[~signed], [THEME.ink.to_rgb()], atol=1e-12)
    np.testing.assert_allclose(fan.set_values(0 * BIASES).colours(), [THEME.ink.to_rgb()] * 4)


@pytest.mark.parametrize("share", [0.0, 0.25, 1.0])
def test_dots_follow_any_share_of_the_biases_and_lamps_have_all_of_them(share: float) -> None:
    shown = layer().set_climbed(1).set_share(share)
    a = expit(SUMS + share * BIASES)
    np.testing.assert_allclose(shown.dots.centres, shown.axes.plane.at(SUMS, a), atol=1e-6)
    np.testing.assert_allclose(shown.dots.colours, brightness_colours(a))
    np.testing.assert_allclose(shown.lamps.dots.colours, brightness_colours(expit(SUMS + BIASES)))
    for number, value in zip(shown.lamps.numbers, expit(SUMS + BIASES), strict=True):
        assert float(printed(number.glyphs).lstrip("<>")) == pytest.approx(value, abs=0.0101)


@pytest.mark.parametrize("climbed", [0.0, 0.5, 1.0])
def test_dots_are_as_bright_as_they_are_high_while_they_climb(climbed: float) -> None:
    shown = layer().set_share(1).set_climbed(climbed)
    heights = climbed * expit(SUMS + BIASES)
    np.testing.assert_allclose(shown.dots.centres, shown.axes.plane.at(SUMS, heights), atol=1e-6)
    np.testing.assert_allclose(shown.dots.colours, brightness_colours(heights))


def test_singled_out_only_the_marked_curve_stays_plain() -> None:
    plane = Plane((-10, 10), (0, 1), 12, 5)
    fan = CurveFan(expit, np.array([6.0, 0.0]), plane, marked=0)
    before, after = paint(fan)[..., 3], paint(fan.set_singled(1))[..., 3]
    # Where each curve is half as high as it gets.
    marked, other = ((int(y), int(x)) for x, y in (pixel_of(plane.at(-b, 0.5)) for b in fan.values))
    assert before[marked] == after[marked] > 0
    assert 0 < after[other] < before[other] / 2
