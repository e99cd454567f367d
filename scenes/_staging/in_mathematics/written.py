"""A layer's formula in letters, written bit by bit: each turns into the next by moving its parts.

Parts have names. "w_k_0" is the weight to neuron k from pixel 0, "w_k_0k" and "w_k_0n" are its
indices; "a_1" is an activation, "a_1n" its index and "a_1up" its layer; "b_k" a bias, "f" the
layer's function and "round" its parentheses. "l" stands for the last neuron or pixel.
"""

from collections.abc import Sequence
from typing import Self

from nnmath import Layer
from nnmath.facts import squish_of
from scenes.mobjects.lettering.parts import PartsFormula
from scenes.mobjects.stage import Area, Stage

INPUT, FIRST = "(0)", "(1)"
LARGEST = 1.6  # of HEADING: a short formula alone
DOTS, DOWN, SLOPE = "dots.c", "dots.v", "dots.down"


def part(code: str, name: str) -> str:
    """A part of a formula, named."""
    return f"{{{{ {code} : {name} }}}}"


def weight(row: str, column: str, k: str, n: str) -> str:
    """A weight and its indices. row, column: which one, in its name; k, n: what is written."""
    name = f"w_{row}_{column}"
    return part(f"w_({part(k, name + 'k')}, {part(n, name + 'n')})", name)


def letter(sign: str, place: str, index: str, layer: str = "") -> str:
    """An activation or a bias with its index, and with its layer where one is given."""
    name = f"{sign}_{place}"
    above = f"^{part(layer, name + 'up')}" if layer else ""
    return part(f"{sign}_{part(index, name + 'n')}{above}", name)


def sign_of(activation: str) -> str:
    """How an activation function is written, "" for none: each letter a sign, for a word in quotes
    would be translated.
    """
    call = squish_of(activation).call
    return "sigma" if call == "σ" else f"op(upright({' '.join(call)}))" if call else ""


def applied(layer: Layer, code: str) -> str:
    """What the layer's function makes of it."""
    function = sign_of(layer.activation)
    return f"{part(function, 'f')} {part(f'({code})', 'round')}" if function else code


def column(entries: Sequence[str], name: str) -> str:
    """Entries under each other, in brackets that are a part of this name."""
    return part(f'mat(delim: "[", row-gap: #0.65em, {"; ".join(entries)})', name)


def matrix(rows: Sequence[Sequence[str]], name: str) -> str:
    """Rows of entries, in brackets that are a part of this name."""
    return column([", ".join(row) for row in rows], name)


class LayerInLetters:
    """What a neuron of a layer computes, and then what all of them do.

    Formulas in their order: `activation`, `with_weight`, `sum`, `with_bias`, `neuron`, `layered`;
    `row` (of weights, times the column of activations), `rows` (all of them).
    """

    def __init__(self, layer: Layer, stage: Stage) -> None:
        broken = stage.tall  # there, long formulas have two lines
        self.layer, self.turn = layer, " \\ & " if broken else " "
        self.pixels = (("0", "0"), ("1", "1"), ("l", str(layer.n_in - 1)))
        result = letter("a", "k", "k") + part("=", "is")
        layered = letter("a", "k", "k", FIRST) + part("=", "is")
        bias = part("+", "plus") + letter("b", "k", "k")
        sum_of = self._sum()
        self.activation = PartsFormula(letter("a", "n", "n"))
        self.with_weight = PartsFormula(
            f"{weight('k', 'n', 'k', 'n')} thin {letter('a', 'n', 'n')}"
        )
        self.sum = PartsFormula(f"& {sum_of}")
        self.with_bias = PartsFormula(f"& {sum_of} {bias}")
        self.neuron = PartsFormula(f"{result} & {applied(layer, sum_of + bias)}")
        self.layered = PartsFormula(f"{layered} & {applied(layer, self._sum(INPUT) + bias)}")
        self.row = PartsFormula(f"{matrix([self._row('k', 'k')], 'W')} {self._activations()}")
        self.rows = PartsFormula(f"{matrix(self._all_rows(), 'W')} {self._activations()}")

    def place(self, area: Area) -> Self:
        """Stand the formulas of one neuron in an area, each in its middle."""
        for each in self.of_one:
            each.scale(min(LARGEST, area.width / each.width, area.height / each.height))
            area.place(each)
        return self

    @property
    def of_one(self) -> list[PartsFormula]:
        """The formulas of one neuron, in their order."""
        grown = [self.activation, self.with_weight, self.sum, self.with_bias]
        return [*grown, self.neuron, self.layered]

    def of_many(self, written: str) -> dict[str, str]:
        """Where the first parts of a sum come from, which was one product; the others come new.
        written: its pixel.
        """
        signs = ("w_k_{}", "w_k_{}k", "w_k_{}n", "a_{}", "a_{}n")
        return {sign.format(self.pixels[0][0]): sign.format(written) for sign in signs}

    def _sum(self, layer: str = "") -> str:
        first, second, last = (
            f"{weight('k', place, 'k', n)} thin {letter('a', place, n, layer)}"
            for place, n in self.pixels
        )
        more = f"{part('+', 'p_d')} {part(DOTS, 'dots')} {part('+', 'p_l')} {last}"
        return f"{first} {part('+', 'p_1')} {second} {self.turn} {more}"

    def _row(self, row: str, k: str) -> list[str]:
        first, second, last = (weight(row, place, k, n) for place, n in self.pixels)
        dots = "dots" if row == "k" else f"dots_{row}"
        return [first, second, part(DOTS, dots), last]

    def _all_rows(self) -> list[list[str]]:
        last = self.layer.n_out - 1
        if not last:
            return [self._row("k", "k")]
        down = [
            [part(SLOPE if place == "d" else DOWN, f"down_{side}_{place}") for place in "01dl"]
            for side in "ud"
        ]
        return [
            self._row("0", "0"),
            down[0],
            self._row("k", "k"),
            down[1],
            self._row("l", str(last)),
        ]

    def _activations(self) -> str:
        first, second, last = (letter("a", place, n, INPUT) for place, n in self.pixels)
        return column([first, second, part(DOWN, "down"), last], "a")


def of_layer(sign: str, name: str, number: int) -> str:
    """A letter and the number of its layer, which is a part of its own: "Aup" in "A"."""
    return part(f"{sign}^{part(f'({number})', name + 'up')}", name)


def line(layer: Layer, number: int | None = None) -> str:
    """The whole layer in one line; parts: "A", "is", "f", "round", "W", "a", "plus", "b".

    number: which layer it is, from 1, also said of its W and b; without it, of the first one's
    activations alone.
    """
    own = (
        f"{part(sign, sign) if number is None else of_layer(sign, sign, number)}" for sign in "Wb"
    )
    (w, b), before = own, (number or 1) - 1
    inner = f"{w} {of_layer('a', 'a', before)} {part('+', 'plus')} {b}"
    return f"{of_layer('a', 'A', before + 1)} {part('=', 'is')} {applied(layer, inner)}"
