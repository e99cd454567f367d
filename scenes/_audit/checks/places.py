"""Places of one colour in a picture, which says a value, and what must be read there."""

from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

import numpy as np

from scenes._audit.film.palette import Paint
from scenes._audit.film.planes import Levels, Planes


class Places(Protocol):
    """Where the values of one thing are seen in a picture: m looks at n values."""

    side: float  # of a place, in pixels

    def read(self, planes: Planes) -> Levels:
        """What a picture has: NaN where nothing can be seen."""

    def expected(self, paint: Paint) -> tuple[Levels, Levels]:
        """What `read` must find, and how much a level of its own colour changes of each."""

    def closer(self, planes: Planes, paint: Paint) -> list[np.ndarray]:
        """How far the luma of parts of the places is from what it must be, (m,) each."""

    def together(self, values: np.ndarray) -> np.ndarray:
        """The least of the values that are looked at together, (n,) to (m,)."""

    def near(self, is_free: np.ndarray) -> np.ndarray:
        """Which looks are at places beside one that is not free, (n,) to (m,)."""

    def value(self, look: int) -> int:
        """Which of the values a look is at, the first of them."""

    def box(self, look: int) -> tuple[int, int, int, int]:
        """Where a look is at: left, top, right, bottom in pixels."""

    def where(self, look: int) -> str:
        """The same in words."""


P = TypeVar("P", bound=Places)


@dataclass(frozen=True, eq=False)
class Lit(Generic[P]):
    """Places, what they are painted with, and what must be read there.

    slack: (m,), levels by which a film may be behind while this is new to it. is_near: (m,),
    whether what lies over a place beside it may reach into it.
    """

    places: P
    paint: Paint
    expected: Levels
    gains: Levels
    slack: np.ndarray
    is_near: np.ndarray
