"""The path from one digit to another, drawn: the mixed picture, ten curves, and the flips."""

from dataclasses import replace

import numpy as np
from manim import DOWN, RIGHT, Animation, Create, FadeIn, FadeOut, LaggedStart, Mobject, VGroup
from manim import ReplacementTransform as Become

from scenes._data.between import Between
from scenes._data.placed import NO_ANSWER
from scenes._sentences import on_a_path as sentences
from scenes._staging.drawn_network import names
from scenes._staging.in_mathematics.one_box import OneBox
from scenes.mobjects.grids.cells import framed
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.printing import number, related
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import formula, words
from scenes.mobjects.network.outputs import OutputLayer
from scenes.mobjects.pictures.photograph import Photograph
from scenes.mobjects.plots.axes import Axes
from scenes.mobjects.plots.blend import Blend
from scenes.mobjects.plots.path_walk import PathWalk, apart
from scenes.mobjects.stage import LINE, Area, Stage
from scenes.mobjects.theme import HEADING, THEME
from scenes.telling.speech import Sentence

STRIP = 0.85  # the height of the row of pictures under the curves, in Manim's units
AIR = 0.1  # over it
FULL = 0.9  # of the way from picture to picture: the side of one
NAME = 0.65  # of the way from flip to flip: where the highest curve has its name
OVER = 1.16  # of what the curves need: the plot's height, with room for their names
SHARES = (3.1, 6.8, 2.7)  # of picture, curves and outputs
FRAME = 0.15  # kept clear of captions: a frame around the outputs reaches so far, in Manim's units
NAMED_AT = 0.8  # of a stretch has been walked when its curve gets its name


