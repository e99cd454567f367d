"""A network's numbers counted layer by layer: in a table beside its drawing, and in one picture."""

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, AnimationGroup, VGroup, linear

from nnmath import Network
from scenes._data.counted import DAY, on_its_scale, share_of
from scenes._data.reading import Reading
from scenes._staging.drawn_network import names
from scenes.mobjects.grids.grids import ImageGrid, SignKey
from scenes.mobjects.lettering.labelled import Labelled, baseline, stand
from scenes.mobjects.lettering.number_table import NumberTable
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.network.diagram import NetworkDiagram
from scenes.mobjects.network.outputs import OutputLayer
from scenes.mobjects.stage import GAP, LINE, Area
from scenes.mobjects.theme import BODY, SMALL, THEME
from scenes.mobjects.tween import Tween
from scenes.mobjects.walls.mosaic import Mosaic
from scenes.mobjects.walls.zoom_out import THOUSAND, ZoomOut

QUIET = {"size": SMALL, "color": THEME.muted}
AIR = 0.2  # between a picture and what is written beside it, in Manim's units


class LayerTable(VGroup):
    """A network, all its lines drawn, and a table of what each layer has; lines come as counted.

    Parts: `diagram`, whose weights come with the count, and `table`: a row for each layer, with how
    many weights it has, how many biases, and how many numbers these are.
    """

    def __init__(self, network: Network, image: np.ndarray, area: Area) -> None:
        """image: (rows, columns), 0..1, what the network looks at."""
        weights = [layer.weights for layer in network.layers]
        names = [words("{} × {}", f"{w.shape[1]:,}", f"{w.shape[0]:,}") for w in weights]
        parts = [(layer.weight_count, layer.bias_count) for layer in network.layers]
        self.counts = np.array([(one, other, one + other) for one, other in parts])
        heads = [words(head, **QUIET) for head in ("weights", "biases", "numbers")]
        self.table = NumberTable(names, self.counts, words("together"), heads, spec=",d")
        if area.stacks:
            left, right = area.rows(1, 1)
        else:
            left, right = area.columns(area.width - self.table.width, self.table.width, gap=GAP)
        right.place(self.table)
        self.diagram = NetworkDiagram(weights, image.shape, left).set_input(image.ravel())
        super().__init__(*self.diagram.weights, self.table.rows, self.table.total)
        self.show(0)

    def show(self, layers: float) -> Self:
        """Show what the first so many layers have: of the last, its weights and then its biases."""
        self.shown = float(layers)
        counts = np.zeros(self.counts.shape)
        for k, gap in enumerate(self.diagram.weights):
            lines, biases = np.clip(2 * (layers - k) - np.arange(2), 0, 1)
            gap.set_drawn(lines * gap.n_out)
            counts[k, :2] = gap.complete, int(biases * gap.n_out + 1e-6)
        counts[:, 2] = counts[:, 0] + counts[:, 1]
        self.table.set_values(counts)
        return self

    def come(self, layers: float, **kwargs: object) -> Tween:
        """An animation: further layers are drawn and counted, until there are so many."""
        return Tween(self, "show", self.shown, layers, **{"rate_func": linear, **kwargs})


class CountedMosaic(VGroup):
    """All numbers of a network in one picture, which come one after another, and their count.

    Parts: `mosaic`, `counter`. `labels` say beside each layer how many it has, and which share;
    `key` is what blue and red mean.
    """

    def __init__(
        self, network: Network, shape: tuple[int, int], counter: Readout, area: Area
    ) -> None:
        """shape: the image's. area: which picture and labels fill."""
        self.counter = counter
        head, room, _ = area.rows(LINE, area.height - LINE - AIR, AIR, gap=0)
        self.key = SignKey()
        if area.stacks:  # no room beside the first label
            room, head = room.rows(room.height - LINE, LINE, gap=0)
        head.place(self.key, RIGHT)
        self.mosaic = Mosaic([on_its_scale(each) for each in network.layers], shape, room)
        self.labels = VGroup()
        counts = [layer.parameter_count for layer in network.layers]
        later = VGroup(*(self.mosaic.layer(k) for k in range(1, len(counts))))
        for k in range(len(counts)):
            place = self.mosaic.layer(k)
            label = _label(k, counts).next_to(later if k else place, RIGHT if k else UP, buff=AIR)
            if k:
                label.set_y(place.get_y())
            self.labels.add(label if k else label.align_to(self.mosaic, LEFT))
        if len(later) and self.labels[-1].get_bottom()[1] < self.mosaic.get_bottom()[1]:
            self.labels[-1].align_to(self.mosaic, DOWN)  # it is higher than its few rows
        super().__init__(self.mosaic, counter)

    def show(self, count: float) -> Self:
        """Show the first so many numbers."""
        self.counter.set_value(self.mosaic.show(count).shown)
        return self

    def come(self, **kwargs: object) -> Tween:
        """An animation: all numbers come, one after another."""
        end = len(self.mosaic.numbers)
        return Tween(self, "show", 0, end, **{"rate_func": linear, **kwargs})


