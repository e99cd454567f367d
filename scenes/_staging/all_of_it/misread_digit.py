"""A digit that is misread: among many, read by the viewer and by the network, and taken apart."""

from dataclasses import replace

import numpy as np
from manim import DL, RIGHT, UR, Animation, Create, FadeIn, FadeOut, LaggedStart, Mobject, VGroup

from nnmath import signed_scale, weight_grid
from scenes._data.failing import Search, outlined, right_and_read, way_back
from scenes._data.reading import Reading
from scenes._sentences.failing import chosen_by, looked_at, most_difference, read_right
from scenes._sentences.verdict import read_as
from scenes._staging.drawn_network import draw, highest, names, written_verdict
from scenes.mobjects.bars.two_sums import TwoSums
from scenes.mobjects.grids.cells import framed, ring
from scenes.mobjects.grids.contour import Contour
from scenes.mobjects.grids.grids import ImageGrid, WeightGrid
from scenes.mobjects.grids.legend import SignLegend
from scenes.mobjects.growing import grow_out_of
from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.network.diagram import NetworkDiagram
from scenes.mobjects.network.outputs import OutputLayer
from scenes.mobjects.stage import Area, Stage
from scenes.mobjects.sums.grid_equation import GridEquation
from scenes.mobjects.theme import HEADING, SMALL, THEME
from scenes.mobjects.walls.marked_pictures import MarkedPictures

QUIET = {"size": SMALL, "color": THEME.muted}
ASKING = {"color": THEME.attention, "bold": True, "size": HEADING}
CLOSE = 0.4  # the side of the close-up, of the height of all pictures


class Wall:
    """All digits that were looked through: the `pictures`, and how many of them are read right.

    `close_up` is the one to look at, enlarged over its `cell`, with a `frame`; `rule` is how it was
    chosen, where there is a choice. `read` and `taken` are said of all and of the one.
    """

    def __init__(self, found: Search, stage: Stage) -> None:
        above, below = stage.whole.rows(9, 1)
        self.pictures = MarkedPictures(found.images, found.misread, above)
        self.number = Readout(0, ",d", field=f"{len(found.images):,}")
        self.read, self.taken = read_right(found), looked_at(found)
        told = words("of {} read right", f"{len(found.images):,}", size=SMALL)
        self.count = below.place(Labelled(told, self.number, RIGHT))
        self.origin = stage.corner.place(words("made by our handwriting program", **QUIET), RIGHT)
        rule = chosen_by(found)
        self.rule = VGroup(below.place(words(*rule, **QUIET))) if rule else VGroup()
        if found.found:
            self.cell = self.pictures.cell(found.found.index)
            self.close_up = ImageGrid(found.found.image, CLOSE * self.pictures.height)
            room = Area.around(self.pictures).inset(self.close_up.width / 2)
            self.close_up.move_to(np.clip(self.cell.get_center(), room.at(DL), room.at(UR)))
            self.frame = framed(self.close_up)[0]

    def take_one(self) -> LaggedStart:
        """An animation: the one to look at grows out of its cell, and is framed."""
        grown = grow_out_of(self.cell, self.close_up)
        return LaggedStart(grown, Create(self.frame), lag_ratio=1)


class ReadDigit:
    """A digit at the left, `picture`, and the `outputs` at the right: who reads what.

    Parts: `origin` under the picture, `verdict` in the corner; `rings` around the answer.
    """

    def __init__(self, reading: Reading, stage: Stage, limit: float = 0.0) -> None:
        """limit: the activation drawn fully lit, where it is more than of this reading."""
        self.reading = reading
        left, self.right = stage.whole.split(5, 6)
        self.above, self.under = left.rows(10, 1)
        self.picture = self.above.fit(ImageGrid(reading.digit.image))
        self.origin = self.under.place(words(*reading.digit.origin, **QUIET))
        shown = names(reading.names)
        self.limit = max(reading.limits[-1], limit)
        self.outputs = OutputLayer.filling(
            self.right, shown, self.limit, highest([reading]), reading.signed
        )
        seen = read_as(reading)
        self.verdict = written_verdict(seen, stage.corner)
        self.rings = [self.outputs.neuron(k) for k in seen.marked]

    def enter(self, wall: Wall | None) -> Animation:
        """An animation: the picture comes, out of the wall where it was found on one."""
        return grow_out_of(wall.close_up, self.picture) if wall else FadeIn(self.picture)

    def light(self, **kwargs: object) -> Animation:
        """An animation: the outputs light up, by what the network computes."""
        return self.outputs.light(self.reading.outputs, **kwargs)

    def right_number(self) -> VGroup:
        """A frame around the number of the output that should be the highest."""
        return framed(self.outputs.bars.numbers[right_and_read(self.reading)[0]])

    def question(self, sentence: str) -> Task:
        """The question what the viewer reads, in the place of the outputs."""
        task = Task(words(sentence, **ASKING), replace(self.right, width=self.right.width * 0.8))
        return self.right.place(task)

    def reveal(self, task: Task) -> list[Animation]:
        """Animations: the question goes, and the outputs come."""
        return [FadeOut(task.words), FadeIn(self.outputs)]


