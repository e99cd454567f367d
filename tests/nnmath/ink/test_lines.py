"""Ruled lines: found where they are, taken out, and strokes carried on across them."""

import numpy as np
import pytest

from nnmath.ink.lines import find_lines, without_lines

ROWS, COLUMNS = 300, 360


def ruled(period: int = 40, slope: float = 0.0, half: int = 1) -> np.ndarray:
    """Lines of ink 0.3 that are 2 · half + 1 thick, the first at half a period."""
    row, column = np.indices((ROWS, COLUMNS))
    place = (row - slope * (column - COLUMNS / 2)) % period - period // 2
    return np.where(np.abs(place) <= half + 0.5 * (slope != 0), 0.3, 0.0)


@pytest.mark.parametrize("slope", [0.0, 0.05, -0.11])
@pytest.mark.parametrize("half", [0, 1, 2])
def test_a_ruling_is_found_line_by_line(slope: float, half: int) -> None:
    lines = find_lines(ruled(slope=slope, half=half), noise=0.01)
    middles = [line.rows[COLUMNS // 2] for line in lines]
    expected = [20 + 40 * k for k in range(7)]
    assert len(middles) >= 7
    assert all(min(abs(middle - each) for middle in middles) < 1.5 for each in expected)


def test_lines_and_squares_go_and_nothing_is_left_of_them() -> None:
    upright = np.pad(ruled(), ((0, 60), (0, 0)), mode="wrap").T[:ROWS, :COLUMNS]
    for sheet in (ruled(), np.maximum(ruled(), upright)):
        left, taken = without_lines(sheet, noise=0.01)
        assert left.max() < 0.02
        assert taken[sheet > 0].all()


def test_a_stroke_across_lines_stays_whole() -> None:
    sheet = ruled()
    sheet[50:250, 170:190] = 0.9
    left, _ = without_lines(sheet, noise=0.01)
    np.testing.assert_allclose(left[52:248, 172:188], 0.9)
    left[48:252, 168:192] = 0
    assert left.max() < 0.02


def test_strokes_are_no_lines_however_long() -> None:
    sheet = np.zeros((ROWS, COLUMNS))
    sheet[30:270, 170:190] = 0.9  # a 1 that nearly fills the picture
    sheet[150:170, 60:300] = 0.9
    left, taken = without_lines(sheet, noise=0.01)
    np.testing.assert_array_equal(left, sheet)
    assert not taken.any()


def test_a_thin_stroke_that_ends_on_the_paper_is_no_line() -> None:
    sheet = np.zeros((ROWS, COLUMNS))
    sheet[149:152, 60:300] = 0.9
    assert find_lines(sheet, noise=0.01) == []


@pytest.mark.parametrize("shape", [(1, 500), (500, 1), (2, 2)])
def test_pictures_too_small_for_lines_have_none(shape: tuple[int, int]) -> None:
    assert find_lines(np.ones(shape), noise=0.0) == []
