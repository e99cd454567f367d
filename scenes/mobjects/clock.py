"""A clock for the viewer: a bar that is as long as the time that is left."""

from manim import LEFT, UP, Animation, Rectangle, linear

from scenes.mobjects.stage import Area
from scenes.mobjects.theme import THEME


class Clock(Rectangle):
    """A bar along the upper edge of an area, to think by."""

    HEIGHT = 0.09  # in Manim's units

    def __init__(self, area: Area) -> None:
        super().__init__(width=area.width, height=self.HEIGHT, stroke_width=0)
        self.set_fill(THEME.attention, 1)
        area.place(self, UP)

    def run_out(self, seconds: float) -> Animation:
        """An animation: the time passes, and the bar is gone."""
        animation = self.animate(run_time=seconds, rate_func=linear, remover=True)
        return animation.stretch(1e-3, 0, about_edge=LEFT).build()
