"""How long loops in plain Python take for one layer's weighted sums, and how long numpy takes."""

from __future__ import annotations

import platform
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nnmath.network import Layer
from nnmath.plainly import weighted_sums

REPEATS = 200
LEAST = 0.002  # seconds: what takes less is done again and again, or the clock tells too little


@dataclass(frozen=True, eq=False)
class Speed:
    """Seconds that the same weighted sums took, time and again.

    loops, product (repeats,): with `weighted_sums` on plain lists, and with `weights @ x`. shape:
    of the weights, (n_out, n_in). apart: by how much the two answers differ at most.
    """

    loops: NDArray[np.float64]
    product: NDArray[np.float64]
    shape: tuple[int, int]
    apart: float

    @property
    def times(self) -> float:
        """How many times as long the loops take: the quickest of each compared.

        Whatever else the machine does can only make a time longer (so Python's timeit advises): on
        a busy one medians tell of its other work.
        """
        return float(self.loops.min() / self.product.min())

    @property
    def products(self) -> int:
        """How many products both add up."""
        return self.shape[0] * self.shape[1]


def measure_speed(layer: Layer, x: NDArray[np.float64], repeats: int = REPEATS) -> Speed:
    """Time both ways in turn, so that whatever else the machine does slows both.

    x: (n_in,). The loops get lists of Python's own numbers, for numpy's would slow them down.
    """
    rows, entries = layer.weights.tolist(), x.tolist()

    def by_loops() -> list[float]:
        return weighted_sums(rows, entries)

    def by_numpy() -> NDArray[np.float64]:
        return np.asarray(layer.weights @ x)

    apart = float(np.abs(np.array(by_loops()) - by_numpy()).max())
    ways = [(way, _calls(way)) for way in (by_loops, by_numpy)]
    seconds = np.array([[_seconds(*way) for way in ways] for _ in range(repeats)])
    return Speed(seconds[:, 0], seconds[:, 1], (layer.n_out, layer.n_in), apart)


def processor() -> str:
    """What the processor is called, as far as the system says."""
    # Python asks no Linux for it, where it stands in a file.
    cpuinfo = Path("/", "proc", "cpuinfo")
    if cpuinfo.is_file():
        for line in cpuinfo.read_text(encoding="utf-8", errors="replace").splitlines():
            name, _, value = line.partition(":")
            if name.strip() == "model name":
                return " ".join(value.split())
    return platform.processor() or platform.machine() or "unknown"


def _calls(way: Callable[[], object]) -> int:
    """How often to do it for one measurement; it is warm afterwards."""
    count = 1
    while _seconds(way, count) * count < LEAST:
        count *= 2
    return count


def _seconds(way: Callable[[], object], count: int) -> float:
    """The seconds that one of so many takes."""
    start = time.perf_counter()
    for _ in range(count):
        way()
    return (time.perf_counter() - start) / count
