"""From arrays that say little of themselves to the chains of layers that they may be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from nnmath.checks import shown
from scenes.given.networks.named import Module, Norm, Pair, modules, natural, skeleton
from scenes.given.networks.operations import Chain, Dense, Operation, Scale, Squish, fits

Floats = NDArray[np.float64]
OUT_IN, IN_OUT = "(out, in)", "(in, out)"
MOST_PERMUTED = 6  # layers


@dataclass(frozen=True, eq=False)
class Arrays:
    """What a file of arrays says. arrays: in its order. habit: OUT_IN or IN_OUT of its format.

    activations: of the layers, or hidden and output, or one for all, None where it says none.
    """

    arrays: Mapping[str, Floats]
    habit: str | None = None
    activations: tuple[str, ...] | None = None
    classes: tuple[str, ...] | None = None
    image: tuple[int, int] | None = None
    how: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Layered:
    """Layers whose activation functions are not known yet. how: which way round they were taken.

    norms: for each layer, what follows its sums, and whether after the activation function.
    """

    pairs: tuple[Pair, ...]
    norms: tuple[tuple[Norm, bool] | None, ...]
    how: str

    @property
    def sizes(self) -> tuple[int, ...]:
        """784, 16, 16, 10: the input first."""
        return (self.pairs[0].weights.shape[1], *(len(pair.weights) for pair in self.pairs))


def layered(given: Arrays) -> list[Layered]:
    """The ways in which arrays follow one another as layers, likeliest first; at least one.

    Raises ValueError, listing what there is, where they do not.
    """
    found = []
    for parts in modules(given.arrays):
        pairs = [part for part in parts if isinstance(part, Pair)]
        if not pairs:
            continue
        for order in _orders(pairs):
            found = list(_ways(order, parts, given.habit))
            if found:
                return found
    listed = [f"{shown(name)} {array.shape}" for name, array in given.arrays.items()]
    more = f" … ({len(listed)} in all)" if len(listed) > 8 else ""
    raise ValueError(
        f"its arrays are no chain of dense layers: {', '.join(listed[:8]) or 'there are none'}"
        f"{more}; weights (16, 784), biases (16,), weights (10, 16), biases (10,) would be one."
    )


def chain_of(given: Arrays, way: Layered, activations: Sequence[str]) -> Chain:
    """The chain of operations that layers and their activation functions make."""
    operations: list[Operation] = []
    for pair, norm, activation in zip(way.pairs, way.norms, activations, strict=True):
        name = shown(pair.module)
        biases = np.zeros(len(pair.weights)) if pair.biases is None else pair.biases
        squish = Squish(name, activation)
        operations.append(Dense(name, pair.weights, biases))
        if norm is None:
            operations.append(squish)
            continue
        scale = Scale(f"batch normalisation {shown(norm[0].module)}", norm[0].factor, norm[0].shift)
        operations += [squish, scale] if norm[1] else [scale, squish]
    without = sum(pair.biases is None for pair in way.pairs)
    missing = f"{without} of {len(way.pairs)} layers have no biases: they are 0" if without else ""
    how = (*given.how, way.how, missing)
    return Chain(tuple(operations), given.image, given.classes, tuple(filter(None, how)))


def _orders(pairs: Sequence[Pair]) -> Iterator[tuple[Pair, ...]]:
    """As the file has them, as people count, then any."""
    yield tuple(pairs)
    yield tuple(sorted(pairs, key=lambda pair: natural(pair.module)))
    if len(pairs) <= MOST_PERMUTED:
        yield from permutations(pairs)


def _ways(pairs: Sequence[Pair], parts: Sequence[Module], habit: str | None) -> Iterator[Layered]:
    """The orientations in which layers in this order fit; a habit is taken first."""
    both = {OUT_IN: pairs, IN_OUT: tuple(map(_turned, pairs))}
    fitting = {way: each for way, each in both.items() if _fit(each)}
    known = sorted(fitting, key=lambda way: way != habit)
    for way in known:
        why = "as the shapes show"
        if len(known) == 2:
            why = "as is the habit of the format" if way == habit else "where shapes leave it open"
        norms = list(_norms(fitting[way], parts))
        for placed, said in norms:
            how = f"weights are {way}, {why}{said}"
            yield Layered(tuple(fitting[way]), placed, how)
            square = [p.weights.shape[0] == p.weights.shape[1] for p in fitting[way]]
            if any(square) and len(known) == 1:
                turned = [_turned(p) if s else p for p, s in zip(fitting[way], square)]
                other = f"{how}, but the square ones the other way round"
                yield Layered(tuple(turned), placed, other)


def _turned(pair: Pair) -> Pair:
    return replace(pair, weights=pair.weights.T)


def _fit(pairs: Sequence[Pair]) -> bool:
    own = all(pair.biases is None or pair.biases.size == len(pair.weights) for pair in pairs)
    return own and fits([pair.weights.shape for pair in pairs])


Placed = tuple[tuple[Norm, bool] | None, ...]


def _norms(pairs: Sequence[Pair], parts: Sequence[Module]) -> Iterator[tuple[Placed, str]]:
    """Where batch normalisations stand, each behind a layer: before its activation, or after it."""
    norms = [part for part in parts if isinstance(part, Norm)]
    if not norms:
        yield (None,) * len(pairs), ""
        return
    names = [part.module for part in parts]
    if len(set(map(skeleton, names))) == 1:  # net.0, net.1, net.3: the numbers say it all
        placed = _counted(pairs, norms)
        if placed:
            yield placed, ""
        return
    rest = sorted(norms, key=lambda norm: natural(norm.module))
    behind: list[Norm | None] = []
    for pair in pairs:
        fitting = rest and rest[0].factor.size == len(pair.weights)
        behind.append(rest.pop(0) if fitting else None)
    if not rest:
        for after in (False, True):
            side = "after" if after else "before"
            yield (
                tuple(None if norm is None else (norm, after) for norm in behind),
                f"; batch normalisation is taken {side} the activation function",
            )


def _counted(pairs: Sequence[Pair], norms: Sequence[Norm]) -> Placed | None:
    """Norms behind the layer that their number follows: net.1 of net.0 comes before its squish."""
    placed: list[tuple[Norm, bool] | None] = [None] * len(pairs)
    for norm in norms:
        before = [k for k, p in enumerate(pairs) if natural(p.module) < natural(norm.module)]
        if not before or placed[before[-1]] or norm.factor.size != len(pairs[before[-1]].weights):
            return None
        last = pairs[before[-1]].module
        numbers = [
            [part for kind, part in natural(name) if kind == 0] for name in (last, norm.module)
        ]
        gap = sum(int(b) - int(a) for a, b in zip(*numbers))
        placed[before[-1]] = (norm, gap > 1)
    return tuple(placed)
