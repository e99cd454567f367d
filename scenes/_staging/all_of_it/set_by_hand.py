"""The network that was set by hand: why it answers as it does, by name, and how well it reads."""

from collections.abc import Sequence

import numpy as np
from manim import PI, RIGHT, Create, FadeIn, LaggedStart, Mobject, VGroup

from nnmath.by_hand import BARS
from scenes._data.set_by_hand import (
    BAR_NAMES,
    BY_HAND,
    PART_NAMES,
    HandSet,
    confused,
    shared_bars,
)
from scenes._staging.all_of_it.by_rule import DigitCards
from scenes.mobjects.grids.cells import framed
from scenes.mobjects.grids.confusion_grid import ConfusionGrid
from scenes.mobjects.grids.grids import WeightGrid
from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.network.diagram import NetworkDiagram
from scenes.mobjects.stage import GAP, LINE, Stage
from scenes.mobjects.theme import HEADING, SMALL, THEME
from scenes.mobjects.walls.bar_rule import bar_line
from scenes.mobjects.walls.named_row import NamedRow
from scenes.telling.speech import Sentence

AIR = 0.1  # between a neuron and its name, in Manim's units
HALO = 3.5  # Manim's stroke width of the dark rim around a name
DIM = "No part that it asks for is even half lit: here is the brightest."


class Reasons:
    """The lit parts that the answer asks for, and the lit bars that these ask for.

    Parts: `part_names`, `bar_names`, `bars` (as lines on the digit).
    """

    def __init__(self, diagram: NetworkDiagram, by_hand: HandSet) -> None:
        self.diagram, self.by_hand = diagram, by_hand
        parts, bars = by_hand.reasons()
        self.part_names = VGroup(*(self._named(2, k, PART_NAMES[k]) for k in parts))
        self.bar_names = VGroup(*(self._named(1, k, BAR_NAMES[k]) for k in bars))
        self.bars = VGroup(
            *(bar_line(diagram.input, BARS[BAR_NAMES[k]], THEME.positive) for k in bars)
        )
        self.told: Sentence | None = None if by_hand.has_reasons else DIM
        answer = np.arange(len(by_hand.reading.outputs)) == by_hand.answer
        self.to_answer = self._signals(2, answer, parts)
        signals = by_hand.reading.signals[1]
        asked = np.zeros_like(signals, dtype=bool)
        for part in parts:
            asked[part, [bar for bar in by_hand.asked_bars(part) if bar in bars]] = True
        self.to_parts = np.where(asked, signals, 0)

    def parts_say(self) -> LaggedStart:
        """An animation: what the lit parts send to the answer, and their names."""
        return self._say(2, self.to_answer, self.part_names)

    def bars_say(self) -> LaggedStart:
        """An animation: what the lit bars send to these parts, and their names."""
        return self._say(1, self.to_parts, self.bar_names)

    def lie_on_the_digit(self) -> LaggedStart:
        """An animation: the bars are drawn where they lie."""
        return LaggedStart(*map(Create, self.bars), lag_ratio=0.5)

    def _say(self, gap: int, signals: np.ndarray, names: VGroup) -> LaggedStart:
        return LaggedStart(FadeIn(names), self.diagram.send(gap, signals), lag_ratio=0.4)

    def _signals(self, gap: int, targets: np.ndarray, sources: list[int]) -> np.ndarray:
        signals = self.by_hand.reading.signals[gap]
        chosen = np.isin(np.arange(signals.shape[1]), sources)
        return np.where(targets[:, None] & chosen, signals, 0)

    def _named(self, layer: int, index: int, name: str) -> Mobject:
        """A neuron's name: before it for bars, after it for parts, along the flow of the light."""
        down = self.diagram.layout.down
        tag: Mobject = words(name, size=SMALL)
        # Lines pass behind it.
        tag.set_stroke(THEME.background, HALO, background=True)
        if down:
            tag.rotate(PI / 2)
        flow = self.diagram.layout.flow
        tag.next_to(self.diagram.neuron(layer, index), flow if layer == 2 else -flow, buff=AIR)
        return tag.set_z_index(20)


class Measured:
    """How well the network reads the test images of MNIST.

    Parts: `task` (to guess), `table` with its `counter`, frames around `extremes` (the digits that
    are read best and worst) and the most frequent `mistake`, and why that is: `cards` of the two
    digits, and `shared`, the bars that both ask for.
    """

    def __init__(
        self, bars: Sequence[WeightGrid], parts: Sequence[WeightGrid], stage: Stage
    ) -> None:
        """bars, parts: pictures of the neurons of both layers."""
        self.known = known = confused(BY_HAND)
        left, right = stage.whole.split(6, 5, gap=2 * GAP)
        above, middle, below = right.rows(3, 4, 6)
        images, digits = f"{known.images:,}", [str(digit) for digit in range(10)]
        counter = Labelled(
            words("of {} read right", images), Readout(0, ",d", HEADING, field=images), RIGHT
        )
        self.counter = above.place(counter)
        guess = words("How many of {} are read right?", images)
        self.task = Task.filling(guess, right.inset(0, LINE))
        self.table = ConfusionGrid(known.counts, digits, left, counter)
        self.extremes = framed(*(self.table.percents[k].frame for k in known.best_and_worst))
        written, read = known.most_frequent
        self.mistake = self.table.cell(written, read)
        one, other, both = shared_bars(written, read)
        self.cards = DigitCards({written: [one], read: [other]}, parts, PART_NAMES, middle, 2)
        self.shared = NamedRow(
            words("both ask for", size=SMALL),
            [bars[k].copy() for k in both],
            [BAR_NAMES[k] for k in both],
            below,
        )

    @property
    def scored(self) -> Sentence:
        """What is said of the diagonal."""
        percent = number(100 * self.known.score)
        return ("On the diagonal it is right: {} %. Blind guessing gets 10 %.", percent)

    @property
    def of_digits(self) -> Sentence:
        """What is said of the digits that are read best and worst."""
        best, worst = self.known.best_and_worst
        return ("Best are the {}s, worst the {}s.", best, worst)

    @property
    def of_mistake(self) -> Sentence:
        """What is said of the most frequent mistake."""
        written, read = self.known.most_frequent
        count = int(self.known.counts[written, read])
        return ("Its most frequent mistake: {} times it reads a {} as a {}.", count, written, read)

    @property
    def why_mistaken(self) -> Sentence:
        """What is said of the bars that both ask for."""
        return ("Why? Both of these parts ask for these {} bars.", len(self.shared.pictures))
