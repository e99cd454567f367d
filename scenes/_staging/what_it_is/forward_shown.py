"""What the film of the forward pass shows: a network that reads a digit, and what it answers."""

from manim import LEFT, ORIGIN, RIGHT, FadeIn, LaggedStart, VGroup

from nnmath import Network
from scenes._assets import Digit
from scenes._data.reading import Reading
from scenes._sentences.verdict import read_as
from scenes._staging.drawn_network import draw, sizes, written_verdict
from scenes.given.classes import numbered
from scenes.mobjects.bars.bars import Bars
from scenes.mobjects.grids.legend import SignKey
from scenes.mobjects.lettering.fitted import fitted_words
from scenes.mobjects.lettering.printing import MOST_DECIMALS, activation
from scenes.mobjects.lettering.text import words
from scenes.mobjects.network.close_up import NeuronCloseUp
from scenes.mobjects.network.outputs import OutputLayer
from scenes.mobjects.neurons.shown import best_shown
from scenes.mobjects.stage import GAP, Stage
from scenes.mobjects.theme import BODY, SMALL, THEME

QUIET = {"size": SMALL, "color": THEME.muted}


class ForwardShown:
    """The mobjects of a network that reads a digit, each in its place, none on screen.

    `reading` is what it computes, `answer` what to say of that; `is_digit`, whether it is given a
    digit. `diagram` with its `labels`, and outlined in it the `chosen` neuron of the first layer,
    which the digit suits best and which is seen from close by: `one`. `note` says what the lines
    are, with a `key` to their colours at the foot. `verdict`, what the network reads, with `rings`
    around the outputs that say so; `second`, what the runner-up is and says, empty where there is
    none.
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
        # At the left where a runner-up leaves no room for it in the middle.
        side = LEFT if stage.foot.stacks else ORIGIN
        self.key = stage.foot.place(SignKey("positive", "negative"), side)
        self.verdict = written_verdict(self.answer, stage.corner)
        self.rings = [self.diagram.neuron(layer=-1, index=k) for k in self.answer.marked]
        self.second, runner_up = VGroup(), self.answer.second
        if runner_up is not None:
            says = with_a_figure(float(reading.outputs[runner_up]))
            said = "runner-up: {}, at {}", reading.names[runner_up], says
            room = stage.foot.right - float(self.key.get_right()[0]) - GAP
            self.second.add(fitted_words(room, *said, size=BODY))
            stage.foot.place(self.second, RIGHT)

    def network_comes(self) -> LaggedStart:
        """An animation: behind the input, which is there, come the dark layers, one by one."""
        layers = map(VGroup, self.diagram.layers, self.labels[1:])
        coming = [self.labels[0], *layers, self.diagram.lit_keys()]
        return LaggedStart(*map(FadeIn, coming), lag_ratio=0.5)

    @property
    def bars(self) -> Bars:
        """The bars of the outputs, with their numbers."""
        outputs = self.diagram.outputs
        assert isinstance(outputs, OutputLayer)  # all films' outputs have names
        return outputs.bars


def with_a_figure(value: float) -> str:
    """An activation with two decimals, or as many more as it takes until one is not 0."""
    printed = (activation(value, decimals) for decimals in range(2, MOST_DECIMALS + 1))
    return next((text for text in printed if text[0] not in "<>"), activation(value))
