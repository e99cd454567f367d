"""What an activation says: 0 is dark, 1 is fully lit."""

from typing import Self

import numpy as np
from manim import LEFT, PI, RIGHT, Mobject, ReplacementTransform, VGroup

from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.text import words

STEPS = 32  # from dark to fully lit
THICK = 0.1  # of a strip beside a plane: less than its numbers leave, in Manim's units


class LightStrip(ImageGrid):
    """All activations from 0 to 1 side by side, as bright as they are."""

    GAP = 0.0  # one piece: there is every number between 0 and 1

    def __init__(self, width: float) -> None:
        super().__init__(np.linspace(0, 1, STEPS)[None], width)

    @classmethod
    def beside(cls, plane: Mobject) -> Self:
        """Upright along the left edge of a plane, dark below: its vertical axis."""
        strip = cls(plane.height).rotate(PI / 2).stretch_to_fit_width(THICK)
        return strip.next_to(plane, LEFT, buff=0.02)

    def turn_into(self, strip: Self, **kwargs: object) -> ReplacementTransform:
        """An animation: a lying strip is set upright where another one is, dark end down.

        All its points go straight, as what lies on it does.
        """
        return ReplacementTransform(self, strip, **kwargs)


class LightKey(VGroup):
    """A strip of light with its ends named. Parts: `dark`, `strip`, `lit`."""

    def __init__(self, width: float) -> None:
        """width: of the strip, in Manim's units."""
        self.dark, self.lit = words("0: dark"), words("1: fully lit")
        self.strip = LightStrip(width)
        super().__init__(self.dark, self.strip, self.lit)
        self.arrange(RIGHT)
