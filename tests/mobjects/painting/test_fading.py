"""A picture that is half clear is the whole one, half clear, to the bit, wherever it lies."""

import cairo
import numpy as np
import pytest

from scenes.mobjects.grids.grids import CellGrid, ImageGrid, WeightGrid
from scenes.mobjects.painting.fading import FADING, faded

SIZE = (160, 90)
MATRIX = cairo.Matrix(11.3, 0, 0, -11.3, SIZE[0] / 2, SIZE[1] / 2)


def surface() -> tuple[cairo.ImageSurface, cairo.Context]:
    made = cairo.ImageSurface(cairo.FORMAT_ARGB32, *SIZE)
    ctx = cairo.Context(made)
    ctx.set_matrix(MATRIX)
    return made, ctx


def pixels(made: cairo.ImageSurface) -> np.ndarray:
    made.flush()
    return np.frombuffer(made.get_data(), np.uint8).reshape(*SIZE[::-1], 4)


def poured() -> ImageGrid:
    grid = ImageGrid(np.linspace(0.2, 1, 30).reshape(6, 5), 2.9)
    grid.height_above[:] = np.linspace(0.99, 0.05, 30).reshape(6, 5)
    return grid


@pytest.mark.parametrize(
    "grid",
    [
        WeightGrid(np.eye(7) - 0.5, 2.3),
        poured(),
        poured().rotate(0.7),
        WeightGrid(np.eye(3) - 0.5, 4).shift([6.1, 3.2, 0]),  # half outside the frame
        WeightGrid(np.eye(3) - 0.5, 2).shift([30, 0, 0]),
    ],
)
def test_a_faded_grid_is_the_whole_picture_made_clearer(grid: CellGrid) -> None:
    made, ctx = surface()
    grid.copy().set_fill(opacity=0.4).paint(ctx)
    whole, ctx = surface()
    ctx.push_group()
    grid.copy().set_fill(opacity=1).paint(ctx)
    ctx.pop_group_to_source()
    ctx.paint_with_alpha(0.4)
    np.testing.assert_array_equal(pixels(made), pixels(whole))
    assert pixels(made).any() == (grid.get_left()[0] < 8)


def at(grid: CellGrid, opacity: float) -> np.ndarray:
    made, ctx = surface()
    grid.copy().set_fill(opacity=opacity).paint(ctx)
    return pixels(made).copy()


def test_what_fades_is_drawn_once_and_anew_where_it_changes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn, whole = [], WeightGrid.paint_all

    def noted(grid: WeightGrid, ctx: cairo.Context) -> None:
        drawn.append(grid)
        whole(grid, ctx)

    monkeypatch.setattr(WeightGrid, "paint_all", noted)
    grid = WeightGrid(np.eye(6) - 0.3, 2.1)
    fading = [at(grid, opacity) for opacity in (0.7, 0.4)]
    assert len(drawn) == 1
    FADING.new.clear()
    FADING.old.clear()
    np.testing.assert_array_equal(fading[1], at(grid, 0.4))
    moved, other = grid.copy().shift([1, 0, 0]), grid.copy().set_values(np.eye(6) - 0.6)
    for changed in (moved, other):
        assert (at(changed, 0.4) != fading[1]).any()
    assert len(drawn) == 4


def test_a_picture_in_parts_meets_the_ground_as_the_whole_of_it() -> None:
    ground = np.random.default_rng(3).integers(0, 256, (*SIZE[::-1], 4), np.uint8)
    ground[..., 3] = 255
    boxes = [(-5.3, -1.2, -3.1, 1.7), (-3.6, 0.2, -1.9, 2.2), (3.7, -2.5, 5.6, -0.4)]
    found = []
    for parts in (boxes, []):
        made, ctx = surface()
        pixels(made)[:] = ground
        made.mark_dirty()
        with faded(ctx, 0.6, (-6, -3, 6, 3), cairo.OPERATOR_LIGHTEN, parts):
            for k, (left, top, right, bottom) in enumerate(boxes):
                ctx.rectangle(left, top, right - left, bottom - top)
                ctx.set_source_rgb(0.9, 0.3 * k, 0.5)
                ctx.fill()
        found.append(pixels(made).copy())
    np.testing.assert_array_equal(*found)
    assert (found[0] != ground).any()
