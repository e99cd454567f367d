"""What each layer of Keras does, read from its description; nothing of it is made or run.

Source: keras.io/api/layers.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from nnmath.checks import shown
from nnmath.folding import normalisation
from scenes.given.networks.arrays import Floats
from scenes.given.networks.formats.keras_model import Described
from scenes.given.networks.operations import Chain, Dense, Operation, Scale, Squish
from scenes.given.networks.wording import ALIASES, READ_AS_SOFTMAX, activation, leaky, unread

NORMALISED = 1e-7  # the least spread that Keras's Normalization divides by
LEAK = 0.2  # of the activation function that is called leaky_relu in Keras
LEAK_OF_LAYER = 0.3  # of the layer LeakyReLU, where its description says none
MOST_INPUTS = 10_000_000


@dataclass
class _Flow:
    """What flows: its shape without the batch, None where nobody says; and what was noticed."""

    shape: tuple[int, ...] | None = None
    image: tuple[int, int] | None = None
    said: list[str] = field(default_factory=list)


def chain(layers: Sequence[Described], stored: Mapping[str, Sequence[Floats]]) -> Chain:
    """The chain of operations that layers come to. stored: each one's arrays, by its name."""
    flow = _Flow()
    operations: list[Operation] = []
    for layer in layers:
        if flow.shape is None:
            _see_input(layer, flow)
        if layer.kind not in _KINDS:
            raise unread(layer.kind, layer.name)
        operations += _KINDS[layer.kind](layer, flow, list(stored.get(layer.name, ())))
    return Chain(tuple(operations), flow.image, None, tuple(flow.said))


def _see_input(layer: Described, flow: _Flow) -> None:
    given = layer.config.get("batch_shape") or layer.config.get("batch_input_shape")
    if not isinstance(given, list) or not given:
        return
    shape = given[1:]
    sides = [side for side in shape if isinstance(side, int) and side > 0]
    if len(sides) == len(shape) and math.prod(sides) <= MOST_INPUTS:
        flow.shape = tuple(sides)
        if len(sides) == 2 or (len(sides) == 3 and sides[2] == 1):
            flow.image = sides[0], sides[1]


def _dense(layer: Described, flow: _Flow, arrays: list[Floats]) -> Iterator[Operation]:
    if flow.shape is not None and len(flow.shape) != 1:
        raise ValueError(f"{layer} takes an input of shape {flow.shape}; flatten it before.")
    if not arrays or arrays[0].ndim != 2 or len(arrays) > 2:
        raise ValueError(f"{layer} has no weights of its own: {[a.shape for a in arrays]}.")
    weights = arrays[0].T
    biases = arrays[1] if len(arrays) > 1 else np.zeros(len(weights))
    flow.shape = (len(weights),)
    yield Dense(str(layer), weights, biases)
    yield from _activation(layer, flow, arrays)


def _activation(layer: Described, flow: _Flow, arrays: list[Floats]) -> Iterator[Operation]:
    given = layer.config.get("activation")
    if isinstance(given, dict) and isinstance(given.get("config"), dict):
        inner = Described(str(given.get("class_name")), layer.name, given["config"])
        if inner.kind not in _SQUISHES:
            raise unread(inner.kind, layer.name)
        yield from _KINDS[inner.kind](inner, flow, arrays)
    elif given == "leaky_relu":
        yield Squish(str(layer), leaky(LEAK, str(layer)))
    elif given is not None:
        name = str(given)
        if ALIASES.get(name) == "softmax":
            flow.said.append(READ_AS_SOFTMAX)
        yield Squish(str(layer), activation(name, f"the activation of {layer}"))


def _relu(layer: Described, flow: _Flow, arrays: list[Floats]) -> Iterator[Operation]:
    if layer.config.get("max_value") is not None or layer.number("threshold", 0):
        raise ValueError(f"{layer} is cut off at the top or begins above 0, which is not filmed.")
    yield Squish(str(layer), leaky(layer.number("negative_slope", 0), str(layer)))


def _leaky_relu(layer: Described, flow: _Flow, arrays: list[Floats]) -> Iterator[Operation]:
    slope = layer.number("negative_slope", layer.number("alpha", LEAK_OF_LAYER))
    yield Squish(str(layer), leaky(slope, str(layer)))


