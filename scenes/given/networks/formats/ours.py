"""Our own networks: what stands in the metadata beside the numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nnmath import Network
from nnmath.checks import shown


@dataclass(frozen=True, eq=False)
class Ours:
    """A network that `nnmath.save_network` wrote, and what was written beside it."""

    network: Network
    metadata: Mapping[str, Any]

    @property
    def classes(self) -> tuple[str, ...] | None:
        """The outputs' names. Raises ValueError for what is no list of as many texts."""
        given = self.metadata.get("classes")
        if given is None:
            return None
        if not isinstance(given, list) or not all(isinstance(name, str) for name in given):
            raise ValueError(
                f"its metadata must give classes as a list of names, given {shown(given)}."
            )
        return tuple(given)

    @property
    def image(self) -> tuple[int, int] | None:
        """The input's rows and columns. Raises ValueError for what is no pair of numbers."""
        given = self.metadata.get("image")
        if given is None:
            return None
        is_pair = isinstance(given, list) and [type(side) for side in given] == [int, int]
        if not is_pair or min(given) < 1:
            raise ValueError(
                f"its metadata must give image as two numbers above 0, given {shown(given)}."
            )
        return given[0], given[1]
