"""A slice of a layer's formula with its numbers: some neurons, some pixels, dots for the rest."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from typing import Any

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UL,
    UP,
    Animation,
    FadeIn,
    ReplacementTransform,
    Transform,
    VGroup,
)

from nnmath import Layer
from scenes._data.layer_slice import LayerSlice
from scenes._data.reading import Reading
from scenes._sentences.written import GUESS
from scenes._staging.in_mathematics import written
from scenes._staging.in_mathematics.written import INPUT, applied, column, letter, matrix, part
from scenes.mobjects.grids.cells import framed, ringed
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.labelled import baseline, stand
from scenes.mobjects.lettering.parts import PartsFormula, Turning
from scenes.mobjects.lettering.printing import (
    MOST_DECIMALS,
    activation,
    as_printed,
    equals_or_approx,
    number,
    sum_of,
)
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import words
from scenes.mobjects.neurons.neurons import NeuronLayer
from scenes.mobjects.stage import LINE, Area, Stage
from scenes.mobjects.theme import BODY, SMALL, THEME


class SliceInNumbers:
    """Formulas in their order: `symbols`, `numbers` (row by row times column), `result` (with the
    weighted sums), `biased` and `squished`; and `worked`, the sum of one neuron, term by term;
    `pair`, frames around a weight of the row that is worked out and around its activation.

    The rows have the names "0", "k" (the neuron that is followed) and "l", the columns "0", "1" and
    "l"; sums are "s_k", z is "z_k".
    """

    def __init__(self, shown: LayerSlice, reading: Reading, stage: Stage) -> None:
        self.shown, layer, broken = shown, shown.layer, stage.tall
        others = iter("0l")
        self.rows = ["k" if k == shown.followed else next(others) for k in shown.neurons]
        self.columns = ["0", "1", "l"][: len(shown.pixels)]
        size, at = BODY, list(shown.neurons)
        self.symbols = PartsFormula(self._product(symbolic=True), size=size)
        self.numbers = PartsFormula(self._product(), size=size)
        s, b, z, a = (
            values[at]
            for values in (shown.step.weighted_sum, layer.biases, shown.step.z, shown.step.a)
        )
        sums = self._column("s", s, number)
        sign = "=" if shown.worked[2].startswith("=") else "approx"
        self.result = PartsFormula(f"{self._product()} {part(sign, 'is')} {sums}", size=size)
        added = zip(*([number(value) for value in each] for each in (s, b, z)))
        holds = all(sum_of(terms) == as_printed(total) for *terms, total in added)
        self.biased = PartsFormula(
            f"{sums} {part('+', 'plus')} {self._column('b', b, number)}"
            f" {part('=' if holds else 'approx', 'is')} {self._column('z', z, number)}",
            size=size,
        )
        print_as = partial(activation, decimals=_decimals(a))
        exact = all(_follows(layer, z_k, print_as(a_k)) for z_k, a_k in zip(z, a))
        self.squished = PartsFormula(
            f"{applied(layer, self._column('z', z, number))}"
            f" {part('=' if exact else 'approx', 'is')} {self._column('A', a, print_as)}",
            size=size,
        )
        self.terms, self.worked = (PartsFormula(code, size=size) for code in self._worked(broken))
        picture, beside = stage.whole.split(2, 5)
        self.image = picture.fit(ImageGrid(image := reading.digit.image))
        cells = (self.image.cell(*divmod(n, image.shape[1])) for n in shown.pixels)
        self.rings = VGroup(*map(ringed, cells))
        count = f"{layer.n_in - len(shown.pixels):,}"
        self.named = words("the other {}", count, size=SMALL, color=THEME.muted)
        self.task = Task(words(GUESS, color=THEME.attention, bold=True), stage.foot)
        # The names of what is shown: of the rows, of the columns, and of the neurons.
        self.row_names = VGroup(*(words("neuron {}", k, size=SMALL) for k in shown.neurons))
        pixels = (words("{}", n, size=SMALL) for n in shown.pixels)
        self.column_names = VGroup(words("pixel", size=SMALL), *pixels)
        self.names = (self.row_names, self.column_names)
        self.neuron_names = self.row_names.copy()
        VGroup(self.row_names, self.column_names, self.neuron_names).set_color(THEME.muted)
        self._place(beside)
        self._light(stage.main, reading.limits[0])
        self.pair = self._pair(self.columns[0])

    def _place(self, area: Area) -> None:
        """Stand the formulas of the product in an area, and under them what is worked out."""
        above, below = area.rows(3, 1)
        beside = self.row_names.width
        rest = above.rows(LINE, above.height - LINE, gap=0)[1]
        above = rest.columns(beside, rest.width - beside, gap=0.2)[1]
        factor = min(above.width / self.result.width, above.height / self.symbols.height, 1.4)
        for each in (self.numbers, self.result):
            above.place(each.scale(factor))
        above.place(self.symbols.scale(max(factor, 1)))  # its indices stay legible
        for each in (self.symbols, self.numbers):
            each.align_to(self.result, LEFT)
        bracket = self.numbers.part("W")
        for name, row in zip(self.row_names, self.rows):
            name.next_to(bracket, LEFT, buff=0.2).set_y(self.numbers.part(f"w_{row}_0").get_y())
        pixel, *names = self.column_names
        pixel.next_to(bracket, UP, buff=0.15).align_to(self.row_names, RIGHT)
        for name, place in zip(names, self.columns):
            name.set_x(self.numbers.part(f"w_k_{place}").get_x())
            stand(name, baseline(pixel))
        factor = min(below.width / self.worked.width, 1.2)
        below.place(self.worked.scale(factor), UP)
        self.terms.scale(factor).align_to(self.worked, UL)
        self.named.next_to(self.worked.part("rest"), DOWN, buff=0.15)

    def _light(self, area: Area, limit: float) -> None:
        """Stand the last formulas in an area, as large as they go, and dark neurons beside them."""
        beside = self.row_names.width
        room = area.inset(0.2).columns(area.width - 2 * beside, 2 * beside)[0]
        factor = min(room.width / self.biased.width, room.height / self.biased.height, 2)
        for each in (self.biased, self.squished):
            room.place(each.scale(factor))
        entries = [self.squished.part(f"A_{row}") for row in self.rows]
        pitch = abs(entries[0].get_y() - entries[-1].get_y()) / max(len(entries) - 1, 1) or 1.0
        at = list(self.shown.neurons)
        lit = self.shown.step.a[at]
        self.neurons = NeuronLayer(lit, len(at) * pitch, limit, pitch, numbers=False).set_told(0)
        self.neurons.next_to(VGroup(self.biased, self.squished), RIGHT, buff=0.4)
        self.neurons.set_y(VGroup(*entries).get_y())
        for k, name in enumerate(self.neuron_names):
            name.next_to(self.neurons.neuron(k), RIGHT, buff=0.15)

    def born(self) -> dict[str, str]:
        """Where the signs come from in a matrix of letters: from the row at the same place. What
        would have to go through others comes new.
        """
        rows = zip(self.rows, "0kl")
        signs = [(f"w_{own}_{place}", f"w_{row}_{place}") for own, row in rows for place in "01"]
        new = [f"w_{row}_l{index}" for row in self.rows for index in ("", "k", "n")]
        new += ["down", "down_d_d", *(f"down_d_{place}" for place in self.columns)]
        kept = {own + index: row + index for own, row in signs for index in ("", "k", "n")}
        return {**kept, **dict.fromkeys(new, "")}

    def products(self) -> Iterator[list[Animation]]:
        """Animations, step by step: each weight of the row and its activation are framed, and meet;
        the product is added.
        """
        first, *more = self.columns
        yield self._multiply(first)
        for place in more:
            yield [Transform(self.pair, self._pair(place)), *self._multiply(place)]

    def _pair(self, place: str) -> VGroup:
        return framed(self.numbers.part(f"w_k_{place}"), self.numbers.part(f"a_{place}"))

    def _multiply(self, place: str) -> list[Animation]:
        before = self.columns.index(place) - 1
        pairs = ((f"w_k_{place}", f"x_{place}"), (f"a_{place}", f"y_{place}"))
        meet = [
            ReplacementTransform(self.numbers.part(cell).copy(), self.terms.part(factor))
            for cell, factor in pairs
        ]
        signs = [f"t_{place}", *([f"p_{before}"] if before >= 0 else [])]
        return [*meet, *(FadeIn(self.terms.part(sign)) for sign in signs)]

    def take_others(self, **kwargs: Any) -> Turning:
        """An animation: what all other pixels send comes to the sum."""
        return self.terms.turn_into(self.worked, {"rest": self.numbers.part("dots")}, **kwargs)

    def take_sum(self, **kwargs: Any) -> Turning:
        """An animation: the sum goes to its place, and those of the other rows come."""
        return self.numbers.turn_into(self.result, {"s_k": self.worked.part("s_k")}, **kwargs)

    def add_biases(self, **kwargs: Any) -> Turning:
        """An animation: each neuron adds its bias."""
        return self.result.turn_into(self.biased, **kwargs)

    def squish(self, **kwargs: Any) -> Turning:
        """An animation: the layer's function makes an activation of each entry."""
        # Its sign would have to go through the column of z: it comes new.
        return self.biased.turn_into(self.squished, {"is": ""}, **kwargs)

    def _product(self, symbolic: bool = False) -> str:
        rows, entries = list[list[str]](), list[str]()
        for row, k, values in zip(self.rows, self.shown.neurons, self.shown.weights):
            cells = zip(self.columns, self.shown.pixels, values)
            rows.append(
                [
                    written.weight(row, place, str(k), str(n))
                    if symbolic
                    else part(number(value), f"w_{row}_{place}")
                    for place, n, value in cells
                ]
            )
            rows[-1].append(part(written.DOTS, "dots" if row == "k" else f"dots_{row}"))
        for place, n in zip(self.columns, self.shown.pixels):
            value = part(number(self.shown.x[n]), f"a_{place}")
            entries.append(letter("a", place, str(n), INPUT) if symbolic else value)
        if len(self.shown.neurons) < self.shown.layer.n_out:
            last = [part(written.DOWN, f"down_d_{place}") for place in self.columns]
            rows.append([*last, part(written.SLOPE, "down_d_d")])
        return f"{matrix(rows, 'W')} {column([*entries, part(written.DOWN, 'down')], 'a')}"

    def _column(self, sign: str, values: np.ndarray, print_as: Callable[[float], str]) -> str:
        entries = [part(print_as(v), f"{sign}_{row}") for row, v in zip(self.rows, values)]
        if len(self.shown.neurons) < self.shown.layer.n_out:
            entries.append(part(written.DOWN, f"{sign}_down"))
        return column(entries, sign)

    def _worked(self, broken: bool) -> tuple[str, str]:
        pairs, rest, total = self.shown.worked
        terms = [
            f"{part(_closed(w), f'x_{place}')} {part('dot', f't_{place}')} {part(a, f'y_{place}')}"
            for place, (w, a) in zip(self.columns, pairs)
        ]
        sign, figure = total.split(" ")
        turn = " \\ & " if broken else " "
        first, *more = (f"{term} {part('+', f'p_{k}')}" for k, term in enumerate(terms))
        is_sign = part("=" if sign == "=" else "approx", "is")
        ending = f"{part(_closed(rest), 'rest')} {is_sign} {part(figure, 's_k')}"
        begun = f"& {first} {' '.join(more[:1])} {turn} {' '.join(more[1:])}"
        return begun, f"{begun} {ending}"


def _decimals(a: np.ndarray) -> int:
    """As many decimals as it takes to print no activation as "< 0.01" or "> 0.99"."""
    some = range(2, MOST_DECIMALS)
    bounds = (places for places in some if not any(activation(v, places)[0] in "<>" for v in a))
    return next(bounds, MOST_DECIMALS)


def _follows(layer: Layer, z: float, printed: str) -> bool:
    """Whether a printed activation is the layer's function of z as that is printed."""
    if layer.activation_function.together:
        return False  # it follows from all z
    function = layer.activation_function.function
    exact = round(float(function(np.array(float(as_printed(number(z)))))), 9)
    return equals_or_approx(Decimal(str(exact)), printed).startswith("=")


def _closed(printed: str) -> str:
    """A number as it stands behind a plus: a negative one in parentheses."""
    return f"({printed})" if as_printed(printed) < 0 else printed
