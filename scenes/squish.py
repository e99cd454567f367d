"""The squish: any sum at all goes in, a number from 0 to 1 comes out (storyboard 13)."""

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    UR,
    Create,
    Dot,
    FadeIn,
    FadeOut,
    LaggedStart,
    Line,
    MathTypst,
    Mobject,
    Rectangle,
    Restore,
    Transform,
    VGroup,
    Write,
    config,
    linear,
)

from nnmath import Layer, contributions, forward, sigmoid
from scenes._assets import Digit, chosen_digit, chosen_network, own_digit
from scenes._lesson import Lesson, beat
from scenes.mobjects.dots import Dots, brightness_colours, dot_grid, sign_colours
from scenes.mobjects.grids import ImageGrid, SignKey
from scenes.mobjects.labels import activation_label, beyond, power_label, scientific
from scenes.mobjects.number_line import NumberLine, round_limit
from scenes.mobjects.plot import Plot
from scenes.mobjects.printing import number
from scenes.mobjects.squish_line import SquishLine
from scenes.mobjects.text import Readout, badge, formula, words
from scenes.mobjects.theme import BODY, HEADING, SMALL, THEME

LANDMARKS = (0, 1, -1, 5, -5)  # the sums whose σ is worth knowing
QUESTION = -1000


class Squish(Lesson):
    def construct(self) -> None:
        network, digit = chosen_network(), chosen_digit()
        layer = network.layers[0]
        own = [own_digit(str(k)) for k in range(10)]
        digits = [digit, *(o for o in own if not np.array_equal(o.image, digit.image))]
        z = np.array([forward(network, d.x)[0].z for d in digits])  # (digits, n)
        walks = np.array([running_sums(layer, d) for d in digits])  # (digits, steps, n)
        limit = round_limit(np.abs(walks).max())
        restless = int(np.argmax(np.ptp(z, axis=0)))  # the neuron whose sum varies the most

        line = SquishLine(walks, limit, 11.8, restless)
        line.shift(RIGHT * 0.55 + DOWN * 2.0).set_z_index(1)
        names = VGroup(*(ImageGrid(d.image, 0.4) for d in digits))
        for k, name in enumerate(names):
            name.move_to(line.lane_point(k) + LEFT * 1.05)
        beside_neurons, _ = self.stage.main.split(3, 1)
        plot = Plot((-limit, limit), (0, 1), ("z", "sigma(z)"), beside_neurons)
        plot.add_curve("sigma", sigmoid)
        titles = VGroup(self.heading("The squish"), rule(), reminder(layer))
        titles[2].next_to(titles[0], RIGHT, buff=0.6)

        self.one_digit(line, names[0], titles[:1])
        self.a_sum_can_be_anything(line, names, titles[:1], z[:, restless])
        self.squeeze_to_scale(line, names, titles)
        self.look_closer(line, names, titles)
        self.sigmoid_curve(plot, titles)
        self.neurons_on_the_curve(plot, titles, z[0], restless)
        self.quiz(plot.line, titles[:2])
        self.answer(titles[:2])

    @beat
    def one_digit(self, line: SquishLine, image: ImageGrid, titles: VGroup) -> None:
        """Before the squish, a neuron has a sum: every pixel times its weight, plus a bias.
        Row by row, we add it up for all neurons of the first layer at once.
        """
        image.save_state()
        image.scale(7).move_to([-2.4, 0.95, 0])
        meaning = formula('z = "weighted sum" + "bias"').next_to(image, RIGHT, buff=0.7)
        key = SignKey("above zero", "below zero").to_corner(UR, buff=0.45)
        row = Rectangle(THEME.attention, image.height / len(image.values), image.width)
        row.set_stroke(width=2).move_to(image.get_top(), aligned_edge=UP)
        downwards = row.animate(run_time=6, rate_func=linear)
        self.play(FadeIn(titles, image, line))
        self.play(FadeIn(meaning, key, row))
        self.play(
            line.fill_lanes(1, run_time=6),
            downwards.move_to(image.get_bottom(), aligned_edge=DOWN),
        )
        self.wait(1)

    @beat
    def a_sum_can_be_anything(
        self, line: SquishLine, names: VGroup, titles: VGroup, z: np.ndarray
    ) -> None:
        """Now other digits, a lane for each, through the same neurons. Follow the ringed one:
        every digit sends it somewhere else. Nothing in a sum says where it has to stop.
        """
        low, high = float(z.min()), float(z.max())
        up = UP * line.LANE * (len(z) + 0.5)
        span = VGroup(*(Line(end, end + up) for end in line.at(np.array([low, high]))))
        span.set_stroke(THEME.attention, width=3)
        told = words(
            "the ringed neuron: {} to {}",
            number(low, ".1f"),
            number(high, ".1f"),
            size=BODY,
            color=THEME.attention,
        )
        told.to_corner(UR, buff=0.45)
        self.sweep(titles, line, names[0])
        self.play(Restore(names[0]))
        arrivals = LaggedStart(*map(FadeIn, names[1:]), lag_ratio=0.6, run_time=6)
        self.play(line.fill_lanes(len(names), run_time=6), arrivals)
        self.play(Create(span), FadeIn(told))
        self.wait(1)

    @beat
    def squeeze_to_scale(self, line: SquishLine, names: VGroup, titles: VGroup) -> None:
        """An activation should lie between 0 and 1. The sigmoid squeezes the whole endless line
        into that one short stretch. It never changes which of two sums is the larger.
        """
        before = line.ruler.copy().set_stroke(opacity=0.4)
        home = Line(*line.at(np.array([0, 1])), color=THEME.attention, stroke_width=10)
        self.sweep(titles[:1], line, names)
        self.add(before)
        self.play(FadeIn(titles[1:]), Create(home))
        self.wait(1)
        self.play(line.squeeze(run_time=5))
        self.wait(2)

    @beat
    def look_closer(self, line: SquishLine, names: VGroup, titles: VGroup) -> None:
        """Look closer at this stretch, now as wide as the screen. The sums from minus 2 to 2 have
        more than three quarters of it. All below minus 5 and above 5 crowd into its ends.
        """
        self.sweep(titles, line, names)
        self.play(line.magnify(run_time=3))
        near, lower = np.arange(-2, 3), 2.13 * line.LABEL_DROP
        sums = line.labels_at(near)
        activations = line.labels_at([line.low, *near, line.high], activation_label, lower)
        left = line.lane_point(-1) + LEFT * 1.05
        rows = VGroup(
            formula("z", size=SMALL, color=THEME.muted).move_to(left + DOWN * line.LABEL_DROP),
            formula("sigma(z)", size=SMALL).move_to(left + DOWN * lower),
        )
        crowds = VGroup(*(Line(*line.at(piece)) for piece in ((line.low, -5), (5, line.high))))
        crowds.set_stroke(THEME.attention, width=10)
        self.play(FadeIn(sums, activations, rows))
        self.wait(4)
        self.play(Create(crowds), FadeIn(line.labels_at([-5, 5], beyond)))
        self.wait(2)

    @beat
    def sigmoid_curve(self, plot: Plot, titles: VGroup) -> None:
        """Drawn as a curve: walk along to the sum, and the height is the activation.
        A sum of zero gives exactly one half. Beyond 5 on either side, the curve is all but flat.
        """
        self.sweep(titles)
        self.play(FadeIn(plot.line, plot.guides, plot.heights, plot.names))
        self.play(Create(plot.curve("sigma"), run_time=2.5))
        landmarks = [landmark(plot, x) for x in LANDMARKS]
        self.play(LaggedStart(*map(FadeIn, landmarks), lag_ratio=0.7, run_time=5))
        self.wait(2)

    @beat
    def neurons_on_the_curve(self, plot: Plot, titles: VGroup, z: np.ndarray, marked: int) -> None:
        """Here are the sums from the beginning, one for each neuron of the layer. Each climbs to
        the curve, and its height there is how brightly the neuron is lit.
        """
        a = sigmoid(z)
        places, radius = dot_grid(len(z), width=1.6, height=4.4)
        places = places + plot.plane.get_right() + RIGHT * 2.4
        dots = Dots(plot.at(z, np.zeros_like(z)), sign_colours(z), 0.11, marked, z < 0)
        neurons = Dots(places, brightness_colours(np.zeros_like(a)), radius, marked)
        lit = Dots(places, brightness_colours(a), radius, marked)
        numbers = VGroup()
        if len(np.unique(places[:, 0])) == 1:  # one column, with room beside it
            numbers.add(
                *(Readout(v).next_to(p, RIGHT, buff=0.3) for v, p in zip(a, places, strict=True))
            )
        title = words("neurons", size=SMALL, color=THEME.muted).next_to(neurons, UP, buff=0.25)
        way = plot.path(z[marked], a[marked])
        told = formula(
            "sigma({}) = {}",
            f"{z[marked]:.2f}",
            f"{a[marked]:.2f}",
            size=SMALL,
            color=THEME.attention,
        )
        told.next_to(way.get_end(), UP if a[marked] < 0.5 else DOWN).align_to(plot.plane, RIGHT)
        self.sweep(titles, plot)
        self.play(FadeIn(dots, neurons, title))
        self.wait(1)
        climbing = dots.animate(run_time=3).set_centres(plot.at(z, a))
        self.play(climbing.set_colours(brightness_colours(a)))
        self.play(Create(way), FadeIn(told))
        self.wait(1)
        self.play(Transform(dots.copy(), lit, run_time=2))
        self.play(FadeIn(numbers))
        self.wait(2)

    @beat
    def quiz(self, line: NumberLine, titles: VGroup) -> None:
        """Your turn: what does the sigmoid make of minus 1000?
        Pause here if you like, until the bar is gone.
        """
        screens = -QUESTION * line.unit / config.frame_width
        question = formula("sigma({}) = thick ?", QUESTION, size=2 * HEADING).shift(UP * 0.9)
        hint = words(
            "on the last picture, {} lies {} screens to the left",
            QUESTION,
            number(screens, ".1f"),
            size=SMALL,
            color=THEME.muted,
        ).next_to(question, DOWN, buff=0.7)
        bar = Rectangle(width=6, height=0.14, stroke_width=0).set_fill(THEME.attention, opacity=1)
        bar.next_to(hint, DOWN, buff=0.7)
        self.sweep(titles)
        self.play(Write(question))
        self.play(FadeIn(hint, bar))
        self.play(bar.animate(run_time=5, rate_func=linear).stretch(1e-3, 0))
        self.remove(bar)

    @beat
    def answer(self, titles: VGroup) -> None:
        """Minus 10 leaves less than a ten-thousandth, and minus 1000 next to nothing.
        In truth the sigmoid is never zero. But 64 bits cannot hold a number this small,
        so the computer says 0.
        """
        exponent, smallest = log10_sigmoid(QUESTION), float(np.nextafter(0, 1))
        powers = NumberLine(-round_limit(-exponent), 0, 12.0, power_label).shift(DOWN * 1.7)
        told = [f"sigma({z}) approx {scientific(float(sigmoid(z)))}" for z in (-10, -100)]
        told.append(f"sigma({QUESTION}) approx e^({QUESTION}) approx 10^({exponent:.0f})")
        told = VGroup(*map(formula, told)).arrange(DOWN, buff=0.42, aligned_edge=LEFT)
        told.move_to([-6.2, 1.2, 0], aligned_edge=LEFT)
        traveller = Dot(powers.at(log10_sigmoid(0)), 0.11, color=THEME.attention).set_z_index(1)
        self.sweep(titles)
        self.play(FadeIn(powers, traveller))
        for z, line in zip((-10, -100, QUESTION), told, strict=True):
            stop = traveller.copy().move_to(powers.at(log10_sigmoid(z)))
            name = words("{}", z, size=SMALL, color=THEME.attention).next_to(stop, UP, buff=0.2)
            self.play(traveller.animate(run_time=1.5).move_to(stop))
            self.play(FadeIn(stop, name, line))
        held = Line(*powers.at([np.log10(smallest), 0]), stroke_width=10, color=THEME.length)
        limit = formula(
            '"what 64 bits can hold: from" {} "up, or 0"', scientific(smallest), size=SMALL
        )
        limit.next_to(powers.labels, DOWN, buff=0.22).align_to(held, RIGHT)
        stored = formula(
            '"in 64 bits:" quad sigma({}) = {}', QUESTION, f"{sigmoid(QUESTION):g}", size=HEADING
        )
        stored.set_color(THEME.attention).move_to([3.2, 1.2, 0])
        self.play(Create(held), FadeIn(limit))
        self.wait(1)
        self.play(FadeIn(stored))
        self.wait(2)

    def sweep(self, *staying: Mobject) -> None:
        """Fade out all that is on screen but these."""
        self.add(*staying)  # takes them out of the groups they came with
        self.play(FadeOut(*(mobject for mobject in self.mobjects if mobject not in staying)))


