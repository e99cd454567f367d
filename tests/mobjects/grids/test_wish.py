"""A wish: a pattern, and beside each band of its rows what it should be."""

import numpy as np
import pytest

from scenes.mobjects.grids.wish import Wish
from scenes.mobjects.stage import Area
from tests.helpers.pictures import run

PATTERN = np.repeat([[0.0], [0.0], [1.0], [0.0], [0.0]], 6, axis=1)
ROWS = slice(1, 5)
BANDS = (
    ("dark", (slice(1, 2), ROWS)),
    ("bright", (slice(2, 3), ROWS)),
    ("dark", (slice(3, 4), ROWS)),
)


@pytest.mark.parametrize("area", [Area(-2, -2, 4.6, 4.9), Area(-3.6, -1, 7.3, 3)])
def test_each_label_stands_beside_its_rows_and_all_of_it_in_its_area(area: Area) -> None:
    wish = Wish(PATTERN, (slice(1, 4), ROWS), BANDS, area)
    rows = wish.grid.centres.reshape(5, 6, 3)[:, 0, 1]
    for label, row in zip(wish.labels, rows[1:4], strict=True):
        assert label.get_y() == pytest.approx(row)
        assert label.get_left()[0] > wish.grid.get_right()[0]
    taken = Area.around(wish)
    assert area.left - 1e-6 <= taken.left and taken.right <= area.right + 1e-6
    assert area.bottom - 1e-6 <= taken.bottom and taken.top <= area.top + 1e-6


def test_labels_come_one_after_another() -> None:
    wish = Wish(PATTERN, (slice(1, 4), ROWS), BANDS, Area(-2, -2, 4.6, 4.9))
    explaining = wish.explain()
    run(explaining, 0.3)
    first, _, last = (label.submobjects[0].get_fill_opacity() for label in wish.labels)
    assert first > last