class OnTheWay:
    """The mobjects of a path, in place, none on screen.

    `blend`, the picture and what it is mixed of; `walk`, the curves with all that keeps step;
    `flips`, a line for each, `notes`, what is equal there, and a `frame` around the first; `names`
    over the highest curve before, between and after them; `strip`, the pictures under the curves;
    `task`, the viewer's, and what is `asked` where the narration does not hold; `noise`, what is
    asked last; `edges`, t from flip to flip.
    """

    def __init__(self, between: Between, limit: float, stage: Stage) -> None:
        """limit: the activation of an output that is drawn fully lit."""
        self.between, self.path = between, between.path
        t, heights = between.curves
        first, middle, last = stage.whole.inset(0, FRAME).split(*SHARES)
        middle, under_curves = middle.rows(middle.height - STRIP, STRIP, gap=AIR)
        upper, under = first.rows(first.height - LINE, LINE, gap=0)
        if first.stacks:
            upper, under = first.columns(3, 1)
        image = upper.fit(ImageGrid(between.start.image))
        outputs = outputs_in(last, heights.shape[1], limit)
        low, high = min(0.0, float(heights.min())), max(limit, float(heights.max()))
        plot = Axes((0, 1), (low, low + OVER * (high - low)), ("t", '"outputs"'), middle)
        above = replace(middle, bottom=middle.bottom + LINE, height=middle.height - LINE)
        self.blend = Blend(image, between.start.image, between.end.image, plot.line, (above, under))
        self.blend.t.next_to(image, RIGHT if first.stacks else DOWN)
        self.walk = PathWalk(self.blend, outputs, plot, t, heights, self.path.outputs)
        self.flips = VGroup(*(self.walk.flip(flip.t, number(flip.t)) for flip in between.flips))
        apart(plot.names[1], *(label for _, label in self.flips))
        self.edges = np.array([0, *(flip.t for flip in between.flips), 1])
        named = zip(between.answers, self.edges, self.edges[1:])
        self.names = VGroup(
            *(self._name(answer, low + NAME * (high - low)) for answer, low, high in named)
        )
        question, self.asked = sentences.asked(heights.shape[1])
        self.task = Task(words(question), under_curves)
        self.noise = formula('f("noise") = thick ?', size=HEADING, color=THEME.attention)
        stage.corner.place(self.noise, RIGHT)
        self.notes = [
            stage.corner.place(words(*self.equal(k)), RIGHT) for k in range(len(between.flips))
        ]
        self.frame = framed(*self.notes[:1])
        self.strip = VGroup(*(self._small(float(t), under_curves) for t in plot.line.majors))

    @property
    def axis(self) -> list[Mobject]:
        """The number line of t, and its name."""
        return [self.walk.plot.line, self.walk.plot.names[0]]

    def take_over(self, box: OneBox) -> list[Animation]:
        """Animations: picture and outputs of the box go to their places here, the latter dark."""
        box.outputs.set_activations(self.walk.outputs.activations).set_told(0)
        becoming = ((box.input, self.blend.image), (box.outputs, self.walk.outputs))
        return [Become(*each) for each in becoming]

    def go_on(self, k: int) -> Animation:
        """An animation: on to the flip number k, or to the end, and that curve gets its name."""
        return LaggedStart(
            self.walk.walk_to(self.edges[k + 1]), FadeIn(self.names[k]), lag_ratio=NAMED_AT
        )

    def mark(self, k: int) -> list[Animation]:
        """Animations: flip number k is marked, and what both outputs are is noted."""
        before = [FadeOut(self.notes[k - 1])] if k else []
        if k == 1:
            before.append(FadeOut(self.frame))
        line, label = self.flips[k]
        return [Create(line), FadeIn(label), FadeIn(self.notes[k]), *before]

    def begin(self) -> list[Animation]:
        """Animations: the curves begin, at the first picture, and the outputs are lit."""
        plot, walk = self.walk.plot, self.walk.set_place([0, 0])
        walk.outputs.set_told(0)
        new = (plot.guides, plot.heights, plot.names[1], self.strip, walk.guide, walk.lamps)
        return [FadeIn(*new), walk.outputs.light(walk.outputs.activations)]

    @property
    def staying(self) -> list[Mobject]:
        """What the curves have in common with the mixture that was there before."""
        blend = self.blend
        return [blend.image, blend.dot, blend.t, *self.axis, self.walk.outputs]

    @property
    def drawn(self) -> list[Mobject]:
        """All that the film ends with."""
        flips = (part for flip in self.flips for part in flip)
        return [self.walk, self.strip, *flips, *self.names]

    def _name(self, answer: tuple[int, ...], t: float) -> VGroup:
        """What the highest curve at t is called; nothing where there is one output, or a tie."""
        outputs = self.path.network.sizes[-1]
        return self.walk.tag(str(*answer), t) if len(answer) == 1 < outputs else VGroup()

    def _small(self, t: float, under: Area) -> Photograph:
        """The picture at t, under t, in the row of them."""
        line, x = self.walk.plot.line, self.path.pictures(t)
        side = min(STRIP, FULL * float(line.at(line.majors[1])[0] - line.at(line.majors[0])[0]))
        small = Photograph(x.reshape(self.between.start.image.shape), side)
        return under.place(small).set_x(line.at(t)[0])

    def equal(self, k: int) -> Sentence:
        """What both outputs are at a flip."""
        flip = self.between.flips[k]
        one, other = called(flip.before), called(flip.after)
        return ("t ≈ {}: output {} = output {} {}", number(flip.t), one, other, related(flip.value))


def outputs_in(area: Area, count: int, limit: float) -> OutputLayer:
    """So many outputs, dark, as a column, or a row where the area stacks, that fills it."""
    across, along = (area.height, area.width) if area.stacks else (area.width, area.height)
    axis, room = (RIGHT if area.stacks else DOWN), 1.0

    def column(room: float) -> OutputLayer:
        return OutputLayer(names(count), np.zeros(count), along, limit, axis=axis, room=room)

    small = column(room)
    taken = small.height if area.stacks else small.width
    return area.place(column(room + across - taken))


def called(answer: tuple[int, ...]) -> str:
    """An answer in few characters: "8", "4/9" where two are equal, "–" where more are."""
    return "/".join(map(str, answer)) if len(answer) <= 2 else NO_ANSWER
