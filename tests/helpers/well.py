"""A scene with what looks like faults and is none."""

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    Circle,
    FadeIn,
    FadeOut,
    ManimColor,
    Rectangle,
    Square,
    Text,
    Typst,
    VGroup,
    VMobject,
    linear,
)

from scenes._lesson import Lesson, beat
from scenes.mobjects.grids.grids import ImageGrid, WeightGrid
from scenes.mobjects.grids.legend import SignKey
from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.text import Readout, badge, formula, words
from scenes.mobjects.neurons.neurons import NeuronLayer
from scenes.mobjects.painting.dots import Dots
from scenes.mobjects.plots.number_line import NumberLine
from scenes.mobjects.theme import HEADING, SMALL, THEME

LIT = np.eye(8)


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
