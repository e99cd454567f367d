"""The facts of a network that stand on its poster, in print and in a film: nothing drawn here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nnmath.activations import LEAK, activation_named
from nnmath.network import Network

# What the accuracy was measured on, as the commands of nnmath note it, and as one says it.
MEASURED_ON: Mapping[str, str] = MappingProxyType(
    {"the MNIST test images": "10,000 test images of MNIST"}
)
LONGEST = 60  # characters of a file's own words that a poster has room for
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class Squish:
    """An activation function as it is written: what it makes of z.

    name: a key of ACTIVATIONS. title: as it stands in a table. call: what is written before the
    parenthesis in a layer's formula, "" for none. definition: its formula. typst: the same in the
    markup of Typst's mathematics. values: which numbers it can give.
    """

    name: str
    title: str
    call: str
    definition: str
    typst: str
    values: str


def _leaky(slope: float) -> Squish:
    return Squish(
        "leaky_relu", "leaky ReLU", "LReLU", f"LReLU(z) = max(z, {slope:g} z)",
        f'upright("LReLU")(z) = max(z, {slope:g} z)', "any number",
    )  # fmt: skip


SQUISHES: Mapping[str, Squish] = MappingProxyType(
    {
        "sigmoid": Squish(
            "sigmoid", "sigmoid", "σ", "σ(z) = 1 / (1 + e⁻ᶻ)",
            "sigma(z) = 1/(1 + e^(-z))", "between 0 and 1",
        ),
        "relu": Squish(
            "relu", "ReLU", "ReLU", "ReLU(z) = max(0, z)",
            'upright("ReLU")(z) = max(0, z)', "0 and above",
        ),
        "leaky_relu": _leaky(LEAK),
        "tanh": Squish(
            "tanh", "tanh", "tanh", "tanh(z) = (eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ)",
            "tanh(z) = (e^z - e^(-z))/(e^z + e^(-z))", "between −1 and 1",
        ),
        "identity": Squish("identity", "no squish", "", "a = z", "a = z", "any number"),
        "softmax": Squish(
            "softmax", "softmax", "softmax", "softmax(z) = eᶻ / Σ eᶻ",
            'upright("softmax")(z) = e^z / (sum e^z)', "between 0 and 1, together 1",
        ),
    }
)  # fmt: skip


def squish_of(activation: str) -> Squish:
    """How a layer's activation is written, its own slope in it. Raises ValueError for no name."""
    named = activation_named(activation)
    slope = named.slope
    return SQUISHES[named.family] if slope is None else _leaky(slope)


@dataclass(frozen=True)
class Score:
    """How well a network reads. share: 0..1, of the images read right. measured_on: which images,
    as one says it: "10,000 test images of MNIST".
    """

    share: float
    measured_on: str


@dataclass(frozen=True, eq=False)
class Facts:
    """What a network is, in numbers.

    sizes: how many numbers each stage holds, the input first. weights, biases: how many each layer
    has. activations: the name of each layer's function. score: None where the file does
    not say. is_trained: whether the file tells by which recipe it learnt. grids (n, rows, columns):
    the first layer's weights in the image's shape, one grid a neuron; None where the input is no
    square image.
    """

    sizes: tuple[int, ...]
    weights: tuple[int, ...]
    biases: tuple[int, ...]
    activations: tuple[str, ...]
    score: Score | None
    is_trained: bool
    grids: NDArray[np.float64] | None

    @property
    def parameters(self) -> int:
        """Weights and biases together: 13,002 for 784-16-16-10."""
        return sum(self.weights) + sum(self.biases)

    @property
    def shape(self) -> str:
        """The sizes as one writes them: "784-16-16-10"."""
        return "-".join(map(str, self.sizes))

    @property
    def formula(self) -> str:
        """What the first layer computes: "a¹ = σ(W a⁰ + b)"."""
        return layer_formula(self.activations[0])

    @property
    def formulas(self) -> tuple[str, ...]:
        """What each layer computes: "a¹ = σ(W¹ a⁰ + b¹)", "a² = σ(W² a¹ + b²)" …"""
        return tuple(
            layer_formula(name, number) for number, name in enumerate(self.activations, start=1)
        )

    def layers_with(self, activation: str) -> tuple[int, ...]:
        """The layers that use an activation function, counted from 1: (1, 2) and not (3,)."""
        return tuple(k for k, name in enumerate(self.activations, start=1) if name == activation)


def facts(network: Network, metadata: Mapping[str, Any]) -> Facts:
    """What stands on a network's poster.

    metadata: as `read_metadata` gives it, or none of it; the accuracy is taken where it is a share,
    0..1, and where it is said what it was measured on. All else is counted in the arrays.
    """
    first = network.layers[0]
    side = round(first.n_in**0.5)
    return Facts(
        sizes=network.sizes,
        weights=tuple(layer.weight_count for layer in network.layers),
        biases=tuple(layer.bias_count for layer in network.layers),
        activations=tuple(layer.activation for layer in network.layers),
        score=_score(metadata),
        is_trained=isinstance(metadata.get("recipe"), Mapping),
        grids=first.weights.reshape(-1, side, side) if side**2 == first.n_in else None,
    )


def layer_formula(activation: str, number: int | None = None) -> str:
    """What a layer computes: "a¹ = σ(W a⁰ + b)".

    activation: as `activation_named` knows it. number: of the layer, from 1, written at W and b
    too; None for the first layer without it. Raises ValueError for others.
    """
    call = squish_of(activation).call
    if number is not None and number < 1:
        raise ValueError(f"layer_formula takes a layer's number from 1, given {number}.")
    which = "" if number is None else str(number).translate(_SUPERSCRIPT)
    after, before = (str(k).translate(_SUPERSCRIPT) for k in (number or 1, (number or 1) - 1))
    z = f"W{which} a{before} + b{which}"
    return f"a{after} = {call}({z})" if call else f"a{after} = {z}"


def _score(metadata: Mapping[str, Any]) -> Score | None:
    share, where = metadata.get("accuracy"), metadata.get("measured_on")
    # True is a number to Python, but no accuracy; NaN lies in no range.
    if isinstance(share, bool) or not isinstance(share, int | float) or not 0 <= share <= 1:
        return None
    if not isinstance(where, str) or not where.isprintable() or not 0 < len(where) <= LONGEST:
        return None
    return Score(float(share), MEASURED_ON.get(where, where))
