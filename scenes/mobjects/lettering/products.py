"""Activations times weights, with their numbers: "0.42 × 0.88 ≈ 0.37", one row for each."""

from collections.abc import Sequence
from functools import partial

import numpy as np
from manim import LEFT, RIGHT, ManimColor, VGroup

from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.labelled import stand
from scenes.mobjects.lettering.printing import activation, equals_or_approx, number, product_of
from scenes.mobjects.lettering.text import EM, Readout, formula, words
from scenes.mobjects.theme import BODY, SMALL, THEME


class Product(VGroup):
    """One activation times its weight, as it is printed: the product follows "=" or "≈".

    Parts: `pixel` (as bright as the activation), `activation`, `times`, `weight`, `product`.
    """

    def __init__(self, value: float, weight: float, product: float, size: float = BODY) -> None:
        """value: the activation, 0..1."""
        super().__init__()
        factors = activation(value), number(weight)
        printed = equals_or_approx(product_of(factors), number(product))
        self.pixel = ImageGrid(np.array([[value]]), size / EM)
        self.activation = Readout(value, activation, size)
        self.times = formula("times", size=size)
        self.weight = Readout(weight, size=size, color=sign_ink(weight))
        self.product = Readout(product, partial(_always, printed), size, sign_ink(weight))
        self.add(self.pixel, self.activation, self.times, self.weight, self.product)


class Products(VGroup):
    """Products under each other, in right-aligned columns, each row on one baseline.

    Parts: `heads` (over activation, weight and product), `rows`.
    """

    LEAD = 1.8  # from baseline to baseline, of the type size
    APART = 0.3  # between columns, in Manim's units

    def __init__(self, rows: Sequence[Product], size: float = BODY) -> None:
        """size: the type size of the rows."""
        super().__init__()
        quiet = {"size": SMALL, "color": THEME.muted}
        self.rows = VGroup(*rows)
        self.heads = VGroup(*(words(name, **quiet) for name in ("activation", "weight", "product")))
        lead = self.LEAD * size / EM
        for head in self.heads:
            stand(head, 0)
        for k, row in enumerate(rows, start=1):
            for part in (row.activation, row.weight, row.product):
                stand(part, -k * lead)
            row.times.set_y(row.activation.frame.get_y())
        columns = [list(parts) for parts in zip(*(row[1:] for row in rows))]
        for column, head in zip((columns[0], *columns[2:]), self.heads):
            column.append(head)
        right = 0.0
        for column in columns:
            right += max(part.width for part in column) + self.APART
            for part in column:
                part.shift(RIGHT * (right - part.get_right()[0]))
        for row in rows:
            row.pixel.next_to(row.activation, LEFT, self.APART)
        self.add(self.heads, self.rows)
        self.move_to([0, 0, 0])


def sign_ink(value: float) -> ManimColor:
    """The colour of a signed number: its sign's, ink for zero."""
    if value == 0:
        return THEME.ink
    return THEME.positive if value > 0 else THEME.negative


def _always(text: str, value: float) -> str:
    """What a number says that never changes."""
    return text
