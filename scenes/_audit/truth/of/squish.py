"""The squish: each digit's sums on their way, row by row, and what the sigmoid makes of them."""

import numpy as np
from scipy.special import expit, logit

from scenes._audit.truth.library import Library

STEADY = 1e-6  # of a step: how evenly a curve's z are spaced
QUIZ = (-1000.0, -5.0, -2.0, -1.0, 0.0, 1.0, 2.0, 5.0)  # z that the narration asks about


def arrays(truth: Library) -> dict[str, np.ndarray]:
    """The sums of the first layer for every digit after each row, then with the bias; σ of them."""
    walks = np.stack([walked(truth, x) for x in truth.in_turn])
    suited = int((walks[0, -2]).argmax())
    z = np.array(QUIZ)
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


def explains(truth: Library, values: np.ndarray) -> str | None:
    """The sigmoid as a curve: σ of evenly spaced z."""
    return "the sigmoid of evenly spaced z" if is_sigmoid(values) else None


def is_sigmoid(values: np.ndarray) -> bool:
    """Whether values are σ of z that are evenly spaced, up from the left."""
    inside = values[(values > 1e-6) & (values < 1 - 1e-6)]
    if len(inside) < 8 or (np.diff(values) < 0).any():
        return False
    steps = np.diff(logit(inside))
    return bool(np.ptp(steps) <= STEADY * steps.mean() * len(steps))