class CountedZoom(VGroup):
    """A picture of all numbers that becomes a dot among dots, and the count of numbers in view.

    Parts: `zoom`, `counter`. `first` is the picture where level 0 shows it. `told` says of each
    level what is seen; of all pictures, one a second,
    `days` says how many days they take: `passed` is that number, at first zero.
    """

    def __init__(self, mosaic: Mosaic, total: int, counter: Readout, area: Area) -> None:
        """total: how many numbers there are at last, in pictures like this one.

        area: of the zoom, and under it of the line that says what is seen.
        """
        self.counter, self.each = counter, len(mosaic.numbers)
        times = total / self.each
        self.days = times / DAY
        room, line = area.rows(area.height - LINE, LINE, gap=0)
        self.first = room.fit(mosaic.copy())
        self.zoom = ZoomOut(mosaic, times, room)
        sizes = [f"{THOUSAND**level:,}" for level in range(1, self.zoom.last)]
        told = [words("{} pictures like ours", size) for size in sizes]
        millions = number(times / THOUSAND**2, ".1f")
        told.append(words("Llama 3.1: about {} million pictures like ours", millions))
        self.told = [line.place(each) for each in told]
        passed = Readout(0, ",d", BODY, field=f"{self.days:,.0f}")
        self.passed = Labelled(words("days, one picture a second"), passed, RIGHT)
        super().__init__(self.zoom, counter)

    def show(self, level: float) -> Self:
        """See it from as far away as this level of the zoom."""
        visible = self.zoom.set_level(level).visible
        self.counter.set_value(visible * self.each)
        return self

    def go_to(self, level: float, **kwargs: object) -> Tween:
        """An animation: go away from the picture, or come back to it."""
        return Tween(self, "show", float(self.zoom.level), level, **kwargs)

    def sweep(self, **kwargs: object) -> AnimationGroup:
        """An animation: picture after picture is inked, as days pass, and these are counted."""
        swept = self.zoom.animate(rate_func=linear).set_swept(1).build()
        counted = self.passed.count_to(self.days, rate_func=linear)
        return AnimationGroup(swept, counted, **kwargs)


class AtWork(VGroup):
    """A digit, all numbers of a network as a picture, and the outputs that it computes with them.

    Parts: `mosaic`, `outputs`. `image` is the digit.
    """

    def __init__(self, mosaic: Mosaic, reading: Reading, area: Area) -> None:
        self.reading = reading
        left, right = area.split(*((1, 1) if area.stacks else (3, 2)))
        above, below = left.columns(1, 1) if left.stacks else left.rows(2, 3)
        self.image = above.fit(ImageGrid(reading.digit.image))
        self.mosaic = below.fit(mosaic)
        self.outputs = OutputLayer.filling(right, names(len(reading.outputs)), reading.limits[-1])
        super().__init__(self.mosaic, self.outputs)
        self.set_share(1)

    def set_share(self, share: float) -> Self:
        """Let all numbers be this share, 0..1, of what they are, and the outputs follow."""
        self.share = float(share)
        network, x = self.reading.network, self.reading.digit.x
        self.mosaic.set_share(self.share)
        self.outputs.set_activations(share_of(network, x, self.share))
        return self

    def turn(self, share: float, **kwargs: object) -> Tween:
        """An animation: all numbers are turned together to another share."""
        return Tween(self, "set_share", self.share, share, **kwargs)


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
