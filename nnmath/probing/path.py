"""A straight path from one picture to another: a network's outputs on the way, and its flips."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnmath.checks import finite_array
from nnmath.forward import forward
from nnmath.network import Network

Floats = NDArray[np.float64]

EQUAL = 1e-12  # of the highest output, at least of 1: nearer ones differ by rounding alone
HALVINGS = 60  # of an interval: after these no number of 64 bits lies between its ends


@dataclass(frozen=True)
class Flip:
    """Where on a path the answer changes: at t the outputs `before` and `after` are equal.

    before, after: the highest outputs on either side, more than one where several are equal.
    value: what these outputs are at t.
    """

    t: float
    before: tuple[int, ...]
    after: tuple[int, ...]
    value: float


@dataclass(frozen=True, eq=False)
class Path:
    """The pictures x(t) = (1 − t) · start + t · end between two, and what a network makes of them.

    start, end: (n,), where n is the number of inputs; t goes from 0 to 1. Raises ValueError for
    other shapes, NaN or infinity.
    """

    network: Network
    start: Floats
    end: Floats

    def __post_init__(self) -> None:
        n = self.network.sizes[0]
        for name in ("start", "end"):
            object.__setattr__(self, name, finite_array(name, getattr(self, name), (n,)))

    def pictures(self, t: ArrayLike) -> Floats:
        """The pictures at t: () or (k,) to (n,) or (k, n)."""
        share = np.asarray(t, dtype=float)[..., None]
        return np.asarray((1 - share) * self.start + share * self.end)

    def outputs(self, t: ArrayLike) -> Floats:
        """The network's outputs at t, by the whole forward pass: () or (k,) to (m,) or (k, m)."""
        return np.asarray(forward(self.network, self.pictures(t))[-1].a)

    def answers(self, t: float) -> tuple[int, ...]:
        """The highest outputs at t: more than one where several are equal."""
        outputs = self.outputs(t)
        return tuple(map(int, np.flatnonzero(outputs >= outputs.max() - _rounding(outputs))))

    def flips(self, steps: int = 1000) -> tuple[Flip, ...]:
        """Where the answer changes from t = 0 to t = 1, each found by halving an interval.

        steps: into how many the path is cut first; an answer that comes and goes again within one
        step is missed. A tie that lasts is one answer of several outputs.
        """
        grid = np.linspace(0, 1, steps + 1)
        outputs, found = self.outputs(grid), []  # (steps + 1, m)
        now, since = self.answers(0.0), 0.0
        for t, here in zip(grid[1:], outputs[1:]):
            while not _leads(here, now):
                at, since = self._halved(now, since, float(t))
                after = self.answers(since)
                found.append(Flip(at, now, after, float(self.outputs(at).max())))
                now = after
            since = float(t)
        return tuple(found)

    def _halved(self, now: tuple[int, ...], low: float, high: float) -> tuple[float, float]:
        """The last t at which `now` still leads, and the next at which it does not any more."""
        for _ in range(HALVINGS):
            middle = (low + high) / 2
            if middle in (low, high):
                break
            if _leads(self.outputs(middle), now):
                low = middle
            else:
                high = middle
        return low, high


def _leads(outputs: Floats, answer: tuple[int, ...]) -> bool:
    """Whether no output, of (m,), is higher than any of those of the answer."""
    return bool(outputs[list(answer)].min() >= outputs.max() - _rounding(outputs))


def _rounding(outputs: Floats) -> float:
    return EQUAL * max(1.0, float(np.abs(outputs).max()))
