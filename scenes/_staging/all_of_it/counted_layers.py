"""A network's numbers counted layer by layer: in a table beside its drawing, and in one picture."""

from collections.abc import Iterator, Sequence
from typing import Self

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, VGroup, linear

from nnmath import Network
from scenes._data.counted import on_its_scale
from scenes._sentences.counts import in_a_word
from scenes.mobjects.grids.legend import SignKey
from scenes.mobjects.lettering.labelled import baseline, stand
from scenes.mobjects.lettering.number_table import NumberTable
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.text import words
from scenes.mobjects.network.diagram import NetworkDiagram
from scenes.mobjects.stage import GAP, LINE, Area
from scenes.mobjects.theme import SMALL, THEME
from scenes.mobjects.tween import Tween
from scenes.mobjects.walls.mosaic import Mosaic

QUIET = {"size": SMALL, "color": THEME.muted}
ANSWER = 2.0  # how much larger than other words the answer is at most
AIR = 0.2  # between a picture and what is written beside it, in Manim's units


class LayerTable(VGroup):
    """A network, all its lines drawn, and a table of what each layer has; lines come as counted.

    Parts: `diagram`, whose weights come with the count, and `table`: a row for each layer, with how
    many weights it has, how many biases, and how many numbers these are. `answer`, under the table,
    is how many there are together, in figures and in a word.
    """

    def __init__(self, network: Network, image: np.ndarray, area: Area) -> None:
        """image: (rows, columns), 0..1, what the network looks at."""
        sizes = [layer.weights.shape for layer in network.layers]
        names = [words("{} × {}", f"{n_in:,}", f"{n_out:,}") for n_out, n_in in sizes]
        parts = [(layer.weight_count, layer.bias_count) for layer in network.layers]
        self.counts = np.array([(one, other, one + other) for one, other in parts])
        heads = [words(head, **QUIET) for head in ("weights", "biases", "numbers")]
        self.table = NumberTable(names, self.counts, words("together"), heads, spec=",d")
        self.sum = network.parameter_count
        self.answer = words(*in_a_word(self.sum), bold=True)
        self.answer.scale(min(ANSWER, self.table.width / self.answer.width))
        if area.stacks:
            left, right = area.rows(1, 1)
        else:
            left, right = area.columns(area.width - self.table.width, self.table.width, gap=GAP)
        right.place(VGroup(self.table, self.answer).arrange(DOWN, buff=GAP))
        self.diagram = looking_at(network, image, left)
        super().__init__(*self.diagram.weights, self.table.rows, self.table.total)
        self.show(0)

    def show(self, layers: float) -> Self:
        """Show what the first so many layers have: of the last, its weights and then its biases."""
        self.shown = float(layers)
        counts = np.zeros(self.counts.shape)
        for k, gap in enumerate(self.diagram.weights):
            lines, biases = np.clip(2 * (layers - k) - np.arange(2), 0, 1)
            gap.set_drawn(lines * gap.n_out)
            # All are counted, also where a frame cannot show all neurons.
            weights, neurons = self.counts[k, :2]
            counts[k, :2] = (
                int(lines * neurons) * (weights // neurons),
                int(biases * neurons + 1e-6),
            )
        counts[:, 2] = counts[:, 0] + counts[:, 1]
        self.table.set_values(counts)
        return self

    def come(self, layers: float, **kwargs: object) -> Tween:
        """An animation: further layers are drawn and counted, until there are so many."""
        return Tween(self, "show", self.shown, layers, **{"rate_func": linear, **kwargs})


class CountedMosaic(VGroup):
    """All numbers of a network in one picture, which come one after another.

    Part: `mosaic`. `labels` say beside each layer, or in lines under all where cells are too small
    for that, how many it has, and which share, and how shades compare; `key` is what blue and red
    mean.
    """

    def __init__(self, network: Network, shape: tuple[int, int], area: Area) -> None:
        """shape: the image's. area: which picture and labels fill."""
        layers = [on_its_scale(each) for each in network.layers]
        counts = [layer.parameter_count for layer in network.layers]
        named = [_label(k, counts) for k in range(len(counts))]
        shades = [words("shades: each layer has its own scale", **QUIET)] * (len(counts) > 1)
        head, room, foot = area.rows(LINE, area.height - 2 * LINE, LINE, gap=0)
        self.mosaic, lines = Mosaic(layers, shape, room), [[*shades]]
        if self.mosaic.runs_together:
            lines = list(_in_lines([*named[1:], *shades], area.width))
            under = len(lines) * LINE
            head, room, foot = area.rows(LINE, area.height - LINE - under, under, gap=0)
            self.mosaic = Mosaic(layers, shape, room)
        self.key = head.place(SignKey("positive parameter", "negative parameter"), RIGHT)
        first = float(self.mosaic.get_left()[0]) + named[0].width + AIR
        if area.stacks or first > self.key.get_left()[0]:  # no room beside the first label
            room, head = room.rows(room.height - LINE, LINE, gap=0)
            self.mosaic, self.key = Mosaic(layers, shape, room), head.place(self.key, RIGHT)
        self.labels = VGroup(*named, *shades)
        named[0].next_to(self.mosaic.layer(0), UP, buff=AIR).align_to(self.mosaic, LEFT)
        if not self.mosaic.runs_together:
            self._beside(named[1:])
        for place, line in zip(foot.rows(*[LINE] * len(lines), gap=0), lines):
            if line:
                place.place(VGroup(*line).arrange(RIGHT, buff=GAP))
        super().__init__(self.mosaic)

    def _beside(self, labels: Sequence[VGroup]) -> None:
        """Put a label at the right of each layer behind the first."""
        later = VGroup(*(self.mosaic.layer(k) for k in range(1, len(labels) + 1)))
        for label, place in zip(labels, later):
            label.next_to(later, RIGHT, buff=AIR).set_y(place.get_y())
        if labels and labels[-1].get_bottom()[1] < self.mosaic.get_bottom()[1]:
            labels[-1].align_to(self.mosaic, DOWN)  # it is higher than its few rows

    def come(self, **kwargs: object) -> Tween:
        """An animation: all numbers come, one after another."""
        end = len(self.mosaic.numbers)
        return Tween(self.mosaic, "show", 0, end, **{"rate_func": linear, **kwargs})


def looking_at(network: Network, image: np.ndarray, area: Area) -> NetworkDiagram:
    """A network's diagram with an image, (rows, columns), in its input; all else is dark."""
    weights = [layer.weights for layer in network.layers]
    return NetworkDiagram(weights, image.shape, area).set_input(image.ravel())


def _in_lines(things: Sequence[VGroup], width: float) -> Iterator[list[VGroup]]:
    """Things side by side in lines of this width, one after another."""
    line = list[VGroup]()
    for thing in things:
        if line and VGroup(*line, thing).copy().arrange(RIGHT, buff=GAP).width > width:
            yield line
            line = []
        line.append(thing)
    yield line


def _label(index: int, counts: Sequence[int]) -> VGroup:
    """What is written beside a layer: how many numbers it has, and which share of all."""
    last, count = len(counts) - 1, f"{counts[index]:,}"
    if index == last:
        name = words("outputs: {} numbers", count, **QUIET)
    elif index > 1:
        name = words("layer {}: {} numbers", index + 1, count, **QUIET)
    else:
        name = words(("first layer: {} numbers", "second layer: {} numbers")[index], count, **QUIET)
    share = words("{} %", number(100 * counts[index] / sum(counts), ".1f"), bold=True)
    return VGroup(share, stand(name.next_to(share, RIGHT), baseline(share)))
