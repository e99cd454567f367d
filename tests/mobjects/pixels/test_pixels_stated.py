"""Pixels on their way to neurons state their light as what they are now."""

import numpy as np
import pytest

from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.painting.dots import brightness_colours
from scenes.mobjects.pixels.column import Column
from scenes.mobjects.pixels.neuron_grid import NeuronGrid
from scenes.mobjects.pixels.pixel_record import PixelRecord
from scenes.mobjects.stage import Area
from tests.helpers.stated import colours_at, only, stated

IMAGE = np.linspace(0, 1, 12).reshape(4, 3)
AREA = Area(-4, -3, 8, 6)


def test_pixels_are_cells_and_neurons_are_lamps_and_what_is_between_is_neither() -> None:
    grid = NeuronGrid(IMAGE).set_rounded(1.5)
    cells, lamps = stated(grid)
    assert cells.plainly.tolist() == [0] * 6 + [1] * 6
    assert lamps.plainly.tolist() == [1] * 3 + [0] * 9
    assert lamps.values.tolist() == cells.values.tolist() == IMAGE.ravel().tolist()
    inner = 0.86 * 0.84  # without the gap, and within the rim
    assert np.ptp(lamps.places, axis=1) == pytest.approx(inner * np.ptp(cells.places, axis=1))
    for shown, seen in ((cells, slice(6, None)), (lamps, slice(3))):
        expected = brightness_colours(IMAGE.ravel())[seen]
        assert colours_at(grid, shown)[seen] == pytest.approx(expected, abs=1 / 255)


def test_a_column_states_its_neurons_where_they_are_and_how_clear() -> None:
    column = Column(ImageGrid(IMAGE), AREA).set_gone(4).set_folded(1)
    shown = only("lamps", column)
    assert shown.values.tolist() == IMAGE.ravel().tolist()
    assert shown.plainly.tolist() == [1] * 12
    seen = colours_at(column.dots, shown)
    assert seen == pytest.approx(brightness_colours(IMAGE.ravel()), abs=1 / 255)


def test_of_a_neuron_that_has_not_left_the_image_nothing_is_seen() -> None:
    shown = only("lamps", Column(ImageGrid(IMAGE), AREA).set_gone(0))
    assert shown.plainly.tolist() == [0] * 12


def test_a_record_states_the_light_of_its_pixel_in_each_image() -> None:
    record = PixelRecord([IMAGE, 1 - IMAGE], 2, AREA)
    lamps = [each for each in stated(record) if each.kind == "lamps"]
    assert [each.values.tolist() for each in lamps] == [
        pytest.approx([IMAGE[0, 2]]),
        pytest.approx([1 - IMAGE[0, 2]]),
    ]
