"""The learning: a training run's checkpoints, what they read, and what is followed in them."""

import numpy as np

from scenes._audit.truth.library import RUN, Library
from scenes._audit.truth.of.hope_and_reality import BEYOND, scored
from scenes._audit.truth.passing import passed

NETWORKS = ("strokes", RUN)
EXAMPLES, COUNT = 60_000, 10


def arrays(truth: Library) -> dict[str, np.ndarray]:
    """Curves, all grids on one scale, the followed weight, and every checkpoint's outputs."""
    nets, curves = truth.run
    grids = np.stack([net.weights[0] for net in nets])
    limit = np.quantile(np.abs(grids[-1]), 1 - BEYOND)
    neuron = int((scored(grids[-1]) - scored(grids[0])).argmax())
    pixel = int((grids[-1, neuron] - grids[0, neuron]).argmax())
    epochs, squares = curves["checkpoint_epochs"], truth.measured["squares"]["means"]
    stops = np.searchsorted(curves["epochs"], epochs)
    roots = np.cbrt(curves["epochs"])
    recipe = nets[-1].known["recipe"]
    steps = -(-EXAMPLES // recipe["batch"])
    known = {
        "percent right": 100 * curves["accuracy"],
        "percent right at checkpoints": 100 * curves["accuracy"][stops],
        "mean loss": np.interp(roots, np.cbrt(epochs), squares),
        "mean loss at checkpoints": squares,
        "grids at each checkpoint": np.clip(grids / limit, -1, 1),
        "the followed neuron": np.clip(grids[:, neuron] / limit, -1, 1),
        "the followed weight": grids[:, neuron, pixel],
        "how far its dial goes": np.array(np.abs(grids[:, neuron, pixel]).max()),
        "full colour": np.array(limit),
        "changes": np.array(float(steps * recipe["epochs"])),
        "changes at checkpoints": np.round(epochs * steps),
        "examples seen": np.round(epochs * steps) * recipe["batch"],
        "roots of the epochs": roots,
    }
    return known | read(truth)


def read(truth: Library) -> dict[str, np.ndarray]:
    """What each checkpoint makes of the digit, and the first of ten; what is wanted of that."""
    nets, _ = truth.run
    digits = truth.in_turn[:COUNT]
    outputs = np.stack([passed(net, digits).a[-1] for net in nets])  # (checkpoints, digits, 10)
    known = {
        "outputs before learning": outputs[0],
        "outputs of the digit": outputs[:, 0],
    }
    label = truth.label
    if label is not None:
        wanted = np.eye(outputs.shape[-1])[label]
        known["wanted"] = wanted
        known["squared differences"] = np.square(outputs[0, 0] - wanted)
        known["their sum"] = np.square(outputs[0, 0] - wanted).sum()
    return known
