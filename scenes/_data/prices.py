"""What each of the two prices that training can pay for weights does to a grid if alone."""

import numpy as np

from nnmath import Layer
from nnmath.backprop import penalty

STEPS = 40
SMOOTHING = 0.03  # of a step down the price of differences


def pulled_to_zero(grid: np.ndarray, reach: float) -> tuple[np.ndarray, np.ndarray]:
    """Go down the price of weights alone, Σ |w|, which pulls all of them to 0 equally fast.

    grid: (rows, columns). reach: the size from which a weight just reaches 0. Returns the grids on
    the way, (k, rows, columns), and in each how many weights are not 0, (k,).
    """
    grids = _downhill(grid, 0, 1, reach / STEPS)
    return grids, np.count_nonzero(grids, axis=(1, 2))


def pulled_together(grid: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Go down the price of differences alone, Σ (w − w')² / 2 over neighbours.

    Returns the grids on the way, and in each how far apart two neighbours are in the mean, (k,).
    """
    grids = _downhill(grid, 1, 0, SMOOTHING)
    apart = [np.abs(np.diff(grids, axis=axis)).reshape(len(grids), -1) for axis in (1, 2)]
    return grids, np.concatenate(apart, axis=1).mean(axis=1)


def _downhill(grid: np.ndarray, smooth: float, sparse: float, step: float) -> np.ndarray:
    grids = [np.asarray(grid, float)]
    for _ in range(STEPS):
        now = grids[-1]
        layer = Layer(now.reshape(1, -1), np.zeros(1), "sigmoid")
        _, slope = penalty(layer, smooth, sparse, now.shape)
        after = now - step * slope.reshape(now.shape)
        # What the price of weights would carry past 0 stays there.
        grids.append(after if smooth else np.where(after * now < 0, 0, after))
    return np.array(grids)
