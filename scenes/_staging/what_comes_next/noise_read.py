"""Noise and what is read of it: one picture beside the outputs, and a wall of the first seeds."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    Animation,
    Circle,
    Create,
    DashedVMobject,
    FadeIn,
    LaggedStart,
    Typst,
    VGroup,
)

from nnmath.measuring.answers import Answers
from scenes._data.nothing import GREY, Nothing, most_often
from scenes._data.reading import Reading
from scenes._sentences.noise import many
from scenes._sentences.verdict import verdict
from scenes._staging.drawn_network import highest_of, names, written_verdict
from scenes.mobjects.grids.cells import framed
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.fitted import fitted_words
from scenes.mobjects.lettering.labelled import baseline
from scenes.mobjects.lettering.printing import activation
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import words
from scenes.mobjects.network.outputs import OutputLayer
from scenes.mobjects.pictures.photograph import Photograph
from scenes.mobjects.stage import GAP, LINE, Area, Stage
from scenes.mobjects.theme import HEADING, SMALL, THEME

QUIET = {"size": SMALL, "color": THEME.muted}
ASKING = {"color": THEME.attention, "bold": True}
AIR = 0.12  # between a small picture and what is written beside it, in Manim's units
ANSWER = 1.0  # an answer beside a small picture is no wider
DASHES = 12


class NoiseDesk:
    """A picture at the left, the outputs at the right.

    Parts: `picture`, `outputs`; `missing`, an output that is not there, under the others.
    """

    def __init__(self, own: Reading, pictures: Sequence[Nothing], stage: Stage) -> None:
        """own: the digit that is read at first. pictures: of noise, that will be read here."""
        digit, lit = own.digit, own.outputs
        self.names = own.names
        self.stage, self._seeds = stage, dict[int | None, Typst]()
        left, right = stage.main.split(5, 6)
        above, self.under = left.rows(9, 1)
        upper, below = right.rows(len(lit), 1, gap=0)
        self.room = upper
        self.picture = above.fit(ImageGrid(digit.image))
        self.place = self.picture.copy()
        largest = max(float(np.abs(each).max()) for each in (lit, *(p.outputs for p in pictures)))
        self.limit = 1.0 if 0 <= largest <= 1 else largest
        kept = highest_of([*(each.outputs for each in pictures), lit])
        self.outputs = OutputLayer.filling(upper, names(own.names), self.limit, kept, own.signed)
        self.origin = self.under.place(words(*digit.origin, **QUIET))
        self.missing = self._missing(below)

    def _missing(self, below: Area) -> VGroup:
        ring = Circle(self.outputs.radius, color=THEME.muted, stroke_width=3)
        ring.move_to([self.outputs.centres[-1, 0], below.centre[1], 0])
        text = words("“no digit”: there is no such output")
        text.next_to(ring, RIGHT, buff=GAP)
        return VGroup(DashedVMobject(ring, num_dashes=DASHES), text)

    def show(self, picture: Nothing) -> None:
        """Put another picture where the digit was at first, and light what is read of it."""
        self.picture.set_values(picture.image).replace(self.place)
        self.outputs.set_activations(picture.outputs)

    def seed(self, picture: Nothing) -> Typst:
        """The seed of a picture, or how grey it is, under it; the same one each time."""
        if picture.seed not in self._seeds:
            said = ("all pixels at {}", f"{GREY:g}") if picture.seed is None else None
            label = words(*(said or ("seed {}", picture.seed)))
            self._seeds[picture.seed] = self.under.place(label)
        return self._seeds[picture.seed]

    def question(self) -> Task:
        """The question to the viewer, in the place of the dark outputs' bars."""
        question = words("How bright will the brightest be?", **ASKING)
        left = Area.around(self.outputs.bars.tracks).left
        room = replace(self.room, left=left, width=self.room.right - left)
        task = room.place(Task.filling(question, replace(room, height=question.height)))
        middle = self.outputs.names[len(self.outputs.names) // 2]
        if len(middle) and middle.height < LINE:  # in one row with a name, it stands on its line
            task.shift(UP * (baseline(middle) - baseline(question)))
        return task

    def verdict(self, outputs: np.ndarray) -> Typst:
        """The answer, in the corner."""
        return written_verdict(verdict(outputs, None, self.names), self.stage.corner)

    def answer(self, outputs: np.ndarray) -> list[Animation]:
        """Animations: the brightest outputs are outlined, and the answer is written."""
        return [*map(Create, self.rings(outputs)), FadeIn(self.verdict(outputs))]

    def rings(self, outputs: np.ndarray) -> list[Circle]:
        """An outline around each of the brightest outputs."""
        highest = np.flatnonzero(outputs == outputs.max()).tolist()
        return [self.outputs.neuron(k) for k in highest]


class SeedCard(VGroup):
    """A small picture of noise with its seed above it, and at its right what is read of it.

    Parts: `seed`, `picture`, `answer`, `light`.
    """

    def __init__(self, shown: Nothing, area: Area) -> None:
        self.seed = words("seed {}", f"{shown.seed}", **QUIET)
        light = activation(shown.brightest)
        self.light = words("{}", light, size=SMALL)
        self.answer = VGroup()
        if len(shown.outputs) > 1:  # else its light is the answer
            name = fitted_words(ANSWER, "{}", shown.answer, size=1.4 * HEADING, bold=True)
            self.answer.add(name)
        widest = max(words("> 0.99", size=SMALL).width, self.answer.width)
        side = min(area.height - self.seed.height - AIR, area.width - widest - AIR)
        self.picture = Photograph(shown.image, side)
        self.seed.next_to(self.picture, UP, buff=AIR).align_to(self.picture, LEFT)
        for answer in self.answer:
            answer.next_to(self.picture, RIGHT, buff=AIR).align_to(self.picture, UP)
        self.light.next_to(self.picture, RIGHT, buff=AIR).align_to(self.picture, DOWN)
        super().__init__(self.seed, self.picture, self.answer, self.light)
        area.place(self)


class SeedWall(VGroup):
    """The pictures of the first seeds, a card each. `many`: what many more are read as, if so."""

    def __init__(self, pictures: Sequence[Nothing], measured: Answers, stage: Stage) -> None:
        across = 3 if stage.tall else 5
        down = -(-len(pictures) // across)
        # A frame around a card in the lowest row stays clear of the captions.
        rows = stage.whole.inset(0, GAP / 2).rows(*[1] * down, gap=GAP / 2)
        places = [place for row in rows for place in row.columns(*[1] * across, gap=GAP / 2)]
        self.pictures, self.many = pictures, VGroup()
        if (told := many(pictures, measured)) is not None:
            self.many.add(stage.corner.place(words(*told, **ASKING), RIGHT))
        super().__init__(*(SeedCard(*each) for each in zip(pictures, places)))

    def come(self) -> LaggedStart:
        """An animation: one card after another, but for the first, which is there."""
        return LaggedStart(*map(FadeIn, self[1:]), lag_ratio=0.8)

    def alike(self) -> Animation:
        """An animation: a frame around each answer that is the most frequent one."""
        often = most_often(self.pictures)
        chosen = [
            card.answer if often and len(card.answer) else card.light
            for card, each in zip(self, self.pictures)
            if not often or not len(card.answer) or each.answer == often[0]
        ]
        self.frames = framed(*chosen)
        return LaggedStart(*map(Create, self.frames), lag_ratio=0.3)
