"""All pixels of an image as the neurons of one column: each keeps its light on its way."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Self

import numpy as np
from manim import Circle, VGroup, linear, smooth

from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.painting.discs import Discs
from scenes.mobjects.painting.dots import brightness_colours
from scenes.mobjects.pixels.column_labels import ColumnLabels, nearness
from scenes.mobjects.pixels.column_layout import FILLED, ColumnLayout
from scenes.mobjects.pixels.column_rows import ColumnRows
from scenes.mobjects.showing import Shown, lamps
from scenes.mobjects.stage import LINE, Area
from scenes.mobjects.theme import THEME
from scenes.mobjects.tween import Tween

CLOSE = 0.7  # from neuron to neuron, in Manim's units, where each has its number beside it
SMALLEST = 0.1  # the ring's radius, in Manim's units
AT_ONCE = 10  # so many times as fast as the column is folded, the rows' numbers are gone
BROAD = 1.4  # of a neuron's width: that of the bar behind it


class Column(VGroup):
    """Neurons that leave an image row by row and line up, seen from far or from close by.

    Parts: `dots`, all the neurons; `bars`, which tell the rows apart; `labels`, the numbers beside
    some neurons; `pointer`, a ring around the neuron that is looked at, not seen at first.
    """

    def __init__(self, image: ImageGrid, area: Area) -> None:
        """image: which stays where it is; its cells are where the neurons come from.

        area: its uppermost line is for words over the column.
        """
        super().__init__()
        values, (self.rows, columns) = image.values.ravel(), image.values.shape
        self.activations = values.copy()
        heads, below = area.rows(LINE, area.height - LINE, gap=0)
        self.layout = ColumnLayout(below, values.size, columns)
        self.homes, self.home_radius = image.centres[:, :2], FILLED * image.width / columns
        self.dots = Discs(image.centres, brightness_colours(values))
        self.bars = ColumnRows(self.layout)
        self.labels = ColumnLabels(values, self.layout, heads, CLOSE)
        self.pointer = Circle(1, color=THEME.attention, stroke_width=4)
        self.round = self.pointer.points.copy()
        self.folded, self.pointing, self.pitch = 0.0, 0.0, self.layout.far
        self.add(self.bars, self.dots, self.labels, self.pointer)
        self.set_z_index(image.z_index + 1)
        self.set_gone(0)

    @property
    def last(self) -> int:
        """The place of the last neuron, counted from 0."""
        return len(self.homes) - 1

    @property
    def looked_at(self) -> int:
        """The place of the neuron that is looked at, counted from 0."""
        return int(np.clip(round(self.focus), 0, self.last))

    def shows(self) -> Iterator[Shown]:
        """The activations of the neurons that have left the image and are seen."""
        shown = lamps(self.activations, 1.0, self.dots.places, self.dots)
        yield replace(shown, plainly=self.dots.shown)

    def set_gone(self, rows: float) -> Self:
        """So many rows have left the image; the last of them is on its way to the column's end."""
        self.gone = float(rows)
        whole, begun = divmod(self.gone, 1)
        ready = (whole + smooth(min(2 * begun, 1))) * self.layout.columns  # there is room for these
        self.focus = ready - 0.5 - self.layout.area.height / self.pitch / 2
        return self._arrange()

    def set_view(self, view: np.ndarray) -> Self:
        """Look at a neuron of the column, from close by or from far.

        view: its number, from 0, and the logarithm of the way from neuron to neuron.
        """
        self.focus, self.pitch = float(view[0]), float(np.exp(view[1]))
        return self._arrange()

    def set_folded(self, share: float) -> Self:
        """How far the column is folded, 0..1, so that all of it is seen."""
        self.folded = float(share)
        return self._arrange()

    def set_pointing(self, share: float) -> Self:
        """How clearly the ring is seen, 0..1."""
        self.pointing = float(share)
        return self._arrange()

    def leave(self, rows: int, **kwargs: object) -> Tween:
        """An animation: rows leave the image, one after another, until so many are gone."""
        return Tween(self, "set_gone", self.gone, rows, **{"rate_func": linear, **kwargs})

    def look_at(self, index: int, pitch: float = CLOSE, **kwargs: object) -> Tween:
        """An animation: go along the column to a neuron, nearer or farther.

        pitch: the way from neuron to neuron, in Manim's units.
        """
        now = [self.focus, np.log(self.pitch)]
        return Tween(self, "set_view", now, [index, np.log(pitch)], **kwargs)

    def point(self, share: float = 1, **kwargs: object) -> Tween:
        """An animation: a ring comes around the neuron that is looked at; with 0 it goes."""
        return Tween(self, "set_pointing", self.pointing, share, **kwargs)

    def fold(self, **kwargs: object) -> Tween:
        """An animation: the column goes on beside itself, piece after piece, until all is seen."""
        return Tween(self, "set_folded", self.folded, 1, **kwargs)

    def _arrange(self) -> Self:
        layout, per_row = self.layout, self.layout.columns
        flown = np.clip(self.gone - np.arange(self.rows), 0, 1)
        come = np.repeat([smooth(share) for share in flown], per_row)
        first = layout.first_seen(self.focus, self.pitch)
        rest = self.gone * per_row - first - layout.area.height / self.pitch
        folded, flat = layout.folded(), layout.column(first, self.pitch)
        # Exactly the same wherever one looks while it is folded: so it is not painted anew.
        there = (1 - self.folded) * flat + self.folded * folded
        pitch = (1 - self.folded) * self.pitch + self.folded * layout.farthest
        ends = (1 - self.folded) * self.pitch * np.array([first, rest])
        shown = np.select([come == 0, come < 1], [0, 1], layout.shown(there[:, 1], *ends))
        centres = self.homes + come[:, None] * (there - self.homes)
        # What is not shown stays near, or it would count as the width and height of the column.
        centres[shown == 0] = layout.area.centre[:2]
        radii = self.home_radius + come * (FILLED * pitch - self.home_radius)
        self.dots.arrange(np.pad(centres, ((0, 0), (0, 1))), radii, shown)
        seen = np.where(come == 1, shown, 0) * (1 - self.folded) ** 3
        self.labels.arrange(centres, seen, self.pitch, self.looked_at, self.pointing)
        self.labels.show_heads(2 * self.folded - 1)
        breadth = 2 * BROAD * FILLED * pitch
        barred = 1 - nearness(self.pitch)  # close by, numbers tell more
        named = barred * max(1 - AT_ONCE * self.folded, 0)
        self.bars.arrange(centres, shown, come, breadth, (barred, named))
        at = np.append(there[self.looked_at], 0)
        self.pointer.set_points(self.round * max(1.15 * FILLED * pitch, SMALLEST) + at)
        self.pointer.set_stroke(opacity=self.pointing)
        return self
