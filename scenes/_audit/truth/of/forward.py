"""The forward pass: one neuron of the first layer, and the strongest weights."""

import numpy as np

from scenes._audit.truth.library import Library
from scenes._audit.truth.passing import contributions

STRONG = 0.1  # of a layer's connections are the strong ones


def arrays(truth: Library) -> dict[str, np.ndarray]:
    """The lines of one neuron, and the strong ones of each layer."""
    one, net = truth.passed, truth.net
    suited = int(one.sums[0].argmax())
    known = {
        "the suited neuron": np.array([one.sums[0][suited], one.z[0][suited], one.a[0][suited]]),
        "what the suited neuron is sent": contributions(net, one, 0)[suited],
    }
    for layer, weights in enumerate(net.weights):
        weakest = np.quantile(np.abs(weights), 1 - STRONG)
        known[f"strong weights of layer {layer}"] = weights * (np.abs(weights) >= weakest)
    return known
