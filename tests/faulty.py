"""Small scenes with one fault each, in their second beat, and one with what looks like faults."""

import cairo
import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    Circle,
    Create,
    Dot,
    FadeIn,
    FadeOut,
    ManimColor,
    MathTypst,
    Rectangle,
    Square,
    Text,
    Typst,
    VGroup,
    VMobject,
    linear,
)

from scenes._lesson import Lesson, beat
from scenes.mobjects.dots import Dots
from scenes.mobjects.grids import ImageGrid, SignKey, WeightGrid
from scenes.mobjects.labelled import Labelled
from scenes.mobjects.neurons import NeuronLayer
from scenes.mobjects.number_line import NumberLine
from scenes.mobjects.painted import Painted, set_source
from scenes.mobjects.text import Readout, badge, formula, words
from scenes.mobjects.theme import BODY, HEADING, SMALL, THEME
from scenes.telling.glyphs import LIBERTINUS

LIT = np.eye(8)
EQUALLY_BRIGHT = np.array([[0.84, 0.21, 0.17], [0.12, 0.45, 0.82]])  # red, blue: L* 48 and 49


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


class Unseen(Faulty):
    """A curve that is hardly lighter than its ground."""

    @beat
    def wrong(self) -> None:
        self.play(Create(Circle(color=ManimColor("#3A3F4A")), run_time=0.4))


class UnseenFill(Faulty):
    """A dot of the ground's own colour."""

    @beat
    def wrong(self) -> None:
        self.play(FadeIn(Dot(radius=0.5, color=THEME.background), run_time=0.4))


class FaintGuide(Faulty):
    """A guide so faint that nobody sees it."""

    @beat
    def wrong(self) -> None:
        guide = Circle(color=THEME.muted, stroke_opacity=0.06)
        self.play(Create(guide, run_time=0.4))


class CursorOnLight(Faulty):
    """A yellow frame on white."""

    @beat
    def wrong(self) -> None:
        grid = ImageGrid(np.ones((4, 4)))
        self.add(grid, grid.cell(1, 1).scale(0.6))
        self.play(Create(Circle(0.4).to_edge(LEFT), run_time=0.4))


class Emptied(Faulty):
    """A grid comes and goes, and words alone are left."""

    @beat
    def wrong(self) -> None:
        grid = ImageGrid(LIT)
        self.play(FadeIn(grid, words("all that is left").to_edge(UP), run_time=0.4))
        self.play(FadeOut(grid, run_time=0.4))


class OffBaseline(Faulty):
    """A number hangs a little below its name."""

    @beat
    def wrong(self) -> None:
        name = words("weighted sum").shift(LEFT * 2)
        number = Readout(0.25).next_to(name, RIGHT).align_to(name, DOWN)
        self.play(FadeIn(name, number, run_time=0.4))


class NumbersOffBaseline(Faulty):
    """Two numbers of one row, one of them higher."""

    @beat
    def wrong(self) -> None:
        other = Readout(0.75).shift(RIGHT + UP * 0.05)
        self.play(FadeIn(Readout(0.25), other, run_time=0.4))


class Crossed(Faulty):
    """Letters that the font does not have."""

    @beat
    def wrong(self) -> None:
        self.play(FadeIn(Typst('#"The 神经 net ✓"', typst_preamble=LIBERTINUS), run_time=0.4))


class CrossedInFormula(Faulty):
    """Letters in a formula that no font has."""

    @beat
    def wrong(self) -> None:
        self.play(FadeIn(MathTypst("x + 神"), run_time=0.4))


class SmallExponent(Faulty):
    """An exponent smaller than words may be."""

    @beat
    def wrong(self) -> None:
        self.play(FadeIn(MathTypst("e^(-z)", font_size=BODY), run_time=0.4))


class StandsStill(Faulty):
    @beat
    def wrong(self) -> None:
        """A circle is drawn, and then it is told at leisure what has been drawn there."""
        self.play(Create(Circle(), run_time=1))


class LinesByHue(Faulty):
    """Lines, of which only the hue says which sign they have."""

    @beat
    def wrong(self) -> None:
        lines = ByHue(np.array([[0.9, -0.9], [-0.4, 0.4]]))
        self.play(FadeIn(lines, run_time=0.4))


class ByHue(Painted):
    """Stripes in the colours of the signs and no mark, as bright as each other."""

    data_names = ("values",)

    def __init__(self, values: np.ndarray) -> None:
        super().__init__()
        self.values = values
        self.set_points(Square(4).points)

    def set_values(self, values: np.ndarray) -> "ByHue":
        self.values = values
        return self

    def paint(self, ctx: cairo.Context) -> None:
        for k, value in enumerate(self.values.ravel()):
            ctx.rectangle(-2, k - 2, 4 * abs(value), 0.5)
            set_source(ctx, EQUALLY_BRIGHT[int(value >= 0)])
            ctx.fill()


