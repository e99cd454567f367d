"""The measure of strokes on grids whose answer is known beforehand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnmath import Layer, Strokeness, layer_strokeness, strokeness

NOISE = np.random.default_rng(0).normal(size=(28, 28))


def bar() -> np.ndarray:
    """Draw a thick bar with an opposite surround, as a designed edge detector has it."""
    grid = np.zeros((28, 28))
    grid[7:10, 10:18] = 1
    grid[[6, 10], 10:18] = -1
    return grid


def test_a_constant_grid_is_smooth_but_neither_sparse_nor_oriented() -> None:
    measured = strokeness(np.full((28, 28), -3.0))
    assert (measured.smooth, measured.oriented, measured.score) == (1.0, 0.0, 0.0)
    assert measured.sparse == pytest.approx(0, abs=1e-12)


def test_the_zero_grid_is_zero_throughout() -> None:
    assert strokeness(np.zeros((28, 28))) == Strokeness(0.0, 0.0, 0.0)
    assert strokeness(np.zeros((28, 28))).score == 0


def test_one_lit_weight_is_as_sparse_as_can_be_but_rough() -> None:
    dot = np.zeros((28, 28))
    dot[14, 14] = 5
    measured = strokeness(dot)
    assert measured.sparse == 1.0
    assert measured.smooth == 0.0
    assert measured.oriented < 0.1


def test_a_chessboard_is_as_rough_as_can_be() -> None:
    assert strokeness(np.indices((8, 8)).sum(axis=0) % 2 * 2.0 - 1).smooth == 0.0


def test_smooth_and_sparse_worked_by_hand() -> None:
    # 1 1 over 0 0: steps down −1, −1, across 0, 0, so their mean square is 1/2; that of the
    # weights is 1/2, so noise would have 1. Sparse: (√4 − 2/√2) / (√4 − 1).
    measured = strokeness([[1, 1], [0, 0]])
    assert measured.smooth == pytest.approx(0.5)
    assert measured.sparse == pytest.approx(2 - np.sqrt(2))
    assert measured.oriented == pytest.approx(1.0)


@pytest.mark.parametrize("angle", [0, 30, 45, 90, 160])
def test_waves_in_one_direction_are_oriented_whatever_the_direction(angle: float) -> None:
    row, column = np.indices((28, 28))
    along = row * np.sin(np.radians(angle)) + column * np.cos(np.radians(angle))
    assert strokeness(np.sin(along / 3)).oriented > 0.95


def test_noise_scores_low_and_the_designed_bar_high() -> None:
    noise, edge = strokeness(NOISE), strokeness(bar())
    assert noise.smooth < 0.1
    assert noise.sparse < 0.25
    assert noise.oriented < 0.3
    assert noise.score < 0.15
    assert edge.score > 0.55
    # Each half is worse than the whole: a blob is less oriented, a large edge less sparse.
    row, column = np.indices((28, 28)) - 13.5
    assert strokeness(np.exp(-(row**2 + column**2) / 18)).oriented < edge.oriented
    assert strokeness(np.sign(row)).sparse == pytest.approx(0, abs=1e-12)


@given(
    factor=st.floats(1e-150, 1e150).flatmap(lambda f: st.sampled_from([f, -f])),
    seed=st.integers(0, 2**32),
)
def test_size_sign_and_a_quarter_turn_change_nothing(factor: float, seed: int) -> None:
    grid = np.random.default_rng(seed).normal(size=(9, 9)).cumsum(axis=0)
    one = strokeness(grid)
    for other in (strokeness(grid * factor), strokeness(np.rot90(grid))):
        for name in ("smooth", "sparse", "oriented", "score"):
            assert 0 <= getattr(one, name) <= 1
            assert getattr(other, name) == pytest.approx(getattr(one, name), abs=1e-9)


def test_more_noise_never_looks_more_like_a_stroke() -> None:
    scores = [strokeness(bar() + level * NOISE).score for level in (0, 0.1, 0.3, 1, 3)]
    assert scores == sorted(scores, reverse=True)


def test_a_layer_is_measured_neuron_by_neuron() -> None:
    layer = Layer(np.stack([NOISE.ravel(), bar().ravel()]), [0, 0], "sigmoid")
    assert layer_strokeness(layer) == (strokeness(NOISE), strokeness(bar()))
    with pytest.raises(ValueError, match=r"shape must hold the layer's 784 inputs, given \(3, 3\)"):
        layer_strokeness(layer, (3, 3))


@pytest.mark.parametrize("grid", [np.zeros(784), np.zeros((1, 5)), [[1, np.inf], [0, 0]]])
def test_what_is_no_grid_is_refused(grid: object) -> None:
    with pytest.raises(ValueError, match="grid must"):
        strokeness(grid)  # type: ignore[arg-type]
