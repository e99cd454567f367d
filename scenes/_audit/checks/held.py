"""A thing that is looked at for as long as it stands, and whether its colours are its own."""

from dataclasses import dataclass, field
from typing import Generic, TypeVar

import numpy as np

from scenes._audit.film.planes import Picture
from scenes._audit.stated.moment import Moment, Thing

PART = " part "  # follows the name of a mobject that states several things in one place
OPAQUE = 0.995  # what is less opaque is seen through
FAINT = 0.1  # a thing that is less opaque is not looked at

M = TypeVar("M")


@dataclass(eq=False)
class Held(Generic[M]):
    """A thing that is looked at, from its first frame on.

    model: how its m places are looked at. is_seen: (m,), which of them count. moment, picture: the
    last. errors: (k, m), of the last frame. frames: how many it was seen in. total: the sum of the
    errors in all of them after the first few, or in those.
    """

    thing: Thing
    model: M
    is_seen: np.ndarray
    moment: Moment
    picture: Picture | None = None
    errors: np.ndarray = field(default_factory=lambda: np.zeros((1, 0)))
    total: np.ndarray | float = 0.0
    frames: int = 0


def is_mixed(thing: Thing, moment: Moment) -> bool:
    """Whether other things are seen through a clear one: then its colours are not its own."""
    if thing.strongest >= OPAQUE or not len(thing.boxes):
        return False
    left, top, right, bottom = thing.around
    own, is_below = thing.name.partition(PART)[0], True
    for other in moment.things:
        is_same = other.name.partition(PART)[0] == own
        if other is thing:
            is_below = False
        elif not is_below and not is_same:
            continue  # what lies over a thing is no matter of what is seen through it
        elif len(other.boxes) and other.strongest > (0 if is_same else FAINT):
            other_left, other_top, other_right, other_bottom = other.around
            is_beside = other_left >= right or left >= other_right
            if not (is_beside or other_top >= bottom or top >= other_bottom):
                return True
    return False
