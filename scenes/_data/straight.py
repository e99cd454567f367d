"""The network without hidden layers, one with them, and what one grid a digit cannot do."""

from dataclasses import dataclass

import numpy as np

from nnmath import Network, forward, load_digits, load_network
from nnmath.probing.misread import label_margins
from scenes._assets import ASSETS, DEFAULT_NETWORK, class_names
from scenes._data.measured import choices
from scenes.given.classes import are_digits

NETWORKS = ASSETS / "networks"
TEN = 10
OURS = (16, 16)  # the hidden layers of the networks that one recipe trained
ITS_NETWORK = "plain"  # one of these


def straight_network() -> Network:
    """784 pixels straight to ten outputs."""
    return load_network(NETWORKS / "straight.npz")


def with_hidden_layers(network: Network) -> Network:
    """A network itself if it has hidden layers and reads digits; else the shipped one."""
    if len(network.sizes) > 2 and are_digits(class_names(network)):
        return network
    return load_network(NETWORKS / f"{DEFAULT_NETWORK}.npz")


def two_kinds() -> tuple[Network, Network]:
    """One without hidden layers, and one with two that the one recipe trained."""
    return straight_network(), load_network(NETWORKS / f"{ITS_NETWORK}.npz")


def same_recipe() -> tuple[np.ndarray, np.ndarray]:
    """The scores, (n,) each, of networks that one recipe trained: without and with two layers."""
    measured = choices()
    without, with_two = (measured.hidden.index(hidden) for hidden in ((), OURS))
    return measured.accuracy[without], measured.accuracy[with_two]


@dataclass(frozen=True)
class Hard:
    """A writing of a digit that one grid a digit gets wrong, beside other writings of the digit.

    label: the digit, and answer: what it is read as. weights: (2, 28, 28), of the outputs of these
    two. images: (n, 28, 28), that writing and one of each other form.
    """

    label: int
    answer: int
    weights: np.ndarray
    images: np.ndarray


def hard_writing(network: Network, other: Network) -> Hard:
    """Of our hurried writings that another network reads right, that which a network's weights get
    most clearly wrong. network: without hidden layers; of what it reads by its outputs, biases and
    all, the weighted sum is the largest one, too.
    """
    digits = load_digits(ASSETS / "digits" / "hurried.npz")
    x = digits.images.reshape(len(digits.images), -1).astype(float)
    step, ahead = forward(network, x)[-1], label_margins(other, x, digits.labels)
    sums, answers = step.weighted_sum, step.a.argmax(axis=1)
    rows = np.arange(len(x))
    behind = sums[rows, digits.labels] - sums.max(axis=1)
    weights_decide = sums.argmax(axis=1) == answers
    index = int(np.where((ahead > 0) & weights_decide, behind, np.inf).argmin())
    name, label = digits.names[index], int(digits.labels[index])
    same = [one for one in digits.names if one[:2] == name[:2]]
    forms = {_form(one): one for one in reversed(same)}
    others = [one for form, one in forms.items() if form != _form(name)]
    shown = [name, *sorted(others, key=digits.names.index)]
    images = np.stack([digits.images[digits.names.index(one)] for one in shown]).astype(float)
    answer = int(answers[index])
    weights = network.layers[0].weights[[label, answer]].reshape(2, 28, 28)
    return Hard(label, answer, weights, images)


def _form(name: str) -> str:
    """How a digit is written: "7-barred" of "7-barred-3"."""
    return name.rpartition("-")[0]
