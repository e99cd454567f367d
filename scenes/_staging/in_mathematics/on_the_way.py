"""The path from one digit to another, drawn: the mixed picture, ten curves, and the flips."""

from dataclasses import replace

import numpy as np
from manim import DOWN, RIGHT, Animation, FadeIn, Mobject, VGroup

from scenes._data.between import Between
from scenes._data.placed import NO_ANSWER
from scenes._staging.drawn_network import names
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.printing import activation, number
from scenes.mobjects.network.outputs import OutputLayer
from scenes.mobjects.pictures.photograph import Photograph
from scenes.mobjects.plots.axes import Axes
from scenes.mobjects.plots.blend import Blend
from scenes.mobjects.plots.path_walk import PathWalk, apart
from scenes.mobjects.stage import LINE, Area, Stage
from scenes.telling.speech import Sentence

STRIP = 0.85  # the height of the row of pictures under the curves, in Manim's units
AIR = 0.1  # over it
FULL = 0.9  # of the way from picture to picture: the side of one
NAME = 0.65  # of the way from flip to flip: where the highest curve has its name
SHARES = (3.1, 6.8, 2.7)  # of picture, curves and outputs
NAMED = 1.0  # of the outputs' room: their lamps and names, in Manim's units


class OnTheWay:
    """The mobjects of a path, in place, none on screen.

    `blend`, the picture and what it is mixed of; `walk`, the curves with all that keeps step;
    `flips`, a line for each, and `names` on the highest curve before, between and after them.
    """

    def __init__(self, between: Between, limit: float, stage: Stage) -> None:
        """limit: the activation of an output that is drawn fully lit."""
        self.between, self.path = between, between.path
        t, heights = between.curves
        first, middle, last = stage.whole.split(*SHARES)
        middle, self.under = middle.rows(middle.height - STRIP, STRIP, gap=AIR)
        upper, under = first.rows(first.height - LINE, LINE, gap=0)
        if first.stacks:
            upper, under = first.columns(3, 1)
        image = upper.fit(ImageGrid(between.start.image))
        outputs = outputs_in(last, heights.shape[1], limit)
        limits = (min(0.0, float(heights.min())), max(limit, float(heights.max())))
        plot = Axes((0, 1), limits, ("t", '"outputs"'), middle)
        above = replace(middle, bottom=middle.bottom + LINE, height=middle.height - LINE)
        self.blend = Blend(image, between.start.image, between.end.image, plot.line, (above, under))
        self.walk = PathWalk(self.blend, outputs, plot, t, heights, self.path.outputs)
        self.flips = VGroup(*(self.walk.flip(flip.t, number(flip.t)) for flip in between.flips))
        apart(plot.names[1], *(label for _, label in self.flips))
        edges = [0, *(flip.t for flip in between.flips), 1]
        named = zip(between.answers, edges, edges[1:])
        self.names = VGroup(
            *(self.walk.tag(called(each), low + NAME * (high - low)) for each, low, high in named)
        )
        self.strip = VGroup(*(self._small(float(t)) for t in plot.line.majors))

    def begin(self) -> list[Animation]:
        """Animations: the curves begin, at the first picture, and the outputs are lit."""
        plot = self.walk.plot
        rest = FadeIn(plot.guides, plot.heights, plot.names[1], self.strip)
        return [rest, self.walk.outputs.light(self.path.outputs(0))]

    @property
    def staying(self) -> list[Mobject]:
        """What the curves have in common with the mixture that was there before."""
        blend, plot = self.blend, self.walk.plot
        shared = (blend.image, blend.dot, blend.t, plot.line, plot.names[0])
        return [*shared, self.walk.outputs]

    @property
    def drawn(self) -> list[Mobject]:
        """All that the film ends with."""
        return [self.walk, self.strip, *self.flips, *self.names]

    def _small(self, t: float) -> Photograph:
        """The picture at t, under t."""
        line, x = self.walk.plot.line, self.path.pictures(t)
        side = min(STRIP, FULL * float(line.at(line.majors[1])[0] - line.at(line.majors[0])[0]))
        small = Photograph(x.reshape(self.between.start.image.shape), side)
        return self.under.place(small).set_x(line.at(t)[0])

    def equal(self, k: int) -> Sentence:
        """What both outputs are at a flip."""
        flip = self.between.flips[k]
        both = (called(flip.before), called(flip.after))
        return (
            "t ≈ {}: outputs {} and {} are both {}",
            number(flip.t),
            *both,
            activation(flip.value),
        )


def outputs_in(area: Area, count: int, limit: float) -> OutputLayer:
    """So many outputs, dark, as a column, or a row where the area stacks, that fills it."""
    across, along = (area.height, area.width) if area.stacks else (area.width, area.height)
    axis = RIGHT if area.stacks else DOWN
    room, dark = across - NAMED, np.zeros(count)
    return area.place(OutputLayer(names(count), dark, along, limit, axis=axis, room=room))


def called(answer: tuple[int, ...]) -> str:
    """An answer in few characters: "8", "4/9" where two are equal, "–" where more are."""
    return "/".join(map(str, answer)) if len(answer) <= 2 else NO_ANSWER
