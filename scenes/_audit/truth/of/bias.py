"""The bias: an example that is lit above 10, the first layer with its biases and without, and what
is read without any."""

import numpy as np
from scipy.special import expit

from scenes._audit.truth.files import Net
from scenes._audit.truth.library import Library
from scenes._audit.truth.of.squish import rounded_up
from scenes._audit.truth.passing import full_light, function, passed

# The example's weighted sums and biases, typed in the scene: it shows no network.
SUMS = np.array([-20.0, -5.0, 0.0, 10.0, 20.0])
BIASES = np.array([-10.0, 0.0, 10.0])
# How far the plot of the followed neuron reaches, of its bias; cells of a band of light.
ROOM, CELLS = 3, 240


def arrays(truth: Library) -> dict[str, np.ndarray]:
    """The example's light, the first layer's with and without biases, and ten digits' outputs."""
    sums, z = truth.passed.sums[0], truth.passed.z[0]
    suited = int(sums.argmax())
    example = SUMS[:, None] + BIASES
    known = {
        "the example's z": example,
        "the example's light": expit(example),
        "the followed neuron": np.array([sums[suited], truth.net.biases[0][suited], z[suited]]),
    }
    if truth.net.activations[0] != "softmax":
        squished = function(truth.net.activations[0])
        known["both lights of the followed neuron"] = squished(np.array([sums, z]))[:, suited]
    if truth.net.activations[0] == "relu":  # of a sigmoid's band it is known what it is
        known["bands of light, without the bias and with it"] = bands(truth, suited)
    if len(truth.ten):
        both = [passed(net, truth.ten).a[-1] for net in (truth.net, bare(truth.net))]
        full = full_light(truth.net.activations[-1], *both)
        known |= {"outputs with biases": both[0], "outputs without": both[1]}
        known["full light of both"] = np.array(full)
    return known


def bands(truth: Library, suited: int) -> np.ndarray:
    """What ReLU makes of the sums along the plot of a neuron, up to full light: (2, cells)."""
    s, b = float(truth.passed.sums[0][suited]), float(truth.net.biases[0][suited])
    reach = rounded_up(max(abs(s), ROOM * abs(b)), 2)
    full = rounded_up(max(s, s + b), 1)
    sums = np.linspace(-reach, reach, CELLS)
    return np.clip(np.array([sums, sums + b]), 0, full) / full


def bare(net: Net) -> Net:
    """A network without biases."""
    return Net(net.weights, tuple(np.zeros(len(each)) for each in net.biases), net.activations)
