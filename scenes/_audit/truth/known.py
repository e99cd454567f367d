"""An array that is known to be true, and what its parts are called."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

SINGLE = 1e-6  # of values about 1: how far float32 and a few sums go astray
MOST_NAMED = 9  # places that are named one by one


@dataclass(frozen=True, eq=False)
class Known:
    """An array and where it comes from.

    name: "weights[0]". values: any shape; of float32 where they are known to its precision alone,
    for what they are computed of was rounded on the way. labels: what the places on its first axis
    are called, such as the digits of a stack; where there are none, they are counted from 0.
    """

    name: str
    values: np.ndarray
    labels: tuple[str, ...] = ()

    @cached_property
    def flat(self) -> np.ndarray:
        """All values in one row."""
        return np.ascontiguousarray(self.values, dtype=float).ravel()

    @property
    def off(self) -> float:
        """By how much each value may be off, beside what any may be."""
        return SINGLE if self.values.dtype == np.float32 else 0.0

    @cached_property
    def order(self) -> np.ndarray:
        """The places of the values, from the least to the largest."""
        return np.argsort(self.flat, kind="stable")

    @cached_property
    def sorted(self) -> np.ndarray:
        """The values from the least to the largest."""
        return self.flat[self.order]

    def at(self, *indices: int) -> str:
        """What the part at the first so many indices is called: "weights[0][3]"."""
        named = [
            self.labels[index] if self.labels and axis == 0 else str(index)
            for axis, index in enumerate(indices)
        ]
        return self.name + "".join(f"[{index}]" for index in named)

    def places(self, positions: np.ndarray) -> str:
        """What some of its values are called: "weights[0][3][[406, 407]]"."""
        shape = self.values.shape
        if not shape:
            return self.name
        where = np.unravel_index(positions, shape)
        shared: list[int] = []
        for axis in where[:-1]:
            if len(set(axis.tolist())) > 1:
                break
            shared.append(int(axis[0]))
        if len(positions) == 1:
            return self.at(*(int(axis[0]) for axis in where))
        if len(shared) < len(shape) - 1 or len(positions) > MOST_NAMED:
            return f"{len(positions)} of {self.at(*shared)}"
        return f"{self.at(*shared)}[{where[-1].tolist()}]"


@dataclass(frozen=True, eq=False)
class Family:
    """Parts of one known array that have the same number of values: its rows, or its columns.

    rows: (m, n), a view of the array where that is possible.
    """

    of: Known
    rows: np.ndarray
    axes: int  # of the first so many indices a row stands for; -1 for the columns

    def name(self, row: int) -> str:
        """What one of its parts is called."""
        if self.axes < 0:
            return f"{self.of.name}[…, {row}]"
        shape = self.of.values.shape[: self.axes]
        return self.of.at(*map(int, np.unravel_index(row, shape) if shape else ()))


def families(known: Known) -> Iterator[Family]:
    """An array as a whole, its rows (of three axes its planes, too) and its columns."""
    shape = known.values.shape
    for axes in range(len(shape)):
        count = int(np.prod(shape[:axes]))
        if count and known.flat.size:
            yield Family(known, known.flat.reshape(count, -1), axes)
    if len(shape) > 1 and known.flat.size:
        yield Family(known, known.flat.reshape(-1, shape[-1]).T, -1)
