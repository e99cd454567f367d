"""Number lines, dots and plots put values where they say, and squeeze them by σ to scale."""

import numpy as np
import pytest
from manim import DOWN, RIGHT, UP
from scipy.special import expit

from scenes.mobjects.lanes.squish_line import SquishLine
from scenes.mobjects.lettering.text import words
from scenes.mobjects.painting.dots import Dots, swarm
from scenes.mobjects.painting.painted import PaintingCamera
from scenes.mobjects.plots.number_line import NumberLine, plain_number, round_limit, round_step
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import SMALL
from tests.helpers.pictures import paint, printed

WALKS = np.array([[[0, 0], [4, 2], [-3, 8]], [[0, 0], [1, -9], [5, -10]]], dtype=float)


IMAGES = [np.eye(3), 1 - np.eye(3)]
AREA = Area(-6, -3, 21.6, 6)  # what names and ends leave of it is 20 units wide


def squish_line() -> SquishLine:
    return SquishLine(WALKS, IMAGES, 10, AREA, followed=1)


def xs(line: SquishLine, lane: int) -> np.ndarray:
    """Where the lane's two dots are, in units of the line."""
    dots = [*line.lanes[lane].others.centres, *line.lanes[lane].followed.centres]
    return (np.array(dots)[:, 0] - line.frame.get_center()[0]) / line.unit


@pytest.mark.parametrize(
    ("largest", "expected"),
    [(0.3, 10), (10, 10), (10.01, 15), (11.8, 15), (26, 30), (284, 300), (301, 400), (999, 1000)],
)
def test_a_line_ends_at_a_round_number(largest: float, expected: float) -> None:
    assert round_limit(largest) == expected


@pytest.mark.parametrize(("span", "expected"), [(30, 5), (20, 5), (12, 2), (500, 100), (1, 0.2)])
def test_a_line_has_few_numbers_at_round_steps(span: float, expected: float) -> None:
    assert round_step(span) == pytest.approx(expected)


def test_values_stand_where_the_line_says_also_after_a_shift_and_a_scale() -> None:
    line = NumberLine(-10, 30, 8)
    np.testing.assert_allclose(line.at([-10, 0, 30])[:, 0], [-4, -2, 4], atol=1e-9)
    line.shift(UP + RIGHT).scale(0.5, about_point=[1, 1, 0])
    np.testing.assert_allclose(line.at([-10, 30]), [[-1, 1, 0], [3, 1, 0]], atol=1e-9)
    np.testing.assert_allclose(line.at(0), [0, 1, 0], atol=1e-9)


def test_sums_come_about_step_by_step_and_lane_after_lane() -> None:
    line = squish_line()
    assert line.unit == pytest.approx(1)
    line.set_spread(0.25)
    assert xs(line, 0)[0] == pytest.approx(2)
    assert line.lanes[0].others.opacity == 1
    assert line.lanes[1].others.opacity == line.lanes[1].followed.opacity == 0
    line.set_spread(1.75)
    np.testing.assert_allclose(xs(line, 0), [-3, 8], atol=1e-9)
    np.testing.assert_allclose(xs(line, 1), [3, -9.5], atol=1e-9)


@pytest.mark.parametrize("share", [0, 0.3, 1])
def test_the_squeeze_takes_x_towards_sigma_of_x_on_the_same_scale(share: float) -> None:
    line = squish_line().set_spread(2).set_squeezed(share)
    for lane, z in enumerate(WALKS[:, -1]):
        np.testing.assert_allclose(xs(line, lane), (1 - share) * z + share * expit(z), atol=1e-9)
    ticks = line.threads.get_start_anchors()[:, 0] - line.frame.get_center()[0]
    whole = np.arange(-10, 11)
    np.testing.assert_allclose(ticks, (1 - share) * whole + share * expit(whole), atol=1e-9)


def test_magnified_0_to_1_fills_the_line_and_dots_are_as_bright_as_sigma() -> None:
    line = squish_line().set_spread(2).set_squeezed(1).set_magnified(1)
    np.testing.assert_allclose(xs(line, 0), 20 * expit(WALKS[0, -1]) - 10, atol=1e-9)
    assert line.lanes[1].others.colours.mean() > 0.98  # σ(5)
    assert line.lanes[1].followed.colours.mean() < 0.1  # σ(−10)


@pytest.mark.parametrize("magnified", [0, 0.5, 1])
def test_the_strip_of_light_lies_on_the_stretch_from_0_to_1(magnified: float) -> None:
    line = squish_line().set_magnified(magnified)
    assert line.light.opacity == 0
    length = (1 - magnified) * line.unit + magnified * line.frame.width
    assert line.set_lit(1).light.width == pytest.approx(length)
    assert line.light.opacity == 1


@pytest.mark.parametrize("magnified", [0, 1])
def test_0_and_1_are_named_at_the_ends_of_the_strip_of_light(magnified: float) -> None:
    line = squish_line().set_magnified(magnified)
    assert not paint(line.ends).any()
    zero, one = line.set_lit(1).ends
    assert [printed(each.glyphs) for each in (zero, one)] == ["0", "1"]
    assert zero.get_right()[0] == pytest.approx(line.light.get_left()[0], abs=0.05)
    assert one.get_left()[0] == pytest.approx(line.light.get_right()[0], abs=0.05)
    plain = line.labels[list(line.majors).index(0)]
    assert not paint(plain).any()  # there is one 0, not two


