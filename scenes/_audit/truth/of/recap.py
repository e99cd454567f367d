"""The recap: sums row by row, what is counted in five steps, and others beside the network."""

import numpy as np

from scenes._audit.truth.library import Library
from scenes._audit.truth.of.squish import walked

OTHERS = ("plain", "relu", "linear")  # alike but for the squish, and what goes with it


def arrays(truth: Library) -> dict[str, np.ndarray]:
    """The first layer's z on their way, the neuron that is framed, and counts."""
    sums, net = truth.passed.sums[0], truth.net
    suited = int(sums.argmax())
    own = net.weights[0][suited]
    parameters = [w.size + len(b) for w, b in zip(net.weights, net.biases)]
    counts = np.array([0, 0, parameters[0], 0, sum(parameters[1:]), sum(parameters)], dtype=float)
    walk = walked(truth, truth.x)
    known = {
        "walks of z": walk,
        "the last step of each z": np.stack([walk[-2], walk[-1]]),
        "the framed neuron": np.array([sums[suited], net.biases[0][suited], walk[-1, suited]]),
        "weights of the framed neuron": own / np.abs(own).max(),
        "counts of the steps": counts,
        "scores of others": np.array([truth.shipped[name].known["accuracy"] for name in OTHERS]),
    }
    return known
