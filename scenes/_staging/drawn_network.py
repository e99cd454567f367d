"""A network as it reads a digit, drawn: every scene that shows all of it draws it alike."""

from collections.abc import Iterable, Sequence

import numpy as np
from manim import RIGHT, Animation, AnimationGroup, LaggedStart, Typst, VGroup

from scenes._data.reading import Reading
from scenes._film.told import ToldScene
from scenes._sentences.verdict import Verdict, read_as
from scenes.given.classes import numbered
from scenes.mobjects.lettering.fitted import fitted_words
from scenes.mobjects.lettering.labelled import baseline, stand, touch
from scenes.mobjects.lettering.text import words
from scenes.mobjects.network.diagram import NetworkDiagram
from scenes.mobjects.neurons.neurons import NeuronLayer
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import SMALL, THEME

REST = 0.6  # of its light: what a signal leaves behind that has run through a whole network


def draw(reading: Reading, area: Area, others: Sequence[Reading] = ()) -> NetworkDiagram:
    """The diagram of a network, all dark, on the scales of what it computes from the digit.

    others: what it reads besides; the scales hold for these too.
    """
    readings = [reading, *others]
    return NetworkDiagram(
        [layer.weights for layer in reading.network.layers],
        reading.digit.image.shape if reading.digit.is_picture else None,
        area,
        np.max([each.limits for each in readings], axis=0).tolist(),
        [farthest(*signals) for signals in zip(*(each.signals for each in readings))],
        names=names(reading.names),
        kept=highest(readings),
        input_limit=max(each.input_limit for each in readings),
        signed=reading.signed,
    )


def farthest(*values: np.ndarray) -> np.ndarray:
    """Of arrays of one shape the value that is farthest from zero, element by element."""
    each = np.stack(values)
    return np.take_along_axis(each, np.abs(each).argmax(axis=0)[None], axis=0)[0]


def names(classes: Sequence[str]) -> list[str]:
    """What is written at the outputs; a single one that nobody named answers something else."""
    return [""] if tuple(classes) == numbered(1) else list(classes)


def highest(readings: Iterable[Reading]) -> list[int]:
    """The highest and the next outputs of readings: those that are named before all others."""
    return highest_of([reading.outputs for reading in readings])


def highest_of(outputs: Sequence[np.ndarray]) -> list[int]:
    """The same of outputs, (n,) each: first all answers, and then all runners-up."""
    orders = [np.argsort(-each, kind="stable")[:2].tolist() for each in outputs]
    return list(dict.fromkeys([order[0] for order in orders] + [order[-1] for order in orders]))


def sizes(reading: Reading, diagram: NetworkDiagram) -> VGroup:
    """How many neurons each column has, under it; beside a row there is room for the number.

    Where columns are near to each other the hidden ones have the number alone, or all of them.
    """
    last = len(reading.steps)
    if diagram.layout.down:
        return _sizes(reading, diagram, set())
    for named in (range(last + 1), (0, last)):
        if not touch(group := _sizes(reading, diagram, set(named))):
            return group
    return _sizes(reading, diagram, set())


def _sizes(reading: Reading, diagram: NetworkDiagram, named: set[int]) -> VGroup:
    """The same; named: the columns of which it says that these are pixels, neurons or outputs."""
    last, group = len(reading.steps), VGroup()
    for k, size in enumerate(reading.network.sizes):
        sentence = "{} outputs" if k == last else "{} neurons"
        if size == 1:
            sentence = "{} output" if k == last else "{} neuron"
        if k == 0:
            sentence = inputs(reading)
        if k not in named:
            sentence = "{}"
        label = words(sentence, f"{size:,}", size=SMALL, color=THEME.muted)
        group.add(diagram.under(k).place(label))
        if not diagram.layout.down:
            stand(label, baseline(group[0]))
    return group


def inputs(reading: Reading) -> str:
    """How many numbers come in, and whether they are pixels: a sentence with a slot."""
    if reading.digit.is_picture:
        return "{} pixels"
    return "{} input" if len(reading.digit.x) == 1 else "{} inputs"


def written(reading: Reading, diagram: NetworkDiagram) -> list[VGroup]:
    """What stands about each column: its size and, where it has one, what fully lit means."""
    about, keys = [VGroup(label) for label in sizes(reading, diagram)], iter(diagram.lit_keys())
    for group, column in zip(about, diagram.columns):
        if isinstance(column, NeuronLayer) and column.limit != 1:
            group.add(next(keys))
    return about


def passing(
    diagram: NetworkDiagram,
    reading: Reading,
    gap: int,
    *also: Animation,
    **kwargs: object,
) -> LaggedStart:
    """An animation: light runs through a gap, some of it stays, and the layer behind it lights up.

    also: what happens while the layer is lit.
    """
    sent = diagram.send(gap, reading.signals[gap], REST)
    lit = AnimationGroup(diagram.light(gap + 1, reading.steps[gap].a), *also)
    return LaggedStart(sent, lit, lag_ratio=0.6, **kwargs)


def run_through(
    scene: ToldScene, diagram: NetworkDiagram, reading: Reading, seconds: float
) -> None:
    """Play light that passes gap after gap, through the whole network."""
    for gap in range(len(reading.steps)):
        scene.play(passing(diagram, reading, gap), run_time=seconds / len(reading.steps))


def only(diagram: NetworkDiagram, positive: float, negative: float) -> AnimationGroup:
    """An animation: this share, 0..1, of the positive light between layers is seen, and this of the
    negative.
    """
    return AnimationGroup(*(gap.animate.set_signs(positive, negative) for gap in diagram.signals))


def go_over(diagram: NetworkDiagram, reading: Reading) -> list[Animation]:
    """Animations: the input goes over to another digit, and all behind it goes dark."""
    return [diagram.input.animate.set_values(reading.digit.image).build(), *diagram.darken()]


def once_more(diagram: NetworkDiagram) -> LaggedStart:
    """An animation: light runs once more from the input to the outputs, which stay as lit as they
    are.
    """
    return LaggedStart(*(gap.pulse(REST) for gap in diagram.signals), lag_ratio=0.5)


def told(diagram: NetworkDiagram, reading: Reading, area: Area) -> VGroup:
    """What the network reads: the words, and rings around the outputs that say so."""
    seen = read_as(reading)
    rings = (diagram.neuron(layer=-1, index=k) for k in seen.marked)
    return VGroup(written_verdict(seen, area), *rings)


def written_verdict(seen: Verdict, area: Area) -> Typst:
    """The answer in words, at the right of an area."""
    return area.place(fitted_words(area.width, *seen.drawn, bold=True), RIGHT)
