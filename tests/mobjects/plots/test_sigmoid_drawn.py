"""What shows σ says one thing: a probe and its neuron, climbing dots, labels."""

from decimal import Decimal

import numpy as np
import pytest
from manim import DL, DR, UL, UR
from scipy.special import expit

from nnmath import sigmoid
from scenes.mobjects.lanes.climbing import ClimbingDots
from scenes.mobjects.lanes.spreading import SpreadingDots
from scenes.mobjects.lanes.squish_line import SquishLine
from scenes.mobjects.lettering.labels import above_zero, landmark, sigmoid_label, way_to_the_curve
from scenes.mobjects.neurons.light_key import LightStrip
from scenes.mobjects.painting.dots import brightness_colours, sign_colours
from scenes.mobjects.plots.lit_probe import LitProbe
from scenes.mobjects.plots.plot import Plot
from scenes.mobjects.stage import Area
from scenes.mobjects.tween import Tween
from scenes.squish import Squish
from tests.helpers.pictures import printed

Z = np.array([-4.0, -0.5, 0.0, 2.44, 7.0])
WALK = np.array([0 * Z, [2, -1, 3, -2, 5], Z])  # how Z came about


@pytest.fixture
def plot() -> Plot:
    drawn = Plot((-8, 8), (0, 1), ("z", "sigma(z)"), Area(-6, -3, 9, 6))
    drawn.add_curve("sigma", sigmoid)
    return drawn


@pytest.mark.parametrize("share", [0, 0.3, 0.77, 1])
def test_probe_number_and_neuron_agree_on_the_whole_way(plot: Plot, share: float) -> None:
    lit = LitProbe(plot.curve("sigma"), -8, Area(3.5, -2, 3, 4))
    walk = lit.walk_to(5)
    walk.begin()
    walk.interpolate(share)
    x = lit.probe.x_value
    np.testing.assert_allclose(lit.probe.dot.get_center(), plot.at(x, expit(x)), atol=1e-6)
    assert lit.neuron.activations == pytest.approx(expit(x))
    assert lit.sum.number.value == x
    assert lit.neuron.numbers[0].value == pytest.approx(expit(x))


@pytest.mark.parametrize("share", [0, 0.25, 1])
def test_dots_climb_straight_up_to_the_curve_and_end_as_bright_as_high(
    plot: Plot, share: float
) -> None:
    dots = ClimbingDots(Z, plot.curve("sigma"), marked=3).set_climbed(share)
    np.testing.assert_allclose(dots.centres, plot.at(Z, share * expit(Z)), atol=1e-9)
    expected = (1 - share) * sign_colours(Z) + share * brightness_colours(expit(Z))
    np.testing.assert_allclose(dots.colours, expected)
    np.testing.assert_allclose(dots.negative, (Z < 0) * (1 - share))
    np.testing.assert_allclose(dots.activations, expit(Z))
    assert isinstance(dots.climb(), Tween)


@pytest.mark.parametrize("share", [0, 0.4, 1])
def test_dots_of_the_squeezed_line_keep_their_height_while_they_spread_to_the_curve(
    plot: Plot, share: float
) -> None:
    walks = np.array([WALK, -WALK])
    line = SquishLine(walks, [np.eye(3)] * 2, 8, Area(-6, -3, 12, 6), followed=1)
    line.set_spread(2).set_squeezed(1)
    dots = SpreadingDots(line, plot.curve("sigma"))
    np.testing.assert_allclose(dots[0][0].centres, line.at(np.delete(walks[0, -1], 1)), atol=1e-9)
    dots.set_spread(share)
    drawn_at = []
    for lane, (others, followed), z in zip(line.lanes, dots, walks[:, -1], strict=True):
        for drawn, at, like in (
            (others, np.delete(z, 1), lane.others),
            (followed, z[[1]], lane.followed),
        ):
            np.testing.assert_allclose(drawn.centres[:, 1], plot.at(at, expit(at))[:, 1], atol=1e-9)
            x, edge, home = drawn.centres[:, 0], plot.at(-8, 0)[0], plot.at(at, 0)[:, 0]
            np.testing.assert_allclose(x, edge + share * (home - edge), atol=1e-9)  # in step
            drawn_at.append(drawn.centres)
            np.testing.assert_allclose(drawn.colours, like.colours)
    x, y = np.concatenate(drawn_at)[:, :2].T
    assert (np.diff(x[np.argsort(y)]) >= -1e-9).all()  # it never turns back: no hook is seen


