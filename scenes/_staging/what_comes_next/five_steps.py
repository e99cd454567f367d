"""From a picture to the answer in five numbered steps, each with the numbers of one digit."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    Animation,
    AnimationGroup,
    FadeIn,
    LaggedStart,
    VGroup,
)

from nnmath import Activation, running_sums
from nnmath.lights import curve_of
from scenes._data.examples import along_the_column
from scenes._data.reading import Reading
from scenes._sentences import recapped
from scenes._staging.drawn_network import REST, highest, names
from scenes._staging.what_comes_next.step_places import APART, Place, head_of
from scenes.mobjects.grids.cells import framed, ring
from scenes.mobjects.grids.grids import ImageGrid, WeightGrid
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.network.connections import Connections
from scenes.mobjects.network.diagram import SIGNAL
from scenes.mobjects.network.drawn_part import connected
from scenes.mobjects.network.outputs import OutputLayer
from scenes.mobjects.neurons.neurons import NeuronLayer
from scenes.mobjects.pixels.listed import ListedPixels
from scenes.mobjects.stage import Area
from scenes.mobjects.sums.layer_sums import LayerSums
from scenes.mobjects.theme import BODY, SMALL, THEME

WIDE = (1.9, 2.3, 2.6, 2.5, 3.5)  # the shares of the steps, side by side
TALL = (1.5, 1.7, 1.6, 1.6, 2.6)  # and one under the other
SUMS, ANSWER = 2, 4  # the steps that have weights and biases
LAYER = 1.4  # the way from layer to layer, at most
RADIUS = 0.2  # of a neuron behind the first layer, at most
OUTPUTS = 2.5  # the least that is kept for the outputs
PRINTED = {False: 7, True: 3}  # numbers of pixels between the first and the last; where steps stack
WIRE = 0.5  # of their light: what the signals to the sums leave behind


class FiveSteps:
    """The mobjects of the five steps, in place, none on screen.

    `heads`, a ringed number and a name each, and `middle`, what they leave free; `picture`, and
    `weights` beside it, of one neuron, with frames around these and its bar in `one_neuron`;
    `pixels`, all its numbers, and the `wires` from them to `sums`, the first layer's z and its
    lights; `layers` behind it, the outputs last, with the `signals` that reach them; `counts`, how
    many weights and biases are in each step.
    """

    def __init__(self, reading: Reading, area: Area) -> None:
        self.reading = reading
        first, hidden = reading.network.layers[0], reading.hidden
        shares = TALL if area.stacks else WIDE
        self.places = [Place.of(each) for each in area.split(*shares, gap=APART)]
        titles = (
            words("the picture:\n{} × {}", *reading.digit.image.shape, size=SMALL),
            words("{}\nnumbers", reading.network.sizes[0], size=SMALL),
            words("a sum for each\nneuron: z", size=SMALL),
            words(recapped.SQUISHES[self.squish.family], size=SMALL),
            words(recapped.last_step(hidden), size=SMALL),
        )
        first_picture = self.places[0].picture
        # Free of the steps' names: the picture is here before it becomes the first step.
        left = first_picture.left if area.stacks else area.left
        height = area.height if area.stacks else first_picture.height
        bottom = area.bottom if area.stacks else first_picture.bottom
        self.middle = replace(
            area, left=left, width=area.right - left, bottom=bottom, height=height
        )
        self.heads = VGroup(*map(head_of, range(1, 6), titles, self.places))
        self.cursor = self.heads[0][0][0].copy().set_stroke(THEME.attention, width=5)
        halves = first_picture.columns if area.stacks else first_picture.rows
        upper, lower = halves(1, 1)
        self.picture = upper.inset(0.1).fit(ImageGrid(reading.digit.image))
        shape = reading.digit.image.shape
        # The neuron that this digit suits best, as in the film of the forward pass.
        self.followed = int(np.argmax(reading.steps[0].weighted_sum))
        own = first.weights[self.followed].reshape(shape)
        self.weights = lower.inset(0.1).fit(WeightGrid(own / (float(np.abs(own).max()) or 1.0)))
        told = along_the_column(reading.digit.x, PRINTED[area.stacks])
        self.pixels = ListedPixels(reading.digit.image, told, self.places[1].picture)
        self.sums = LayerSums(
            running_sums(first, reading.digit.x, shape[0]),
            reading.steps[0].a,
            (self.places[2].picture, self.places[3].picture),
            curve_of(first, reading.steps[0].z),
            reading.limits[0],
        )
        self.one_neuron = VGroup(*framed(self.weights), self.sums.bars.bar(self.followed))
        ends = (self.pixels.doors, self.sums.doors)
        self.wires = Connections(*ends, reading.signals[0], thickness=SIGNAL).set_envelope(0)
        self.layers = self._layers(self.places[4].picture)
        self.signals = self._signals()
        self.counted = self._counted()
        self.counts = VGroup(
            *(
                place.count.place(Readout(count, ",d", BODY), LEFT if area.stacks else UP)
                for place, count in zip(self.places, self.counted)
            )
        )

    @property
    def outputs(self) -> OutputLayer:
        """The last layer."""
        return self.layers[-1]

    @property
    def behind(self) -> Area:
        """Where the steps after the sums will be."""
        squish, answer = (self.places[step].picture for step in (3, ANSWER))
        if squish.stacks:
            return replace(answer, height=squish.top - answer.bottom)
        return replace(squish, width=answer.right - squish.left)

    @property
    def squish(self) -> Activation:
        """The first layer's activation function."""
        return self.reading.network.layers[0].activation_function

    @property
    def squished(self) -> str | None:
        """What is said of it; None where the narration says it."""
        return recapped.SQUISHED.get(self.squish.family)

    def go_to(self, step: int) -> Animation:
        """An animation: the ring goes to the number of a step, counted from 0."""
        return self.cursor.animate.move_to(self.heads[step][0]).build()

    def arrive(self) -> Animation:
        """An animation: light runs from all pixels to the sums."""
        return self.wires.pulse(WIRE)

    def leave_z(self) -> Animation:
        """An animation: the squish and its lights, still dark, come. What is left of each bar is
        its z: no outline says what was added before.
        """
        self.sums.growing.added.set_stroke(opacity=0)
        return FadeIn(self.sums.curve, self.sums.lights)

    def shine(self, number: int, **kwargs: object) -> Animation:
        """An animation: light reaches a layer behind the first and lights it.

        number: of `layers`, from 0. Without one, the light of the first is that of the outputs.
        """
        layer = self.layers[number]
        lit = layer.light(self.reading.steps[number - len(self.layers)].a)
        reached = [self.signals[number].pulse(REST)] if len(self.signals) else []
        return LaggedStart(*reached, lit, lag_ratio=0.6, **kwargs)

    def go_on(self, seconds: float) -> Iterator[Animation]:
        """Animations, one after another, of so many seconds in all: light reaches the layers before
        the outputs; where there are none, a ring is around the light that is there.
        """
        *before, _ = range(len(self.layers))
        for number in before:
            yield self.shine(number, run_time=seconds / len(before))
        if not before:
            yield AnimationGroup(ring(self.sums.lights), run_time=seconds)

    def _layers(self, area: Area) -> VGroup:
        """The layers behind the first; without any, the first once more, as outputs."""
        reading = self.reading
        more, limits = reading.hidden[1:], reading.limits
        cut = area.rows if area.stacks else area.columns
        length = area.height if area.stacks else area.width
        each = min(LAYER, max(length - OUTPUTS, 0) / max(len(more), 1))
        *places, end = cut(*[each] * len(more), length - each * len(more), gap=0)
        layers = VGroup()
        for size, limit, place in zip(more, limits[1:], places):
            axis, room = (RIGHT, area.width) if area.stacks else (DOWN, area.height)
            column = NeuronLayer(np.zeros(size), room, limit, RADIUS, axis, numbers=False)
            layers.add(place.place(column))
        layers.add(
            _outputs(names(reading.names), limits[-1], end, highest([reading]), reading.signed)
        )
        for layer in layers:
            layer.set_told(0).set_z_index(3)
        return layers

    def _signals(self) -> VGroup:
        """The light on its way to each of the layers behind the first, dark."""
        sources = [self.sums.lights, *self.layers]
        signals = VGroup()
        for before, after, values in zip(sources, self.layers, self.reading.signals[1:]):
            gap = connected(values, before, after, thickness=SIGNAL)
            signals.add(gap.set_envelope(0).set_z_index(1))
        self.sums.lights.set_z_index(3)
        return signals

    def _counted(self) -> list[int]:
        """How many weights and biases are in each step."""
        first, *more = self.reading.network.layers
        return [0, 0, first.parameter_count, 0, sum(layer.parameter_count for layer in more)]


def _outputs(
    answers: list[str], limit: float, area: Area, kept: list[int], signed: bool
) -> OutputLayer:
    """The outputs with their names and bars, which fill an area."""
    if not area.stacks:
        return OutputLayer.filling(area, answers, limit, kept, signed)
    row = partial(OutputLayer, answers, np.zeros(len(answers)), length=area.width, limit=limit)
    row = partial(row, radius=1.5 * RADIUS, axis=RIGHT, kept=kept, signed=signed)
    room = max(area.height - row(room=0.0).height, OUTPUTS / 2)
    return area.place(row(room=room))