def test_the_reach_goes_from_the_least_to_the_largest_followed_sum() -> None:
    line = squish_line()
    reach = line.reach()
    assert reach.bracket.get_left()[0] == pytest.approx(line.at(-10)[0])
    assert reach.bracket.get_right()[0] == pytest.approx(line.at(8)[0])


@pytest.mark.parametrize("share", [0, 0.2, 0.4, 1])
def test_the_numbers_go_with_their_ticks_until_they_are_gone(share: float) -> None:
    line = squish_line().set_squeezed(share)
    for label, value in zip(line.labels, line.majors):
        assert label.get_x() == pytest.approx(line.at(value)[0], abs=1e-6)
        seen = max(glyph.get_fill_opacity() for glyph in label.glyphs)
        assert seen == pytest.approx(max(0, 1 - 3 * share))


def test_lanes_and_what_is_written_over_them_stay_in_the_area() -> None:
    line = squish_line().set_spread(2).set_squeezed(1).set_magnified(1)
    span = line.span(-2, 2, words("0.76 of it", size=SMALL))
    for part in (line, line.names, line.scales(np.arange(-2, 3)), span):
        assert part.get_top()[1] <= AREA.top and part.get_bottom()[1] >= AREA.bottom
        assert part.get_left()[0] >= AREA.left and part.get_right()[0] <= AREA.right


def test_the_line_knows_whether_the_followed_sum_varies() -> None:
    assert squish_line().varies
    assert not SquishLine(0 * WALKS, IMAGES, 10, AREA, followed=0).varies


def test_dots_step_aside_so_that_none_lies_on_another() -> None:
    positions = np.array([0, 0.05, 0.1, 0.1, 1, 1.15, 5])
    aside = swarm(positions, 0.2, first=1)
    assert aside[1] == aside[6] == 0
    places = np.stack([positions, aside], axis=1)
    gaps = np.linalg.norm(places[:, None] - places[None], axis=2) + 9 * np.eye(len(places))
    assert gaps.min() >= 0.2 - 1e-9
    assert np.abs(aside).max() <= 0.4 + 1e-9  # to both sides


def test_dots_keep_their_places_under_shift_and_scale() -> None:
    centres = np.array([[0, 0, 0], [2, 1, 0]], dtype=float)
    dots = Dots(centres, np.zeros((2, 3)), 0.1)
    assert dots.width == pytest.approx(2.2)
    assert dots.height == pytest.approx(1.2)
    dots.shift(RIGHT).scale(2, about_point=[1, 0, 0])
    np.testing.assert_allclose(dots.centres, [[1, 0, 0], [5, 2, 0]], atol=1e-9)


def test_dots_are_painted_in_their_own_colours_at_their_places() -> None:
    colours = np.array([[1, 0.2, 0.4], [0, 0.6, 0.8]])
    camera = PaintingCamera(pixel_width=142, pixel_height=80, frame_width=14.2, frame_height=8)
    camera.capture_mobjects([Dots(np.array([[-3, 2, 0], [4, -1, 0]]), colours, 0.5)])
    painted = [camera.pixel_array[y, x, :3] for x, y in ((41, 20), (111, 50))]
    np.testing.assert_allclose(painted, 255 * colours, atol=1)


@pytest.mark.parametrize(
    ("value", "expected"), [(0, "0"), (2.5, "2.5"), (-0.25, "−0.25"), (1500, "1,500"), (0.3, "0.3")]
)
def test_a_number_on_a_line_has_the_decimals_it_needs(value: float, expected: str) -> None:
    assert printed(plain_number(value).glyphs) == expected


@pytest.mark.parametrize("width", [1.0, 2.0, 5.0, 12.0])
@pytest.mark.parametrize(("low", "high"), [(-1000, 1000), (0, 1), (-0.3, 0.25), (-20, 20)])
def test_the_numbers_on_a_line_stand_apart(low: float, high: float, width: float) -> None:
    line = NumberLine(low, high, width)
    for one, other in zip(line.labels, line.labels[1:]):
        assert one.get_right()[0] < other.get_left()[0]
    places = [each.get_x() for each in line.labels]
    np.testing.assert_allclose(places, line.at(line.majors)[:, 0], atol=1e-9)


def test_marks_and_brackets_stand_at_their_values_clear_of_the_numbers() -> None:
    line = NumberLine(-10, 10, 10).shift(UP + RIGHT)
    lowest = line.labels.get_bottom()[1]
    tick, label = line.mark(-4, words("here", size=SMALL))
    assert tick.get_x() == pytest.approx(line.at(-4)[0]) == pytest.approx(label.get_x())
    assert label.get_top()[1] < lowest
    below = line.span(-2, 6, words("stretch", size=SMALL), DOWN)
    assert below.bracket.get_top()[1] < lowest
    above = line.span(-2, 6, words("stretch", size=SMALL))
    assert above.bracket.get_bottom()[1] > line.ruler.get_top()[1]
    for span in (above, below):
        assert span.bracket.get_left()[0] == pytest.approx(line.at(-2)[0])
        assert span.bracket.get_right()[0] == pytest.approx(line.at(6)[0])
