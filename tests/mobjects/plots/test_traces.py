"""Measured curves as far as they are reached, the steps on a curve, and bars over an axis."""

import numpy as np
import pytest

from nnmath import relu, sigmoid
from scenes.mobjects.plots.axes import Plane
from scenes.mobjects.plots.curve import Curve
from scenes.mobjects.plots.function_icon import FunctionIcon
from scenes.mobjects.plots.spread import Spread
from scenes.mobjects.plots.step_probe import StepProbe
from scenes.mobjects.plots.traces import Traces
from scenes.mobjects.stage import Area
from tests.helpers.pictures import around, paint, printed

X = np.arange(5.0)
Y = np.array([[0.0, 2, 4, 4, 4], [4.0, 3, 2, 1, 0]])


def test_curves_are_drawn_as_far_as_they_are_reached() -> None:
    plane = Plane((0, 4), (-1, 5), 8, 4)
    traces = Traces(X, Y, plane, [(), ()]).set_reached(1.5)
    assert traces.heights().tolist() == [3, 2.5]
    picture = paint(traces)
    for x, y in ((0.5, 1), (1.5, 3), (0.5, 3.5), (1.5, 2.5)):
        assert around(picture, plane.at(x, y))[3] > 100
    for x, y in ((2, 4), (3, 4), (3, 1)):
        assert around(picture, plane.at(x, y))[3] == 0


def test_a_curve_is_drawn_only_within_its_plane() -> None:
    plane = Plane((0, 2), (0, 3), 6, 3)
    picture = paint(Traces(X, Y, plane, [(), ()]))
    assert around(picture, plane.at(1, 2))[3] > 100
    assert around(picture, plane.at(1.9, 3.8))[3] == 0  # above the plane
    assert around(picture, plane.at(3, 1))[3] == 0  # beyond it


def test_dashes_tell_curves_apart() -> None:
    plane = Plane((0, 4), (-1, 5), 8, 4)
    level = np.full((1, 5), 2.0)
    row = [plane.at(x, 2) for x in np.linspace(0.2, 3.8, 200)]
    seen = []
    for dash in ((), (0.2, 0.14), (0.0, 0.13)):
        picture = paint(Traces(X, level, plane, [dash]))
        seen.append(float(np.mean([around(picture, each, 0)[3] > 100 for each in row])))
    assert seen[0] == 1 and 0.5 < seen[1] < 0.9
    assert seen[2] < seen[1]
    with pytest.raises(ValueError, match="cannot tell 2 curves apart"):
        Traces(X, Y, plane, [()])


def test_bars_are_as_high_as_their_counts() -> None:
    plane = Plane((-2, 2), (0, 1), 8, 4)
    spread = Spread(np.array([9, 1, 2, 4, 1, 9]), np.arange(-3, 4), plane, flat=1)
    assert spread.heights.tolist() == [0.25, 0.5, 1, 0.25]  # what lies beyond is not drawn
    assert spread.beyond.tolist() == [True, False, False, True]
    picture = paint(spread)
    for x, height in zip((-1.5, -0.5, 0.5, 1.5), spread.heights):
        assert around(picture, plane.at(x, height - 0.05))[3] == 255
        if height < 1:
            assert around(picture, plane.at(x, height + 0.05))[3] == 0
    assert around(paint(spread.set_grown(0.5)), plane.at(0.5, 0.55))[3] == 0


def test_a_step_shows_the_light_before_and_after_it() -> None:
    plane = Plane((-10, 10), (0, 1), 10, 2)
    step = StepProbe(Curve(sigmoid, plane), 0, Area(0, 0, 4, 3))
    step.set_x_value(1)
    before, after = (float(sigmoid(x)) for x in (0.5, 1.5))
    assert step.lights.activations.tolist() == [before, after]
    assert [printed(each.glyphs) for each in step.sums] == ["0.50", "1.50"]
    assert printed(step.change.number.glyphs) == f"{after - before:.2f}"
    expected = plane.at([0.5, 1.5, 1.5], [before, before, after])
    anchors = np.array(step.corner.get_anchors())
    np.testing.assert_allclose(anchors[[0, 1, -1]], expected, atol=1e-9)
    step.set_x_value(8)
    assert printed(step.change.number.glyphs).replace(" ", "") == "<0.01"
    with pytest.raises(ValueError, match=r"The step reaches from 9\.4 to 10\.4"):
        step.set_x_value(9.9)


def test_an_icon_has_its_function_on_the_scale_of_all_icons() -> None:
    icon = FunctionIcon(relu, 3.0)
    np.testing.assert_allclose(icon.curve.at(4.0), icon.plane.at(4, 4))
    assert icon.plane.width == icon.plane.height == pytest.approx(3)
    picture = paint(icon)
    assert around(picture, icon.plane.at(2, -2), 0)[3] == 0
    assert around(picture, icon.plane.at(2, 2), 0)[3] > 120
    across, up = icon.name_axes("z", "a")  # at the ends of the axes, in the frame
    assert icon.plane.get_x() < across.get_x() < icon.plane.get_right()[0]
    assert across.get_top()[1] < icon.plane.at(0, 0)[1]
    assert icon.plane.at(0, 0)[1] < up.get_y() < icon.plane.get_top()[1]
    assert up.get_right()[0] < icon.plane.at(0, 0)[0]
