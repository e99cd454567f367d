"""How a network reads a digit, laid out: where each neuron stands and how bright everything is.

Lengths are shares of the drawing's height; strengths and lights lie within −1..1.
"""

from dataclasses import dataclass

import numpy as np

from nnmath import Network, contributions, forward
from nnmath.lights import full_light

MOST = 16  # neurons of a layer that there is room for; of more, the first, the last and the answer
ROWS = 28  # of the digit's picture


@dataclass(frozen=True)
class Column:
    """A layer's neurons as they are drawn, from the top.

    shown: which neurons. places: how far down the middle of each is, 0..1. lights: how bright each
    is, 0..1. dots: how far down it is said that some are left out, nowhere where all are shown.
    """

    shown: tuple[int, ...]
    places: tuple[float, ...]
    lights: tuple[float, ...]
    dots: tuple[float, ...]


@dataclass(frozen=True, eq=False)
class Reading:
    """A digit in a network: its outputs, the layers as they are drawn, and what runs between them.

    links: for each layer the (start, end, strength) of its connections, the weakest first; start
    and end are how far down they begin and end. Those from the picture are drawn row by row: what
    its 28 pixels carry together.
    """

    outputs: np.ndarray
    limit: float
    columns: tuple[Column, ...]
    links: tuple[tuple[tuple[float, float, float], ...], ...]

    @property
    def answers(self) -> tuple[int, ...]:
        """The highest outputs: more than one where several are equal."""
        return tuple(map(int, np.flatnonzero(self.outputs == self.outputs.max())))


def read(network: Network, image: np.ndarray, span: tuple[float, float]) -> Reading:
    """Let a network read a picture, (28, 28) with 0..1.

    span: how far down the picture begins and ends. Raises OverflowError where numbers become too
    large.
    """
    steps = forward(network, image.ravel())
    limits = [full_light(layer, step.a) for layer, step in zip(network.layers, steps)]
    answer = int(steps[-1].a.argmax())
    columns = tuple(
        _column(step.a / limit, answer if step is steps[-1] else 0)
        for step, limit in zip(steps, limits)
    )
    rows = tuple(np.linspace(*span, ROWS + 1)[:-1] + (span[1] - span[0]) / ROWS / 2)
    signals = [contributions(network.layers[0], image.ravel()).reshape(-1, ROWS, ROWS).sum(axis=2)]
    starts = [rows]
    for layer, step, column in zip(network.layers[1:], steps, columns):
        signals.append(contributions(layer, step.a)[:, column.shown])
        starts.append(column.places)
    links = tuple(
        _links(signal[column.shown, :], start, column.places)
        for signal, start, column in zip(signals, starts, columns)
    )
    return Reading(steps[-1].a, limits[-1], columns, links)


def _column(lights: np.ndarray, kept: int) -> Column:
    """kept: a neuron that is shown even where there is no room for all."""
    count, half = len(lights), MOST // 2
    slots: list[int | None] = list(range(count))
    if count > MOST:
        slots = [*range(half), None, *range(count - half, count)]
        if kept not in slots:
            slots[half - 1 : half + 1] = [None, kept, None]
    pitch = 1 / max(len(slots), 10)
    middles = [0.5 + pitch * (k - (len(slots) - 1) / 2) for k in range(len(slots))]
    shown = {index: place for index, place in zip(slots, middles) if index is not None}
    dots = tuple(place for index, place in zip(slots, middles) if index is None)
    brightness = np.clip(lights[list(shown)], 0, 1)
    return Column(tuple(shown), tuple(shown.values()), tuple(map(float, brightness)), dots)


def _links(
    signals: np.ndarray, starts: tuple[float, ...], ends: tuple[float, ...]
) -> tuple[tuple[float, float, float], ...]:
    """signals: (ends, starts), drawn on a scale of their own."""
    strengths = signals / (float(np.abs(signals).max()) or 1.0)
    order = np.argsort(np.abs(strengths), axis=None, kind="stable")
    pairs = zip(*np.unravel_index(order, strengths.shape))
    return tuple((float(starts[j]), float(ends[i]), float(strengths[i, j])) for i, j in pairs)