class TakenApart:
    """Why a digit is misread: both sums, the way back through the network, and the pixels' part.

    `way` are the neurons behind the error, from the last hidden layer back. With `network` come
    `rings` around them; `marked` are around both outputs and the first of them.
    """

    def __init__(self, reading: Reading, stage: Stage) -> None:
        self.reading, self.stage = reading, stage
        self.told = most_difference(reading)
        self.both, self.way = list(right_and_read(reading)), way_back(reading)

    def both_sums(self, picture: ImageGrid) -> tuple[ImageGrid, TwoSums]:
        """Where the picture goes, and beside it what is sent to the right and the wrong output."""
        small, area = self.stage.whole.split(2, 5)
        both, last = self.both, self.reading.network.layers[-1]
        heads = [words("to output {}", k, bold=True) for k in both]
        sums = TwoSums(
            self.reading.steps[-2].a,
            self.reading.signals[-1][both],
            last.biases[both],
            heads,
            self.reading.limits[-2],
            area,
        )
        return small.fit(picture.copy()), sums

    def pointing(self, sums: TwoSums) -> tuple[Mobject, VGroup]:
        """An outline around the neuron that makes the most difference, and what it sends.

        Without such a neuron, an outline around the biases, and nothing.
        """
        if not self.way:
            return sums.around_biases(), VGroup()
        return sums.point_at(self.way[0])

    def network(self) -> NetworkDiagram:
        """The network, its layers lit, its lines dark."""
        self.diagram = draw(self.reading, self.stage.whole)
        for layer, step in zip(self.diagram.layers, self.reading.steps):
            layer.set_activations(step.a)
        self.rings = VGroup(
            *(
                self.diagram.neuron(layer, index)
                for layer, index in zip(range(len(self.way), 0, -1), self.way)
            )
        )
        outputs = (self.diagram.neuron(-1, k) for k in self.both)
        self.marked = VGroup(*outputs, self.rings[0])
        return self.diagram

    def back(self) -> LaggedStart:
        """An animation, one gap after another: what the followed neurons send and get.

        Each but the first is ringed when what it sends has been seen. Of one that is not drawn no
        line is seen: where it is meant glows instead.
        """
        signals, last = self.reading.signals, len(self.reading.signals) - 1
        here = np.zeros(signals[-1].shape, dtype=bool)
        here[self.both, self.way[0]] = True
        followed: list[Animation] = [self.diagram.send(last, np.where(here, signals[-1], 0))]
        rings = [*self.rings[1:], None]
        for gap, neuron, ringed in zip(range(last - 1, -1, -1), self.way, rings):
            if neuron not in self.diagram.layers[gap].shown:
                followed.append(ring(self.rings[last - 1 - gap]))
            to_this = np.arange(len(signals[gap]))[:, None] == neuron
            followed.append(self.diagram.send(gap, np.where(to_this, signals[gap], 0)))
            followed += [Create(ringed)] if ringed else []
        return LaggedStart(*followed, lag_ratio=1)

    def pixels(self) -> "SumOfPixels":
        """What the last of the followed neurons makes of the picture."""
        return SumOfPixels(self.reading, self.way[-1], self.stage, self.diagram.input.z_index + 1)


class SumOfPixels:
    """A picture times the weights of a neuron of the first layer, and how that is coloured.

    Parts: `weights`, a grid; `lighting`, an outline of the pixels that raise the sum most.
    """

    def __init__(self, reading: Reading, neuron: int, stage: Stage, above: float) -> None:
        """above: the z-index of what is seen on the picture."""
        image, weights = reading.digit.image, weight_grid(reading.network.layers[0], neuron)
        limit = float(np.abs(weights).max()) or 1.0
        grids = [
            ImageGrid(image),
            WeightGrid(signed_scale(weights, limit)),
            WeightGrid(signed_scale(weights * image, limit)),
        ]
        below = [words(name, **QUIET) for name in ("pixels", "weights", "products")]
        self.legend = stage.corner.place(SignLegend(limit, "weights and products"), RIGHT)
        self.equation = GridEquation(grids, below, stage.whole)
        self.image, self.weights, self.products = grids
        self.lighting = Contour(self.image, outlined(reading)).set_z_index(above)

    def take(self, picture: ImageGrid, ring: Mobject) -> list[Animation]:
        """Animations: the picture goes to its place, and the weights grow out of their neuron."""
        return [picture.animate.replace(self.image), grow_out_of(ring, self.weights)]

    def write(self) -> FadeIn:
        """An animation: what is written of the picture and of the colours comes."""
        return FadeIn(self.equation.signs[0], self.equation.names[0], self.legend)

    def multiply(self) -> LaggedStart:
        """An animation: the products come out of the weights, with all that is still unwritten."""
        grown = grow_out_of(self.weights, self.products)
        written = FadeIn(self.equation.signs[1], *self.equation.names[1:])
        return LaggedStart(grown, written, lag_ratio=0.7)
