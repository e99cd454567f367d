"""What each of the two prices that training can pay for weights does to a grid if alone."""

import numpy as np

from nnmath import Layer
from nnmath.backprop import penalty

STEPS = 40
SMOOTHING = 0.03  # of a step down the price of differences


def pulled_to_zero(grid: np.ndarray, reach: float) -> tuple[np.ndarray, np.ndarray]:
    """Go down the price of weights alone, which pulls all of them to 0 equally fast.

    grid: (rows, columns). reach: the size from which a weight just reaches 0. Returns the grids on
    the way, (k, rows, columns), and their prices, Σ |w|, (k,).
    """
    return _downhill(grid, 0, 1, reach / STEPS)


def pulled_together(grid: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Go down the price of differences alone: as `pulled_to_zero`, with Σ (w − w')² / 2."""
    return _downhill(grid, 1, 0, SMOOTHING)


def _downhill(
    grid: np.ndarray, smooth: float, sparse: float, step: float
) -> tuple[np.ndarray, np.ndarray]:
    grids, prices = [np.asarray(grid, float)], []
    for _ in range(STEPS + 1):
        now = grids[-1]
        layer = Layer(now.reshape(1, -1), np.zeros(1), "sigmoid")
        price, slope = penalty(layer, smooth, sparse, now.shape)
        prices.append(price)
        after = now - step * slope.reshape(now.shape)
        # What the price of weights would carry past 0 stays there.
        grids.append(after if smooth else np.where(after * now < 0, 0, after))
    return np.array(grids[:-1]), np.array(prices)
