"""Small scenes with one fault each, in their second beat, and one with what looks like faults."""

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    Circle,
    Create,
    FadeIn,
    FadeOut,
    ManimColor,
    Square,
    Text,
    Typst,
    VGroup,
    linear,
)

from scenes._lesson import Lesson, beat
from scenes.mobjects.dots import Dots
from scenes.mobjects.grids import ImageGrid
from scenes.mobjects.neurons import NeuronLayer
from scenes.mobjects.number_line import NumberLine
from scenes.mobjects.text import Readout, badge, formula, words
from scenes.mobjects.theme import SMALL, THEME

LIT = np.eye(8)


class Faulty(Lesson):
    """A beat in which all is well, and then the one that is put in."""

    def construct(self) -> None:
        self.well()
        self.clear()
        self.wrong()

    @beat
    def well(self) -> None:
        """All is well."""
        self.play(FadeIn(words("Nothing here").to_edge(UP)), run_time=0.4)

    def wrong(self) -> None:
        raise NotImplementedError


class TextOnText(Faulty):
    @beat
    def wrong(self) -> None:
        """A word arrives on another."""
        there, other = words("standing"), words("moving").shift(LEFT * 4)
        self.add(there, other)
        self.play(other.animate(run_time=1, rate_func=linear).move_to(there))


class TextOnGrid(Faulty):
    @beat
    def wrong(self) -> None:
        """A word on a grid."""
        self.play(FadeIn(ImageGrid(LIT), run_time=0.2))
        self.play(FadeIn(words("over it", color=THEME.attention), run_time=0.2))


class LineThroughText(Faulty):
    @beat
    def wrong(self) -> None:
        """A line through a word."""
        self.add(words("struck out"), NumberLine(-2, 2, 6.0).ruler)
        self.play(FadeIn(Square().to_edge(UP), run_time=0.2))


class DotsOnText(Faulty):
    @beat
    def wrong(self) -> None:
        """Data that comes to rest on a word."""
        dots = Dots(np.array([[-4.0, 0, 0], [-3.7, 0, 0]]), np.ones((2, 3)), 0.14)
        self.add(words("under it"), dots)
        to = np.array([[-0.4, 0, 0], [0.4, 0, 0]])
        self.play(dots.animate(run_time=1, rate_func=linear).set_centres(to))


class LeavesTheFrame(Faulty):
    @beat
    def wrong(self) -> None:
        """A square goes out to the right, and a bit of it stays."""
        square = Square(1).shift(RIGHT * 4.5)
        self.play(square.animate(run_time=1, rate_func=linear).shift(RIGHT * 2.5))


class CutWord(Faulty):
    @beat
    def wrong(self) -> None:
        """The camera comes nearer, and the picture's edge cuts a word."""
        self.add(words("too far left").shift(LEFT * 5))
        self.play(self.camera.frame.animate(run_time=0.6).scale(0.7))


class PaintedOutside(Faulty):
    @beat
    def wrong(self) -> None:
        """A painted grid stands beyond the edge."""
        self.play(FadeIn(ImageGrid(LIT, 3).move_to([0, 2.8, 0])), run_time=0.2)


class Small(Faulty):
    @beat
    def wrong(self) -> None:
        """Words made smaller than they may be."""
        self.play(FadeIn(words("too small").scale(0.75), run_time=0.2))


class SmallNumber(Faulty):
    @beat
    def wrong(self) -> None:
        """A number made smaller than it may be."""
        self.play(FadeIn(Readout(0.25, size=SMALL).scale(0.8), run_time=0.2))


class Dim(Faulty):
    @beat
    def wrong(self) -> None:
        """Words too dark for their ground."""
        self.play(FadeIn(words("too dim", color=ManimColor("#555B66")), run_time=0.2))


class Translucent(Faulty):
    @beat
    def wrong(self) -> None:
        """Words that stay half faded."""
        self.play(words("half gone").animate(run_time=0.2).set_opacity(0.35))


class Ghost(Faulty):
    @beat
    def wrong(self) -> None:
        """Words that can hardly be seen."""
        self.play(words("all but gone").animate(run_time=0.2).set_opacity(0.1))


class GreyPlate(Faulty):
    @beat
    def wrong(self) -> None:
        """Words in a plate's own grey."""
        plate = Square(3, stroke_width=0).set_fill(ManimColor("#777777"), opacity=1)
        self.play(FadeIn(plate, words("on grey"), run_time=0.2))


class UnderTheCaption(Faulty):
    @beat
    def wrong(self) -> None:
        """Words where the captions are."""
        self.play(FadeIn(words("down here").move_to([0, -3.4, 0]), run_time=0.2))


class DataUnderTheCaption(Faulty):
    @beat
    def wrong(self) -> None:
        """A grid where the captions are."""
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


class Well(Lesson):
    """What looks like a fault and is none."""

    def construct(self) -> None:
        self.labels_on_their_plates()
        self.clear()
        self.passing()
        self.clear()
        self.nearer()
        self.clear()
        self.unsaid()

    @beat
    def labels_on_their_plates(self) -> None:
        """Numbers in neurons, a badge, a formula with an exponent, a word beside a line."""
        neurons = VGroup(*(NeuronLayer(np.zeros(1), radius=0.46) for _ in range(3)))
        neurons.arrange(RIGHT, buff=0.5)
        for neuron, activation in zip(neurons, (0.0, 0.3, 1.0), strict=True):
            neuron.set_activations(np.array([activation]))
        plate = Square(1.4, stroke_width=0).set_fill(THEME.attention, opacity=1).shift(UP * 2)
        label = words("plate", size=SMALL, color=THEME.background).move_to(plate)
        line = NumberLine(-20, 20, 8.0).shift(DOWN * 1.5)
        power = formula("10^(-22)", size=SMALL).shift(LEFT * 4)
        two_lines = words("one line\nand another", size=SMALL).shift(RIGHT * 4.5)
        other = (Typst("other", font_size=36), Text("kinds", font_size=36))
        other = VGroup(*other).arrange(RIGHT).shift(LEFT * 4 + UP)
        self.add(plate, label, line, power, two_lines, other, badge("designed").shift(UP * 3.4))
        self.play(FadeIn(neurons, run_time=0.2))

    @beat
    def passing(self) -> None:
        """One word makes way for another, and a dot flies over a third."""
        third = words("third").shift(LEFT * 3)
        first, second = words("first"), words("second")
        self.add(first, third)
        self.play(FadeOut(first), FadeIn(second), run_time=1)
        dot = Dots(np.array([[-5.0, 0.1, 0]]), np.ones((1, 3)), 0.1)
        self.play(dot.animate(run_time=1, rate_func=linear).shift(RIGHT * 4))

    @beat
    def nearer(self) -> None:
        """The camera comes nearer, and the picture's edge cuts a grid."""
        self.add(ImageGrid(LIT).shift(LEFT * 5), words("large").shift(UP))
        self.play(self.camera.frame.animate(run_time=0.4).scale(0.7))
        self.camera.frame.scale(1 / 0.7)

    @beat
    def unsaid(self) -> None:
        self.play(FadeIn(words("low, but no caption").move_to([0, -3.5, 0]), run_time=0.4))
        self.wait(1)
