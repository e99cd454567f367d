"""What the film of the forward pass shows: a network that reads a digit, and what it answers."""

from collections.abc import Iterator

import numpy as np
from manim import LEFT, ORIGIN, RIGHT, VGroup

from nnmath import Network
from scenes._assets import Digit
from scenes._data.reading import Reading
from scenes._sentences.rules import STARTS_LOWER
from scenes._sentences.verdict import verdict
from scenes._staging.drawn_network import draw, sizes
from scenes.mobjects.grids.grids import SignKey
from scenes.mobjects.lettering.printing import MOST_DECIMALS, activation, number
from scenes.mobjects.lettering.text import words
from scenes.mobjects.network.close_up import NeuronCloseUp
from scenes.mobjects.stage import Stage
from scenes.mobjects.theme import SMALL, THEME

QUIET = {"size": SMALL, "color": THEME.muted}


class ForwardShown:
    """The mobjects of a network that reads a digit, each in its place, none on screen.

    `reading` is what it computes, `answer` what to say of that. `diagram` with its `labels`, and
    outlined in it the `chosen` neuron of the first layer, which the digit suits best and which is
    seen from close by: `one`. `note` is what stands in the corner: at first what the lines are,
    with a `key` to their colours at the foot. `verdict`, what the network reads, with `rings`
    around the outputs that say so; `second`, what the runner-up is and says, empty where there is
    none.
    """

    def __init__(self, network: Network, digit: Digit, stage: Stage) -> None:
        self.reading = reading = Reading.of(network, digit)
        self.answer = verdict(reading.outputs, digit.label)
        self.diagram = draw(reading, stage.main)
        self.labels, step = sizes(reading, self.diagram), reading.steps[0]
        suited = int(np.argmax(step.weighted_sum))
        self.chosen = self.diagram.neuron(layer=1, index=suited)
        self.one = NeuronCloseUp(
            self.diagram.input,
            reading.signals[0][suited],
            self.diagram.signals[0],
            stage.whole.beyond(self.diagram.input),
            step.a[suited],
            self.diagram.limits[0],
        )
        self.corner = stage.corner
        sentence = "lines: activation × weight, compared in each layer"
        self.note: VGroup = VGroup(self.corner.place(words(sentence, **QUIET), RIGHT))
        # At the left where a runner-up leaves no room for it in the middle.
        side = LEFT if stage.foot.stacks else ORIGIN
        self.key = stage.foot.place(SignKey("positive", "negative"), side)
        self.verdict = self.corner.place(words(*self.answer.drawn, bold=True), RIGHT)
        self.rings = [self.diagram.neuron(layer=-1, index=k) for k in self.answer.marked]
        self.second, runner_up = VGroup(), self.answer.second
        if runner_up is not None:
            says = with_a_figure(float(reading.outputs[runner_up]))
            self.second.add(words("runner-up: {}, at {}", runner_up, says, **QUIET))
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
