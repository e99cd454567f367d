"""A task for the viewer, with a bar that says how much time is left to think."""

from typing import Self

from manim import DOWN, LEFT, UP, Animation, Mobject, Rectangle, VGroup, linear

from scenes.mobjects.stage import Area
from scenes.mobjects.theme import THEME


class Task(VGroup):
    """Words, and under them a bar that is as wide as the area while all the time is left.

    Parts: `words`, `clock`.
    """

    HEIGHT = 0.09  # of the bar, in Manim's units

    def __init__(self, words: Mobject, area: Area) -> None:
        self.words = area.place(words, UP)
        self.clock = Rectangle(width=area.width, height=self.HEIGHT, stroke_width=0)
        self.clock.set_fill(THEME.attention, 1).next_to(words, DOWN, buff=0.12).set_x(
            area.centre[0]
        )
        super().__init__(self.words, self.clock)

    @classmethod
    def filling(cls, words: Mobject, area: Area) -> Self:
        """A task as large as an area allows, in its middle."""
        return cls(area.fit(words), Area.around(words))

    def run_out(self, seconds: float = 12.0) -> Animation:
        """An animation: the time passes, and the bar is gone."""
        animation = self.clock.animate(run_time=seconds, rate_func=linear, remover=True)
        return animation.stretch(1e-3, 0, about_edge=LEFT).build()
