"""What the film of the forward pass shows: a network that reads a digit, and what it answers."""

from collections.abc import Iterator

import numpy as np
from manim import DOWN, LEFT, ORIGIN, RIGHT, FadeIn, LaggedStart, VGroup

from nnmath import Network
from scenes._assets import Digit
from scenes._data.reading import Reading
from scenes._sentences.verdict import read_as
from scenes._staging.drawn_network import draw, sizes, written_verdict
from scenes.given.classes import numbered
from scenes.mobjects.bars.bars import Bars
from scenes.mobjects.grids.legend import SignKey
from scenes.mobjects.lettering.fitted import fitted_words
from scenes.mobjects.lettering.printing import MOST_DECIMALS, activation, number
from scenes.mobjects.lettering.text import words
from scenes.mobjects.network.close_up import NeuronCloseUp
from scenes.mobjects.network.connections import Connections
from scenes.mobjects.network.drawn_part import connected
from scenes.mobjects.network.output_names import AIR
from scenes.mobjects.network.outputs import OutputLayer
from scenes.mobjects.neurons.shown import best_shown
from scenes.mobjects.stage import GAP, LINE, Stage
from scenes.mobjects.theme import BODY, SMALL, THEME
from scenes.mobjects.tween import Tween

QUIET = {"size": SMALL, "color": THEME.muted}
# Times as thick as others, and at most in Manim's units: the lines that are pointed at.
THICK, THICKEST = 3, 0.09


class ForwardShown:
    """The mobjects of a network that reads a digit, each in its place, none on screen.

    `reading` is what it computes, `answer` what to say of that; `is_digit`, whether it is given a
    digit. `diagram` with its `labels`, and outlined in it the `chosen` neuron of the first layer,
    which the digit suits best and which is seen from close by: `one`. `note` says what the lines
    are, with a `key` to their colours at the foot, and `sums_note` what the numbers of `best_two`
    are. `verdict`, what the network reads, with `rings` around the outputs that say so; `second`,
    what the runner-up is and says, empty where there is none, as is `best_two`: of the two highest
    outputs what points at each.
    """

    def __init__(self, network: Network, digit: Digit, stage: Stage) -> None:
        self.reading = reading = Reading.of(network, digit)
        self.answer = read_as(reading)
        unnamed = reading.names == numbered(len(reading.outputs))
        self.is_digit = digit.is_picture and (digit.label is not None or unnamed)
        self.diagram = draw(reading, stage.main)
        self.labels, step = sizes(reading, self.diagram), reading.steps[0]
        suited = best_shown(step.weighted_sum)
        self.chosen = self.diagram.neuron(layer=1, index=suited)
        self.one = NeuronCloseUp(
            self.diagram.input,
            reading.signals[0][suited],
            self.diagram.signals[0],
            stage.whole.beyond(self.diagram.input),
            step.a[suited],
            self.diagram.limits[0],
        )
        sentence = "lines: activation × weight, compared in each layer"
        self.note = stage.corner.place(words(sentence, **QUIET), RIGHT)
        added = words("lines of each, added up", **QUIET)
        if self.diagram.hidden:  # what is added are also the lines that are not drawn
            count = f"{reading.signals[-1].shape[1]:,}"
            added = words("all {} lines of each, added up", count, **QUIET)
        self.sums_note = stage.corner.place(added, RIGHT)
        # At the left where a runner-up leaves no room for it in the middle.
        side = LEFT if stage.foot.stacks else ORIGIN
        self.key = stage.foot.place(SignKey("positive", "negative"), side)
        self.verdict = written_verdict(self.answer, stage.corner)
        self.rings = [self.diagram.neuron(layer=-1, index=k) for k in self.answer.marked]
        self.second, runner_up = VGroup(), self.answer.second
        self.best_two = list(self._point_at_two()) if runner_up is not None else []
        if runner_up is not None:
            says = with_a_figure(float(reading.outputs[runner_up]))
            said = "runner-up: {}, at {}", reading.names[runner_up], says
            room = stage.foot.right - float(self.key.get_right()[0]) - GAP
            self.second.add(fitted_words(room, *said, size=BODY))
            stage.foot.place(self.second, RIGHT)

    def _point_at_two(self) -> Iterator[tuple[Connections, VGroup]]:
        """Of the two highest outputs what its own lines send, thick and dark at first, and what
        points at it: a ring, and where its bar was what the lines bring, added up.
        """
        outputs, sums = self.diagram.outputs, self.reading.steps[-1].weighted_sum
        bars, (before, after) = self.bars, self.diagram.columns[-2:]
        scale = self.diagram.signals[-1]
        for rank, index in enumerate(self.best):
            is_own = np.arange(len(sums))[:, None] == index
            lines = connected(
                np.where(is_own, self.reading.signals[-1], 0),
                before,
                after,
                limit=scale.limit,
                thickness=min(THICK * scale.thickness, THICKEST),
                exposure=scale.exposure,
            )
            lines.set_z_index(scale.z_index).set_envelope(0)
            sideways = bool(bars.direction[0])
            sent = words("{}", number(sums[index], "+.2f"), size=BODY if sideways else SMALL)
            sent.next_to(bars.tracks[index].get_start(), bars.direction, buff=AIR)
            if not sideways:  # neighbours have no room side by side
                sent.shift(rank * LINE * DOWN)
            sent.set_z_index(outputs.z_index)
            yield lines, VGroup(self.diagram.neuron(layer=-1, index=index), sent)

    def network_comes(self) -> LaggedStart:
        """An animation: behind the input, which is there, come the dark layers, one by one."""
        layers = map(VGroup, self.diagram.layers, self.labels[1:])
        coming = [self.labels[0], *layers, self.diagram.lit_keys()]
        return LaggedStart(*map(FadeIn, coming), lag_ratio=0.5)

    @property
    def best(self) -> list[int]:
        """The two highest outputs, the highest first."""
        order = np.argsort(-self.reading.outputs, kind="stable")
        return [int(index) for index in order[:2]]

    @property
    def is_sent_more(self) -> bool:
        """Whether the lines of the second highest output bring more than those of the highest."""
        first, second = self.reading.steps[-1].weighted_sum[self.best]
        return bool(second > first)

    @property
    def bars(self) -> Bars:
        """The bars of the outputs, with their numbers."""
        outputs = self.diagram.outputs
        assert isinstance(outputs, OutputLayer)  # all films' outputs have names
        return outputs.bars

    def show_bars(self, start: float, end: float) -> Tween:
        """An animation: how plainly the outputs' bars are seen goes from one share to another."""
        shares = np.ones(len(self.reading.outputs))
        return Tween(self.bars, "set_told", start * shares, end * shares)


def with_a_figure(value: float) -> str:
    """An activation with two decimals, or as many more as it takes until one is not 0."""
    printed = (activation(value, decimals) for decimals in range(2, MOST_DECIMALS + 1))
    return next((text for text in printed if text[0] not in "<>"), activation(value))
