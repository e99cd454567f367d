"""What the same neurons send to two others: bars side by side, and what they come to, z."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Self

import numpy as np
from manim import (
    LEFT,
    RIGHT,
    UP,
    AnimationGroup,
    FadeIn,
    LaggedStart,
    Mobject,
    SurroundingRectangle,
    VGroup,
)

from scenes.mobjects.bars.signed_bars import PITCH, SignedBars
from scenes.mobjects.grids.cells import framed
from scenes.mobjects.lettering.labelled import baseline, stand
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.neurons.neurons import NeuronLayer
from scenes.mobjects.stage import LINE, Area
from scenes.mobjects.theme import HEADING, SMALL, THEME
from scenes.mobjects.tween import Tween

MOST = 16  # rows of bars, but for the bias
FOOT = 1.5 * LINE  # the room of z under the bars
SHARES = (1.2, 5, 1.6, 5, 1.2)  # of a number, bars, the neurons, bars, and a number
AIR = 0.12  # between bars and a number beside them, in Manim's units


class TwoSums(VGroup):
    """Neurons in a column; at either side of it what they send to one of two others, w·a each.

    Under them each one's bias, and z, which is what all of its bars come to. Of more than 16
    neurons those are shown whose two terms differ most, and the rest as one. Only z has its
    number; those of one neuron come with `point_at`. Parts: `heads`, `neurons`, `names` (of the
    rows without a neuron, the last is the bias), `sides` (the SignedBars), `z` (its name, and two
    numbers).
    """

    def __init__(
        self,
        activations: np.ndarray,
        terms: np.ndarray,
        biases: Sequence[float] | np.ndarray,
        heads: Sequence[Mobject],
        limit: float,
        area: Area,
    ) -> None:
        """activations: (n,); limit: that which is drawn fully lit. terms: (2, n). biases, heads:
        of the left and the right one.
        """
        super().__init__()
        self.chosen = chosen(terms)
        self.terms = np.column_stack([_with_the_rest(terms, self.chosen), biases])
        rows = self.terms.shape[1]
        pitch = min((area.height - LINE - FOOT) / rows, PITCH)
        top = area.centre[1] + (rows * pitch + FOOT - LINE) / 2
        body = replace(area, bottom=top - rows * pitch, height=rows * pitch)
        farthest = float(np.abs(self.terms).max()) or 1.0
        columns = body.columns(*SHARES)
        self.sides = [
            SignedBars(each, farthest, column) for each, column in zip(self.terms, columns[1::2])
        ]
        middle, shown = columns[2], len(self.chosen)
        self.neurons = NeuronLayer(activations[self.chosen], shown * pitch, limit, numbers=False)
        middle.place(self.neurons)
        self.neurons.shift(UP * (top - pitch / 2 - self.neurons.centres[0, 1]))
        self.names = VGroup()
        for row, name in zip(range(rows - 1, shown - 1, -1), ("bias", "all others")):
            label = words(name, size=SMALL, color=THEME.muted)
            self.names.add(label.move_to(middle.centre).set_y(self.sides[0].bar(row).get_y()))
        self.names.submobjects.reverse()
        self.heads = VGroup(*heads)
        for head, side in zip(self.heads, self.sides):
            head.move_to(side.zero).set_y(top + LINE / 2)
        self.z = VGroup(words("z", size=HEADING, bold=True).set_x(middle.centre[0]))
        self.z[0].set_y(body.bottom - FOOT / 2)
        for side, own in zip(self.sides, self.terms):
            field = max((number(own.sum() - term) for term in (0.0, *own)), key=len)
            z = Readout(float(own.sum()), ".2f", HEADING, field=field, centred=True)
            self.z.add(stand(z.set_x(side.zero.get_x()), baseline(self.z[0])))
        self.add(self.neurons, self.names, *self.sides, self.heads, self.z)

    def grow(self, **kwargs: object) -> AnimationGroup:
        """An animation: the bars of what the neurons send grow out of zero."""
        sent = self.terms * (np.arange(self.terms.shape[1]) < self.terms.shape[1] - 1)
        both = zip(self.sides, sent)
        return AnimationGroup(
            *(bars.set_values(0 * each).rise(each) for bars, each in both), **kwargs
        )

    def add_up(self, **kwargs: object) -> LaggedStart:
        """An animation: the biases come, and then what all comes to, framed."""
        biases = AnimationGroup(*(bars.rise(each) for bars, each in zip(self.sides, self.terms)))
        marks = framed(*self.z[1:])
        return LaggedStart(biases, FadeIn(self.z), FadeIn(marks), lag_ratio=0.6, **kwargs)

    def point_at(self, neuron: int) -> tuple[SurroundingRectangle, VGroup]:
        """An outline around a neuron that is shown and its bars, and what it sends as numbers.

        The numbers are at the outer ends of the bars. Afterwards `leave_out` is about this neuron.
        """
        self.place, self.sent = int(np.flatnonzero(self.chosen == neuron)[0]), VGroup()
        for side, own, out in zip(self.sides, self.terms, (LEFT, RIGHT)):
            ends = [side.bar(self.place).get_center(), side.ends[self.place]]
            outer = max(ends, key=lambda end: float(np.dot(end, out)))
            self.sent.add(Readout(own[self.place], ".2f", SMALL).next_to(outer, out, buff=AIR))
        self.add(self.sent)
        return self._around(self.place, *self.sent), self.sent

    def around_biases(self) -> SurroundingRectangle:
        """An outline around the bars of both biases."""
        return self._around(self.terms.shape[1] - 1)

    def set_kept(self, share: float) -> Self:
        """Add up only this share, 0..1, of what the neuron that is pointed at sends; it goes dark
        with it.
        """
        for side, own, z, sent in zip(self.sides, self.terms, self.z[1:], self.sent):
            terms = np.where(np.arange(len(own)) == self.place, share * own, own)
            side.set_values(terms)
            z.set_value(float(terms.sum()))
            sent.set_value(float(terms[self.place]))
        self.neurons.set_told(np.where(np.arange(len(self.chosen)) == self.place, share, 1))
        return self

    def leave_out(self, **kwargs: object) -> Tween:
        """An animation: what the neuron that is pointed at sends is left out."""
        return Tween(self, "set_kept", 1, 0, **kwargs)

    def _around(self, place: int, *numbers: Readout) -> SurroundingRectangle:
        inside = VGroup(*(side.bar(place) for side in self.sides), *numbers)
        return SurroundingRectangle(inside, color=THEME.attention, buff=0.04, stroke_width=3)


def chosen(terms: np.ndarray) -> np.ndarray:
    """The neurons that are shown, (k,), in their order: all, or those whose terms differ most."""
    n = terms.shape[1]
    if n <= MOST:
        return np.arange(n)
    apart = np.abs(terms[1] - terms[0])
    return np.sort(np.argsort(-apart, kind="stable")[: MOST - 1])


def _with_the_rest(terms: np.ndarray, some: np.ndarray) -> np.ndarray:
    """The terms of some neurons and, where there are others, their sum."""
    rest = np.delete(terms, some, axis=1)
    shown = terms[:, some]
    return np.column_stack([shown, rest.sum(axis=1)]) if rest.size else shown
