"""Grids of weights: hand-worked numbers, and the sum that a contribution grid must add up to."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nnmath.forward import forward
from nnmath.grids import contribution_grid, signed_scale, weight_grid
from nnmath.network import Layer, Network

SMALL = Layer(np.arange(12.0).reshape(2, 6) - 5, np.array([1.0, 2.0]), "identity")


def test_weight_grid_is_the_neurons_row_in_reading_order() -> None:
    grid = weight_grid(SMALL, 1, shape=(2, 3))
    assert grid.tolist() == [[1, 2, 3], [4, 5, 6]]


def test_weight_grid_puts_pixel_28_times_row_plus_column_at_row_column() -> None:
    weights = np.zeros((3, 784))
    weights[2, 28 * 5 + 9] = -7.0
    grid = weight_grid(Layer(weights, np.zeros(3), "sigmoid"), 2)
    assert grid.shape == (28, 28)
    assert grid[5, 9] == -7.0 and np.count_nonzero(grid) == 1


def test_changing_a_grid_leaves_the_layer_alone() -> None:
    weight_grid(SMALL, 0, (2, 3))[:] = 99.0
    assert SMALL.weights[0, 0] == -5.0


def test_contribution_grid_by_hand() -> None:
    grid = contribution_grid(SMALL, [1, 0, 2, 0, 0, 0.5], 0, (3, 2))
    assert grid.tolist() == [[-5, 0], [-6, 0], [0, 0]]


@pytest.mark.parametrize("shape", [(784,), (28, 28)])
def test_contributions_add_up_to_the_weighted_sum(shape: tuple[int, ...]) -> None:
    rng = np.random.default_rng(4)
    layer = Layer(rng.normal(size=(3, 784)), rng.normal(size=3), "sigmoid")
    x = rng.random(784)
    weighted_sum = forward(Network((layer,)), x)[0].weighted_sum
    for j in range(3):
        assert contribution_grid(layer, x.reshape(shape), j).sum() == pytest.approx(weighted_sum[j])


def test_signed_scale_by_hand() -> None:
    assert signed_scale([-9, -2, -1, 0, 0.5, 2, 3], 2).tolist() == [-1, -1, -0.5, 0, 0.25, 1, 1]


@settings(deadline=None)
@given(
    st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1),
    st.floats(min_value=1e-300, max_value=1e300),
)
def test_signed_scale_keeps_sign_and_order_and_stays_in_range(
    values: list[float], limit: float
) -> None:
    scaled = signed_scale(sorted(values), limit)
    assert (np.abs(scaled) <= 1).all() and (np.diff(scaled) >= 0).all()
    assert (signed_scale(-np.array(sorted(values)), limit) == -scaled).all()


@pytest.mark.parametrize("limit", [0, -1, np.nan, np.inf])
def test_signed_scale_refuses_a_useless_limit(limit: float) -> None:
    with pytest.raises(ValueError, match="limit must be a finite number above 0"):
        signed_scale([1.0], limit)


def test_misuse_is_named() -> None:
    with pytest.raises(ValueError, match="j must be a neuron from 0 to 1, given 2"):
        weight_grid(SMALL, 2, (2, 3))
    with pytest.raises(ValueError, match="j must be"):
        weight_grid(SMALL, -1, (2, 3))
    with pytest.raises(ValueError, match=r"for the 6 inputs, given \(28, 28\)"):
        weight_grid(SMALL, 0)
    with pytest.raises(ValueError, match=r"x must have shape .*given \(3, 2\)"):
        contribution_grid(SMALL, np.ones((3, 2)), 0, (2, 3))
    with pytest.raises(ValueError, match="x must hold finite numbers"):
        contribution_grid(SMALL, [0, 0, np.nan, 0, 0, 0], 0, (2, 3))
    with pytest.raises(ValueError, match="values must hold finite numbers"):
        signed_scale([np.inf], 1)
