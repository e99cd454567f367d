"""All numbers of a network in one picture: each has a cell of its own, in its layer's place."""

import itertools

import numpy as np
import pytest
from manim import LEFT, UL

from scenes.mobjects.stage import Area
from scenes.mobjects.theme import THEME
from scenes.mobjects.walls.mosaic import Mosaic
from tests.helpers.pictures import paint, pixel_of

SIZE = (1280, 720)


def layers(*sizes: int) -> list[tuple[np.ndarray, np.ndarray]]:
    """Numbers of all kinds, none of them zero."""
    made = []
    for n_in, n_out in itertools.pairwise(sizes):
        weights = np.sin(1 + np.arange(n_in * n_out)).reshape(n_out, n_in)
        made.append((weights, np.cos(1 + np.arange(n_out))))
    return made


@pytest.fixture
def mosaic() -> Mosaic:
    return Mosaic(layers(20, 6, 3), (4, 5), Area(-6, -3, 12, 6))


def test_every_number_has_a_cell_of_its_own_and_no_other_cell_has_one(mosaic: Mosaic) -> None:
    numbers = np.concatenate([part.ravel() for layer in layers(20, 6, 3) for part in layer])
    assert len(numbers) == 20 * 6 + 6 + 6 * 3 + 3
    np.testing.assert_allclose(np.sort(mosaic.values[mosaic.values != 0]), np.sort(numbers))
    assert len({tuple(place) for place in mosaic.places.tolist()}) == len(numbers)


def test_a_neuron_that_sees_the_image_has_a_tile_of_its_shape(mosaic: Mosaic) -> None:
    first = layers(20, 6, 3)[0][0][0].reshape(4, 5)
    np.testing.assert_array_equal(mosaic.values[:4, :5], first)


def test_a_later_neuron_has_a_row_and_its_bias_at_the_end_of_it(mosaic: Mosaic) -> None:
    weights, biases = layers(20, 6, 3)[1]
    top = mosaic.layers[1, 0]
    rows = mosaic.values[top : top + 3]
    np.testing.assert_array_equal(rows[:, :6], weights)
    np.testing.assert_array_equal(rows[:, 7], biases)


def test_biases_that_are_more_than_tiles_are_high_stand_in_several_columns() -> None:
    made = layers(20, 10, 3)  # ten tiles of 4 × 5 in a flat room: in one row
    mosaic = Mosaic(made, (4, 5), Area(-6, -0.5, 12, 1))
    assert mosaic.layers[0, 2] == 4
    _, columns = mosaic.values[:4].nonzero()
    at = mosaic.values[:4, 10 * 6 : 10 * 6 + 3]
    assert columns.max() == 10 * 6 + 2
    np.testing.assert_array_equal(at.T.ravel()[:10], made[0][1])
    assert not at.T.ravel()[10:].any()
    told = [each.values for each in mosaic.shows()]
    np.testing.assert_array_equal(told[10], made[0][1])  # one block still
    assert [len(each) for each in told] == [20] * 10 + [10, 30, 3]


@pytest.mark.parametrize(("sizes", "too_small"), [((784, 16, 10), False), ((784, 1024, 10), True)])
def test_it_knows_when_its_cells_cannot_be_told_apart(
    sizes: tuple[int, ...], too_small: bool
) -> None:
    mosaic = Mosaic(layers(*sizes), (28, 28), Area(-6, -3, 12, 5))
    assert mosaic.runs_together == too_small
    assert mosaic.width > 11 or mosaic.height > 4.5  # it fills what it is given


def test_numbers_come_layer_by_layer_each_layers_biases_last(mosaic: Mosaic) -> None:
    mosaic.show(20 * 6)
    assert mosaic.shown == np.count_nonzero(mosaic.values) == 120
    below = mosaic.layers[1, 0]
    assert not mosaic.values[below:].any()
    assert not mosaic.values[:6, mosaic.layers[0, 3] - 1].any()  # its biases
    assert np.count_nonzero(mosaic.show(126).values[:below]) == 126


def test_a_number_on_its_way_is_not_there_yet(mosaic: Mosaic) -> None:
    assert np.count_nonzero(mosaic.show(2.9).values) == 2


def test_a_share_is_taken_of_every_number(mosaic: Mosaic) -> None:
    whole = mosaic.values.copy()
    np.testing.assert_allclose(mosaic.set_share(0.25).values, 0.25 * whole)


def test_it_paints_its_cells_and_nothing_between_the_layers(mosaic: Mosaic) -> None:
    picture = paint(mosaic, size=SIZE)
    inked = set(map(tuple, mosaic.places.tolist()))
    rows, columns = mosaic.values.shape
    for k, centre in enumerate(mosaic.centres):
        column, row = (int(each) for each in pixel_of(centre, SIZE))
        assert (picture[row, column, 3] == 255) == (divmod(k, columns) in inked)
    assert rows * columns > len(inked)


def test_a_positive_and_a_negative_cell_are_in_their_signs_colours() -> None:
    weights = np.array([[1.0, -1.0, 0.5]])
    mosaic = Mosaic([(weights, np.array([-1.0]))], (9, 9), Area(-6, -3, 12, 6))
    picture = paint(mosaic, size=SIZE)
    corners = mosaic.centres + 0.3 * (mosaic.width / 5) * UL  # off the minus in the middle
    for corner, colour in ((corners[0], THEME.positive), (corners[1], THEME.negative)):
        column, row = (int(each) for each in pixel_of(corner, SIZE))
        np.testing.assert_allclose(
            picture[row, column, :3], 255 * np.array(colour.to_rgb()), atol=2
        )


def test_a_layer_is_where_its_cells_are(mosaic: Mosaic) -> None:
    place, grid = mosaic.layer(1), mosaic.centres.reshape(*mosaic.values.shape, 3)
    top, left, height, width = mosaic.layers[1]
    np.testing.assert_allclose(
        place.get_center(), (grid[top, left] + grid[top + height - 1, left + width - 1]) / 2
    )
    assert place.get_edge_center(LEFT)[0] == pytest.approx(mosaic.get_left()[0])


def test_cells_too_small_for_gaps_are_as_bright_as_with_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of 0.9 pixels: painted with the gaps and without, they differ by less than one sees."""
    grown = Mosaic(layers(784, 300, 10), (28, 28), Area(-6, -3, 12, 6))
    side = SIZE[0] / (128 / 9) * float(np.linalg.norm(grown._frame()[1]))
    grown.scale(0.9 / side)
    fast = paint(grown, size=SIZE).astype(float)
    monkeypatch.setattr("scenes.mobjects.walls.mosaic.TINY", 0.0)
    slow = paint(grown, size=SIZE).astype(float)
    assert slow.max() > 60
    high, wide = (20 * (side // 20) for side in slow.shape[:2])
    blocks = [
        picture[:high, :wide, :3].reshape(high // 20, 20, wide // 20, 20, 3).mean(axis=(1, 3))
        for picture in (fast, slow)
    ]
    np.testing.assert_allclose(blocks[0], blocks[1], atol=6)
