"""A network as it reads a digit, drawn: every scene that shows all of it draws it alike."""

from collections.abc import Iterator, Sequence

import numpy as np
from manim import RIGHT, AnimationGroup, LaggedStart, VGroup

from scenes._reading import Reading
from scenes._verdict import verdict
from scenes.mobjects.lettering.labelled import baseline, stand
from scenes.mobjects.lettering.text import words
from scenes.mobjects.network.diagram import NetworkDiagram
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import SMALL, THEME


def draw(reading: Reading, area: Area, others: Sequence[Reading] = ()) -> NetworkDiagram:
    """The diagram of a network, all dark, on the scales of what it computes from the digit.

    others: of the same network. No neuron is lit beyond the scale in any of them.
    """
    limits = np.max([each.limits for each in (reading, *others)], axis=0)
    return NetworkDiagram(
        [layer.weights for layer in reading.network.layers],
        reading.digit.image.shape,
        area,
        limits.tolist(),
        reading.signals,
        names=names(len(reading.outputs)),
    )


def names(outputs: int) -> list[str]:
    """What the outputs stand for: 0, 1, 2 …; a single one answers something else."""
    return [str(answer) for answer in range(outputs)] if outputs > 1 else [""]


def sizes(reading: Reading, diagram: NetworkDiagram) -> VGroup:
    """How many neurons each column has, under it; beside a row there is room for the number."""
    last, group = len(reading.steps), VGroup()
    for k, size in enumerate(reading.network.sizes):
        sentence = "{} pixels" if k == 0 else "{} outputs" if k == last else "{} neurons"
        if size == 1:
            sentence = "{} output" if k == last else "{} neuron"
        if diagram.layout.down:
            sentence = "{}"
        label = words(sentence, f"{size:,}", size=SMALL, color=THEME.muted)
        group.add(diagram.under(k).place(label))
        if not diagram.layout.down:
            stand(label, baseline(group[0]))
    return group


def layer_by_layer(diagram: NetworkDiagram, reading: Reading, rest: float) -> Iterator[LaggedStart]:
    """Animations, each to be played before the next is asked for: light runs to a layer and lights
    it. rest: the share of the light, 0..1, that stays on its way.
    """
    for k, step in enumerate(reading.steps):
        running = diagram.send(k, reading.signals[k], rest)
        yield LaggedStart(running, diagram.light(k + 1, step.a), lag_ratio=0.6)


def only(diagram: NetworkDiagram, positive: float, negative: float) -> AnimationGroup:
    """An animation: this share, 0..1, of the positive light between layers is seen, and this of the
    negative.
    """
    return AnimationGroup(*(gap.animate.set_signs(positive, negative) for gap in diagram.signals))


def once_more(diagram: NetworkDiagram, rest: float) -> LaggedStart:
    """An animation: light runs once more from the input to the outputs, which stay as lit as they
    are. rest: as in `layer_by_layer`.
    """
    return LaggedStart(*(gap.pulse(rest) for gap in diagram.signals), lag_ratio=0.5)


def told(diagram: NetworkDiagram, reading: Reading, area: Area) -> VGroup:
    """What the network reads: the words, and rings around the outputs that say so."""
    seen = verdict(reading.outputs, reading.digit.label)
    rings = (diagram.neuron(layer=-1, index=k) for k in seen.marked)
    return VGroup(area.place(words(*seen.drawn, bold=True), RIGHT), *rings)
