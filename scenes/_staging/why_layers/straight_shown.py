"""What the film of the layers shows of a network without any: its ten grids, and its score."""

import numpy as np
from manim import (
    LEFT,
    RIGHT,
    AnimationGroup,
    FadeIn,
    LaggedStart,
    Typst,
    VGroup,
)

from nnmath import Network
from scenes._assets import Digit
from scenes._data.measured import MNIST, TESTED
from scenes._data.reading import Reading
from scenes._data.straight import Hard, same_recipe, two_kinds
from scenes._staging.drawn_network import REST, draw, sizes
from scenes.given.classes import DIGITS
from scenes.mobjects.bars.length_bar import LengthBar
from scenes.mobjects.grids.legend import SignKey
from scenes.mobjects.growing import shrink_into
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import words
from scenes.mobjects.network.diagram import NetworkDiagram
from scenes.mobjects.neurons.neurons import NeuronLayer
from scenes.mobjects.stage import Area, Stage
from scenes.mobjects.sums.one_for_all import OneForAll
from scenes.mobjects.theme import BODY, SMALL, THEME
from scenes.mobjects.tween import Tween
from scenes.mobjects.walls.grid_wall import GridWall

NAMES = ("no hidden layer", "two hidden layers")
TWICE = "the mean of two trainings each, by one recipe"
QUIET = {"size": SMALL, "color": THEME.muted}
ASKING = {"color": THEME.attention, "bold": True}
SHARE = 0.99  # of all weights: at most as large as the one at full colour


class Folding:
    """A network that reads a digit, lit, and in its place the one without hidden layers, dark.

    `layered`, `straight`; `ends` and `between`: what is written about their ends, and what besides;
    and the `question` that this asks.
    """

    def __init__(self, layered: Network, straight: Network, digit: Digit, stage: Stage) -> None:
        self.own, self.other = (Reading.of(each, digit, DIGITS) for each in (layered, straight))
        self.layered, self.straight = draw(self.own, stage.main), draw(self.other, stage.main)
        first, *hidden, last = sizes(self.own, self.layered)
        self.ends, self.between = VGroup(first, last), VGroup(*hidden, *self.layered.lit_keys())
        self.straight.set_input(digit.x)
        question = words("Why not straight from pixels to digits?", **ASKING)
        self.question = stage.corner.place(question, RIGHT)

    def shown(self) -> VGroup:
        """The network as the digit leaves it."""
        light(self.layered, self.own)
        return VGroup(*self.layered.signals, *self.layered.columns, self.ends, self.between)

    def hidden(self) -> list[VGroup]:
        """The hidden layers, to point at them."""
        return [layer.line for layer in self.layered.layers[:-1]]

    def fold(self) -> LaggedStart:
        """An animation: the light goes, and the hidden layers fold away into the outputs."""
        gone = (gap.animate.set_envelope(0) for gap in self.layered.signals)
        *hidden, outputs = self.layered.layers
        folded = (shrink_into(layer, outputs.dots) for layer in hidden)
        dark = AnimationGroup(*gone, outputs.darken())
        return LaggedStart(dark, AnimationGroup(*folded), lag_ratio=0.5)


class TenGrids:
    """The weights of each output as a grid, on one scale: `wall`, each one's digit under it.

    `key`: what the colours mean; `task`: to guess what such a network scores.
    """

    def __init__(self, straight: Network, stage: Stage) -> None:
        weights = straight.layers[0].weights.reshape(-1, 28, 28)
        limit = float(np.quantile(np.abs(weights), SHARE))
        labels = [words("{}", k, size=BODY) for k in range(len(weights))]
        self.wall = GridWall(weights, stage.main, limit, labels)
        key = SignKey("positive weight", "negative weight")
        self.key = stage.corner.place(key, RIGHT)
        self.task = Task(words("How many of 100 are read right?", **ASKING), stage.foot)

    def come_out_of(self, outputs: NeuronLayer) -> LaggedStart:
        """An animation: each grid comes out of its output, and then is named after it."""
        coming = (
            FadeIn(grid, target_position=outputs.neuron(k), scale=0.5)
            for k, grid in enumerate(self.wall.grids)
        )
        out = LaggedStart(*coming, lag_ratio=0.15)
        return LaggedStart(out, FadeIn(self.wall.labels, lag_ratio=0.2), lag_ratio=0.9)


