"""All files that ship with us, each read once, when it is first asked for."""

from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from scenes._audit.truth.files import (
    Net,
    Written,
    numbers_in,
    read_net,
    read_npz,
    read_run,
    read_written,
)

RUN = "checkpoints"  # of assets/networks, which is no single network


class Shipped:
    """The networks, the digits and the measurements of a folder such as assets/."""

    def __init__(self, assets: Path) -> None:
        self.assets = assets

    @cached_property
    def nets(self) -> dict[str, Net]:
        """The networks by name, but for those of the training run."""
        files = sorted((self.assets / "networks").glob("*.npz"))
        return {path.stem: read_net(path) for path in files if path.stem != RUN}

    @cached_property
    def run(self) -> tuple[tuple[Net, ...], dict[str, np.ndarray]]:
        """The checkpoints of the training run, and its curves."""
        return read_run(self.assets / "networks" / f"{RUN}.npz")

    @cached_property
    def digits(self) -> Written:
        """The digits."""
        return read_written(self.assets / "digits" / "digits.npz")

    @cached_property
    def hurried(self) -> Written:
        """Those that were written in a hurry."""
        return read_written(self.assets / "digits" / "hurried.npz")

    @cached_property
    def _measurements(self) -> dict[str, tuple[dict[str, np.ndarray], dict[str, Any]]]:
        files = sorted((self.assets / "measurements").glob("*.npz"))
        return {path.stem: read_npz(path) for path in files}

    @cached_property
    def measured(self) -> dict[str, dict[str, np.ndarray]]:
        """What was measured, by the name of the file: its arrays, and the numbers beside them."""
        held = self._measurements.items()
        return {name: arrays | numbers_in(known, "file") for name, (arrays, known) in held}

    @cached_property
    def facts(self) -> dict[str, dict[str, Any]]:
        """What stands beside what was measured, by the name of the file."""
        return {name: known for name, (_, known) in self._measurements.items()}


shipped_in = lru_cache(maxsize=2)(Shipped)  # one for all truths of a folder
