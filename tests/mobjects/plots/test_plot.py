"""Plots: curves are their functions, wherever they slide, and a probe says what the curve says."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from manim import DOWN, LEFT, FadeIn, Scene, linear
from scipy.special import expit

from scenes.mobjects.lettering.text import Readout
from scenes.mobjects.plots.curve import Curve
from scenes.mobjects.plots.plot import Plot
from scenes.mobjects.stage import Area
from scenes.mobjects.tween import TweenThrough
from tests.helpers.pictures import film, printed, run

AREA = Area(-6, -3, 9, 5)


def sigmoid_plot() -> Plot:
    plot = Plot((-10, 10), (0, 1), ("z", "sigma(z)"), AREA)
    plot.add_curve("sigma", expit)
    return plot


def drawn(plot: Plot, curve: Curve) -> tuple[np.ndarray, np.ndarray]:
    """The curve's points read back from where they are on screen: x and y."""
    points = np.array(curve.get_anchors())
    corner, far = plot.at(plot.plane.low[0], plot.plane.low[1]), plot.at(*plot.plane.high)
    share = (points - corner)[:, :2] / (far - corner)[:2]
    x, y = (plot.plane.low + share * (plot.plane.high - plot.plane.low)).T
    return x, y


def test_points_are_where_the_axes_say_after_a_shift_and_a_scale_too() -> None:
    plot = Plot((-2, 6), (-1, 3), ("x", "y"), AREA)
    for moved in (plot, plot.copy().scale(0.5).shift(LEFT + DOWN)):
        for x, label in zip(moved.line.majors, moved.line.labels, strict=True):
            assert label.get_x() == pytest.approx(moved.at(x, 0)[0], abs=1e-6)
        for label in moved.heights:
            y = float(printed(label.glyphs).replace("−", "-"))
            middle = label.frame.get_y()
            assert middle == pytest.approx(moved.at(0, y)[1], abs=0.02)


@pytest.mark.parametrize("area", [AREA, Area(0, 0, 4, 3), Area(-3, -4, 5, 7)])
def test_a_plot_fills_its_area_and_stays_in_it(area: Area) -> None:
    plot = Plot((-200, 300), (-1, 1), ('"week"', '"a long name"'), area)
    assert plot.get_left()[0] >= area.left - 0.01 and plot.get_right()[0] <= area.right + 0.01
    assert plot.get_bottom()[1] >= area.bottom - 0.05 and plot.get_top()[1] <= area.top + 0.01
    assert plot.width > 0.93 * area.width and plot.height > 0.93 * area.height


@pytest.mark.parametrize("shift", [-3.0, 0.0, 7.5])
def test_a_curve_is_its_function_moved_to_the_right(shift: float) -> None:
    plot = sigmoid_plot()
    x, y = drawn(plot, plot.curve("sigma").set_shift(shift))
    np.testing.assert_allclose(y, expit(x - shift), atol=1e-9)
    assert x[0] == pytest.approx(-10) and x[-1] == pytest.approx(10)


def test_a_curve_ends_where_it_leaves_the_plane() -> None:
    plot = Plot((-2, 2), (-1, 1), ("x", "y"), AREA)
    x, y = drawn(plot, plot.add_curve("cube", lambda x: x**3))
    assert (x[0], y[0], x[-1], y[-1]) == pytest.approx((-1, -1, 1, 1), abs=1e-3)
    x, y = drawn(plot, plot.add_curve("square", lambda x: 2 - 4 * x**2))  # in at the left, out, in
    assert np.abs(y).max() <= 1 + 1e-9
    assert np.abs(x).min() == pytest.approx(0.5, abs=1e-3)
    assert np.abs(x).max() == pytest.approx(np.sqrt(0.75), abs=1e-3)
    assert not len(plot.add_curve("above", lambda x: 5 + 0 * x).points)


def test_several_curves_have_names() -> None:
    plot = sigmoid_plot()
    other = plot.add_curve("tanh", np.tanh)
    assert plot.curve("tanh") is other and plot.curve("sigma") is not other
    with pytest.raises(KeyError):
        plot.curve("relu")


@settings(max_examples=25, deadline=None)
@given(st.floats(-10, 10), st.floats(-5, 5))
def test_a_probe_stands_on_its_curve_with_lines_to_both_axes(x: float, shift: float) -> None:
    plot = sigmoid_plot()
    plot.curve("sigma").set_shift(shift)
    probe = plot.probe("sigma", x)
    place = plot.at(x, expit(x - shift))
    np.testing.assert_allclose(probe.dot.get_center(), place, atol=1e-9)
    down, _, _, across = (np.array(probe.guide.get_anchors())[k] for k in (0, 1, 2, 3))
    np.testing.assert_allclose(down, [place[0], plot.at(0, 0)[1], 0], atol=1e-9)
    np.testing.assert_allclose(across, [plot.at(-10, 0)[0], place[1], 0], atol=1e-9)
    assert probe.y_value == pytest.approx(expit(x - shift))


def test_a_probe_walks_along_the_curve_and_knows_where_it_is() -> None:
    plot = sigmoid_plot()
    probe = plot.probe("sigma", -10)
    run(probe.walk_to(6, rate_func=linear), 0.0, 0.5)
    np.testing.assert_allclose(probe.dot.get_center(), plot.at(-2, expit(-2)), atol=1e-9)
    run(probe.walk_to(10))
    assert probe.x_value == 10
    with pytest.raises(ValueError, match="from -10 to 10"):
        probe.set_x_value(11)


@pytest.mark.parametrize("share", [0.0, 0.3, 1.0])
def test_a_probe_goes_along_with_a_curve_that_slides_or_changes(share: float) -> None:
    plot = sigmoid_plot()
    probe, curve = plot.probe("sigma", 2), plot.curve("sigma")
    run(curve.slide_to(4, probe, rate_func=linear), 0.0, share)
    np.testing.assert_allclose(probe.dot.get_center(), plot.at(2, expit(2 - 4 * share)), atol=1e-9)
    curve.set_shift(0)
    run(curve.become_function(lambda x: 0 * x, probe, rate_func=linear), 0.0, share)
    x, y = drawn(plot, curve)
    np.testing.assert_allclose(y, (1 - share) * expit(x), atol=1e-9)
    np.testing.assert_allclose(probe.dot.get_center(), curve.at(2), atol=1e-9)
    run(curve.become_function(expit), 1.0)
    np.testing.assert_allclose(curve.height_at(1.5), expit(1.5))


def test_what_shows_z_and_what_shows_its_activation_agree_on_the_way() -> None:
    z, a = Readout(-4, field="-0.00"), Readout(expit(-4))
    for share in (0.0, 0.4, 1.0):
        run(z.count_to(4), 0.0, share)
        run(TweenThrough(a, "set_value", expit, -4, 4), 0.0, share)
        assert a.value == pytest.approx(expit(z.value))
        z.set_value(-4)


class Sliding(Scene):
    def construct(self) -> None:
        plot = sigmoid_plot()
        probe = plot.probe("sigma", 2)
        self.play(FadeIn(plot, probe))
        self.play(plot.curve("sigma").slide_to(5, probe))
        self.play(probe.walk_to(6))


def test_a_film_from_manims_cache_is_the_film_that_was_drawn(tmp_path: Path) -> None:
    drawn_film, cached = (film(Sliding, tmp_path, (320, 180)) for _ in range(2))
    np.testing.assert_array_equal(drawn_film.last_frame(), cached.last_frame())


def test_a_range_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="no range"):
        Plot((1, 1), (0, 1), ("x", "y"), AREA)
