"""How far the highest output is ahead of the next, measured between the ends of their bars."""

import numpy as np
from manim import AnimationGroup, Create, FadeIn, LaggedStart, Line, VGroup

from scenes.mobjects.lettering.printing import activation
from scenes.mobjects.lettering.span import Span
from scenes.mobjects.lettering.text import words
from scenes.mobjects.network.outputs import OutputLayer
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import THEME


class Lead(VGroup):
    """Lines down from the ends of two bars, and a bracket between them that says how much it is.

    Parts: `guides`, `span`. `value` is the lead. Where one of the two is below zero and the other
    is not, their bars' ends are not as far apart as they are: then only the number is there.
    """

    def __init__(self, outputs: OutputLayer, area: Area) -> None:
        """outputs: a column of at least two. area: under it, for the bracket and its number."""
        if len(outputs.activations) < 2:
            raise ValueError("A lead is one output's over another; there is only one.")
        second, first = np.argsort(-outputs.activations, kind="stable")[1::-1]
        pair = outputs.activations[[second, first]]
        self.value = float(pair[1] - pair[0])
        label = words("ahead by {}", activation(self.value), color=THEME.attention, bold=True)
        ends = outputs.bars.ends[[second, first]]
        feet = np.where([False, True, False], outputs.get_bottom(), ends)
        self.guides = VGroup(
            *(Line(*way, color=THEME.attention, stroke_width=3) for way in zip(ends, feet))
        )
        self.span = Span(feet[0], feet[1], label)
        # Near an end of the area, the words need not stand in the middle of the bracket.
        half = label.width / 2
        label.set_x(float(np.clip(label.get_x(), area.left + half, area.right - half)))
        if pair[0] < 0 <= pair[1]:
            self.guides.remove(*self.guides)
            self.span.remove(self.span.bracket)
            area.place(label)
        super().__init__(self.guides, self.span)
        self.set_z_index(outputs.z_index + 1)

    def measure(self) -> LaggedStart:
        """An animation: the lines come down, then the bracket with its number."""
        bracket = [Create(self.span.bracket)] if self.span.bracket in self.span.submobjects else []
        down = [AnimationGroup(*map(Create, self.guides))] if len(self.guides) else []
        said = AnimationGroup(*bracket, FadeIn(self.span.label))
        return LaggedStart(*down, said, lag_ratio=0.8)