class ShapesByHue(Faulty):
    """A blue and a red square, and nothing else tells them apart."""

    @beat
    def wrong(self) -> None:
        squares = VGroup(*(Square(0.8, stroke_width=0) for _ in range(2))).arrange(RIGHT)
        for square, sign in zip(squares, (THEME.positive, THEME.negative), strict=True):
            square.set_fill(sign, opacity=1)
        self.play(FadeIn(squares, run_time=0.4))


class Well(Lesson):
    """What looks like a fault and is none."""

    def construct(self) -> None:
        self.labels_on_their_plates()
        self.remove(*self.mobjects)
        self.passing()
        self.remove(*self.mobjects)
        self.signs()
        self.remove(*self.mobjects)
        self.shapes()
        self.remove(*self.mobjects)
        self.nearer()
        self.remove(*self.mobjects)
        self.unsaid()

    # Numbers in neurons, a badge, a formula with an exponent, a word beside a line.
    @beat
    def labels_on_their_plates(self) -> None:
        """All is well."""
        neurons = VGroup(*(NeuronLayer(np.zeros(1), radius=0.46) for _ in range(3)))
        neurons.arrange(RIGHT, buff=0.5)
        for neuron, activation in zip(neurons, (0.0, 0.3, 1.0), strict=True):
            neuron.set_activations(np.array([activation]))
        plate = Square(1.4, stroke_width=0).set_fill(THEME.attention, opacity=1).shift(UP * 2)
        label = words("plate", size=SMALL, color=THEME.background).move_to(plate)
        line = NumberLine(-20, 20, 8.0).shift(DOWN * 1.5)
        power = formula("10^(-22)", size=HEADING).shift(LEFT * 4)
        two_lines = words("one line\nand another", size=SMALL).shift(RIGHT * 4.5)
        other = (Typst("other", font_size=36), Text("kinds", font_size=36))
        other = VGroup(*other).arrange(RIGHT).shift(LEFT * 4 + UP)
        self.add(plate, label, line, power, two_lines, other, badge("designed").shift(UP * 3.4))
        self.play(FadeIn(neurons, run_time=0.2))

    # One word makes way for another, and a dot flies over a third.
    @beat
    def passing(self) -> None:
        """All is well."""
        third = words("third").shift(LEFT * 3)
        first, second = words("first"), words("second")
        self.add(first, third)
        self.play(FadeOut(first), FadeIn(second), run_time=1)
        dot = Dots(np.array([[-5.0, 0.1, 0]]), np.ones((1, 3)), 0.1)
        self.play(dot.animate(run_time=1, rate_func=linear).shift(RIGHT * 4))

    # Weights in blue and red with a dash, bars beside a line, one square with a minus.
    @beat
    def signs(self) -> None:
        """All is well."""
        grid = WeightGrid(np.linspace(-1, 1, 36).reshape(6, 6)).shift(LEFT * 3.5 + UP * 0.5)
        zero = VMobject(color=THEME.muted).set_points_as_corners([UP * 2, DOWN])
        bars = VGroup(*(Rectangle(height=0.4, width=1, stroke_width=0) for _ in range(2)))
        squares = VGroup(*(Square(0.8, stroke_width=0) for _ in range(2)))
        squares.arrange(RIGHT).shift(RIGHT * 3.5)
        for pair in (bars, squares):
            for part, sign in zip(pair, (THEME.positive, THEME.negative), strict=True):
                part.set_fill(sign, opacity=1)
        bars[0].move_to(UP, aligned_edge=LEFT)
        bars[1].move_to(0 * UP, aligned_edge=RIGHT)
        minus = Rectangle(height=0.1, width=0.4, stroke_width=0, fill_opacity=1)
        minus.set_fill(THEME.dark).move_to(squares[1])
        key = SignKey().to_edge(UP)
        self.play(FadeIn(grid, bars, zero, squares, minus, key, run_time=0.4))

    # A faint guide, a bar of no length, a count with its name, a curve behind a plate.
    @beat
    def shapes(self) -> None:
        """All is well."""
        guide = Circle(2, color=THEME.muted, stroke_opacity=0.4, stroke_width=1.5)
        empty = Rectangle(width=1e-3, height=0.4, stroke_width=0).shift(DOWN * 2)
        empty.set_fill(THEME.ink, opacity=1)
        behind = Circle(0.4, color=ManimColor("#777777"))
        plate = Square(1, stroke_width=0).set_fill(ManimColor("#999999"), opacity=1)
        count = Labelled(words("grey pixels", size=SMALL), Readout(784, ".0f")).shift(LEFT * 4)
        self.play(FadeIn(guide, empty, behind, plate, count, run_time=0.4))

    # The camera comes nearer, and the picture's edge cuts a grid.
    @beat
    def nearer(self) -> None:
        """All is well."""
        self.add(ImageGrid(LIT).shift(LEFT * 5), words("large").shift(UP))
        self.play(self.camera.frame.animate(run_time=0.4).scale(0.7))
        self.camera.frame.scale(1 / 0.7)

    @beat
    def unsaid(self) -> None:
        self.play(FadeIn(words("low, but no caption").move_to([0, -3.5, 0]), run_time=0.4))
        self.wait(1)
