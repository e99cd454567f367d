"""Small scenes with one fault each in the looks of what is drawn: its contrast, letters, signs."""

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
    ManimColor,
    MathTypst,
    Square,
    Typst,
    VGroup,
)

from scenes._lesson import beat
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.code import CodeLines
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.painting.painted import Painted, set_source
from scenes.mobjects.theme import BODY, THEME
from scenes.telling.glyphs import LIBERTINUS
from tests.helpers.faulty import Faulty

EQUALLY_BRIGHT = np.array([[0.84, 0.21, 0.17], [0.12, 0.45, 0.82]])  # red, blue: L* 48 and 49


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


class SmallCode(Faulty):
    """A line of a program, which comes alone, made smaller than it may be."""

    @beat
    def wrong(self) -> None:
        code = CodeLines(["for x in a:", "    s += x"]).scale(0.75)
        self.play(FadeIn(code.lines[1], run_time=0.2))


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
