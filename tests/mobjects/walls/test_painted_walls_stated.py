"""What is painted of many pictures or numbers in one go states each of them in its place."""

import numpy as np
import pytest

from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.painting.dots import brightness_colours
from scenes.mobjects.painting.signs import sign_shades
from scenes.mobjects.showing import LIGHT, SIGN
from scenes.mobjects.stage import Area
from scenes.mobjects.walls.dials import DialGrid
from scenes.mobjects.walls.marked_pictures import MarkedPictures
from scenes.mobjects.walls.mosaic import Mosaic
from scenes.mobjects.walls.sheet import Sheet
from scenes.mobjects.walls.zoom_out import ZoomOut
from tests.helpers.stated import colours_at, only, stated

AREA = Area(-5, -3, 10, 6)
LAYERS = [
    (np.linspace(-1, 1, 12).reshape(3, 4), np.array([0.5, -0.5, 1.0])),
    (np.array([[0.1, 0.2, 0.3], [-0.9, 0.8, -0.7]]), np.array([0.25, -0.25])),
]
GREYS = np.array([0.0, 0.5, 1.0])
PLAIN = np.broadcast_to(GREYS[:, None, None], (3, 4, 4))


def test_a_mosaic_states_tile_by_tile_and_block_by_block() -> None:
    mosaic = Mosaic(LAYERS, (2, 2), AREA)
    told = stated(mosaic)
    (first, first_biases), (second, second_biases) = LAYERS
    expected = [*first, first_biases, second, second_biases]
    assert [each.values.tolist() for each in told] == [each.ravel().tolist() for each in expected]
    assert told[0].more["shape"].tolist() == [2, 2]
    assert told[-1].more["shape"].tolist() == [2, 1]
    assert {(each.scale, each.limit) for each in told} == {(SIGN, 1)}
    for each in told:
        seen = colours_at(mosaic, each, 0.5, 0.8)
        assert seen == pytest.approx(sign_shades(each.values), abs=1 / 255)


def test_of_numbers_that_have_not_come_a_mosaic_tells_nothing() -> None:
    told = stated(Mosaic(LAYERS, (2, 2), AREA).show(13))
    shares = np.concatenate([each.more["told"] for each in told])
    assert shares.tolist() == [1] * 13 + [0] * 10


def test_of_a_share_of_all_numbers_a_mosaic_states_the_share() -> None:
    told = stated(Mosaic(LAYERS, (2, 2), AREA).set_share(0.5))
    assert told[0].values == pytest.approx(LAYERS[0][0][0] / 2)


def test_dials_state_signed_values_in_their_cells() -> None:
    values = np.array([[0.0, 0.5], [-1.0, 0.25]])
    shown = only("dials", DialGrid(values))
    assert shown.values.tolist() == values.ravel().tolist() and shown.scale == SIGN


def test_a_sheet_states_its_pictures_and_its_lights() -> None:
    sheet = Sheet(PLAIN, np.zeros(PLAIN.shape), GREYS[::-1], AREA).set_told(1)
    pictures, strips = only("pictures", sheet), only("strips", sheet)
    assert pictures.values.tolist() == PLAIN.ravel().tolist()
    assert pictures.more["shape"].tolist() == [3, 4, 4]
    assert colours_at(sheet, pictures) == pytest.approx(brightness_colours(GREYS), abs=1 / 255)
    assert strips.values.tolist() == GREYS[::-1].tolist()
    assert colours_at(sheet, strips) == pytest.approx(brightness_colours(GREYS[::-1]), abs=1 / 255)


def test_a_picture_that_is_marked_does_not_show_its_own_light() -> None:
    marked = np.broadcast_to([[[True]], [[False]], [[False]]], PLAIN.shape)
    sheet = Sheet(PLAIN, marked, GREYS, AREA).set_marked(1)
    assert only("pictures", sheet).plainly.tolist() == [0, 1, 1]
    assert only("strips", sheet).more["told"].tolist() == [0, 0, 0]


def test_pictures_that_have_come_are_stated_where_they_are() -> None:
    wall = MarkedPictures(PLAIN, [1], AREA).set_shown(2)
    shown = only("pictures", wall)
    assert (shown.scale, shown.plainly.tolist()) == (LIGHT, [1, 1, 0])
    assert shown.values.tolist() == PLAIN.ravel().tolist()
    seen = colours_at(wall, shown)[:2]
    assert seen == pytest.approx(brightness_colours(GREYS)[:2], abs=2 / 255)


def test_what_only_an_audit_asks_for_is_no_part_of_a_look() -> None:
    one, other = MarkedPictures(PLAIN, [1], AREA), MarkedPictures(PLAIN, [1], AREA)
    other.images = other.images + 1e-9
    assert one.look() == other.look()


def test_a_view_from_afar_states_how_many_are_in_it() -> None:
    zoom = ZoomOut(ImageGrid(np.zeros((2, 2))), 2500, AREA)
    assert only("count", zoom).values.tolist() == [1]
    zoom.set_level(zoom.last)
    assert only("count", zoom).values == pytest.approx([2500])
    _, inked = stated(zoom.set_swept(0.5))
    assert inked.values == pytest.approx([1250])
