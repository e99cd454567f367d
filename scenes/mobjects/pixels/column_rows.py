"""Which neurons of a column are one row of the image: a bar behind them, and the row's number."""

from typing import Self

import numpy as np
from manim import LEFT, VGroup, VMobject

from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.pixels.column_labels import AIR, fade
from scenes.mobjects.pixels.column_layout import ColumnLayout
from scenes.mobjects.theme import BODY, THEME

SLOTS = 4  # more rows are never seen where their numbers are
FAINT = 0.35  # of the ink of outlines in a bar: the neurons on it outshine it, dark or lit
UNIT = 100  # Manim's stroke width of a line that is one of its units wide
SEEN = 0.5  # so much of a neuron has to be seen that a bar reaches it
ENOUGH = 0.3  # so much of a row, that it has its number


class ColumnRows(VGroup):
    """Bars and numbers by which rows are told apart, also where all their neurons are dark.

    Parts: `bars`, all of them; `names`, of the rows that are seen.
    """

    def __init__(self, layout: ColumnLayout) -> None:
        super().__init__()
        self.layout, last = layout, str(layout.size // layout.columns - 1)
        self.bars = VMobject(stroke_color=THEME.muted)
        self.names = VGroup(
            *(
                Labelled(words("row", color=THEME.muted), Readout(0, "d", BODY, THEME.muted, last))
                for _ in range(SLOTS)
            )
        )
        self.add(self.bars, self.names)

    def arrange(
        self,
        centres: np.ndarray,
        shown: np.ndarray,
        come: np.ndarray,
        breadth: float,
        shares: tuple[float, float],
    ) -> Self:
        """Lie behind the neurons at these middles, (n, 2), as clear as they are, (n,), 0..1.

        come: (n,), how far each is on its way; a row has its number where it has arrived.
        breadth: of a bar, in Manim's units. shares: how clearly bars and numbers are seen, 0..1.
        """
        seen = shown.reshape(-1, self.layout.columns) > SEEN
        lines, named = [], {}
        for row in np.flatnonzero(seen.sum(axis=1) > 1).tolist():
            first = row * self.layout.columns
            ends = centres[first + np.flatnonzero(seen[row])[[0, -1]]]
            begin, end = _longer(ends, breadth / 2)
            lines.append(np.linspace(begin, end, 4))
            if come[first] == 1 and seen[row].mean() > ENOUGH:
                named[row % SLOTS] = row, ends.mean(axis=0)
        points = np.concatenate([np.zeros((0, 2)), *lines])
        self.bars.set_points(np.pad(points, ((0, 0), (0, 1))))
        self.bars.set_stroke(width=UNIT * breadth, opacity=FAINT * shares[0])
        for slot, name in enumerate(self.names):
            letters = (*name.label, *name.number.glyphs)
            fade(letters, shares[1] if slot in named else 0)
            if slot in named:
                row, (x, y) = named[slot]
                name.number.set_value(row)
                name.move_to([x + breadth / 2 + AIR, y, 0], aligned_edge=LEFT)
        return self


def _longer(ends: np.ndarray, more: float) -> np.ndarray:
    """A line, (2, 2), that goes on so far at both ends, in Manim's units."""
    way = ends[1] - ends[0]
    way = more * way / np.linalg.norm(way)
    return np.asarray(ends + np.array([-way, way]))
