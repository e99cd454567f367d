"""A neuron takes in an image row by row: lines, sum and cursor say the same at every moment."""

import numpy as np
import pytest

from scenes.mobjects.stage import Area
from scenes.mobjects.sums.row_sum import RowSum
from tests.helpers.pictures import printed

IMAGE = np.array([[0.0, 1.0], [0.5, 0.5], [1.0, 0.0]])
TERMS = np.array([0.0, 2.0, -0.5, 1.0, -3.0, 0.0])


@pytest.fixture
def one() -> RowSum:
    return RowSum(IMAGE, TERMS, 0.25, Area(-6, -1, 12, 4))


@pytest.mark.parametrize(
    ("rows", "arrived", "total"),
    [
        (0, [0, 0, 0, 0, 0, 0], 0.0),
        (1, [0, 2, 0, 0, 0, 0], 2.0),
        (1.5, [0, 2, -0.25, 0.5, 0, 0], 2.25),
        (3, [0, 2, -0.5, 1, -3, 0], -0.5),
    ],
)
def test_lines_and_sum_show_what_has_arrived(
    one: RowSum, rows: float, arrived: list[float], total: float
) -> None:
    one.set_taken(rows)
    np.testing.assert_allclose(one.signals.values[0], arrived)
    assert one.table.row(0)[1].value == pytest.approx(total)


def test_the_cursor_goes_from_the_first_row_to_the_last(one: RowSum) -> None:
    assert one.cursor.get_top()[1] == pytest.approx(one.image.get_top()[1])
    one.set_taken(3)
    assert one.cursor.get_bottom()[1] == pytest.approx(one.image.get_bottom()[1])
    assert one.cursor.height == pytest.approx(one.image.height / 3)


def test_the_table_adds_up_weighted_sum_and_own_number(one: RowSum) -> None:
    one.set_taken(3)
    texts = [printed(row[1].glyphs) for row in (*one.table.rows, one.table.total)]
    assert texts == ["−0.50", "0.25", "−0.25"]


def test_only_the_first_row_of_the_table_is_shown_from_the_start(one: RowSum) -> None:
    shown = one.get_family()
    assert one.table.row(0) in shown
    assert one.table.row(1) not in shown and one.table.total not in shown
