"""Cells of grids: blocks, cursors and sums against hand-worked numbers."""

import numpy as np
import pytest
from manim import Mobject

from scenes.mobjects.cells import Card, Cursor, Tally, block
from scenes.mobjects.grids import ImageGrid
from scenes.mobjects.text import Readout
from scenes.mobjects.theme import THEME

TERMS = np.array([[0.5, -1.0, 0.0], [0.25, 1.0, -0.5]])
ORDER = np.array([4, 0, 1])  # the terms 1.0, 0.5, -1.0


def printed(number: Readout) -> list[np.ndarray]:
    return [glyph.points - number.get_corner(np.zeros(3)) for glyph in number.glyphs]


def same_text(number: Readout, value: float) -> bool:
    before = printed(number)
    after = printed(number.copy().set_value(value))
    return all(a.shape == b.shape and np.allclose(a, b) for a, b in zip(before, after, strict=True))


def middle(mobject: Mobject) -> np.ndarray:
    return mobject.get_center()[:2]


def test_a_block_surrounds_its_cells_and_no_others() -> None:
    grid = ImageGrid(np.zeros((4, 6)), 6.0)  # cells one unit wide, centred on the origin
    frame = block(grid, (slice(1, 3), slice(2, 6)), THEME.attention)
    assert (frame.width, frame.height) == (pytest.approx(4), pytest.approx(2))
    assert middle(frame) == pytest.approx([1, 0])


@pytest.mark.parametrize(("count", "cell"), [(0, 4), (1, 4), (1.2, 0), (2, 0), (3, 1)])
def test_a_cursor_stands_on_the_cell_being_counted_in_every_grid(count: float, cell: int) -> None:
    grids = [ImageGrid(np.zeros((2, 3)), 3.0).shift([x, 1, 0]) for x in (-4, 4)]
    cursor = Cursor(grids, ORDER).show_terms(count)
    for outline, grid in zip(cursor, grids, strict=True):
        assert middle(outline) == pytest.approx(grid.centres[cell][:2])


@pytest.mark.parametrize(("count", "total"), [(0, 0.0), (1, 1.0), (1.5, 1.5), (2, 1.5), (3, 0.5)])
def test_a_tally_takes_in_its_terms_in_order(count: float, total: float) -> None:
    tally = Tally("edge", np.ones((2, 3)), TERMS, ORDER, spec=".2f").show_terms(count)
    assert tally.grid.values.sum() == pytest.approx(total)
    assert same_text(tally.number, total) and not same_text(tally.number, total + 0.01)
    taken = np.zeros(6, dtype=bool)
    taken[ORDER[: int(np.ceil(count))]] = True
    assert np.array_equal(tally.grid.values, np.where(taken.reshape(2, 3), TERMS, 0))


def test_other_terms_change_the_sum_and_not_the_count() -> None:
    tally = Tally("edge", np.ones((2, 3)), TERMS, ORDER, spec=".2f").show_terms(2)
    tally.set_terms(-TERMS)
    assert tally.count == 2
    assert same_text(tally.number, -1.5)


def test_adding_up_ends_with_all_terms_asked_for() -> None:
    tally = Tally("edge", np.ones((2, 3)), TERMS, ORDER, spec=".2f")
    animation = tally.add_up(3)
    animation.begin()
    animation.interpolate(0.5)
    assert tally.count == 2
    animation.finish()
    assert tally.count == 3
    assert same_text(tally.number, 0.5)


def test_a_card_hides_its_terms_and_prints_their_sum() -> None:
    terms = np.array([[3.0, -1.0], [5.0, 1.0]])
    card = Card("B", np.ones((2, 2)), terms, (slice(0, 1), slice(0, 2)))
    assert card.grid.opacity == 0
    assert card.sum == 8
    assert same_text(card.number, 8) and not same_text(card.number, 7)
    assert card.number not in card.question.get_family()
