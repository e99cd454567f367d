"""One image in every place: moved as by hand, its regions counted, its way round closed."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnmath.measuring.placement import moved
from nnmath.network import Layer, Network
from nnmath.probing.shifts import in_large, joined, regions, shifted, shifted_outputs, spiral

IMAGE = np.arange(1.0, 13).reshape(3, 4)


@pytest.mark.parametrize(("down", "right"), [(0, 0), (1, 0), (-2, 1), (2, -2), (0, 2)])
def test_it_is_the_image_moved(down: int, right: int) -> None:
    np.testing.assert_array_equal(
        shifted(IMAGE, 2)[2 + down, 2 + right], moved(IMAGE[None], right, down)[0]
    )


def test_outputs_are_those_of_the_moved_image() -> None:
    weights = np.random.default_rng(0).normal(size=(3, 12))
    outputs = shifted_outputs(Network((Layer(weights, np.ones(3), "identity"),)), IMAGE, 1)
    assert outputs.shape == (3, 3, 3)
    below = np.vstack([np.zeros(4), IMAGE[:2]])
    np.testing.assert_allclose(outputs[2, 1], weights @ below.ravel() + 1)


def test_regions_by_hand() -> None:
    answers = np.array(
        [
            [1, 1, 1, 7],
            [1, 1, 1, 2],
            [1, 1, 1, 7],
        ]
    )
    found = regions(answers)
    assert found[0] == (1, 1, 2.0)  # a three by three, deepest in its middle
    assert sorted(found[1:]) == [(0, 3, 1.0), (1, 3, 1.0), (2, 3, 1.0)]


def test_a_region_is_named_only_where_that_is_free() -> None:
    answers = np.array([[1, 1, 1], [1, 1, 1], [1, 1, 2]])
    free = np.array([[False, True, True], [True, False, True], [True, True, False]])
    assert regions(answers, free) == [(0, 1, 1.0)]


def test_large_regions_and_joined_cells_by_hand() -> None:
    answers = np.array([[1, 1, 2], [1, 2, 1], [2, 2, 1]])
    large = in_large(answers, 3).tolist()
    assert large == [[True, True, False], [True, True, False], [True, True, False]]
    assert np.argwhere(joined(answers == 1, 2, 2)).tolist() == [[1, 2], [2, 2]]


@given(st.integers(0, 9))
def test_the_spiral_visits_every_place_once_and_step_by_step(most: int) -> None:
    way = spiral(most)
    assert way[0].tolist() == [most, most]
    every = {(row, column) for row in range(2 * most + 1) for column in range(2 * most + 1)}
    assert set(map(tuple, way.tolist())) == every and len(way) == len(every)
    assert (np.abs(np.diff(way, axis=0)).sum(axis=1) == 1).all()
    rings = np.abs(way - most).max(axis=1)
    assert (np.diff(rings) >= 0).all()
