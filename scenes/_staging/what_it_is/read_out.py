"""A digit at the left, the outputs that it leads to at the right: what a scene reads them from."""

from collections.abc import Iterable, Sequence

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    Animation,
    Arrow,
    Circle,
    Create,
    FadeIn,
    LaggedStart,
    Typst,
    VGroup,
)

from nnmath import Network
from scenes._sentences.answers import Answer, fully_lit
from scenes._staging.drawn_network import highest_of, names, written_verdict
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.fitted import fitted_words
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import words
from scenes.mobjects.network.lead import Lead
from scenes.mobjects.network.outputs import OutputLayer
from scenes.mobjects.neurons.light_key import LightKey
from scenes.mobjects.pixels.column import Column
from scenes.mobjects.stage import Stage
from scenes.mobjects.theme import HEADING, THEME

LARGE = 3 * HEADING
ASKING = {"color": THEME.attention, "bold": True}


class ReadOut:
    """The mobjects of a digit and its outputs, each in its place, none on screen.

    At the left the `picture`, which is `large` when it stands alone, with a `cover` for it, and the
    input's `column` with its `label`; between both sides a `question` and an `arrow`; at the right
    the `outputs`, all dark, and under them the `key` to their light.
    """

    def __init__(self, network: Network, answers: Sequence[Answer], stage: Stage) -> None:
        """answers: all that will be read, the digit's first."""
        self.layer, self.stage, digit = network.layers[-1], stage, answers[0].digit
        limit = fully_lit(network, answers[1:])
        left, gap, self.right = stage.whole.split(5, 1, 6)
        above, under = left.rows(9, 1)
        first, second = above.columns(3, 2)
        upper, self.below = self.right.rows(7, 1)
        self.picture = first.fit(ImageGrid(digit.image))
        self.large = above.fit(self.picture.copy())
        column = Column(self.picture, second).set_gone(len(digit.image)).set_folded(1)
        self.column = column.dots
        self.label = under.place(words("{} numbers", digit.x.size), RIGHT)
        self.question = gap.place(words("?", size=LARGE, **ASKING))
        cover = words("?", size=LARGE, color=THEME.lit, bold=True)
        self.cover = cover.move_to(self.large)
        ends = (UP, DOWN) if gap.stacks else (LEFT, RIGHT)
        self.arrow = Arrow(*map(gap.at, ends), buff=0, color=THEME.attention)
        kept = highest_of([each.outputs for each in answers])
        self.names = answers[0].names
        signed = self.layer.activation_function.bounds[0] < 0
        self.outputs = OutputLayer.filling(upper, names(self.names), limit, kept, signed)
        is_light = limit == 1 and min(float(each.outputs.min()) for each in answers) >= 0
        key = LightKey(self.below.width / 3) if is_light else self.outputs.lit_key()
        self.key = self.below.place(key)

    def wait_in_the_dark(self) -> LaggedStart:
        """An animation: the outputs come, all dark, and one after another gets its name."""
        parts = [self.outputs.dots, *filter(len, self.outputs.names)]
        return LaggedStart(*map(FadeIn, parts), lag_ratio=0.5)

    def see(self, image: np.ndarray | None = None) -> Animation:
        """An animation: the picture, large, goes over to another image, by default a dark one."""
        values = 0 * self.picture.values if image is None else image
        return self.picture.animate.set_values(values).replace(self.large).build()

    def light(self, answer: Answer, **kwargs: object) -> Animation:
        """An animation: the outputs light up, by what the network computes."""
        return self.outputs.light(answer.outputs, **kwargs)

    def marked(self, answer: Answer) -> list[Animation]:
        """Animations: the answer is pointed at and written."""
        return [FadeIn(self.reading(answer)), *map(Create, self.rings(answer.verdict.marked))]

    def reading(self, answer: Answer) -> Typst:
        """The answer in words, in the corner."""
        return written_verdict(answer.verdict, self.stage.corner)

    def rings(self, indices: Iterable[int]) -> list[Circle]:
        """Outlines around some outputs."""
        return [self.outputs.neuron(index) for index in indices]

    def numbers(self, indices: Iterable[int]) -> list[VGroup]:
        """The numbers of some outputs, to point at them."""
        return [self.outputs.bars.numbers[index] for index in indices]

    def lead(self) -> Lead:
        """How far the highest of the lit outputs is ahead of the next, under them."""
        return Lead(self.outputs, self.below)

    def which(self) -> Task:
        """The task to read the outputs, under them."""
        return Task(words("Which answer is it?", **ASKING), self.below)

    def either(self, one: int, other: int) -> Task:
        """The task to decide between two answers, in the place of the outputs."""
        both = self.names[one], self.names[other]
        question = fitted_words(self.right.width, "{} or {}?", *both, size=LARGE, **ASKING)
        return self.right.place(Task(question, self.right))
