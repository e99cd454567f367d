"""A frame around one row of an image at a time."""

import numpy as np
import pytest

from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.sums.row_cursor import RowCursor


def test_the_cursor_goes_from_the_first_row_to_the_last() -> None:
    image = ImageGrid(np.array([[0.0, 1.0], [0.5, 0.5], [1.0, 0.0]]))
    cursor = RowCursor(image)
    assert cursor.get_top()[1] == pytest.approx(image.get_top()[1])
    cursor.set_taken(3)
    assert cursor.get_bottom()[1] == pytest.approx(image.get_bottom()[1])
    assert cursor.height == pytest.approx(image.height / 3)