def one_for_all(hard: Hard, stage: Stage) -> tuple[OneForAll, Typst]:
    """The grid of one output, our writings of its digit, and the grid that wins one of them; and
    what a network with hidden layers reads of that one.
    """
    both = hard.label, hard.answer
    titles = [words("the grid of the {}", label, size=SMALL) for label in both]
    read = [words("read as {}", label, size=SMALL) for label in both]
    better = words("with two hidden layers: read as {}", hard.label)
    one = OneForAll(titles, hard.weights, read, hard.images, stage.whole)
    return one, stage.corner.place(better, RIGHT)


class Scores:
    """How many of 100 pictures both kinds of networks read right, as bars.

    For each kind, without hidden layers and with two, `icons`, `names`, `right`; over the bars
    `heads`; `origin`: on what that was measured; `note`: how they were trained. `scores`: of each
    kind, the shares that its networks read right.
    """

    def __init__(self, digit: Digit, stage: Stage) -> None:
        """digit: what both are seen to read."""
        self.scores = same_recipe()
        head, *rows, foot = stage.whole.rows(1, 4, 4, 1, gap=0)
        self.icons, self.names, self.right, self.heads = (VGroup() for _ in range(4))
        for row, network, name in zip(rows, two_kinds(), NAMES):
            picture, called, above, bar = _cells(row, head)
            self.icons.add(icon(Reading.of(network, digit, DIGITS), picture))
            self.names.add(called.place(words(name), LEFT))
            self.right.add(LengthBar(100, bar, ".1f"))
            if row.stacks or len(self.icons) == 1:
                self.heads.add(above.place(words("read right, of 100", **QUIET), LEFT))
        self.origin = stage.corner.place(words(MNIST, TESTED, **QUIET), RIGHT)
        self.note = foot.place(words(TWICE, **QUIET))

    def grow(self, kind: int) -> AnimationGroup:
        """An animation: the bar of what a kind, 0 or 1, reads right on average grows."""
        rising = Tween(self.right[kind], "set_value", 0, 100 * float(self.scores[kind].mean()))
        return AnimationGroup(FadeIn(self.icons[kind], self.names[kind]), rising)


def light(diagram: NetworkDiagram, reading: Reading) -> NetworkDiagram:
    """Light a network as a digit leaves it."""
    diagram.set_input(reading.digit.x)
    for gap, signals in enumerate(reading.signals):
        diagram.set_signals(gap, signals).set_envelope(REST)
    for layer, step in zip(diagram.layers, reading.steps):
        layer.set_activations(step.a)
    return diagram


def icon(reading: Reading, area: Area) -> VGroup:
    """A network, lit, as a small picture without words."""
    weights = [layer.weights for layer in reading.network.layers]
    shape = reading.digit.image.shape
    diagram = NetworkDiagram(weights, shape, area, reading.limits, reading.signals)
    light(diagram, reading)
    return VGroup(*diagram.signals, *diagram.columns)


def _cells(row: Area, head: Area) -> tuple[Area, Area, Area, Area]:
    """Where a network has its picture and its name, its bar's head, and the bar.

    head: a row for the head of all bars; where areas stack, each bar has its own.
    """
    if row.stacks:
        picture, told = row.inset(0, 0.2).columns(2, 3)
        name, above, bar = told.rows(1.2, 1, 1, gap=0)
        return picture, name, above, bar
    picture, told = row.inset(0, 0.1).columns(3, 5)
    name, bar = told.rows(1, 1)
    return picture, name, head.columns(3, 5)[1], bar
