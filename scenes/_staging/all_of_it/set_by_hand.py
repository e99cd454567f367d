"""The network that was set by hand: why it answers as it does, by name."""

from itertools import pairwise

import numpy as np
from manim import LEFT, ORIGIN, PI, RIGHT, Create, FadeIn, LaggedStart, Mobject, Rectangle, VGroup

from nnmath.by_hand import BARS
from scenes._data.set_by_hand import (
    BAR_NAMES,
    PART_NAMES,
    HandSet,
)
from scenes._sentences.verdict import read_as
from scenes.mobjects.lettering.name_tag import PITCH, NameTag
from scenes.mobjects.lettering.text import words
from scenes.mobjects.network.diagram import NetworkDiagram
from scenes.mobjects.theme import SMALL, THEME
from scenes.mobjects.walls.bar_rule import bar_line
from scenes.telling.speech import Sentence

AIR = 0.1  # between a neuron and its name, in Manim's units
CLOSE = 0.035  # the same where it lies between layers that are hardly further apart than it is long
PLATE = 0.3  # how high a name's plate is: neurons are hardly further apart
DIM = "No part that it asks for is even half lit: here is the brightest."


class Reasons:
    """The lit parts that the answer asks for, and the lit bars that these ask for.

    Parts: `part_names`, `bar_names`, `bars` (as lines on the digit).
    """

    def __init__(self, diagram: NetworkDiagram, by_hand: HandSet) -> None:
        self.diagram, self.by_hand = diagram, by_hand
        parts, bars = by_hand.reasons()
        self.part_names = VGroup(*(self._named(2, k, PART_NAMES[k]) for k in parts))
        if diagram.layout.down:
            along = sorted(self.part_names, key=lambda name: float(name.get_x()))
            for _ in along:  # moved apart, two may have come nearer to a third
                for one, other in pairwise(along):
                    _part(one, other)
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

    @property
    def answer(self) -> Sentence | None:
        """What is said of the answer, where it is not the brightest output."""
        reading = self.by_hand.reading
        return read_as(reading).said

    def go_dark(self) -> list[Mobject]:
        """Animations: no connection is lit any more."""
        return [gap.animate.set_envelope(0) for gap in self.diagram.signals]

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
        if layer == 2:  # lines to the answer pass behind it
            lines = 1
            if down:  # in one line, the longer names would lie on the outputs
                tag = VGroup(*NameTag.all_of([name])[0].words)
                lines = len(tag)
            high, air = PLATE + PITCH * (lines - 1), CLOSE if down else AIR
            plate = Rectangle(THEME.muted, high, tag.width + 2 * air, stroke_width=1.5)
            tag = VGroup(plate.set_fill(THEME.background, 1), tag.move_to(plate))
        flow, end = self.diagram.layout.flow if layer == 2 else -self.diagram.layout.flow, ORIGIN
        if down and layer == 2:
            tag.rotate(PI / 2)
        elif down:  # aslant it ends at its neuron, below the picture
            tag.rotate(-PI / 4)
            end = RIGHT
        near = CLOSE if down and layer == 2 else AIR
        tag.next_to(self.diagram.neuron(layer, index), flow, buff=near, aligned_edge=end)
        return tag.set_z_index(20)


def _part(left: Mobject, right: Mobject) -> None:
    """Move two plates apart, each as far, if they are nearer to each other than a little."""
    if (near := left.get_right()[0] + AIR / 2 - right.get_left()[0]) > 0:
        left.shift(LEFT * near / 2)
        right.shift(RIGHT * near / 2)
