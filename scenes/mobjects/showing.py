"""What a mobject shows: the values, and where each of them is seen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, runtime_checkable

import numpy as np

if TYPE_CHECKING:  # what holds a film against this needs no Manim
    from manim import Mobject

# How values are seen: as light from dark to lit, in the colours of signs, as a length from a zero,
# as printed figures, or as a place in a plane.
LIGHT, SIGN, LENGTH, TEXT, PLACE = "light", "sign", "length", "text", "place"


@dataclass(frozen=True, eq=False)
class Shown:
    """Values that a mobject shows, for who wants to hold a film against them.

    kind: "cells", "lamps", "bars", "number", "lines", "curve", "dots" … values: (n,) in the data's
    own units. scale: LIGHT, SIGN, LENGTH, TEXT or PLACE. limit: the value at full light, colour or
    length. places: (n, 2, 2), the lower left and the upper right corner of what shows each value
    and nothing else, in Manim's units. plainly: (n,), 0..1, how much of each is seen, beside the
    opacity of `parts`. parts: the mobjects that are drawn for it; nothing else need speak for them.
    text: what is printed. more: arrays that only this kind has, such as the ends of lines.
    """

    kind: str
    values: np.ndarray
    scale: str
    limit: float
    places: np.ndarray
    plainly: np.ndarray
    parts: "tuple[Mobject, ...]"
    text: str = ""
    more: Mapping[str, np.ndarray] = field(default_factory=dict)


@runtime_checkable
class Showing(Protocol):
    """A mobject that shows data can say which."""

    def shows(self) -> Iterator[Shown]:
        """What it shows as it is now."""
