"""The glasses through which a scene is looked at: the frame with a margin around it."""

from collections.abc import Hashable, Sequence
from typing import Any

import numpy as np
from manim import Mobject, VMobject

from scenes.mobjects.painting.looks import outlined
from scenes.mobjects.painting.painted import Painted, PaintingCamera

MARGIN = 24  # pixels around the frame that are drawn too, to see what leaves it
Looks = dict[int, Hashable]  # of each mobject by its id: everything that its drawing depends on


class Glass:
    """Draws some of what is on stage. What looks as it did the last time is not drawn again."""

    def __init__(self, size: tuple[int, int], opacity: float = 1) -> None:
        """size: of the frame, in pixels. opacity: of the ground."""
        width, height = (side + 2 * MARGIN for side in size)
        self.camera = PaintingCamera(
            pixel_width=width, pixel_height=height, background_opacity=opacity
        )
        self.seen: Hashable = None
        self.picture = np.zeros((height, width, 4), np.uint8)

    def aim(self, camera: Any) -> None:
        """Look where a scene's camera does, and `unit` is how many pixels a unit of Manim has."""
        own = self.camera
        self.unit = float((own.pixel_height - 2 * MARGIN) / camera.frame_height)
        own.frame.stretch_to_fit_width(own.pixel_width / self.unit)
        own.frame.stretch_to_fit_height(own.pixel_height / self.unit)
        own.frame.move_to(camera.frame_center)
        if own.background_color != camera.background_color:
            own.background_color = camera.background_color

    def draw(self, mobjects: Sequence[Mobject], looks: Looks) -> np.ndarray:
        """The picture of mobjects, (height, width, 4) bytes, which is not to be changed."""
        own = self.camera
        parts = tuple(looks[id(mobject)] for mobject in mobjects)
        frame = own.frame.points.tobytes()
        now = None if None in parts else (frame, str(own.background_color), parts)
        if now is None or now != self.seen:
            own.reset()
            own.capture_mobjects(mobjects, include_submobjects=False)
            self.seen, self.picture = now, own.pixel_array.copy()
        return self.picture


def looks_of(mobjects: Sequence[Mobject]) -> Looks:
    """What the drawing of each mobject depends on; None where that is not known."""
    return {id(mobject): _look(mobject) for mobject in mobjects}


def _look(mobject: Mobject) -> Hashable:
    if isinstance(mobject, Painted):
        return mobject.look()
    if isinstance(mobject, VMobject) and mobject.get_background_image() is None:
        return outlined(mobject)
    return None
