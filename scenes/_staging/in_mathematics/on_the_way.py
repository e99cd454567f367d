"""The path from one digit to another, drawn: the mixed picture, ten curves, and the flips."""

from dataclasses import replace

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    Animation,
    Create,
    FadeIn,
    FadeOut,
    LaggedStart,
    Mobject,
    VGroup,
)
from manim import ReplacementTransform as Become

from nnmath.pictures.noise import noise
from scenes._data.between import Between
from scenes._sentences import on_a_path as sentences
from scenes._staging.drawn_network import names
from scenes._staging.in_mathematics.one_box import OneBox
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.growing import grow_out_of
from scenes.mobjects.lettering.fitted import cut_short, fitted_words
from scenes.mobjects.lettering.parts import late, soon
from scenes.mobjects.lettering.printing import number, related
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import formula, words
from scenes.mobjects.network.outputs import OutputLayer
from scenes.mobjects.pictures.function_of import FunctionOf
from scenes.mobjects.pictures.photograph import Photograph
from scenes.mobjects.plots.answer_band import AnswerBand
from scenes.mobjects.plots.axes import Axes
from scenes.mobjects.plots.blend import Blend
from scenes.mobjects.plots.number_line import round_limit
from scenes.mobjects.plots.path_walk import PathWalk, apart
from scenes.mobjects.stage import LINE, Area, Stage
from scenes.mobjects.theme import THEME
from scenes.telling.speech import Sentence

STRIP = 0.85  # the height of the row of pictures under the curves, in Manim's units
BAND = 0.42  # that of the band of answers
AIR = 0.1  # over both
FULL = 0.9  # of the way from picture to picture: the side of one
NAME = 0.65  # of the way from flip to flip: to where a curve's name goes along
RISE = 0.05  # of the largest output: from here on a curve is seen to rise
OVER = 1.16  # of what the curves need: the plot's height, with room for their names
HEAD = 1.3 * LINE  # over the outputs, for what they are called
TALL = (2.5, 6, 4.1)  # the same, one under another
SHARES = (3, 6.5, 3.1)  # of picture, curves and outputs
FRAME = 0.15  # kept clear of captions: a frame around the outputs reaches so far, in Manim's units
NAMED = 0.35  # of the outputs' width: a name
LONGEST = 10  # characters of a curve's name
ROUND = 0.01  # the least height below zero at which a plot begins
BEYOND = 0.35  # of the next stretch: so far one looks what follows a flip


