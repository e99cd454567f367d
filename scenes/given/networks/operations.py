"""A network as other programs write it down: one operation after another, as a chain of layers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from nnmath import Layer, Network
from nnmath.folding import fold_inputs, fold_sums

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Dense:
    """Weighted sums. weights: (n_out, n_in). biases: (n_out,). name: as messages say it."""

    name: str
    weights: Floats
    biases: Floats


@dataclass(frozen=True, eq=False)
class Scale:
    """Each number by itself, factor·x + shift, both () or (n,): what is folded into a layer."""

    name: str
    factor: Floats
    shift: Floats


@dataclass(frozen=True)
class Squish:
    """An activation function, as `nnmath.activation_named` knows it."""

    name: str
    activation: str


Operation = Dense | Scale | Squish


@dataclass(frozen=True, eq=False)
class Chain:
    """What a file says of a network. operations: in order. how: how it was understood, sentences.

    image: the input's rows and columns, None where the file says none. classes: the outputs' names.
    """

    operations: tuple[Operation, ...]
    image: tuple[int, int] | None = None
    classes: tuple[str, ...] | None = None
    how: tuple[str, ...] = ()


def network_of(operations: Sequence[Operation]) -> tuple[Network, tuple[str, ...]]:
    """The layers that a chain of operations comes to, and sentences for what was folded.

    What scales a dense layer's sums becomes part of it; what scales inputs or activations, of the
    next one. Raises ValueError, naming the operation, for what is no chain of layers.
    """
    layers: list[Layer] = []
    open_ = False  # whether the last layer still waits for its activation function
    waiting: list[Scale] = []  # for the next layer
    how = []
    for operation in operations:
        match operation:
            case Dense(name, weights, biases):
                layer = _layer(name, weights, biases, layers)
                for scale in reversed(waiting):
                    layer = _folded(scale, layer, inputs=True)
                    how.append(f"{scale.name} is folded into layer {len(layers) + 1}")
                waiting, open_ = [], True
                layers.append(layer)
            case Scale() if open_:
                layers[-1] = _folded(operation, layers[-1], inputs=False)
                how.append(f"{operation.name} is folded into layer {len(layers)}")
            case Scale():
                waiting.append(operation)
            case Squish(_, "identity"):
                pass
            case Squish(name, activation):
                if not open_ or waiting:
                    raise ValueError(
                        f"{name} does not follow a dense layer; each layer has one activation"
                        " function."
                    )
                last = layers[-1]
                layers[-1] = Layer(last.weights, last.biases, activation)
                open_ = False
    if waiting:
        raise ValueError(f"{waiting[0].name} scales the outputs, behind all layers; leave it out.")
    if not layers:
        raise ValueError("it holds no dense layer.")
    return Network(tuple(layers)), tuple(how)


def _layer(name: str, weights: Floats, biases: Floats, before: Sequence[Layer]) -> Layer:
    if weights.ndim != 2 or biases.shape != (len(weights),):
        raise ValueError(
            f"{name} has weights of shape {weights.shape} and biases of shape {biases.shape}, which"
            " is no dense layer."
        )
    if before and before[-1].n_out != weights.shape[1]:
        raise ValueError(
            f"{name} takes {weights.shape[1]:,} numbers, but the layer before it gives"
            f" {before[-1].n_out:,}."
        )
    return Layer(weights, biases, "identity")


def _folded(scale: Scale, layer: Layer, *, inputs: bool) -> Layer:
    try:
        fold = fold_inputs if inputs else fold_sums
        return fold(layer, scale.factor, scale.shift)
    except ValueError as error:
        raise ValueError(f"{scale.name} cannot be folded: {error}") from None


def fits(shapes: Sequence[tuple[int, int]]) -> bool:
    """Whether weights of these shapes, (n_out, n_in), are layers that follow one another."""
    return all(before[0] == after[1] for before, after in pairwise(shapes))
