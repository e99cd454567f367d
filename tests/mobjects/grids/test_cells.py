"""Cells of grids: blocks, cursors, grids hung in areas, and pixels that show their terms."""

import numpy as np
import pytest
from manim import DL, UP, UR, Mobject, Square

from scenes.mobjects.grids.cells import Cursor, TermGrid, block, hang, ring
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.text import words
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import THEME
from tests.helpers.pictures import around, contrast, paint, run

TERMS = np.array([[0.5, -1.0, 0.0], [0.25, 1.0, -0.5]])
IMAGE = np.array([[0.5, 1.0, 0.0], [0.25, 1.0, 0.5]])
ORDER = np.array([4, 0, 1])


def middle(mobject: Mobject) -> np.ndarray:
    return mobject.get_center()[:2]


def test_a_block_surrounds_its_cells_and_no_others() -> None:
    grid = ImageGrid(np.zeros((4, 6)), 6.0)  # cells one unit wide, centred on the origin
    frame = block(grid, (slice(1, 3), slice(2, 6)))
    assert (frame.width, frame.height) == (pytest.approx(4), pytest.approx(2))
    assert middle(frame) == pytest.approx([1, 0])


@pytest.mark.parametrize(("count", "cell"), [(0, 4), (1, 4), (1.2, 0), (2, 0), (3, 1)])
def test_a_cursor_stands_on_the_cell_being_counted_in_every_grid(count: float, cell: int) -> None:
    grids = [ImageGrid(np.zeros((2, 3)), 3.0).shift([x, 1, 0]) for x in (-4, 4)]
    cursor = Cursor(grids, ORDER).show_terms(count)
    for outline, grid in zip(cursor, grids, strict=True):
        assert middle(outline) == pytest.approx(grid.centres[cell][:2])


@pytest.mark.parametrize("brightness", [0.0, 0.5, 1.0])
def test_a_cursor_is_seen_on_any_cell(brightness: float) -> None:
    grid = ImageGrid(np.full((3, 3), brightness), 6.0)
    cursor = Cursor([grid], np.array([4]))
    # From the middle of the cell upwards: some of the outline differs from what is beside it.
    picture = paint(grid, cursor)
    column = [around(picture, np.array([0, y, 0]), 0)[:3] / 255 for y in np.linspace(0.7, 1.6, 90)]
    assert max(contrast(one, other) for one, other in zip(column, column[4:])) > 3


def test_a_cursor_leaves_its_cell_free() -> None:
    grid = ImageGrid(np.full((28, 28), 0.4), 4.8)  # small cells, as in the films
    edges = grid.centres[300] + 0.4 * grid.width / 28 * np.array([UP, DL, UR])
    without, beneath = (
        paint(*seen, size=(1920, 1080))
        for seen in ([grid], [grid, Cursor([grid], np.array([300]))])
    )
    for edge in edges:
        np.testing.assert_allclose(around(beneath, edge, 0), around(without, edge, 0), atol=2)


@pytest.mark.parametrize("name", [None, "weights"])
@pytest.mark.parametrize(("width", "height"), [(4, 5), (7, 3), (3, 4.5), (4, 2.2)])
def test_a_grid_hung_in_an_area_is_large_and_leaves_its_room(
    width: float, height: float, name: str | None
) -> None:
    area, grid = Area(-2, -1, width, height), ImageGrid(np.zeros((9, 12)))
    label = words(name) if name else None
    room = hang(grid, area, 0.8, label)
    everything = [each for each in (grid, label) if each]
    taken = Area.around(*everything)
    assert area.left <= taken.left + 1e-6 and taken.right <= area.right + 1e-6
    assert area.bottom <= taken.bottom + 1e-6 and taken.top <= area.top + 1e-6
    beside = room.left > taken.right - 1e-6
    assert beside == (width >= 1.5 * height)
    assert (room.width if beside else room.height) >= 0.8 - 1e-6
    assert beside or room.top < taken.bottom
    assert grid.width > 0.4 * width


def test_pixels_that_are_taken_in_show_their_terms_and_the_others_their_grey() -> None:
    grid = TermGrid(IMAGE, TERMS, 6.0).take(ORDER)
    above = grid.centres + 0.5 * UP  # where no minus is drawn
    picture = paint(grid)
    shown = np.array([around(picture, point)[:3] / 255 for point in above])
    dark, lit, blue, red = (
        colour.to_rgb() for colour in (THEME.dark, THEME.lit, THEME.positive, THEME.negative)
    )
    expected = [
        (dark + blue) / 2,  # 0.5
        red,  # -1
        dark,  # a dark pixel, not taken in
        0.75 * dark + 0.25 * lit,  # a grey one, not taken in
        blue,  # 1
        (dark + lit) / 2,
    ]
    np.testing.assert_allclose(shown, expected, atol=0.01)


def test_only_what_is_taken_in_and_negative_carries_a_minus() -> None:
    grid = TermGrid(IMAGE, TERMS, 6.0).take(ORDER)
    picture = paint(grid)
    differs = [
        np.abs(around(picture, centre)[:3] - around(picture, centre + 0.5 * UP)[:3]).max() > 20
        for centre in grid.centres
    ]
    assert differs == [False, True, False, False, False, False]


def test_a_ring_is_whole_as_long_as_it_is_seen_never_at_rest_and_gone_in_the_end() -> None:
    square = Square(2)
    (pointing,) = ring(square).animations
    frame = pointing.mobject
    run(pointing, 0.0)
    assert frame.get_stroke_opacity() == 0
    seen = []
    for share in np.linspace(0.1, 0.9, 41):
        pointing.interpolate(share)
        np.testing.assert_allclose(frame.points[0], frame.points[-1], atol=1e-9)  # closed
        assert frame.width > square.width and frame.height > square.height
        seen.append(frame.get_stroke_opacity())
    assert min(seen) >= 0.5 - 1e-9 and np.abs(np.diff(seen)).max() > 0.01
    assert pointing.is_remover() and pointing.rate_func(1.0) == 0
