"""What a phrase points at: the places in the picture where something moves when it begins."""

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from manim import DR, UL, Animation, AnimationGroup, Mobject, Wait

from scenes.telling.pointed import NOWHERE


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
