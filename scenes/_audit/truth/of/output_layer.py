"""The output layer: what is read of our digits, by how much, and on which it is closest."""

import numpy as np

from scenes._audit.truth.library import Library
from scenes._audit.truth.passing import full_light, passed


def arrays(truth: Library) -> dict[str, np.ndarray]:
    """The leads of the highest output over the next, the least of all our digits first."""
    compared = np.stack([hardest(truth), *others(truth)])
    outputs = passed(truth.net, compared).a[-1]
    ranked = -np.sort(-outputs, axis=1)
    known = {
        "outputs of each digit": outputs,
        "digits compared": compared,
        "outputs from the highest to the least": ranked,
        "full light": np.array(full_light(truth.net.activations[-1], outputs)),
    }
    if outputs.shape[1] > 1:
        known["leads"] = ranked[:, 0] - ranked[:, 1]
        longest = max(float(known["full light"]), known["leads"].max())
        known["the lead of a full bar"] = np.array(longest)
    return known


def hardest(truth: Library) -> np.ndarray:
    """Of our digits that are another picture the one with the least lead."""
    own = truth.ours[(truth.ours != truth.x).any(axis=1)]
    outputs = passed(truth.net, own).a[-1]
    if outputs.shape[1] < 2:
        return own[0]
    first, second = -np.partition(-outputs, 1, axis=1)[:, :2].T
    return own[(first - second).argmin()]


def others(truth: Library) -> np.ndarray:
    """The chosen digit and our ten, without the hardest."""
    return truth.in_turn[(truth.in_turn != hardest(truth)).any(axis=1)]