def running_sums(layer: Layer, digit: Digit) -> np.ndarray:
    """How the sums z come about, (steps, n): nothing, one image row after another, the bias."""
    products = contributions(layer, digit.x).reshape(-1, *digit.image.shape)  # (n, rows, columns)
    rows = np.cumsum(products.sum(axis=2), axis=1).T  # (rows, n)
    return np.vstack([np.zeros(layer.n_out), rows, rows[-1] + layer.biases])


def log10_sigmoid(z: float) -> float:
    """The power of ten that σ(z) is, also where σ(z) itself is too small for a float."""
    return float(-np.logaddexp(0, -z) / np.log(10))


def rule() -> MathTypst:
    """The sigmoid's formula, in the upper right corner."""
    return formula("sigma(z) = 1 / (1 + e^(-z))").to_corner(UR, buff=0.25)


def reminder(layer: Layer) -> VGroup:
    """What to say where the layer's own activation function is another: nothing for sigmoid."""
    other = {
        "relu": "this layer uses ReLU: σ shown on its sums",
        "identity": "this layer has no squish: σ shown on its sums",
    }
    said = other.get(layer.activation)
    return VGroup() if said is None else badge(said)


def landmark(plot: Plot, z: int) -> VGroup:
    """A point of the curve with its numbers, on the side where the curve leaves room."""
    dot = Dot(plot.at(z, sigmoid(z)), 0.09, color=THEME.attention)
    label = formula("sigma({}) = {}", z, f"{np.round(sigmoid(z), 4):g}", size=SMALL)
    return VGroup(dot, label.next_to(dot, (DOWN * 0.6 + RIGHT) if z >= 0 else (UP * 0.6 + LEFT)))
