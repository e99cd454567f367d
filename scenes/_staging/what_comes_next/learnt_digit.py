"""Digits that a network reads while it learns: ten before, and one at every checkpoint."""

from typing import Self

import numpy as np
from manim import LEFT, RIGHT, AnimationGroup, Circle, Typst, VGroup

from scenes._assets import Digit
from scenes._data.learnt import EXAMPLES, Learnt, examples
from scenes._sentences import learnt as told
from scenes._staging.what_comes_next.learning_desk import QUIET, LearningDesk
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.labelled import baseline, stand
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.text import words
from scenes.mobjects.network.answer_table import AnswerTable
from scenes.mobjects.network.outputs import OutputLayer
from scenes.mobjects.neurons.lamps import Lamps
from scenes.mobjects.plots.curve_pane import whole
from scenes.mobjects.stage import LINE, Stage
from scenes.mobjects.theme import BODY, HEADING, THEME
from scenes.telling.speech import Sentence

SQUARED = "difference²"
TOTAL = "the ten squares, added: ≈ {}"
TRAINED = "in training: logarithms for squares"
SOURCES = "one epoch: once through {} other pictures"


class BeforeLearning:
    """Digits of ours as a network reads them that has learnt nothing, none on screen.

    `table`: each with the ten outputs and the answer; `right`: the right answers under it, with
    their name first; `sources`: what is learnt from.
    """

    def __init__(self, learnt: Learnt, digit: Digit, stage: Stage) -> None:
        self.digits = digits = examples(digit)
        outputs = np.array([learnt.outputs(each)[0] for each in digits])
        self.answers = outputs.argmax(axis=1).tolist()
        self.labels = [each.label for each in digits if each.label is not None]
        room = stage.main.split(1, 2)[1]
        upper, lower = room.rows(room.height - LINE, LINE, gap=0)
        images = np.array([each.image for each in digits])
        self.table = AnswerTable(images, self.labels, outputs, upper)
        name = words("right", **QUIET).align_to(self.table.label, LEFT)
        labels = [words("{}", each, size=HEADING) for each in self.labels]
        for label, answer in zip(labels, self.table.answers):
            label.set_x(answer.get_x())
        for each in (name, *labels):
            stand(each, lower.bottom + LINE / 3)
        self.right = VGroup(name, *labels)
        self.sources = stage.foot.place(words(SOURCES, f"{EXAMPLES:,}"))

    @property
    def common(self) -> int | None:
        """The answer that all of them get, None where they get several."""
        return self.answers[0] if len(set(self.answers)) == 1 else None

    @property
    def told(self) -> Sentence:
        """What it makes of them."""
        return told.before(self.answers, self.labels)


class Wanted(VGroup):
    """A digit, the ten outputs it has before anything is learnt, those it should have, and how
    far that is.

    Parts: `picture`, `names`, `real`, `wanted`, `squares` (of the differences, with a title). None
    of them: `said`, what is wanted; `total`, the squares added; `quiet`, what the training
    added instead.
    """

    def __init__(self, desk: LearningDesk, digit: Digit, label: int, stage: Stage) -> None:
        """label: of the digit."""
        outputs = desk.learnt.outputs(digit)[0]
        target = np.eye(len(outputs))[label]
        left, *sides = desk.beside.columns(4, 3, 3, 3)
        self.picture = left.fit(ImageGrid(digit.image))
        self.real, self.wanted, self.squares = (
            Lamps(each, side, title=title)
            for each, side, title in zip(
                (outputs, target, (outputs - target) ** 2), sides, ("outputs", "wanted", SQUARED)
            )
        )
        self.squares.remove(self.squares.dots)  # a difference is no light
        for each in (self.wanted, self.squares):
            stand(each.title, baseline(self.real.title))
        self.names = VGroup(*(
            words("{}", k, **QUIET).next_to(centre + LEFT * self.real.dots.radius, LEFT)
            for k, centre in enumerate(self.real.dots.centres)
        ))  # fmt: skip
        self.loss = float(((outputs - target) ** 2).sum())
        self.said = stage.foot.place(words("wanted for a {}: one lit, nine dark", label))
        self.total = stage.foot.place(words(TOTAL, number(self.loss, ".1f")))
        self.quiet = stage.corner.place(words(TRAINED, **QUIET), RIGHT)
        super().__init__(self.picture, self.names, self.real, self.wanted, self.squares)

    @property
    def told(self) -> Sentence:
        """What the squares of this digit come to."""
        return (told.LOSS, number(self.loss, ".1f"))


