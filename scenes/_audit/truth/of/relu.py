"""ReLU: where sigmoids are flat, three trainings compared, and three layers that are one matrix."""

import numpy as np
from scipy.special import expit

from scenes._audit.truth.derived import read_by
from scenes._audit.truth.files import Net
from scenes._audit.truth.library import Library
from scenes._audit.truth.passing import passed

NETWORKS = ("plain", "relu", "linear")
FLAT, REACH = 5, 12
EDGES = np.linspace(-50, 50, 401)
STOPS = np.array([-11.0, -2.0, -1.0, 0.0, 1.0, 6.0, 11.0])  # z around which steps lie
STEP = 1.0
FEW = 0.01  # of the weights lie beyond full colour


def arrays(truth: Library) -> dict[str, np.ndarray]:
    """The steps on both curves, the z that were counted, the curves of training, the one matrix."""
    right = np.array([truth.shipped[name].known["curves"]["accuracy"] for name in NETWORKS])
    linear = folded(truth.shipped["linear"])
    z = STOPS[:, None] + STEP * np.array([-0.5, 0.5])
    known = {
        "z of the steps": z,
        "sigmoid at the steps": expit(z),
        "relu at the steps": np.clip(z, 0, None),
        "gains of the steps": np.diff(expit(z), axis=1)[:, 0],
        "percent right": 100 * right,
        "epochs": np.array(truth.shipped["plain"].known["curves"]["epochs"]),
    }
    for k, (weights, biases) in enumerate(linear):
        known |= {f"first {k + 1} layers as one": weights, f"biases of {k + 1}": biases}
        known[f"full colour of {k + 1}"] = np.quantile(np.abs(weights), 1 - FEW)
    for k, weights in enumerate(truth.shipped["linear"].weights):
        known[f"full colour of matrix {k + 1}"] = np.quantile(np.abs(weights), 1 - FEW)
    weights, biases = linear[-1]
    layers = passed(truth.shipped["linear"], truth.x).a[-1]
    known["outputs of layers and of the matrix"] = np.c_[layers, weights @ truth.x + biases]
    for name in NETWORKS:
        known |= read_by(truth.shipped[name], truth.x, name)
    return known | hills(truth) | ordered(truth)


def folded(net: Net) -> list[tuple[np.ndarray, np.ndarray]]:
    """What the first layer, the first two and all of a network without a squish are as one."""
    weights, biases = np.eye(net.sizes[0]), np.zeros(net.sizes[0])
    whole = []
    for own, added in zip(net.weights, net.biases):
        weights, biases = own @ weights, own @ biases + added
        whole.append((weights, biases))
    return whole


def hills(truth: Library) -> dict[str, np.ndarray]:
    """How many z of `plain` lie in each bin."""
    counts = truth.measured["preactivations_plain"]["counts"]
    middles = (EDGES[:-1] + EDGES[1:]) / 2
    all_of_them = counts.sum(axis=0)
    return {
        "z in each bin": all_of_them,
        "shares of z in each bin": all_of_them / all_of_them.sum(),
        "z in the bins that are drawn": all_of_them[np.abs(middles) < REACH],
        "on the flat ends": np.array(
            [all_of_them[middles < -FLAT].sum(), all_of_them[middles > FLAT].sum()]
        )
        / all_of_them.sum(),
    }


def ordered(truth: Library) -> dict[str, np.ndarray]:
    """Of each of our digits the z and the outputs of `relu`, the largest first."""
    one = passed(truth.shipped["relu"], truth.digits.x)
    order = np.argsort(-one.z[-1], axis=1, kind="stable")
    hidden = np.concatenate([each.ravel() for each in one.a[:-1]])
    return {
        "z from the largest on": np.take_along_axis(one.z[-1], order, axis=1),
        "outputs from the largest on": np.take_along_axis(one.a[-1], order, axis=1),
        "how far hidden neurons go": np.array([hidden.min(), hidden.max()]),
    }