@pytest.mark.parametrize(
    ("z", "said"),
    [
        (0.0, "sigma(0.00) = 0.50"),
        (1.0, "sigma(1.00) ≈ 0.73"),
        (2.44, "sigma(2.44) ≈ 0.92"),
        (9.0, "sigma(9.00) > 0.99"),
        (-9.0, "sigma(−9.00) < 0.01"),
    ],
)
def test_a_label_says_equal_only_where_it_is(z: float, said: str) -> None:
    assert sigmoid_label(z).typst_code.strip("$ ") == said


@pytest.mark.parametrize(
    ("z", "said"), [(-5, "0.01"), (-1, "0.27"), (0, "0.50"), (1, "0.73"), (5, "0.99")]
)
def test_landmarks_stand_on_the_curve_and_say_its_height(plot: Plot, z: int, said: str) -> None:
    dot, height = landmark(plot, z)
    np.testing.assert_allclose(dot.get_center(), plot.at(z, expit(z)), atol=1e-6)
    assert printed(height.glyphs) == said
    # One printing: the probe that has walked there says the same.
    lit = LitProbe(plot.curve("sigma"), z, Area(3.5, -2, 3, 4))
    assert printed(lit.neuron.numbers[0].glyphs) == said


@pytest.mark.parametrize("z", [-7.9, -2.0, 2.44, 7.9])
def test_the_way_goes_up_to_the_curve_and_its_label_keeps_clear_of_it(plot: Plot, z: float) -> None:
    way, label = way_to_the_curve(plot, z)
    np.testing.assert_allclose(way.get_start(), plot.at(z, 0), atol=1e-6)
    np.testing.assert_allclose(way.get_end(), plot.at(-8, expit(z)), atol=1e-6)
    for corner in (UL, UR, DL, DR):
        x, y = (label.get_corner(corner) - plot.at(0, 0))[:2] / (plot.at(1, 1) - plot.at(0, 0))[:2]
        assert y < expit(x) if z >= 0 else y > expit(x)
    assert label.get_right()[0] <= plot.plane.get_right()[0]
    assert label.get_left()[0] >= plot.plane.get_left()[0]
    assert abs(label.get_x() - way.get_start()[0]) < label.width  # beside its way


def test_a_strip_beside_a_plane_is_dark_where_the_axis_is_0_and_lit_where_it_is_1(
    plot: Plot,
) -> None:
    strip = LightStrip.beside(plot.plane)
    assert strip.get_right()[0] < plot.plane.get_left()[0]
    assert strip.get_left()[0] > max(label.get_right()[0] for label in plot.heights)
    heights = strip.centres[:, 1]
    assert np.all(np.diff(heights) > 0)
    assert (strip.get_bottom()[1], strip.get_top()[1]) == pytest.approx(
        tuple(plot.at(0, [0, 1])[:, 1])
    )


def test_the_answer_says_what_sigma_is_and_that_it_is_more_than_zero() -> None:
    said = [each.typst_code.strip("$ ") for each in above_zero(-1000)]
    power = "e^1000 approx 2.0 times 10^434"
    assert said == ["sigma(-1000) = 1 / (1 + e^1000)", power, "sigma(-1000) > 0"]
    digits = len(str(int(Decimal(1000).exp())))
    assert f"has {digits} digits" in " ".join((Squish.answer.__doc__ or "").split())


def test_the_strip_of_light_has_both_ends() -> None:
    strip = LightStrip(4)
    np.testing.assert_allclose(strip.colours()[0, [0, -1]], brightness_colours(np.array([0, 1])))
    assert np.all(np.diff(strip.values) > 0)


def test_numbers_of_the_probe_follow_the_rule(plot: Plot) -> None:
    lit = LitProbe(plot.curve("sigma"), -8, Area(3.5, -2, 3, 4))
    assert printed(lit.neuron.numbers[0].glyphs) == "<0.01"
    assert printed(lit.set_x_value(5).neuron.numbers[0].glyphs) == "0.99"
    assert printed(lit.set_x_value(7).neuron.numbers[0].glyphs) == ">0.99"
