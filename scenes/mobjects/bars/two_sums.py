"""What the same neurons send to two others: bars side by side, and under them their sums."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import numpy as np
from manim import (
    LEFT,
    RIGHT,
    UP,
    AnimationGroup,
    FadeIn,
    LaggedStart,
    Line,
    Mobject,
    SurroundingRectangle,
    VGroup,
)

from scenes.mobjects.bars.signed_bars import PITCH, SignedBars
from scenes.mobjects.lettering.labelled import baseline, stand
from scenes.mobjects.lettering.printing import as_printed, equals_or_approx, number, sum_of
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.neurons.neurons import NeuronLayer
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import SMALL, THEME

MOST = 16  # rows of bars
HEAD = 1.6  # rows: the room of a head over the bars
LOWER = 0.4  # rows: how far the sums are under the bars
SHARES = (6, 1.2, 6)  # of the bars at the left, of the neurons, of the bars at the right
QUIET = {"size": SMALL, "color": THEME.muted}


class TwoSums(VGroup):
    """Neurons in a column; at either side of it what they send to one of two others, w·a each.

    Under the bars stands what they add up to, the bias, and z, "=" where it holds as printed. Of
    more than 16 neurons those are shown whose two terms differ most, and the rest as one.
    Parts: `heads`, `neurons`, `rest` (what the last row then is), `sides` (the SignedBars), `sums`
    (a row each: sum, bias, z).
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
        self.terms = _with_the_rest(terms, self.chosen)
        rows = self.terms.shape[1]
        high = HEAD + rows + 3 + LOWER
        pitch = min(area.height / high, PITCH)
        top = area.centre[1] + (high / 2 - HEAD) * pitch
        body = replace(area, bottom=top - rows * pitch, height=rows * pitch)
        farthest = float(np.abs(self.terms).max()) or 1.0
        columns = body.columns(*SHARES)
        self.sides = [
            SignedBars(each, farthest, column, numbers=True, spec=".2f")
            for each, column in zip(self.terms, columns[::2])
        ]
        shown = len(self.chosen)
        self.neurons = NeuronLayer(activations[self.chosen], shown * pitch, limit, numbers=False)
        columns[1].place(self.neurons)
        self.neurons.shift(UP * (top - pitch / 2 - self.neurons.centres[0, 1]))
        self.rest = VGroup()
        if rows > shown:
            rest = words("all others", **QUIET).set_x(columns[1].centre[0])
            self.rest.add(stand(rest, baseline(self.sides[0].numbers[-1])))
        self.heads, self.sums = VGroup(*heads), VGroup()
        for head, side in zip(self.heads, self.sides):
            head.move_to(side.zero).set_y(top + HEAD * pitch / 2)
        names = [words(name, **QUIET) for name in ("sum", "bias", "z")]
        printed = [sums(each, bias) for each, bias in zip(self.terms, biases)]
        self.rules = VGroup(*(self._rule(side) for side in self.sides))
        for k, name in enumerate(names):
            numbers = [self._under(side, text[k]) for side, text in zip(self.sides, printed)]
            line = top - (rows + k + 0.85 + LOWER) * pitch
            stand(name.set_x(columns[1].centre[0]), line)
            self.sums.add(VGroup(name, *(stand(each, line) for each in numbers)))
        self.add(self.neurons, self.rest, *self.sides, self.heads, self.rules, self.sums)

    def grow(self, **kwargs: object) -> AnimationGroup:
        """An animation: the bars grow out of zero, and their numbers count."""
        both = zip(self.sides, self.terms)
        return AnimationGroup(
            *(bars.set_values(0 * each).rise(each) for bars, each in both), **kwargs
        )

    def add_up(self, **kwargs: object) -> LaggedStart:
        """An animation: the rows of sum, bias and z come one after another."""
        return LaggedStart(FadeIn(self.rules), *map(FadeIn, self.sums), lag_ratio=0.8, **kwargs)

    def row(self, neuron: int) -> SurroundingRectangle:
        """An outline around a neuron that is shown and both of its bars, to point at it."""
        place = int(np.flatnonzero(self.chosen == neuron)[0])
        both = VGroup(*(side.bar(place) for side in self.sides))
        both.add(*(side.numbers[place] for side in self.sides))
        outline = SurroundingRectangle(both, color=THEME.attention, buff=0.03, stroke_width=3)
        # No higher than a row: between its numbers and those of its neighbours.
        return outline.stretch_to_fit_height(self.sides[0].bar(place).height)

    def _under(self, side: SignedBars, text: str) -> Readout:
        """A text under the numbers of a side."""
        readout = Readout(0, lambda _: text, SMALL)
        return readout.align_to(side.numbers[-1].frame, RIGHT)

    def _rule(self, side: SignedBars) -> Line:
        """The line over a sum."""
        last = side.numbers[-1]
        low = baseline(last) - 0.5 * last.height
        start, end = (last.frame.get_edge_center(edge) for edge in (LEFT, RIGHT))
        return Line(start, end, color=THEME.muted, stroke_width=2).set_y(low)


def chosen(terms: np.ndarray) -> np.ndarray:
    """The neurons that are shown, (k,), in their order: all, or those whose terms differ most."""
    n = terms.shape[1]
    if n <= MOST:
        return np.arange(n)
    apart = np.abs(terms[1] - terms[0])
    return np.sort(np.argsort(-apart, kind="stable")[: MOST - 1])


def sums(terms: np.ndarray, bias: float, spec: str = ".2f") -> tuple[str, str, str]:
    """What terms, (n,), add up to, the bias, and both together, as they are printed."""
    total, added = number(float(terms.sum()), spec), number(bias, spec)
    exact = sum_of([number(float(each), spec) for each in terms])
    z = number(float(terms.sum() + bias), spec)
    both = as_printed(total) + as_printed(added)
    return _marked(exact, total), added, _marked(both, z)


def _marked(exact: Decimal, printed: str) -> str:
    """A number in a column: with "≈" where it is not what it follows from, as printed."""
    return equals_or_approx(exact, printed).removeprefix("= ")


def _with_the_rest(terms: np.ndarray, some: np.ndarray) -> np.ndarray:
    """The terms of some neurons and, where there are others, their sum."""
    rest = np.delete(terms, some, axis=1)
    shown = terms[:, some]
    return np.column_stack([shown, rest.sum(axis=1)]) if rest.size else shown
