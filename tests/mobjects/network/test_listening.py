"""What a neuron listens to: a line for each grid, as strong as its weight beside it."""

import numpy as np

from scenes.mobjects.lettering.text import words
from scenes.mobjects.network.listening import Listening
from scenes.mobjects.stage import Area
from tests.helpers.pictures import printed, run

AREA = Area(-6, -3, 7, 6)
WEIGHTS = np.array([8.1, 2.0, -5.2])


def made() -> Listening:
    names = [words("first"), words("second")]
    return Listening(np.ones((3, 4, 4)), WEIGHTS, names, AREA)


def test_each_line_has_its_weight_and_its_number() -> None:
    listening = made()
    assert listening.lines.values.tolist() == [WEIGHTS.tolist()]
    assert [printed(each.glyphs) for each in listening.numbers] == ["+8.1", "+2.0", "−5.2"]


def test_each_number_stands_beside_its_grid_and_all_in_the_area() -> None:
    listening = made()
    for grid, number in zip(listening.grids, listening.numbers, strict=True):
        assert number.get_left()[0] > grid.get_right()[0]
        assert abs(number.get_y() - grid.get_y()) < grid.height / 2
    assert AREA.left - 1e-6 <= listening.get_left()[0]
    assert listening.get_right()[0] <= AREA.right + 1e-6


def test_connected_all_is_seen() -> None:
    listening = made()
    run(listening.connect())
    np.testing.assert_allclose(listening.lines.envelope, 1)