class FollowedDigit(VGroup):
    """A digit, the ten outputs of the checkpoint that is shown, and the answers up to it.

    Parts: `picture`, `outputs`, `lane` (an answer under each checkpoint, the right ones in ink),
    `label` (of the lane).
    """

    def __init__(
        self, desk: LearningDesk, digit: Digit, before: BeforeLearning, stage: Stage
    ) -> None:
        learnt, self.common = desk.learnt, before.common
        self.desk, self.digit, self.by_checkpoint = desk, digit, learnt.outputs(digit)
        self.answers = self.by_checkpoint.argmax(axis=1).tolist()
        left, right = desk.beside.columns(4, 5)
        self.picture = left.fit(ImageGrid(digit.image))
        self.outputs = OutputLayer.filling(right, [str(k) for k in range(10)])
        self.lane = VGroup(*(
            _answer(answer, answer == digit.label).move_to(place)
            for answer, place in zip(self.answers, desk.curves.places)
        ))  # fmt: skip
        self.label = words("answer", **QUIET)
        line = stage.foot.bottom + LINE / 3
        for each in (*self.lane, self.label.next_to(self.lane, LEFT, buff=0.1)):
            stand(each, line)
        super().__init__(self.picture, self.outputs, self.lane, self.label)
        self.set_clock(0)

    def set_clock(self, clock: float) -> Self:
        """Show the outputs of a checkpoint, and all answers up to it."""
        step = whole(float(clock))
        self.outputs.set_activations(self.by_checkpoint[step])
        for k, answer in enumerate(self.lane):
            answer.set_fill(opacity=float(k <= step))
        return self

    def learn(self, step: int) -> AnimationGroup:
        """An animation: checkpoint by checkpoint, with the curves."""
        count = np.arange(len(self.answers))
        return self.desk.run(step, (self, "set_clock", count))

    @property
    def first_ring(self) -> Circle:
        """A ring on the output that is brightest at first."""
        return self.outputs.neuron(self.answers[0])

    @property
    def first_told(self) -> Sentence | None:
        """What is said of the first answer."""
        return told.at_first(self.answers[0], self.digit.label, self.answers[0] == self.common)

    @property
    def turn(self) -> int:
        """The first checkpoint after the beginning that is right, or else the first of all."""
        right = (k for k, answer in enumerate(self.answers) if k and answer == self.digit.label)
        return next(right, 1)

    @property
    def turn_told(self) -> Sentence:
        """What is said of the answer there."""
        epoch = self.desk.learnt.epochs[self.turn]
        return told.at_last(self.by_checkpoint[self.turn], self.digit.label, epoch)

    @property
    def told_of(self) -> VGroup:
        """The answers that `told` is about: where it stays right, those from there on, else all."""
        wrong = [k for k, each in enumerate(self.answers) if each != self.digit.label]
        first = wrong[-1] + 1 if wrong else 0
        return VGroup(*(self.lane[first:] or self.lane))

    @property
    def told(self) -> Sentence:
        """When it was right."""
        return told.on_the_way(self.answers, self.digit.label, self.desk.learnt.epochs)


def _answer(answer: int, is_right: bool) -> Typst:
    ink = THEME.ink if is_right else THEME.muted
    return words("{}", answer, size=BODY, color=ink, bold=is_right)