def _softmax(layer: Described, flow: _Flow, arrays: list[Floats]) -> Iterator[Operation]:
    if layer.config.get("axis", -1) not in (-1, 1, [-1], [1]):
        raise ValueError(f"{layer} is not taken over the outputs.")
    yield Squish(str(layer), "softmax")


def _flatten(layer: Described, flow: _Flow, arrays: list[Floats]) -> Iterator[Operation]:
    if flow.shape is not None:
        flow.shape = (math.prod(flow.shape),)
    return iter(())


def _reshape(layer: Described, flow: _Flow, arrays: list[Floats]) -> Iterator[Operation]:
    target = layer.config.get("target_shape")
    sides = [side for side in target if isinstance(side, int)] if isinstance(target, list) else []
    if flow.shape is not None and sides:
        rest = math.prod(side for side in sides if side > 0)
        count = math.prod(flow.shape)
        flow.shape = tuple(side if side > 0 else count // max(rest, 1) for side in sides)
        if math.prod(flow.shape) != count:
            raise ValueError(f"{layer} makes {shown(target)} of {count:,} numbers.")
    return iter(())


def _nothing(layer: Described, flow: _Flow, arrays: list[Floats]) -> Iterator[Operation]:
    """What does nothing once the network is trained."""
    return iter(())


def _rescaling(layer: Described, flow: _Flow, arrays: list[Floats]) -> Iterator[Operation]:
    scale, offset = layer.number("scale", 1), layer.number("offset", 0)
    yield Scale(str(layer), np.array(scale), np.array(offset))


def _normalization(layer: Described, flow: _Flow, arrays: list[Floats]) -> Iterator[Operation]:
    if layer.config.get("invert"):
        raise ValueError(f"{layer} is turned round, which is not understood.")
    given = [layer.config.get(key) for key in ("mean", "variance")]
    kept = arrays[:2] if given[0] is None else [_numbers(layer, each) for each in given]
    if len(kept) != 2:
        raise ValueError(f"{layer} has neither mean nor variance.")
    mean, variance = (_spread(layer, flow, each) for each in kept)
    factor = 1 / np.maximum(np.sqrt(np.maximum(variance, 0)), NORMALISED)
    yield Scale(str(layer), factor, -mean * factor)


def _batch(layer: Described, flow: _Flow, arrays: list[Floats]) -> Iterator[Operation]:
    scale, center = (layer.config.get(key, True) is True for key in ("scale", "center"))
    if len(arrays) != 2 + scale + center:
        raise ValueError(f"{layer} has {len(arrays)} arrays, expected {2 + scale + center}.")
    mean, variance = arrays[-2:]
    gamma = arrays[0] if scale else np.ones(mean.shape)
    beta = arrays[scale] if center else np.zeros(mean.shape)
    factor, shift = normalisation(gamma, beta, mean, variance, layer.number("epsilon", 1e-3))
    yield Scale(str(layer), _spread(layer, flow, factor), _spread(layer, flow, shift))


def _numbers(layer: Described, given: Any) -> Floats:
    try:
        return np.array(given, dtype=np.float64)
    except (TypeError, ValueError):
        raise ValueError(f"{layer} holds {shown(given)}, expected numbers.") from None


def _spread(layer: Described, flow: _Flow, array: Floats) -> Floats:
    """One number for each that flows, or one for all."""
    if array.size == 1:
        return array.reshape(())
    try:
        return np.broadcast_to(array, flow.shape or array.shape).reshape(-1)
    except ValueError:
        raise ValueError(f"{layer} has shape {array.shape}, what flows {flow.shape}.") from None


Read = Callable[[Described, _Flow, list[Floats]], Iterator[Operation]]
_SQUISHES: Mapping[str, Read] = {
    "Activation": _activation,
    "ReLU": _relu,
    "LeakyReLU": _leaky_relu,
    "Softmax": _softmax,
}
_KINDS: Mapping[str, Read] = {
    **_SQUISHES,
    "Dense": _dense,
    "Flatten": _flatten,
    "Reshape": _reshape,
    "Rescaling": _rescaling,
    "Normalization": _normalization,
    "BatchNormalization": _batch,
    **dict.fromkeys(
        ("InputLayer", "Dropout", "GaussianNoise", "GaussianDropout", "AlphaDropout",
         "ActivityRegularization", "Identity"), _nothing),
}  # fmt: skip
