"""What a network answers and what comes second, for the film of the forward pass."""

from collections.abc import Iterator

import numpy as np
from manim import LEFT, ORIGIN, RIGHT, VGroup

from scenes._data.reading import Reading
from scenes._sentences.rules import STARTS_LOWER
from scenes._sentences.verdict import Verdict
from scenes.mobjects.grids.grids import SignKey
from scenes.mobjects.lettering.printing import MOST_DECIMALS, activation, number
from scenes.mobjects.lettering.text import words
from scenes.mobjects.network.diagram import NetworkDiagram
from scenes.mobjects.stage import Stage
from scenes.mobjects.theme import SMALL, THEME

QUIET = {"size": SMALL, "color": THEME.muted}


class Answered:
    """The mobjects that tell of the outputs, in place, none on screen.

    `note` says what the lines are, with a `key` to their colours; `verdict`, what the network
    reads, with `rings` around the outputs that say so; `second`, what the runner-up is and says,
    empty where there is none.
    """

    def __init__(
        self, diagram: NetworkDiagram, reading: Reading, answer: Verdict, stage: Stage
    ) -> None:
        self.diagram, self.reading, self.corner = diagram, reading, stage.corner
        sentence = "lines: activation × weight, compared in each layer"
        self.note = stage.corner.place(words(sentence, **QUIET), RIGHT)
        # At the left where a runner-up leaves no room for it in the middle.
        side = LEFT if stage.foot.stacks else ORIGIN
        self.key = stage.foot.place(SignKey("positive", "negative"), side)
        self.verdict = stage.corner.place(words(*answer.drawn, bold=True), RIGHT)
        self.rings = [diagram.neuron(layer=-1, index=k) for k in answer.marked]
        self.second = VGroup()
        if answer.second is not None:
            says = with_a_figure(float(reading.outputs[answer.second]))
            self.second.add(words("runner-up: {}, at {}", answer.second, says, **QUIET))
            stage.foot.place(self.second, RIGHT)

    def best_two(self) -> Iterator[tuple[VGroup, np.ndarray, str | None]]:
        """Of the two highest outputs what points at each, what its own lines send, (n_out, n_in),
        nothing to the others, and what is said of it; None where the narration holds.
        """
        outputs, sums = self.reading.outputs, self.reading.steps[-1].weighted_sum
        best = np.argsort(-outputs, kind="stable")[:2]
        for index in best.tolist():
            sentence = "lines to output {}, added up: {}"
            sent = words(sentence, index, number(sums[index], "+.2f"), size=SMALL)
            ring = self.diagram.neuron(layer=-1, index=index)
            is_own = np.arange(len(outputs))[:, None] == index
            told = None if sums[index] <= sums[best[0]] else STARTS_LOWER
            pointing = VGroup(ring, self.corner.place(sent, RIGHT))
            yield pointing, np.where(is_own, self.reading.signals[-1], 0), told


def with_a_figure(value: float) -> str:
    """An activation with two decimals, or as many more as it takes until one is not 0."""
    printed = (activation(value, decimals) for decimals in range(2, MOST_DECIMALS + 1))
    return next((text for text in printed if text[0] not in "<>"), activation(value))
