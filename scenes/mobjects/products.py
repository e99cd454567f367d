"""Activations times weights, with their numbers: "0.42 × 0.88 ≈ 0.37", one row for each."""

from collections.abc import Sequence
from functools import partial

import numpy as np
from manim import RIGHT, UP, ManimColor, Typst, VGroup

from scenes.mobjects.grids import ImageGrid
from scenes.mobjects.labelled import stand
from scenes.mobjects.printing import activation, equals_or_approx, number, product_of
from scenes.mobjects.text import Readout, formula
from scenes.mobjects.theme import HEADING, THEME

EM = 96  # Manim's font sizes are this many to a unit


class Product(VGroup):
    """One activation times its weight, as it is printed: the product follows "=" or "≈".

    Parts: `pixel` (as bright as the activation), `activation`, `times`, `weight`, `product`.
    """

    def __init__(
        self, value: float, weight: float, size: float = HEADING, decimals: int = 2
    ) -> None:
        """value: the activation, 0..1. decimals: of the weight and of the product."""
        super().__init__()
        spec = f".{decimals}f"
        factors = activation(value), number(weight, spec)
        printed = equals_or_approx(product_of(factors), number(value * weight, spec))
        self.pixel = ImageGrid(np.array([[value]]), size / EM)
        self.activation = Readout(value, activation, size)
        self.times = formula("times", size=size)
        self.weight = Readout(weight, spec, size, sign_ink(weight))
        self.product = Readout(value * weight, partial(_as, printed), size, sign_ink(weight))
        self.add(self.pixel, self.activation, self.times, self.weight, self.product)


class Products(VGroup):
    """Products under each other, in right-aligned columns, each row on one baseline.

    Parts: `heads` (over activation, weight and product), `rows`.
    """

    LEAD = 1.6  # from baseline to baseline, of the type size
    APART = 0.3  # between columns, in Manim's units

    def __init__(
        self, heads: Sequence[Typst], rows: Sequence[Product], size: float = HEADING
    ) -> None:
        """heads: three. rows: all of the size `size`."""
        super().__init__()
        self.heads, self.rows = VGroup(*heads), VGroup(*rows)
        lead = self.LEAD * size / EM
        for k, row in enumerate(rows, start=1):
            for part in (row.activation, row.weight, row.product):
                stand(part, -k * lead)
            for part in (row.pixel, row.times):
                part.set_y(row.activation.frame.get_y())
        for head in heads:
            stand(head, 0)
        columns = [list(column) for column in zip(*rows)]
        pixels, activations, times, weights, products = columns
        right = 0.0
        for column, head in (
            (pixels, None),
            (activations, heads[0]),
            (times, None),
            (weights, heads[1]),
            (products, heads[2]),
        ):
            # A head may reach over the column at its left that has none.
            width = max(part.width for part in column)
            right += width + self.APART
            if head is not None and head is not heads[0]:
                right += max(head.width - width, 0)
            for part in [*column, *([head] if head is not None else [])]:
                part.shift(RIGHT * (right - part.get_right()[0]))
        self.add(self.heads, self.rows)
        self.move_to(0 * UP)


def sign_ink(value: float) -> ManimColor:
    """The colour of a signed number: its sign's, ink for zero."""
    if value == 0:
        return THEME.ink
    return THEME.positive if value > 0 else THEME.negative


def _as(text: str, value: float) -> str:
    """What a number that never changes says."""
    return text
