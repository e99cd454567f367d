"""Small scenes with one fault each, in their second beat; see also faulty_looks.py."""

import numpy as np
from manim import (
    LEFT,
    RIGHT,
    UP,
    Circle,
    Create,
    FadeIn,
    FadeOut,
    ManimColor,
    Square,
    linear,
)

from scenes._lesson import Lesson, beat
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.painting.dots import Dots
from scenes.mobjects.plots.number_line import NumberLine
from scenes.mobjects.theme import SMALL, THEME

LIT = np.eye(8)


class Faulty(Lesson):
    """A beat in which all is well, and then the one that is put in."""

    def construct(self) -> None:
        self.well()
        self.remove(*self.mobjects)
        self.wrong()

    @beat
    def well(self) -> None:
        """All is well."""
        self.play(FadeIn(words("Nothing here").to_edge(UP)), run_time=0.4)

    def wrong(self) -> None:
        raise NotImplementedError


class TextOnText(Faulty):
    """A word arrives on another."""

    @beat
    def wrong(self) -> None:
        there, other = words("standing"), words("moving").shift(LEFT * 4)
        self.add(there, other)
        self.play(other.animate(run_time=1, rate_func=linear).move_to(there))


class TextOnGrid(Faulty):
    """A word on a grid."""

    @beat
    def wrong(self) -> None:
        self.play(FadeIn(ImageGrid(LIT), run_time=0.2))
        self.play(FadeIn(words("over it", color=THEME.attention), run_time=0.2))


class LineThroughText(Faulty):
    """A line through a word."""

    @beat
    def wrong(self) -> None:
        self.add(words("struck out"), NumberLine(-2, 2, 6.0).ruler)
        self.play(FadeIn(Square().to_edge(UP), run_time=0.2))


class DotsOnText(Faulty):
    """Data that comes to rest on a word."""

    @beat
    def wrong(self) -> None:
        dots = Dots(np.array([[-4.0, 0, 0], [-3.7, 0, 0]]), np.ones((2, 3)), 0.14)
        self.add(words("under it"), dots)
        to = np.array([[-0.4, 0, 0], [0.4, 0, 0]])
        self.play(dots.animate(run_time=1, rate_func=linear).set_centres(to))


class LeavesTheFrame(Faulty):
    """A square goes out to the right, and a bit of it stays."""

    @beat
    def wrong(self) -> None:
        square = Square(1).shift(RIGHT * 4.5)
        self.play(square.animate(run_time=1, rate_func=linear).shift(RIGHT * 2.5))


class CutWord(Faulty):
    """The camera comes nearer, and the picture's edge cuts a word."""

    @beat
    def wrong(self) -> None:
        self.add(words("too far left").shift(LEFT * 5))
        self.play(self.camera.frame.animate(run_time=0.6).scale(0.7))


class PaintedOutside(Faulty):
    """A painted grid stands beyond the edge."""

    @beat
    def wrong(self) -> None:
        self.play(FadeIn(ImageGrid(LIT, 3).move_to([0, 2.8, 0])), run_time=0.2)


class Small(Faulty):
    """Words made smaller than they may be."""

    @beat
    def wrong(self) -> None:
        self.play(FadeIn(words("too small").scale(0.75), run_time=0.2))


class SmallNumber(Faulty):
    """A number made smaller than it may be."""

    @beat
    def wrong(self) -> None:
        self.play(FadeIn(Readout(0.25, size=SMALL).scale(0.8), run_time=0.2))


class Dim(Faulty):
    """Words too dark for their ground."""

    @beat
    def wrong(self) -> None:
        self.play(FadeIn(words("too dim", color=ManimColor("#555B66")), run_time=0.2))


class Translucent(Faulty):
    """Words that stay half faded."""

    @beat
    def wrong(self) -> None:
        self.play(words("half gone").animate(run_time=0.2).set_opacity(0.35))


class Ghost(Faulty):
    """Words that can hardly be seen."""

    @beat
    def wrong(self) -> None:
        self.play(words("all but gone").animate(run_time=0.2).set_opacity(0.1))


class GreyPlate(Faulty):
    """Words in a plate's own grey."""

    @beat
    def wrong(self) -> None:
        plate = Square(3, stroke_width=0).set_fill(ManimColor("#777777"), opacity=1)
        self.play(FadeIn(plate, words("on grey"), run_time=0.2))


class UnderTheCaption(Faulty):
    @beat
    def wrong(self) -> None:
        """Down there."""
        self.play(FadeIn(words("down here").move_to([0, -3.4, 0]), run_time=0.2))


class DataUnderTheCaption(Faulty):
    @beat
    def wrong(self) -> None:
        """Down there."""
        self.play(FadeIn(ImageGrid(LIT, 2).move_to([3, -2.6, 0]), run_time=0.2))


class CoveredLater(Faulty):
    """What stands where no caption is, until one comes."""

    def construct(self) -> None:
        self.silent()
        self.wrong()

    @beat
    def silent(self) -> None:
        self.play(FadeIn(ImageGrid(LIT, 1).move_to([0, -3, 0]), run_time=0.5))

    @beat
    def wrong(self) -> None:
        """Now it is covered."""
        self.play(Create(Circle(), run_time=0.5))


class TooFast(Faulty):
    @beat
    def wrong(self) -> None:
        self.play(Create(Circle(), run_time=1.5))
        self.add_subcaption("Nobody can read these words in a second.", 1, -1)


class TooLong(Faulty):
    @beat
    def wrong(self) -> None:
        self.play(Create(Circle(), run_time=4))
        self.add_subcaption("One line that goes on and on, for 59 characters, is too long", 4, -4)


class Nothing(Faulty):
    @beat
    def wrong(self) -> None:
        self.play(FadeIn(Square(), run_time=0.4))
        self.wait(2.5)


class Emptied(Faulty):
    """A grid comes and goes, and words alone are left."""

    @beat
    def wrong(self) -> None:
        grid = ImageGrid(LIT)
        self.play(FadeIn(grid, words("all that is left").to_edge(UP), run_time=0.4))
        self.play(FadeOut(grid, run_time=0.4))


class StandsStill(Faulty):
    @beat
    def wrong(self) -> None:
        """A circle is drawn, and then it is told at leisure what has been drawn there."""
        self.play(Create(Circle(), run_time=1))
