"""All pixels become neurons of one column: each in its place and with its light."""

import numpy as np
import pytest
from manim import VGroup

from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.painting.dots import brightness_colours
from scenes.mobjects.pixels.address import Address
from scenes.mobjects.pixels.column import CLOSE, Column
from scenes.mobjects.pixels.place_walk import PlaceWalk
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import BODY
from tests.helpers.pictures import around, paint, printed, run

IMAGE = np.arange(784).reshape(28, 28) * 37 % 784 / 783  # every pixel has a light of its own
AREA = Area(-0.5, -3, 7, 6)


@pytest.fixture
def column() -> Column:
    return Column(ImageGrid(IMAGE, 4).move_to([-5, 0, 0]), AREA)


def shown(column: Column) -> np.ndarray:
    """The neurons that can be seen."""
    return np.flatnonzero(column.dots.shown > 0)


def test_rows_leave_one_after_another_and_go_on_where_the_last_one_ends(column: Column) -> None:
    run(column.leave(1))
    np.testing.assert_array_equal(shown(column), np.arange(28))
    run(column.leave(2))
    np.testing.assert_allclose(column.dots.centres[21:56, 0], AREA.centre[0])
    steps = np.diff(column.dots.centres[21:56, 1])
    np.testing.assert_allclose(steps, -column.layout.far)


def test_a_neuron_keeps_its_light_on_its_way(column: Column) -> None:
    column.set_gone(0.6)
    picture = paint(column, background=True)
    for index in range(28):
        expected = 255 * brightness_colours(IMAGE.ravel()[[index]])[0]
        lit = around(picture, column.dots.centres[index], reach=0)[:3]
        np.testing.assert_allclose(lit, expected, atol=3)


def test_folded_all_neurons_are_seen_each_with_its_own_light(column: Column) -> None:
    run(column.leave(28))
    run(column.fold())
    centres = column.dots.centres
    assert len(shown(column)) == 784 == len(np.unique(centres.round(6), axis=0))
    size = (1920, 1080)
    picture = paint(column.dots, size=size, background=True)
    lit = np.array([around(picture, centre, reach=0)[:3] for centre in centres])
    np.testing.assert_allclose(lit, 255 * brightness_colours(IMAGE.ravel()), atol=3)


def test_folded_the_column_is_read_piece_after_piece_downwards(column: Column) -> None:
    run(column.leave(28))
    run(column.fold())
    x, y, _ = column.dots.centres.T
    order = np.lexsort((-y.round(6), x.round(6)))
    np.testing.assert_array_equal(order, np.arange(784))
    heads = [printed(head.glyphs) for head in column.labels.heads]
    assert heads == [str(56 * piece) for piece in range(14)]


@pytest.mark.parametrize("index", [0, 5, 298, 783])
def test_close_by_every_neuron_says_its_place_and_its_activation(
    column: Column, index: int
) -> None:
    run(column.leave(28))
    run(column.point())
    run(column.look_at(index))
    np.testing.assert_allclose(column.pointer.get_center(), column.dots.centres[index], atol=1e-6)
    labels = column.labels
    told = 0
    for place, number in zip(labels.places, labels.activations, strict=True):
        if place.glyphs[0].fill_rgbas[0, 3] == 0:
            continue
        told += 1
        here = int(printed(place.glyphs))
        assert place.get_y() == pytest.approx(column.dots.centres[here, 1], abs=0.01)
        value = printed(number.glyphs)
        assert abs(float(value.lstrip("<>")) - IMAGE.flat[here]) <= 0.01
    assert told >= 4


def test_nothing_of_the_column_is_seen_outside_its_area(column: Column) -> None:
    run(column.leave(28))
    for index, pitch in ((0, CLOSE), (400, CLOSE), (400, column.layout.far)):
        run(column.look_at(index, pitch))
        for folded in (0, 0.1, 0.5, 0.9, 1):
            column.set_folded(folded)
            x, y, _ = column.dots.centres[shown(column)].T
            assert AREA.left <= x.min() and x.max() <= AREA.right
            assert AREA.bottom <= y.min() and y.max() <= AREA.top
        column.set_folded(0)


def seen_labels(labels: VGroup) -> list[str]:
    """What those of these numbers say that can be seen."""
    return [printed(each.glyphs) for each in labels if each.glyphs[0].fill_rgbas[0, 3] > 0]


def test_on_a_walk_ring_pixel_and_printed_place_agree_in_every_frame(column: Column) -> None:
    image = ImageGrid(IMAGE, 4).move_to([-5, 0, 0])
    place = Labelled(words("place"), Readout(0, "d", BODY, field="783"))
    walk = PlaceWalk(Address(image, AREA), column, place)
    run(column.leave(28))
    run(column.point())
    far, passed = column.layout.far, set()
    for end, pitch, folded in (
        (60, far, 0),
        (60, CLOSE, 0),
        (70, None, 0),
        (70, far, 0.4),
        (0, None, 1),
    ):
        column.set_folded(folded)
        walking = walk.walk_to(end, pitch)
        walking.begin()
        for share in np.linspace(0, 1, 14):
            walking.interpolate(share)
            shown = int(printed(place.number.glyphs))
            passed.add(shown)
            at = column.dots.centres[shown]
            np.testing.assert_allclose(column.pointer.get_center(), at, atol=1e-6)
            cursor = walk.address.cursor.get_center()
            np.testing.assert_allclose(cursor, image.centres[shown], atol=1e-6)
            if not folded and pitch == far:  # from far, no place but its own is beside the ring
                assert seen_labels(column.labels.places) == [str(shown)]
    assert len(passed) > 30


def test_rows_are_told_apart_by_their_numbers_also_while_the_next_one_comes(
    column: Column,
) -> None:
    run(column.leave(1))
    run(column.leave(2), 0.0, 0.99)
    named = [each.number for each in column.bars.names if each.label[0].fill_rgbas[0, 3] > 0]
    assert [printed(number.glyphs) for number in named] == ["0"]
    column.set_gone(2)
    assert len(column.bars.bars.get_subpaths()) == 2
