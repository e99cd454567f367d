"""Named arrays, as a state_dict or `get_weights` gives them: which of them are a layer's what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nnmath.checks import shown
from nnmath.folding import normalisation

Floats = NDArray[np.float64]

KINDS = {
    **dict.fromkeys(("weight", "weights", "kernel", "kernels", "w", "coef", "coefs"), "weights"),
    **dict.fromkeys(("bias", "biases", "b", "intercept", "intercepts"), "biases"),
    **dict.fromkeys(("running_mean", "moving_mean"), "mean"),
    **dict.fromkeys(("running_var", "moving_variance"), "variance"),
    "gamma": "gamma",
    "beta": "beta",
}
COUNTERS = ("num_batches_tracked",)
EPSILON = 1e-5  # of PyTorch's BatchNorm1d, where nobody says another


@dataclass(frozen=True, eq=False)
class Norm:
    """Batch normalisation, whose place in the chain its name may not say."""

    module: str
    factor: Floats
    shift: Floats


@dataclass(frozen=True, eq=False)
class Pair:
    """A layer's arrays as they were stored. weights: (n, m), either way round. biases: (n,)."""

    module: str
    weights: Floats
    biases: Floats | None


Module = Pair | Norm


def modules(arrays: Mapping[str, Floats]) -> Iterator[tuple[Module, ...]]:
    """The ways in which arrays can be told apart as layers' weights and biases, likeliest first.

    Names decide where they say it; else the shapes do, in the arrays' order. Raises ValueError for
    what is part of no dense layer.
    """
    kept = {name: array for name, array in arrays.items() if not name.endswith(COUNTERS)}
    for name, array in kept.items():
        if array.ndim > 2:
            raise ValueError(
                f"{shown(name)} has shape {array.shape}: convolutions are not filmed; networks of"
                " dense layers are."
            )
    kinds = {name: _kind(name) for name in kept}
    if all(kind for _, kind in kinds.values()):
        yield _by_name(kept, kinds)
    else:
        yield from _by_shape(kept)


def natural(name: str) -> list[tuple[int, int | str]]:
    """What sorts names as people count: layer 2 before layer 10."""
    return [
        (0, int(part)) if part.isdecimal() and len(part) < 10 else (1, part)
        for part in re.split(r"(\d+)", name)
        if part
    ]


def skeleton(name: str) -> str:
    """A name without its numbers: net.# for net.0 and net.12."""
    return re.sub(r"\d+", "#", name)


def _kind(name: str) -> tuple[str, str]:
    """A name without the word that says what the array is, and that: ("fc#1", "weights")."""
    for word in re.findall(r"running_\w+|moving_\w+|[A-Z]?[a-z]+|[A-Z]+", name)[::-1]:
        if kind := KINDS.get(word.lower()):
            before, _, after = name.rpartition(word)
            # Keras ends its names in :0.
            return (before + after.removesuffix(":0")).strip("._/ "), kind
    return name, ""


def _by_name(
    arrays: Mapping[str, Floats], kinds: Mapping[str, tuple[str, str]]
) -> tuple[Module, ...]:
    groups: dict[str, dict[str, Floats]] = {}
    for name, array in arrays.items():
        module, kind = kinds[name]
        if kind in groups.setdefault(module, {}):
            raise ValueError(f"{shown(name)} is a second array of {kind} of {shown(module)}.")
        groups[module][kind] = array
    return tuple(_module(module, group) for module, group in groups.items())


def _module(module: str, group: dict[str, Floats]) -> Module:
    if "mean" in group and "variance" in group:
        shape = group["mean"].shape
        gamma = group.get("gamma", group.get("weights", np.ones(shape)))
        beta = group.get("beta", group.get("biases", np.zeros(shape)))
        scaling = normalisation(gamma, beta, group["mean"], group["variance"], EPSILON)
        return Norm(module, *scaling)
    weights = group.get("weights")
    if weights is None or weights.ndim != 2 or group.keys() - {"weights", "biases"}:
        held = ", ".join(f"{kind} {array.shape}" for kind, array in group.items())
        raise ValueError(f"{shown(module)} is no dense layer: it holds {held}.")
    biases = group.get("biases")
    return Pair(module, weights, None if biases is None else biases.ravel())


def _by_shape(arrays: Mapping[str, Floats]) -> Iterator[tuple[Module, ...]]:
    """Weights and biases alternately, or all weights before all biases, or weights alone."""
    items = list(arrays.items())
    turns: list[tuple[str, Floats, Floats | None]] = []
    for name, array in items:
        is_row = array.ndim < 2 or 1 in array.shape
        if turns and turns[-1][2] is None and is_row and array.size in turns[-1][1].shape:
            turns[-1] = (*turns[-1][:2], array.ravel())
        elif array.ndim == 2:
            turns.append((name, array, None))
        else:
            break
    else:
        yield tuple(Pair(*turn) for turn in turns)
    weights = [(name, array) for name, array in items if array.ndim == 2]
    biases: Sequence[Floats | None] = [array for _, array in items if array.ndim == 1]
    if weights and len(biases) in (0, len(weights)) and len(items) == len(weights) + len(biases):
        biases = biases or [None] * len(weights)
        yield tuple(Pair(name, array, b) for (name, array), b in zip(weights, biases, strict=True))
