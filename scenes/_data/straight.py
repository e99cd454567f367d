"""The network without hidden layers, one with them, and what one grid a digit cannot do."""

from dataclasses import dataclass

import numpy as np

from nnmath import Network, load_digits, load_network
from scenes._assets import ASSETS, DEFAULT_NETWORK
from scenes._data.measured import choices
from scenes._data.parts import whole_parts

NETWORKS = ASSETS / "networks"
TEN = 10
OURS = (16, 16)  # the hidden layers of the networks that one recipe trained


def straight_network() -> Network:
    """784 pixels straight to ten outputs."""
    return load_network(NETWORKS / "straight.npz")


def with_hidden_layers(network: Network) -> Network:
    """A network itself if it has hidden layers and ten outputs; else the shipped one."""
    if len(network.sizes) > 2 and network.sizes[-1] == TEN:
        return network
    return load_network(NETWORKS / f"{DEFAULT_NETWORK}.npz")


def same_recipe() -> tuple[np.ndarray, np.ndarray]:
    """The scores, (n,) each, of networks that one recipe trained: without and with two layers."""
    measured = choices()
    without, with_two = (measured.hidden.index(hidden) for hidden in ((), OURS))
    return measured.accuracy[without], measured.accuracy[with_two]


@dataclass(frozen=True)
class Against:
    """A part of a digit that its own output takes as a sign against it.

    label: the digit. weights: (28, 28), of its output. images: (n, 28, 28), the writing with that
    part and one of each other form. part: (28, 28), all of its ink. total: what that brings.
    """

    label: int
    weights: np.ndarray
    images: np.ndarray
    part: np.ndarray
    total: float


def part_against(network: Network) -> Against:
    """Of the parts that only some of our writings of a digit have, the one that counts most against
    it. network: without hidden layers.
    """
    digits = load_digits(ASSETS / "digits" / "digits.npz")
    written = [name for name in digits.names if name[0].isdecimal()]
    grids = network.layers[0].weights.reshape(TEN, 28, 28)
    parts = {name: whole_parts(name) for name in written}
    common = {
        label: set.intersection(*(set(parts[name]) for name in written if name[0] == label))
        for label in {name[0] for name in written}
    }
    brought = {
        (name, part): float((grids[int(name[0])] * ink).sum())
        for name in written
        for part, ink in parts[name].items()
        if part not in common[name[0]]
    }
    name, part = min(brought, key=lambda key: brought[key])
    forms = {_form(one): one for one in reversed(written) if one[0] == name[0]}
    shown = [name, *(one for form, one in forms.items() if form != _form(name))]
    images = np.stack([digits.images[digits.names.index(one)] for one in shown]).astype(float)
    label, ink = int(name[0]), parts[name][part]
    return Against(label, grids[label], images, ink, brought[name, part])


def _form(name: str) -> str:
    """How a digit is written: "7-barred" of "7-barred-3"."""
    return name.rpartition("-")[0]
