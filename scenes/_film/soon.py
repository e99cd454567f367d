"""Long animations that begin to be seen with the first word of what is said of them."""

from collections.abc import Iterable, Iterator
from typing import Any

from manim import Animation, AnimationGroup, smooth
from manim.animation.animation import prepare_animation

LONG = 1.5  # seconds: what takes more begins too softly to be seen within a fifth of one
AT_ONCE = 0.2  # the share of the way that goes without a soft beginning


def soon(animations: Iterable[Any], seconds: float) -> list[Animation]:
    """Animations of so many seconds that begin softly, but not so that nobody sees it.

    Those that ask for another course of theirs keep it.
    """
    ready = [prepare_animation(each) for each in animations]
    if seconds > LONG:
        for each in _single(ready):
            if each.rate_func is smooth:
                each.rate_func = begun
    return ready


def begun(share: float) -> float:
    """How far an animation is: as `smooth`, with a beginning that is seen."""
    return float((1 - AT_ONCE) * smooth(share) + AT_ONCE * (1 - (1 - share) ** 3))


def _single(animations: Iterable[Animation]) -> Iterator[Animation]:
    for each in animations:
        if isinstance(each, AnimationGroup):
            yield from _single(each.animations)
        else:
            yield each
