"""What a phrase points at: the places in the picture where something moves when it begins."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from manim import DR, UL, Animation, AnimationGroup, Mobject, Wait

NOWHERE = np.empty((0, 4))


@dataclass(frozen=True, eq=False)
class Pointed:
    """A phrase that has begun, and where one should look.

    beat, number: which phrase, from 0. time: the second of the film at which it begins. text: what
    is said, in the film's language. instead, values: the English sentence, with slots, that the
    data chose in place of the narration's, and what is in them; None where they did not. shown:
    the second at which something first moves for it; None where nothing does. boxes: (n, 4), left,
    top, right, bottom of what moves then, as shares of the picture.
    """

    beat: str
    number: int
    time: float
    text: str
    instead: str | None = None
    values: tuple[str, ...] = ()
    shown: float | None = None
    boxes: np.ndarray = field(default_factory=NOWHERE.copy)


def places(animations: Iterable[Any], camera: Any) -> np.ndarray:
    """Where animations move something in the picture that a camera takes, as `Pointed.boxes`."""
    corners = [
        (each.get_corner(UL)[:2], each.get_corner(DR)[:2])
        for animation in animations
        for each in _moved(animation)
        if each.has_points() or each.family_members_with_points()
    ]
    if not corners:
        return NOWHERE.copy()
    middle, size = camera.frame_center[:2], (camera.frame_width, camera.frame_height)
    shares = 0.5 + (np.array(corners) - middle) / size * (1, -1)
    return shares.reshape(-1, 4)


def _moved(animation: Any) -> Iterator[Mobject]:
    """What an animation moves, and what it shall become."""
    if isinstance(animation, AnimationGroup):
        for each in animation.animations:
            yield from _moved(each)
    elif isinstance(animation, Wait):
        return
    elif isinstance(animation, Animation):
        yield animation.mobject
        if isinstance(target := getattr(animation, "target_mobject", None), Mobject):
            yield target
    else:  # what `.animate` makes
        yield from (animation.mobject, animation.mobject.target)
