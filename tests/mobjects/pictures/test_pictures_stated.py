"""Pictures state their greys, and those that say their numbers, the numbers too."""

import numpy as np
import pytest

from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.painting.dots import brightness_colours
from scenes.mobjects.pictures.boxed_picture import AIR, BoxedPicture
from scenes.mobjects.pictures.numbered_grid import NumberedGrid
from scenes.mobjects.pictures.photograph import Photograph
from scenes.mobjects.pictures.pieces import Pieces
from scenes.mobjects.pictures.pile import Pile
from scenes.mobjects.stage import Area
from tests.helpers.pictures import paint, pixel_of
from tests.helpers.stated import SIZE, colours_at, only, stated

IMAGE = np.array([[0.0, 0.25, 0.5], [0.75, 1.0, 0.125]])


def test_a_photograph_states_itself_as_one_picture() -> None:
    picture = Photograph(IMAGE, 6)
    shown = only("pictures", picture)
    assert shown.values.tolist() == IMAGE.ravel().tolist()
    assert shown.more["shape"].tolist() == [1, 2, 3]
    assert shown.places.tolist() == [[[-3, -2], [3, 2]]]
    first = colours_at(picture, shown, 1 / 6, 1 / 4)
    assert first == pytest.approx(brightness_colours(IMAGE[1, :1]), abs=1 / 255)


def test_a_picture_that_has_come_apart_states_its_pieces_and_nothing_else() -> None:
    boxed = BoxedPicture(IMAGE, np.array([[0, 0, 1, 1.5], [0.5, 1, 2, 3]]), 6)
    assert only("pictures", boxed).values.tolist() == IMAGE.ravel().tolist()
    one, other = stated(boxed.set_apart(1))
    assert one.values.tolist() == [0.0] and one.more["shape"].tolist() == [1, 1, 1]
    assert other.values.tolist() == [1.0, 0.125] and other.more["shape"].tolist() == [1, 1, 2]
    # Each is a little smaller, around its middle: a cell at its edge is a little nearer to that.
    (left, bottom), (right, top) = other.places[0]
    assert (left, right) == pytest.approx((-1 + AIR, 3 - AIR))
    assert (bottom, top) == pytest.approx((-2 + AIR, -AIR / 3))


def test_a_pile_states_what_has_landed() -> None:
    pile = Pile(np.stack([IMAGE, 0 * IMAGE]))
    assert only("cells", pile.set_landed(1)).values == pytest.approx(IMAGE.ravel() / 2)


def test_pieces_state_their_light_where_they_lie_alone() -> None:
    inks = np.stack([IMAGE, IMAGE[::-1], 1 - IMAGE])
    apart, other = Area(-4, -1, 3, 2), Area(1, -1, 3, 2)
    pieces = Pieces(inks, [apart, other, other])
    told = stated(pieces)
    assert [each.values.tolist() for each in told] == [ink.ravel().tolist() for ink in inks]
    assert [set(each.plainly.tolist()) for each in told] == [{1}, {0}, {0}]
    assert told[0].places[0].tolist() == [[-4, 0], [-3, 1]]
    seen = colours_at(pieces, told[0])
    assert seen == pytest.approx(brightness_colours(IMAGE.ravel()), abs=1 / 255)
    whole = ImageGrid(IMAGE, 3).move_to([-2.5, 0, 0])
    assert told[0].places == pytest.approx(only("cells", whole).places)


def test_numbers_of_cells_are_stated_as_they_are_printed() -> None:
    grid = NumberedGrid(IMAGE, 6).print_rows(1)
    cells, numbers = stated(grid)
    assert cells.values.tolist() == IMAGE.ravel().tolist()
    assert numbers.text == "0.00\n0.25\n0.50"
    assert numbers.values.tolist() == [0, 0.25, 0.5]
    ink = paint(grid, size=SIZE)[..., :3].astype(float)
    for place, value in zip(numbers.places, numbers.values):
        (left, bottom), (right, top) = (pixel_of(each, SIZE) for each in place)
        number = ink[int(top) - 1 : int(bottom) + 2, int(left) - 1 : int(right) + 2]
        ground = 255 * brightness_colours(np.array([value]))[0]
        columns = np.abs(number - ground).max(axis=(0, 2)) > 60
        assert columns[2:-2].any() and np.flatnonzero(columns)[[0, -1]] == pytest.approx(
            [1, len(columns) - 2], abs=2
        )


def test_of_cells_that_are_cut_nothing_is_stated_to_be_seen() -> None:
    grid = NumberedGrid(IMAGE, 6).print_rows(2).set_view(np.array([0.5, 0.0, 2.0]))
    cells, numbers = stated(grid)
    assert cells.plainly.tolist() == [0, 1, 0, 0, 0, 0]
    assert numbers.text == "0.25"


def test_lights_without_plates_are_not_seen() -> None:
    assert only("cells", NumberedGrid(IMAGE).set_plates(0.25)).plainly.tolist() == [0.25] * 6
