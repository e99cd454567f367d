"""Which digits are taken for which: a row for each that was written, a column for each answer."""

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import LEFT, RIGHT, UP, Rectangle, VGroup, VMobject, linear

from scenes.mobjects.grids.cells import block
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.labelled import Labelled, baseline, stand
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import SMALL, THEME
from scenes.mobjects.tween import Tween

AIR = 0.16  # between the grid and what stands beside it, in Manim's units
QUIET = {"size": SMALL, "color": THEME.muted}


class ConfusionGrid(VGroup):
    """A table as a grid: the brighter a cell, the larger the share of its row; with it, at the
    right, the share on the diagonal.

    Parts: `grid`, `written` and `read` (the names of rows and columns), `heads` (what they are),
    `percents`, and `right`, how many are on the diagonal.
    """

    def __init__(
        self, counts: np.ndarray, names: Sequence[str], area: Area, counter: Labelled
    ) -> None:
        """counts: (n, n), row = written, column = read. names: (n,). counter: what says how many
        are on the diagonal; its number counts them.
        """
        self.counts = np.array(counts, dtype=float)
        self.shares = self.counts / self.counts.sum(axis=1, keepdims=True)
        self.right = counter
        self.written, self.read = (
            VGroup(*(words("{}", name, size=SMALL) for name in names)) for _ in range(2)
        )
        self.percents = VGroup(*(Readout(0, whole_percent, field="100 %") for _ in names))
        self.heads = VGroup(
            words("written", **QUIET), words("read as", **QUIET), words("right", **QUIET)
        )
        left = self.heads[0].width + AIR
        right = max(self.percents[0].frame.width, self.heads[2].width) + AIR
        above = 2 * (self.heads[1].height + AIR)
        side = min(area.width - left - right, area.height - above)
        self.grid = ImageGrid(0 * self.shares, side)
        centres = self.grid.centres.reshape(*self.shares.shape, 3)
        for k, (row, column, percent) in enumerate(zip(self.written, self.read, self.percents)):
            row.next_to(self.grid, LEFT, buff=AIR).set_y(centres[k, 0, 1])
            column.next_to(self.grid, UP, buff=AIR).set_x(centres[0, k, 0])
            percent.next_to(self.grid, RIGHT, buff=AIR).set_y(centres[k, 0, 1])
        self.heads[1].next_to(self.read, UP, buff=AIR)
        self.heads[0].align_to(self.written, RIGHT)
        self.heads[2].align_to(self.percents, LEFT)
        for head in (self.heads[0], self.heads[2]):
            stand(head, baseline(self.read[0]))
        table = VGroup(self.grid, self.written, self.read, self.heads, self.percents)
        super().__init__(*area.place(table), self.right)
        self.show_rows(len(self.shares))

    @property
    def frame(self) -> list[VMobject]:
        """All that is there before any row is shown."""
        return [self.grid, self.written, self.read, self.heads]

    def show_rows(self, rows: float) -> Self:
        """Show the shares of so many rows from the top, of the last as much as has come."""
        self.rows = float(rows)
        seen = np.clip(rows - np.arange(len(self.shares)), 0, 1)
        self.grid.set_values(seen[:, None] * self.shares)
        for percent, share, value in zip(self.percents, seen, np.diag(self.shares)):
            percent.set_value(value)
            for glyph in percent.glyphs:
                glyph.set_fill(opacity=share)
        self.right.number.set_value(seen @ np.diag(self.counts))
        return self

    def fill(self, **kwargs: object) -> Tween:
        """An animation: row after row gets its shares."""
        return Tween(self, "show_rows", 0, len(self.shares), **{"rate_func": linear, **kwargs})

    def cell(self, row: int, column: int) -> Rectangle:
        """A frame around a cell, to point at it."""
        return block(self.grid, (slice(row, row + 1), slice(column, column + 1)))

    def diagonal(self) -> VGroup:
        """A frame around each cell of the diagonal."""
        return VGroup(*(self.cell(k, k) for k in range(len(self.shares))))


def whole_percent(share: float) -> str:
    """A share, 0..1, in percent: "92 %"."""
    return f"{number(100 * share, '.0f')} %"
