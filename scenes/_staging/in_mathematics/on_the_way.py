"""The path from one digit to another, drawn: the mixed picture, ten curves, and the flips."""

from dataclasses import replace

import numpy as np
from manim import VGroup

from scenes._data.between import Between
from scenes._data.placed import NO_ANSWER
from scenes._staging.in_mathematics.one_box import OneBox
from scenes.mobjects.lettering.printing import activation, number
from scenes.mobjects.plots.axes import Axes
from scenes.mobjects.plots.blend import Blend
from scenes.mobjects.plots.path_walk import PathWalk, apart
from scenes.mobjects.stage import LINE, Stage
from scenes.telling.speech import Sentence


class OnTheWay:
    """The mobjects of a path, in place, none on screen.

    `blend`, the picture and what it is mixed of; `walk`, the curves with all that keeps step;
    `flips`, a line for each, and `names` on the highest curve before, between and after them.
    """

    def __init__(self, between: Between, box: OneBox, stage: Stage) -> None:
        self.between, self.path = between, between.path
        area, limit = box.between, box.outputs.limit
        t, heights = between.curves
        limits = (min(0.0, float(heights.min())), max(limit, float(heights.max())))
        plot = Axes((0, 1), limits, ("t", '"outputs"'), area.inset(0, LINE / 4))
        under = box.diagram.under(0)
        upper = replace(area, bottom=area.bottom + LINE, height=area.height - LINE)
        ends = between.start.image, between.end.image
        self.blend = Blend(box.input, *ends, plot.line, (upper, under))
        self.walk = PathWalk(self.blend, box.outputs, plot, t, heights, self.path.outputs)
        self.flips = VGroup(*(self.walk.flip(flip.t, number(flip.t)) for flip in between.flips))
        apart(plot.names[1], *(label for _, label in self.flips))
        edges = [0, *(flip.t for flip in between.flips), 1]
        middles = np.mean([edges[1:], edges[:-1]], axis=0)
        self.names = VGroup(
            *(self.walk.tag(called(each), t) for each, t in zip(between.answers, middles))
        )

    @property
    def resting(self) -> float:
        """Where one stops at the end: amid a third answer, or else at the first flip."""
        flips = self.between.flips
        if self.between.has_third:
            return (flips[0].t + flips[1].t) / 2
        return flips[0].t if flips else 0.5

    def equal(self, k: int) -> Sentence:
        """What both outputs are at a flip, for the foot."""
        flip = self.between.flips[k]
        both = (called(flip.before), called(flip.after))
        return (
            "t ≈ {}: outputs {} and {} are both {}",
            number(flip.t),
            *both,
            activation(flip.value),
        )


def called(answer: tuple[int, ...]) -> str:
    """An answer in few characters: "8", "4/9" where two are equal, "–" where more are."""
    return "/".join(map(str, answer)) if len(answer) <= 2 else NO_ANSWER