class OnTheWay:
    """The mobjects of a path, in place, none on screen.

    `blend`, the picture and what it is mixed of; `walk`, the curves with all that keeps step;
    `flips`, a line for each, and `notes`, what is equal there; `strip`, the pictures under the
    curves; `task`, the viewer's, and what is `asked` where the narration does not hold; `count`,
    how often the answer changes; `terms`, the picture's x and the outputs' f(x); `last`, what is
    asked of noise; `edges`, t from flip to flip.
    """

    def __init__(self, between: Between, limit: float, stage: Stage) -> None:
        """limit: the activation of an output that is drawn fully lit."""
        self.between, self.path = between, between.path
        t, heights = between.curves
        first, middle, last = stage.whole.inset(0, FRAME).split(*(TALL if stage.tall else SHARES))
        middle, below = middle.rows(middle.height - BAND - STRIP, BAND + STRIP, gap=AIR)
        answers, under_curves = below.rows(BAND, STRIP, gap=AIR)
        upper, under = first.rows(first.height - LINE, LINE, gap=0)
        if first.stacks:
            upper, under = first.columns(3, 1)
        image = upper.fit(ImageGrid(between.start.image))
        head, last = last.rows(HEAD, last.height - HEAD, gap=0)
        outputs = outputs_in(last, between, limit)
        called_x, called_f = (formula(term) for term in ("x", "f(x)"))
        side = LEFT if first.stacks else UP
        self.terms = VGroup(called_x.next_to(image, side), head.place(called_f, UP))
        least, high = float(heights.min()), max(limit, float(heights.max()))
        low = -round_limit(-least, least=ROUND) if least < 0 else 0.0
        plot = Axes((0, 1), (low, low + OVER * (high - low)), ("t", '"outputs of" f'), middle)
        above = replace(middle, bottom=middle.bottom + LINE, height=middle.height - LINE)
        self.blend = Blend(image, between.start.image, between.end.image, plot.line, (above, under))
        self.blend.t.next_to(image, RIGHT if first.stacks else DOWN)
        self.edges = np.array([0, *(flip.t for flip in between.flips), 1])
        said = [between.called(each) for each in between.answers]
        band = AnswerBand(plot.line, self.edges, said, answers) if heights.shape[1] > 1 else None
        self.walk = PathWalk(self.blend, outputs, plot, t, heights, self.path.outputs, band)
        self._name_curves(t, heights, RISE * high)
        self.flips = VGroup(*(self.walk.flip(flip.t, number(flip.t)) for flip in between.flips))
        apart(plot.names[1], *(label for _, label in self.flips))
        question, self.asked = sentences.asked(heights.shape[1])
        asked = words(question, color=THEME.attention, bold=True)
        self.task = Task(asked, replace(below, height=below.height - 2 * AIR))
        self.last = FunctionOf(noise(0, *image.values.shape), "noise", stage.main)
        self.notes = [
            stage.corner.place(fitted_words(stage.corner.width, *self.equal(k)), RIGHT)
            for k in range(len(between.flips))
        ]
        told = sentences.counted(len(between.flips))
        self.count = stage.corner.place(words(*told, color=THEME.attention), RIGHT)
        self.strip = VGroup(*(self._small(float(t), under_curves) for t in plot.line.majors))

    @property
    def axis(self) -> list[Mobject]:
        """The number line of t, and its name."""
        return [self.walk.plot.line, self.walk.plot.names[0]]

    def take_over(self, box: OneBox) -> list[Animation]:
        """Animations: picture and outputs of the box go to their places here, the latter dark.

        What they are called goes before and comes after: on its way it would cross the picture.
        """
        box.outputs.set_activations(self.walk.outputs.activations).set_told(0)
        becoming = [(box.input, self.blend.image), (box.outputs, self.walk.outputs)]
        called = [FadeOut(box.terms, rate_func=soon), FadeIn(self.terms, rate_func=late)]
        return [*(Become(*each) for each in becoming), *called]

    def write_sum(self, pictures: list[Mobject]) -> list[Animation]:
        """Animations: small pictures that are there grow into the sum, and its signs come."""
        growing = map(grow_out_of, pictures, self.blend.pictures)
        return [*growing, FadeOut(*pictures), FadeIn(self.blend.signs, self.blend.shares)]

    def go_on(self, k: int) -> Animation:
        """An animation: on to the flip number k, or to the end."""
        return self.walk.walk_to(self.edges[k + 1])

    def look_beyond(self, k: int) -> Animation:
        """An animation: from flip number k a part of the way to what comes next."""
        here, following = self.edges[k + 1 : k + 3]
        return self.walk.walk_to(here + BEYOND * (following - here))

    def mark(self, k: int) -> list[Animation]:
        """Animations: flip number k is marked, and what both outputs are is noted."""
        before = [FadeOut(self.notes[k - 1])] if k else []
        line, label = self.flips[k]
        return [Create(line), FadeIn(label), FadeIn(self.notes[k]), *before]

    def begin(self) -> list[Animation]:
        """Animations: the curves begin, at the first picture, and the outputs are lit."""
        plot, walk = self.walk.plot, self.walk.set_place([0, 0])
        walk.outputs.set_told(0)
        new = (plot.guides, plot.heights, plot.names[1], self.strip, walk.guide, walk.lamps)
        return [FadeIn(*new, *self.band), walk.outputs.light(walk.outputs.activations)]

    @property
    def staying(self) -> list[Mobject]:
        """What the curves have in common with the mixture that was there before."""
        blend = self.blend
        return [blend.image, blend.dot, blend.t, *self.axis, self.walk.outputs, *self.terms]

    def become_noise(self) -> Animation:
        """An animation: the mixed picture goes over into the noise that is asked about."""
        return Become(self.blend.image, self.last.picture)

    @property
    def drawn(self) -> list[Mobject]:
        """All that is there when the curves are."""
        flips = (part for flip in self.flips for part in flip)
        return [self.walk, self.strip, *flips, *self.terms]

    @property
    def band(self) -> list[AnswerBand]:
        """The band of answers, where there is more than one to give."""
        return [self.walk.band] if self.walk.band else []

    def point_at_answers(self) -> list[Animation]:
        """Animations: the answers of the band call for attention, and their changes are counted."""
        names = VGroup(*(band.names for band in self.band))
        pointed = names.animate.set_color(THEME.attention).build()
        counted = LaggedStart(FadeOut(self.notes[-1]), FadeIn(self.count), lag_ratio=1)
        return [pointed, counted]

    def _name_curves(self, t: np.ndarray, heights: np.ndarray, rise: float) -> None:
        """Each curve that becomes the highest is named from where it begins to rise.

        None is where there is one output, or a tie; a curve that has its name gets another one
        where it is the highest once more. rise: from this height on a curve is seen to rise.
        """
        named = set()
        for answer, low, high in zip(self.between.answers, self.edges, self.edges[1:]):
            if len(answer) == 1 < heights.shape[1]:
                (curve,) = answer
                before = t[(t < low) & (heights[:, curve] < rise)]
                start = low if curve in named else before.max(initial=0)
                name = cut_short(self.between.names[curve], LONGEST)
                self.walk.name_curve(name, curve, float(start), float(low + NAME * (high - low)))
                named.add(curve)

    def _small(self, t: float, under: Area) -> Photograph:
        """The picture at t, under t, in the row of them."""
        line, x = self.walk.plot.line, self.path.pictures(t)
        side = min(STRIP, FULL * float(line.at(line.majors[1])[0] - line.at(line.majors[0])[0]))
        small = Photograph(x.reshape(self.between.start.image.shape), side)
        return under.place(small).set_x(line.at(t)[0])

    def equal(self, k: int) -> Sentence:
        """What both outputs are at a flip."""
        flip = self.between.flips[k]
        if max(len(flip.before), len(flip.after)) > 1:
            return ("t ≈ {}: several outputs {}", number(flip.t), related(flip.value))
        one, other = map(self.between.called, (flip.before, flip.after))
        return ("t ≈ {}: output {} = output {} {}", number(flip.t), one, other, related(flip.value))


def outputs_in(area: Area, between: Between, limit: float) -> OutputLayer:
    """The outputs, dark, as a column, or a row where the area stacks, that fills it."""
    called, answers = names(between.names), between.answers
    kept = list(dict.fromkeys(k for answer in answers if len(answer) == 1 for k in answer))
    across, along = (area.height, area.width) if area.stacks else (area.width, area.height)
    axis, room = (RIGHT if area.stacks else DOWN), 1.0

    def column(room: float) -> OutputLayer:
        dark = np.zeros(len(called))
        sides = {"axis": axis, "room": room, "kept": kept, "widest": NAMED * across}
        last = between.path.network.layers[-1].activation_function
        sides["signed"] = last.bounds[0] < 0
        return OutputLayer(called, dark, along, limit, **sides)

    small = column(room)
    taken = small.height if area.stacks else small.width
    return area.place(column(room + across - taken))
