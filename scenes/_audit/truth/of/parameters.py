"""The parameters: how many there are, one weight that is turned, and all of them turned to zero."""

import numpy as np

from scenes._audit.truth.files import Net
from scenes._audit.truth.library import Library
from scenes._audit.truth.on_a_way import place_on
from scenes._audit.truth.passing import full_light, function, passed

LLAMA = 405e9  # parameters of Llama 3.1
DAY = 86_400  # seconds
LIT = 0.99  # of the brightest pixel
MOST, ENDS = 512, 32  # neurons that are drawn of a layer; of a larger one, at each end
FEW = 0.01  # of a layer's weights lie beyond full colour


def arrays(truth: Library) -> dict[str, np.ndarray]:
    """The turned weight and what its neuron makes of it; counts; layers on their scales."""
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
    return known | turned(truth, known["layer 0 on its scale"])


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


def turned(truth: Library, scaled: np.ndarray) -> dict[str, np.ndarray]:
    """The weight of a bright pixel that changes its neuron most, and that of a dark one.

    Both at their own value and at both ends: as a cell among the others, and as a light.
    """
    weights, x = truth.net.weights[0], truth.x
    limit = max(1.0, float(np.abs(weights).max()))
    bright = np.flatnonzero(x >= LIT * x.max())
    n = len(weights)
    drawn = [k for k in range(n) if n <= MOST or not ENDS <= k < n - ENDS]
    change = [
        [np.ptp(lights(truth, k, j, [-limit, limit])) for j in bright.tolist()] for k in drawn
    ]
    row, place = np.unravel_index(np.argmax(change), np.shape(change))
    neuron = drawn[row]
    dark = np.flatnonzero(x == x.min())
    pixels = int(bright[place]), int(dark[np.abs(weights[neuron, dark]).argmax()])
    limits = np.quantile(np.abs(weights), 1 - FEW)
    known = {"how far it is turned": np.array(limit)}
    for name, pixel in zip(("bright", "dark"), pixels):
        stops = np.array([-limit, limit, weights[neuron, pixel]])
        grids = np.tile(scaled[neuron], (len(stops), 1))
        grids[:, pixel] = np.clip(stops / limits, -1, 1)
        known[f"the turned weight, {name}"] = stops
        known[f"its neuron, {name}"] = lights(truth, neuron, pixel, stops)
        known[f"its grid, {name}"] = grids
    both = lights(truth, neuron, pixels[0], [-limit, limit])
    known["full light of the turned neuron"] = np.array(
        full_light(truth.net.activations[0], np.array(both))
    )
    return known


def lights(truth: Library, neuron: int, pixel: int, stops: np.ndarray | list[float]) -> np.ndarray:
    """What a neuron makes of the input for values of one of its weights."""
    z = np.tile(truth.passed.z[0], (len(stops), 1))
    own = truth.net.weights[0][neuron, pixel]
    z[:, neuron] += (np.asarray(stops) - own) * truth.x[pixel]
    return function(truth.net.activations[0])(z)[:, neuron]
