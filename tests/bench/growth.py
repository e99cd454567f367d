"""Measure how the forward pass grows with the network: `python -m tests.bench.growth`.

The same film of networks with ever more connections, each filmed from nothing in a process of its
own, one after another in one run. Processor time is user and system time of all threads.
"""

import itertools
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from nnmath import save_network
from tests.helpers.networks import of_sizes

ROOT = Path(__file__).parents[2]
OURS = (784, 16, 16, 10)
# At each quality: 535,040 connections take minutes at 1080p60, and show nothing new there.
SIZES = {
    "l": (OURS, (784, 128, 64, 10), (784, 256, 128, 10), (784, 512, 256, 10)),
    "h": (OURS, (784, 128, 64, 10)),
}
NAMES = {"l": "480p15", "h": "1080p60"}
HEADS = (
    "connections",
    "seconds",
    "processor, s",
    "peak memory, MiB",
    "seconds, times ours",
    "processor, times ours",
)


@dataclass(frozen=True)
class Filmed:
    """One film: seconds by the clock and of processor time, and the most memory in bytes."""

    sizes: tuple[int, ...]
    taken: float
    processor: float
    memory: float

    def row(self, ours: "Filmed") -> str:
        """A line of the table, with what it is of our own network's."""
        cells = [
            "-".join(map(str, self.sizes)),
            f"{sum(a * b for a, b in itertools.pairwise(self.sizes)):,}",
            f"{self.taken:.0f}",
            f"{self.processor:.0f}",
            f"{self.memory / 2**20:.0f}",
            f"{self.taken / ours.taken:.2f}",
            f"{self.processor / ours.processor:.2f}",
        ]
        return f"| {' | '.join(cells)} |"


def main(qualities: list[str]) -> None:
    for quality in qualities:
        films: list[Filmed] = []
        for sizes in SIZES[quality]:
            print(f"Filming {'-'.join(map(str, sizes))} at {NAMES[quality]} …", flush=True)
            films.append(measure(sizes, quality))
        print(f"\n| {' | '.join([f'forward pass, {NAMES[quality]}', *HEADS])} |\n{'|---' * 7}|")
        print("\n".join(film.row(films[0]) for film in films), flush=True)


def measure(sizes: tuple[int, ...], quality: str) -> Filmed:
    """Film a network of these sizes."""
    with tempfile.TemporaryDirectory() as folder:
        save_network(of_sizes(*sizes), Path(folder) / "network.npz")
        command = [sys.executable, "-m", "manim", f"-q{quality}", "--progress_bar", "none"]
        command += ["--media_dir", folder, str(ROOT / "scenes" / "forward.py")]
        environment = {**os.environ, "NNFILM_NETWORK": f"{folder}/network.npz"}
        start = time.perf_counter()
        filming = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(filming.pid, 0)
        taken = time.perf_counter() - start
    if status:
        raise SystemExit(f"Filming {sizes} failed.")
    unit = 1 if sys.platform == "darwin" else 1024
    return Filmed(sizes, taken, used.ru_utime + used.ru_stime, used.ru_maxrss * unit)


if __name__ == "__main__":
    main(sys.argv[1:] or list(SIZES))
