"""A question mark in a box: something is there, and the viewer does not know yet what."""

from manim import (
    AnimationGroup,
    Create,
    FadeIn,
    FadeOut,
    LaggedStart,
    Mobject,
    SurroundingRectangle,
    VGroup,
)

from scenes.mobjects.growing import grow_out_of
from scenes.mobjects.lettering.text import words
from scenes.mobjects.theme import HEADING, THEME

AIR = 0.12  # between the box and what will be in it, in Manim's units


class Unknown(VGroup):
    """A box with a question mark, where a mobject will be. Parts: `box`, `mark`."""

    def __init__(self, mobject: Mobject) -> None:
        """mobject: in its place already, not on screen."""
        self.mobject = mobject
        self.box = SurroundingRectangle(mobject, color=THEME.muted, buff=AIR)
        self.mark = words("?", size=HEADING, color=THEME.attention).move_to(self.box)
        super().__init__(self.box, self.mark)

    def enter(self) -> LaggedStart:
        """An animation: the box is drawn, and the question mark comes."""
        return LaggedStart(Create(self.box), FadeIn(self.mark), lag_ratio=0.5)

    def open(self) -> AnimationGroup:
        """An animation: what was unknown grows where the question mark has been."""
        return AnimationGroup(grow_out_of(self.mark, self.mobject), FadeOut(self.box))
