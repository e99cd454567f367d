"""Every pixel has its line to the neuron, and a followed one tells its numbers beside it."""

import numpy as np
import pytest
from manim import DL, UR

from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.network.fan_in import FanIn
from scenes.mobjects.stage import Area, Stage
from tests.helpers.pictures import around, paint, printed, run

IMAGE = np.array([[0.0, 0.5, 1.0], [0.25, 0.0, 0.75], [1.0, 0.5, 0.0]])
WEIGHTS = np.array([[1.0, -0.5, 0.25], [0.5, 1.0, -1.0], [-0.25, 0.75, 0.5]])
WIDE, TALL = Stage(14.222, 8.0).whole, Stage(8.0, 14.222).whole


def fan_in(area: Area = WIDE) -> FanIn:
    left, right = area.split(1, 1)
    return FanIn(left.fit(ImageGrid(IMAGE)), WEIGHTS, WEIGHTS * IMAGE, right.rows(3, 2)[0])


def test_a_line_begins_on_its_pixel_over_the_image() -> None:
    fan = fan_in()
    line = fan.follow(8, 0).line  # a dark pixel in the lower right
    start, end = fan.image.centres[8], fan.neuron.centres[0]
    place = start + 0.03 * (end - start)
    dark = around(paint(fan.image, size=(1280, 720)), place)[:3].sum()
    assert around(paint(fan.image, line, size=(1280, 720)), place)[:3].sum() > dark + 100
    assert line.z_index > fan.image.z_index and fan.weights.z_index > fan.image.z_index


def test_lines_show_the_weights_and_signals_the_products() -> None:
    fan = fan_in()
    assert fan.weights.values.tolist() == [WEIGHTS.ravel().tolist()]
    assert fan.signals.values.tolist() == [(WEIGHTS * IMAGE).ravel().tolist()]
    followed = fan.follow(5, 1)
    assert np.flatnonzero(followed.line.values).tolist() == [5]
    assert followed.line.values[0, 5] == -1.0 and followed.signal.values[0, 5] == -0.75
    # As bright alone as among the others.
    assert followed.line.limit == fan.weights.limit and followed.signal.limit == fan.signals.limit


@pytest.mark.parametrize("area", [WIDE, TALL], ids=["wide", "tall"])
@pytest.mark.parametrize("pair", [(1, 6), (6, 1), (2, 5), (5, 2), (7, 8), (8, 7), (0, 8)])
def test_no_label_is_on_a_followed_line_the_image_or_the_neuron(
    area: Area, pair: tuple[int, int]
) -> None:
    fan = fan_in(area)
    followed = [fan.follow(*pair), fan.follow(*pair[::-1])]
    way = np.linspace(0, 1, 400)[:, None]
    for label in (each.label for each in followed):
        low, high = label.get_corner(DL)[:2], label.get_corner(UR)[:2]
        for pixel in pair:
            start, end = fan.image.centres[pixel][:2], fan.neuron.centres[0][:2]
            points = start + way * (end - start)
            assert not ((points > low) & (points < high)).all(axis=1).any()
        for thing in (fan.image, fan.neuron):
            beside = (low > thing.get_corner(UR)[:2]) | (high < thing.get_corner(DL)[:2])
            assert beside.any()


def test_labels_of_lines_that_lie_on_each_other_are_on_both_sides() -> None:
    fan = fan_in()
    fan.neuron.move_to(fan.image.get_center()).shift([7, 0, 0])
    labels = [fan.follow(3, 5).label, fan.follow(5, 3).label]
    heights = [label.get_y() - fan.image.get_y() for label in labels]
    assert heights[0] * heights[1] < 0


def test_an_activation_comes_from_its_pixel_into_the_table() -> None:
    followed = fan_in().follow(5, 1)
    row = followed.row
    texts = [printed(each.glyphs) for each in (row.activation, row.weight, row.product)]
    assert texts == ["0.75", "−1.00", "=−0.75"]
    place = row.pixel.get_center()
    run(followed.take_activation(), 0.0)
    np.testing.assert_allclose(row.pixel.get_center(), followed.outline.get_center(), atol=0.1)
    row.pixel.move_to(place)
    run(followed.take_activation())
    np.testing.assert_allclose(row.pixel.get_center(), place, atol=1e-6)


def test_a_product_goes_from_its_line_into_the_neuron() -> None:
    followed = fan_in().follow(5, 1)
    sent, neuron = followed.sent, followed.neuron.centres[0]
    assert printed(sent.glyphs) == "−0.75"
    np.testing.assert_allclose(sent.get_center(), followed.label.number.get_center(), atol=1e-6)
    assert not followed.signal.envelope.any()  # nothing runs before it is sent
    way = neuron - followed.outline.get_center()
    far = np.linalg.norm(sent.get_center() - neuron)
    running, glow = followed.send().animations
    run(running, 0.5)
    assert 0 < np.linalg.norm(sent.get_center() - neuron) < far
    middle = len(followed.signal.envelope) // 2
    assert followed.signal.envelope[:middle].max() > 0.5
    running.interpolate(1)
    assert sent.glyphs[0].get_fill_opacity() == 0
    # It goes in where the line does.
    assert np.linalg.norm(sent.get_center() - neuron) == pytest.approx(followed.neuron.radius)
    np.testing.assert_allclose(np.cross(sent.get_center() - neuron, way), 0, atol=1e-6)
    np.testing.assert_allclose(glow.mobject.get_center(), neuron, atol=1e-6)
