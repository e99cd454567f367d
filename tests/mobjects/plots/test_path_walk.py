"""A walk on a path: the picture is the mixture, and curves, lamps and outputs agree at every t."""

import numpy as np
import pytest
from manim import LEFT, RIGHT

from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.text import words
from scenes.mobjects.network.outputs import OutputLayer
from scenes.mobjects.plots.axes import Axes
from scenes.mobjects.plots.blend import Blend
from scenes.mobjects.plots.curve_bundle import CurveBundle
from scenes.mobjects.plots.path_walk import PathWalk, apart
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import THEME
from tests.helpers.pictures import around, paint, printed, run

FIRST, SECOND = np.array([[1.0, 0], [0.2, 0]]), np.array([[0.0, 1], [0.6, 0]])
ROOM = Area(-3, -2, 6, 5)


def outputs(t: float) -> np.ndarray:
    return np.array([1 - t, t, 0.1])


def walk() -> PathWalk:
    plot = Axes((0, 1), (0, 1), ("t", '"outputs"'), ROOM)
    areas = Area(-3, -1, 6, 3), Area(-5, -3, 1, 1)
    blend = Blend(ImageGrid(FIRST, 2).shift(5 * LEFT), FIRST, SECOND, plot.line, areas)
    column = OutputLayer(["0", "1", "2"], np.zeros(3)).shift(4 * RIGHT)
    t = np.linspace(0, 1, 11)
    return PathWalk(blend, column, plot, t, np.stack([outputs(each) for each in t]), outputs)


@pytest.mark.parametrize("t", [0, 0.25, 0.5, 1])
def test_the_picture_is_the_sum_that_is_written_beside_it(t: float) -> None:
    blend = walk().blend.set_t(t)
    np.testing.assert_allclose(blend.image.values, (1 - t) * FIRST + t * SECOND)
    written = zip(blend.shares, blend.pictures)
    total = sum(share.value * picture.values for share, picture in written)
    np.testing.assert_allclose(total, blend.image.values)
    texts = [printed(share.glyphs) for share in blend.shares]
    assert [float(text) for text in texts] == [1 - t, t]
    np.testing.assert_allclose(blend.dot.get_center(), blend.line.at(t), atol=1e-6)


def test_what_is_printed_of_both_adds_up_to_1_between_two_steps() -> None:
    blend = walk().blend
    for t in np.linspace(0, 1, 41) + 0.005 * (np.arange(41) < 40):
        blend.set_t(t)
        assert round(sum(float(printed(share.glyphs)) for share in blend.shares), 9) == 1


def test_lamps_and_outputs_have_the_light_of_the_network_at_t() -> None:
    path = walk()
    run(path.walk_to(0.25), 0.0, 0.5, 1.0)
    np.testing.assert_allclose(path.outputs.activations, [0.75, 0.25, 0.1])
    expected = path.plot.plane.at([0.25] * 3, [0.75, 0.25, 0.1])
    np.testing.assert_allclose(path.lamps.centres, expected, atol=1e-6)
    assert float(path.curves.shown) == 0.25


def test_where_one_has_been_the_curves_stay() -> None:
    path = walk()
    run(path.walk_to(0.8))
    run(path.walk_to(0.4), 0.0, 0.7)
    assert float(path.curves.shown) == pytest.approx(0.8)
    run(path.walk_to(0.4))
    assert (path.t, path.reached) == pytest.approx((0.4, 0.8))


def test_curves_are_painted_as_far_as_they_are_shown_and_the_highest_stand_out() -> None:
    path = walk()
    assert path.curves.strong.tolist() == [True, True, False]
    picture = paint(path.curves.set_shown(0.6), background=True)
    plane = path.plot.plane
    ink, ground = (255 * np.array(each.to_rgb()) for each in (THEME.ink, THEME.background))
    for t in (0.1, 0.3, 0.55):
        seen = around(picture, plane.at(t, 1 - t), reach=0)[:3]
        np.testing.assert_allclose(seen, ink, atol=12)
    np.testing.assert_allclose(around(picture, plane.at(0.7, 0.3))[:3], ground, atol=2)
    thin = around(picture, plane.at(0.4, 0.1), reach=0)[:3]
    assert ground.sum() + 60 < thin.sum() < ink.sum() - 60


def test_a_curve_between_two_points_is_straight() -> None:
    plane = walk().plot.plane
    bundle = CurveBundle(np.array([0.0, 1]), np.array([[0.0], [0.5]]), plane, np.array([True]))
    assert bundle.heights(0.5) == pytest.approx([0.25])


def test_a_flip_stands_over_its_t() -> None:
    path = walk()
    line, label = path.flip(0.5, "0.50")
    assert line.get_x() == pytest.approx(path.plot.plane.at(0.5, 0)[0])
    assert label.get_bottom()[1] > path.plot.plane.get_top()[1]


@pytest.mark.parametrize(("t", "at"), [(0.2, None), (0.3, 0.3), (0.6, 0.6), (0.9, 0.7), (1, 0.7)])
def test_a_name_goes_along_with_its_curve_from_its_rise_until_it_has_its_place(
    t: float, at: float | None
) -> None:
    path = walk()
    path.name_curve("1", 1, 0.25, 0.7)
    path.set_place([t, 0])
    (name,) = path.names
    if at is None:
        assert name.submobjects[0].get_fill_opacity() == 0
        return
    assert name.submobjects[0].get_fill_opacity() == 1
    left, bottom = name.get_left()[0], name.get_bottom()[1]
    x, y, _ = path.plot.plane.at(at, outputs(at)[1])
    assert x < left < x + 0.3
    assert y < bottom < y + 0.3


def test_a_name_stays_when_one_walks_back() -> None:
    path = walk()
    path.name_curve("1", 1, 0.25, 0.7)
    path.set_place([0.9, 0])
    before = path.names[0].get_center()
    path.set_place([0.1, 0.9])
    np.testing.assert_allclose(path.names[0].get_center(), before)


def test_labels_that_would_lie_on_one_another_step_aside() -> None:
    first, second = words("first"), words("second")
    apart(first, second)
    assert second.get_left()[0] > first.get_right()[0]
