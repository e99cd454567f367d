"""Which mobjects Manim blends: their pictures go over into others, and what they state does not."""

from collections.abc import Iterable
from typing import Any

import numpy as np
from manim import Animation, AnimationGroup, Mobject, Transform

from scenes.mobjects.painting.painted import Painted
from scenes.mobjects.showing import PLACE, Shown


def blended_in(animations: Iterable[Animation]) -> set[int]:
    """The ids of all that states values while an animation blends its picture into another's."""
    found = set[int]()
    for animation in animations:
        if isinstance(animation, AnimationGroup):
            found |= blended_in(animation.animations)
        elif isinstance(animation, Transform):
            target: Mobject | None = animation.target_mobject
            pairs = zip(animation.mobject.get_family(), target.get_family()) if target else ()
            found |= {id(one) for one, other in pairs if _differ(one, other)}
    return found


def _differ(one: Any, other: Any) -> bool:
    """Whether two mobjects state other values; what is painted from arrays blends its arrays.

    But what stands where its value is, stands elsewhere while it flies to another.
    """
    if not hasattr(type(one), "shows"):
        return False
    if isinstance(one, Painted):
        return any(shown.scale == PLACE and shown.values.size for shown in one.shows())
    if type(one) is not type(other):
        return True
    return any(_are_other(*pair) for pair in zip(one.shows(), other.shows()))


def _are_other(one: Shown, other: Shown) -> bool:
    """Whether two statements are of other values, or tell other parts of the same."""
    told = (one.more.get("told", 1.0), other.more.get("told", 1.0))
    pairs = ((one.values, other.values), (one.limit, other.limit), told)
    return one.text != other.text or not all(np.array_equal(*pair) for pair in pairs)
