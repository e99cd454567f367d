"""The parameters: how many there are, and what is left with all of them turned to zero."""

import numpy as np

from scenes._audit.truth.files import Net
from scenes._audit.truth.library import Library
from scenes._audit.truth.on_a_way import place_on
from scenes._audit.truth.passing import passed

LLAMA = 405e9  # parameters of Llama 3.1
DAY = 86_400  # seconds
FEW = 0.01  # of a layer's weights lie beyond full colour


def arrays(truth: Library) -> dict[str, np.ndarray]:
    """Counts, layers on their scales, and the outputs without any parameter."""
    net = truth.net
    counts = np.array([[w.size, len(b)] for w, b in zip(net.weights, net.biases)], dtype=float)
    total = counts.sum()
    known = {
        "weights and biases of each layer": np.c_[counts, counts.sum(axis=1)],
        "shares of each layer": counts.sum(axis=1) / total,
        "a large one": np.array([LLAMA, LLAMA / total, LLAMA / total / DAY]),
        "pictures in view": 1000.0 ** np.arange(4),
        "numbers in view": total * 1000.0 ** np.arange(3),
        "outputs without any parameter": nothing(truth),
    }
    for layer, (weights, biases) in enumerate(zip(net.weights, net.biases)):
        limit = np.quantile(np.abs(weights), 1 - FEW) or np.abs(weights).max() or 1.0
        known[f"layer {layer} on its scale"] = np.clip(weights / limit, -1, 1)
        known[f"biases of layer {layer} on its scale"] = np.clip(biases / limit, -1, 1)
    return known


def nothing(truth: Library) -> np.ndarray:
    """The outputs of the network with all its numbers at zero."""
    return outputs_at(truth, 0.0)


def outputs_at(truth: Library, share: float) -> np.ndarray:
    """The outputs of the network with all its numbers at this share of their own."""
    net = truth.net
    weights, biases = (tuple(share * each for each in part) for part in (net.weights, net.biases))
    return np.asarray(passed(Net(weights, biases, net.activations), truth.x).a[-1])


def explains(truth: Library, values: np.ndarray) -> str | None:
    """All outputs while all numbers are turned to zero, or back to their own."""
    if values.size != truth.net.sizes[-1]:
        return None

    share = place_on(lambda share: outputs_at(truth, share), values)
    return None if share is None else f"outputs at {share:.4f} of all numbers"
