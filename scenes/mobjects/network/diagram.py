"""A whole network as one diagram: neurons, weights, and signals, from arrays alone."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import Self

import numpy as np
from manim import Animation, AnimationGroup, VGroup, VMobject, config

from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.labelled import touch
from scenes.mobjects.network.connections import Connections
from scenes.mobjects.network.diagram_layout import LABEL, DiagramLayout
from scenes.mobjects.network.drawn_part import connected, drawn_part, hidden_between
from scenes.mobjects.network.growth import Growth
from scenes.mobjects.network.outputs import OutputLayer
from scenes.mobjects.neurons.input_neurons import InputNeurons
from scenes.mobjects.neurons.neurons import NeuronLayer
from scenes.mobjects.stage import Area, Stage

REST, SIGNAL = 0.008, 0.012  # how thick a weight at rest is in Manim's units, and a signal
CROWD, BROADEST = 160, 4.0  # fewer lines between two layers are broader, up to so many times


class NetworkDiagram(VGroup):
    """The inputs (as an image, or as neurons), the layers, and every connection between them.

    It fills an area: from left to right, or from top to bottom where the area stacks. Layer 0 is
    the input. `weights[k]` and `signals[k]` lie between layers k and k + 1: the weights at rest,
    and the light of w·a, which is dark until `send`. Brightness has one scale in each
    gap, `signals[k].limit`, and in each layer, `limits[k]`.
    """

    def __init__(
        self,
        weights: Sequence[np.ndarray],
        image_shape: tuple[int, int] | None = None,
        area: Area | None = None,
        limits: Sequence[float] | None = None,
        contributions: Sequence[np.ndarray] | None = None,
        names: Sequence[str] | None = None,
        kept: Sequence[int] = (),
        input_limit: float = 1.0,
        signed: bool = False,
    ) -> None:
        """weights: for each layer (n_out, n_in). image_shape: draw the inputs as an image.

        area: by default the stage's main area. limits: for each layer the activation drawn fully
        lit; 1 by default. contributions: for each gap all that its signals will show, (n_out,
        n_in), of which the scale is taken; by default what inputs that are all fully lit send.
        names: what the outputs stand for; with them, the outputs have bars and numbers. kept: those
        that have a name even where there is no room for all. input_limit: where the inputs are no
        image, the size of a number drawn fully lit. signed: whether outputs can be negative.
        """
        super().__init__()
        area = area or Stage(config.frame_width, config.frame_height).main
        self.limits = list(limits or [1.0] * len(weights))
        self.input_limit = input_limit
        self.layout = DiagramLayout(area, any(limit != 1 for limit in [input_limit, *self.limits]))
        sizes = [weights[0].shape[1], *map(len, weights)]
        self._make_layers(sizes, image_shape, names, kept, signed)
        self.columns = [self.input, *self.layers]
        self._place()
        if contributions is None:
            contributions = [w * limit for w, limit in zip(weights, [1.0, *self.limits])]
        gaps = list(pairwise(self.columns))
        self.weights = [
            connected(w, *gap, thickness=REST * broader(drawn_part(w, *gap)))
            for w, gap in zip(weights, gaps)
        ]
        self.signals = [
            connected(full, *gap, thickness=SIGNAL * broader(drawn_part(full, *gap)))
            for full, gap in zip(contributions, gaps)
        ]
        for signals in self.signals:
            signals.set_values(0 * signals.values).set_envelope(0)
        self._stack()
        self.add(*self.weights, *self.signals, *self.columns)

    def _make_layers(
        self,
        sizes: list[int],
        image_shape: tuple[int, int] | None,
        names: Sequence[str] | None,
        kept: Sequence[int],
        signed: bool,
    ) -> None:
        length, axis = self.layout.length, self.layout.axis
        if image_shape is None:
            self.input = InputNeurons(np.zeros(sizes[0]), length, self.input_limit, axis)
        else:
            rows, columns = image_shape
            side = self.layout.image_side()
            self.input = ImageGrid(np.zeros(image_shape), side * min(columns / rows, 1))
        self.layers = [
            NeuronLayer(np.zeros(n), length, limit, axis=axis).set_told(0)
            for n, limit in zip(sizes[1:], self.limits, strict=True)
        ]
        if names is not None:
            room = 1.7 if self.layout.down else 2.6
            dark, limit = np.zeros(sizes[-1]), self.limits[-1]
            outputs = partial(OutputLayer, names, dark, length, limit, axis=axis, room=room)
            self.layers[-1] = outputs(kept=kept, signed=signed)

    def _place(self) -> None:
        """The input at one edge, the layers at equal steps from its far edge to the end."""
        last, along = self.layers[-1], int(self.layout.down)
        start = (self.input.width, self.input.height)[along]
        middle = start / 2
        if isinstance(self.input, InputNeurons):
            # Numbers stand before the neurons, and what is written about them is broad.
            before = start - self.input.radius
            middle = before if self.layout.down else max(before, LABEL / 2)
            start = middle + self.input.radius
        # Behind the last neurons come their names and bars.
        behind = (last.width, last.height)[along] - last.radius
        steps = [middle, *np.linspace(start, self.layout.way - behind, len(self.layers) + 1)[1:]]
        for column, distance in zip(self.columns, steps):
            column.shift(self.layout.place(distance) - column.centres.mean(axis=0))

    def _stack(self) -> None:
        """Neurons cover the ends of their connections.

        The order also leaves Manim as little as possible to redraw while light passes a gap:
        words (z-index 0), all weights and everything to the left of the gap stand still.
        """
        for gap in self.weights:
            gap.set_z_index(1)
        for k, column in enumerate(self.columns):
            column.set_z_index(3 + 2 * k)
        for k, gap in enumerate(self.signals):
            gap.set_z_index(2 + 2 * k)

    @property
    def outputs(self) -> NeuronLayer:
        """The last layer; an OutputLayer where the outputs have names."""
        return self.layers[-1]

    def neuron(self, layer: int, index: int) -> VMobject:
        """An outline around one neuron of a layer (0 is the input), to point at it."""
        if layer == 0 and isinstance(self.input, ImageGrid):
            return self.input.cell(*divmod(index, self.input.values.shape[1]))
        return self.columns[layer].neuron(index)

    @property
    def hidden(self) -> int:
        """How many connections are not drawn: their neurons are more than a frame can show."""
        return hidden_between(self.columns)

    def under(self, layer: int) -> Area:
        """The place for a line about a layer: under its column, or in a tall frame beside it."""
        return self.layout.label(self._middle(layer), min(LABEL, 0.6 * self._step))

    def under_gap(self, gap: int) -> Area:
        """The place for a line about the connections from layer `gap`: under or beside them."""
        after, flow = self._middle(gap + 1), self.layout.flow
        before = after - self._step * flow
        return self.layout.gap_label(before, after)

    def lit_keys(self) -> VGroup:
        """What fully lit means, for each layer where it is not 1, over it or beside it; in short
        where there is no room for more.
        """
        keys = self._lit_keys(short=self.layout.down)
        return self._lit_keys(short=True) if not self.layout.down and touch(keys) else keys

    def _lit_keys(self, short: bool) -> VGroup:
        keys = (
            self.layout.key(self._middle(k)).place(column.lit_key(short))
            for k, column in enumerate(self.columns)
            if isinstance(column, NeuronLayer) and column.limit != 1
        )
        return VGroup(*keys)

    def _middle(self, layer: int) -> np.ndarray:
        return np.asarray(self.columns[layer].centres.mean(axis=0))

    @property
    def _step(self) -> float:
        """From one layer to the next, and from the input's edge to the first."""
        edge = self.input.get_edge_center(self.layout.flow)
        return float((self._middle(1) - edge) @ self.layout.flow)

    def set_input(self, x: np.ndarray) -> Self:
        """Light the input neurons: (n,), 0..1."""
        if isinstance(self.input, ImageGrid):
            self.input.set_values(x)
        else:
            self.input.set_activations(x)
        return self

    def send(self, gap: int, contributions: np.ndarray, rest: float = 1.0) -> Animation:
        """An animation: w·a, (n_out, n_in) or some of it, runs from layer gap to gap + 1.

        rest: the share of the light, 0..1, that stays.
        """
        return self.set_signals(gap, contributions).set_envelope(0).pulse(rest)

    def set_signals(self, gap: int, contributions: np.ndarray) -> Connections:
        """The light of a gap, which is now that of w·a, (n_out, n_in)."""
        part = drawn_part(contributions, *self.columns[gap : gap + 2])
        return self.signals[gap].set_values(part)

    def light(self, layer: int, activations: np.ndarray, **kwargs: object) -> Animation:
        """An animation: a layer's neurons light up, and with them all that shows their activations.

        layer: 1 is the first after the input.
        """
        return self.layers[layer - 1].light(activations, **kwargs)

    def put_out(self) -> Self:
        """All signals and all layers behind the input are dark, as `darken` leaves them."""
        for gap in self.signals:
            gap.set_envelope(0)
        for layer in self.layers:
            layer.set_told(0)
        return self

    def darken(self) -> list[Animation]:
        """Animations: all signals and all layers behind the input go dark, numbers too."""
        gone = [gap.animate.set_envelope(0) for gap in self.signals]
        return [*gone, *(layer.darken() for layer in self.layers)]

    def grow_weights(self, counter: VMobject | None = None, **kwargs: object) -> Growth:
        """An animation: every connection is drawn, target after target, gap after gap.

        counter: a number with set_value, which says in every frame how many are there.
        """
        return Growth(self.weights, counter, **kwargs)

    def show_signs(self, positive: float, negative: float) -> list[Animation]:
        """Animations: this share (0..1) of the positive weights stays, or comes back, and this of
        the negative ones.
        """
        return [gap.animate.set_signs(positive, negative) for gap in self.weights]

    def strong_weights(self, share: float) -> VGroup:
        """Of each gap's weights this share, 0..1, the strongest, as bright as among all."""
        strong = VGroup(*(gap.copy() for gap in self.weights))
        for gap in strong:
            sizes = np.abs(gap.values)
            gap.set_values(np.where(sizes >= np.quantile(sizes, 1 - share), gap.values, 0))
        return strong

    def hide_weights(self, *gaps: int, **kwargs: object) -> AnimationGroup:
        """An animation: the weights of some gaps, by default of all, make way for signals."""
        return self._fade_weights(gaps, 0.0, **kwargs)

    def show_weights(self, *gaps: int, **kwargs: object) -> AnimationGroup:
        """An animation: the weights of some gaps, by default of all, come back."""
        return self._fade_weights(gaps, 1.0, **kwargs)

    def _fade_weights(
        self, gaps: tuple[int, ...], opacity: float, **kwargs: object
    ) -> AnimationGroup:
        chosen = [self.weights[gap] for gap in gaps] or self.weights
        return AnimationGroup(*(gap.animate.set_opacity(opacity) for gap in chosen), **kwargs)


def broader(values: np.ndarray) -> float:
    """How many times as broad as in a crowd the lines of a gap are. values: (n_out, n_in)."""
    return float(np.clip(np.sqrt(CROWD / values.size), 1, BROADEST))
