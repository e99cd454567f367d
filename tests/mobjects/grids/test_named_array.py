"""An array on screen: its name over it, its size under it, no row higher than it needs."""

import numpy as np
import pytest

from scenes.mobjects.grids.named_array import ROW, NamedArray, column, for_cells
from scenes.mobjects.stage import Area
from tests.helpers.pictures import printed

AREA = Area(-1, -2, 0.6, 4)


def test_name_and_size_have_room_in_the_area() -> None:
    values = np.linspace(-1, 1, 16)
    whole = NamedArray(column(values, for_cells(AREA, 16), 1.0), "z", values.shape)
    taken = Area.around(whole)
    assert taken.top <= AREA.top and taken.bottom >= AREA.bottom
    assert whole.name.get_bottom()[1] > whole.cells.get_top()[1]
    assert printed(whole.size.submobjects) == "16"


def test_a_matrix_says_both_its_sizes() -> None:
    cells = column(np.zeros(3), for_cells(AREA, 3), 1.0)
    assert len(NamedArray(cells, "W", (3, 784)).size) == len("3×784")


def test_few_rows_stay_flat_in_the_middle() -> None:
    one = for_cells(AREA, 1)
    assert one.height == ROW
    assert one.centre[1] == pytest.approx(for_cells(AREA).centre[1])


def test_cells_are_as_wide_as_the_area_and_together_as_high() -> None:
    room = for_cells(AREA, 16)
    cells = column(np.ones(16), room, 1.0)
    assert (cells.width, cells.height) == pytest.approx((room.width, room.height))
