"""Growing out of a place and shrinking into it: a close-up out of cells, a grid into a neuron."""

import numpy as np
from manim import Animation, Mobject
from manim.utils.bezier import interpolate


def grow_out_of(place: Mobject, mobject: Mobject, **kwargs: object) -> "Zoom":
    """An animation: a mobject grows out of a place, such as a cell or a neuron, to where it is."""
    return Zoom(mobject, place, introducer=True, **kwargs)


def shrink_into(mobject: Mobject, place: Mobject, **kwargs: object) -> "Zoom":
    """An animation: a mobject shrinks into a place, such as a cell or a neuron, and is gone.

    Afterwards it is what it was before, but no longer on screen.
    """
    return Zoom(mobject, place, remover=True, **kwargs)


class Zoom(Animation):
    """A mobject goes between where it is and a small place, painted grids too."""

    def __init__(self, mobject: Mobject, place: Mobject, **kwargs: object) -> None:
        """place: where it begins, or with remover=True where it ends; it need not be on screen."""
        self.place = place
        super().__init__(mobject, **{"run_time": 2, **kwargs})

    def begin(self) -> None:
        self.small = into(self.mobject.copy(), self.place)
        super().begin()

    def interpolate_mobject(self, alpha: float) -> None:
        share = self.rate_func(alpha)
        here = 1 - share if self.is_remover() else share
        families = (each.get_family() for each in (self.mobject, self.small, self.starting_mobject))
        for part, small, large in zip(*families):
            part.points = interpolate(small.points, large.points, here)

    def clean_up_from_scene(self, scene: object) -> None:
        super().clean_up_from_scene(scene)
        if self.is_remover():
            self.interpolate(0)


def into(mobject: Mobject, place: Mobject) -> Mobject:
    """Make a mobject so small that it fits into a place, never larger, and put it there."""
    factors = [
        room / size
        for room, size in ((place.width, mobject.width), (place.height, mobject.height))
        if size > 0
    ]
    return mobject.scale(np.clip(min(factors, default=1.0), 1e-3, 1)).move_to(place)
