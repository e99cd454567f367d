"""A table of numbers: a name and its numbers in each row, and their sums under a rule."""

from collections.abc import Sequence
from functools import partial
from typing import Self

import numpy as np
from manim import DOWN, RIGHT, Line, ManimColor, Typst, VGroup
from numpy.typing import ArrayLike

from scenes.mobjects.lettering.labelled import stand
from scenes.mobjects.lettering.printing import equals_or_approx, number, sum_of
from scenes.mobjects.lettering.text import EM, Readout
from scenes.mobjects.theme import BODY, THEME
from scenes.mobjects.tween import Tween


class NumberTable(VGroup):
    """Names at the left, numbers in right-aligned columns, each row on one baseline.

    Parts: `heads` (over the columns, where given), `rows` (each its name and its numbers), `rule`
    and `total` (the name and the sums), where a name for the sum is given. Sums that do not hold as
    they are printed, for their terms are rounded, are marked with "≈".
    """

    LEAD = 1.5  # from baseline to baseline, of the type size
    RULE = 0.3  # how far under the last baseline the rule is, of a row
    ABOVE_SUM = 0.15  # how much further down the sum is than a row, of a row
    APART = 0.45  # between columns, in Manim's units

    def __init__(
        self,
        names: Sequence[Typst],
        values: ArrayLike,
        total: Typst | None = None,
        heads: Sequence[Typst] = (),
        spec: str = ".2f",
        size: float = BODY,
        color: ManimColor = THEME.ink,
    ) -> None:
        """names: n words or formulas. values: (n,), or (n, columns); fields are as wide as these
        need, so of a table that counts, give the end and set the beginning. total: the name of the
        sum. heads: one for each column, over it. spec: of the numbers, ",d" for counts.
        """
        super().__init__()
        self.values = np.array(values, dtype=float).reshape(len(names), -1)
        self.spec = spec
        columns = self.values.shape[1]
        if heads and len(heads) != columns:
            raise ValueError(f"{len(heads)} heads for {columns} columns; one for each is expected.")
        texts = [number(each, spec) for each in [*self.values.flat, *self.values.sum(axis=0)]]
        field = ("≈ " if total else "") + max(texts, key=len)
        self.rows = VGroup(
            *(
                VGroup(name, *(Readout(0, spec, size, color, field) for _ in range(columns)))
                for name in names
            )
        )
        self.total = VGroup()
        if total is not None:
            self.total.add(total, *(Readout(0, spec, size, color, field) for _ in range(columns)))
            for readout in self.total[1:]:
                readout.adds = len(names)
        self.heads, self.rule = VGroup(*heads), VGroup()
        self._lay_out(size)
        self.add(self.heads, self.rows, self.rule, self.total)
        self.set_values(self.values)
        self.move_to([0, 0, 0])

    def set_values(self, values: ArrayLike) -> Self:
        """Show other numbers, (n,) or (n, columns), and their sums."""
        self.values = np.array(values, dtype=float).reshape(self.values.shape)
        for row, numbers in zip(self.rows, self.values):
            for readout, value in zip(row[1:], numbers):
                readout.set_value(value)
        for readout, terms in zip(self.total[1:], self.values.T):
            readout.spec = partial(_sum_as_printed, terms, self.spec)
            readout.set_value(_sum(terms, self.spec))
        return self

    def row(self, index: int) -> VGroup:
        """A row, to be shown in its turn: its name and its numbers."""
        return self.rows[index]

    def count_to(self, values: ArrayLike, **kwargs: object) -> Tween:
        """An animation: all numbers count to others, (n,) or (n, columns), and so do the sums."""
        end = np.array(values, dtype=float).reshape(self.values.shape)
        return Tween(self, "set_values", self.values, end, **kwargs)

    def _lay_out(self, size: float) -> None:
        lead = self.LEAD * size / EM
        lines = [*self.rows, *([self.total] if len(self.total) else [])]
        columns = [[line[k] for line in lines] for k in range(len(lines[0]))]
        for column, head in zip(columns[1:], self.heads):
            column.append(head)
        widths = [max(each.width for each in column) for column in columns]
        rights = np.cumsum(widths) + self.APART * np.arange(len(widths))
        for head, right in zip(self.heads, rights[1:]):
            stand(head.shift(RIGHT * (right - head.get_right()[0])), lead)
        for k, (name, *numbers) in enumerate(lines):
            drop = (k + (k == len(self.rows)) * self.ABOVE_SUM) * lead
            stand(name.shift(RIGHT * -name.get_left()[0]), -drop)
            for readout, right in zip(numbers, rights[1:]):
                stand(readout.shift(RIGHT * (right - readout.frame.get_right()[0])), -drop)
        if len(self.total):
            ends = (rights[0] + self.APART) * RIGHT, rights[-1] * RIGHT
            down = (len(self.rows) - 1 + self.RULE) * lead * DOWN
            rule = Line(*(end + down for end in ends), color=THEME.muted, stroke_width=2.5)
            self.rule.add(rule)


def _sum(terms: np.ndarray, spec: str) -> float:
    """A sum; of counts on their way, of what is complete of each."""
    if spec.endswith("d"):
        return float(sum_of([number(term, spec) for term in terms]))
    return float(terms.sum())


def _sum_as_printed(terms: np.ndarray, spec: str, value: float) -> str:
    """A sum's text, with "≈" where it is not what its terms add up to as they are printed."""
    printed = [number(term, spec) for term in terms]
    added = sum_of(printed)
    text = number(value, spec)
    return text if equals_or_approx(added, text).startswith("=") else f"≈ {text}"
