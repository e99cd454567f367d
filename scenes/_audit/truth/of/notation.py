"""The notation: one layer as whole arrays, and the lines to single neurons of it."""

import numpy as np

from scenes._audit.truth.library import Library

MOST = 0.995  # of the weights have less than full colour
FEW = 64  # neurons, of each of which the lines are known alone


def arrays(truth: Library) -> dict[str, np.ndarray]:
    """Scales of the arrays, and the weights of each neuron among those of none."""
    weights, biases, z = truth.net.weights[0], truth.net.biases[0], truth.passed.z[0]
    known = {
        "full colour of W": np.quantile(np.abs(weights), MOST),
        "full colour of b and z": np.array(max(np.abs(biases).max(), np.abs(z).max())),
    }
    if len(weights) <= FEW:
        own = np.eye(len(weights))[:, :, None]
        known["lines to one neuron"] = own * weights
    return known
