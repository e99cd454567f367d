"""The squish: each digit's sums on their way, row by row, and what the sigmoid makes of them."""

import numpy as np
from scipy.special import expit

from scenes._audit.truth.library import Library

ROUND = (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)
QUIZ = (-1000.0, -5.0, -2.0, -1.0, 0.0, 1.0, 2.0, 5.0)  # z that the narration asks about


def arrays(truth: Library) -> dict[str, np.ndarray]:
    """The sums of the first layer for every digit after each row, then with the bias; σ of them."""
    walks = np.stack([walked(truth, x) for x in truth.in_turn])
    suited = int((walks[0, -2]).argmax())
    limit = rounded_up(np.abs(walks).max())
    z = np.array([*QUIZ, -limit, limit])
    return {
        "walks of z": walks,
        "ends of the walks": walks[:, -1],
        "the followed neuron's walks": walks[:, :, suited],
        "the followed neuron's ends": walks[:, -1, suited],
        "sigmoid of walks": expit(walks),
        "sigmoid of the ends": expit(walks[:, -1]),
        "sigmoid of the followed neuron's ends": expit(walks[:, -1, suited]),
        "sigmoid of what is asked": expit(z),
        "slopes and shares": np.array([expit(2) - expit(-2), expit(0), expit(1), expit(5)]),
    }


def walked(truth: Library, x: np.ndarray) -> np.ndarray:
    """The sums of the first layer from nothing, row by row of the picture, to z: (rows + 2, n)."""
    rows = (truth.shape or (1, 1))[0]
    parts = np.split(np.arange(len(x)), rows)
    sums = np.array([truth.net.weights[0][:, part] @ x[part] for part in parts])
    so_far = np.vstack([0 * sums[:1], np.cumsum(sums, axis=0)])
    return np.vstack([so_far, so_far[-1] + truth.net.biases[0]])


def rounded_up(value: float, least: float = 8.0) -> float:
    """Where a line of numbers ends: a round number beyond all, and this at least."""
    power = 10.0 ** np.floor(np.log10(max(value, least)))
    return float(next(step * power for step in ROUND if step * power >= max(value, least)))
