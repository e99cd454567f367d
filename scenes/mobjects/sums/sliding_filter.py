"""A small grid of weights that slides over a picture, and the picture of its answers."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from manim import RIGHT, UP, AnimationGroup, VGroup, linear

from scenes.mobjects.grids.cells import Cursor
from scenes.mobjects.lettering.labelled import baseline
from scenes.mobjects.lettering.text import badge, words
from scenes.mobjects.pictures.photograph import Photograph
from scenes.mobjects.stage import LINE, Area
from scenes.mobjects.sums.row_cursor import RowCursor
from scenes.mobjects.theme import SMALL, THEME
from scenes.mobjects.tween import TweenThrough

STANDS = 0.3  # from a picture up to the line on which its name stands, of a line
BROAD = 14  # Manim's stroke width of the dark line by which a cursor is seen on a photograph
SIZE = 3  # cells to a side of a filter


class SlidingFilter:
    """A picture, and beside it or under it the answers of a filter at all its places.

    An answer is a light: dark for zero or less, fully lit for `limit`, the largest of all. Of
    several filters the strongest answer at each place is seen. Mobjects: `picture` and `answers`
    (to begin with, lit at the place alone), `names` over both, `cursor` (an outline around the
    cells that the filter stands on, and one around the place of its answer), and `bands`, around a
    row of both.
    """

    def __init__(
        self, picture: np.ndarray, answers: np.ndarray, place: tuple[int, int], area: Area
    ) -> None:
        """picture: (rows, columns), 0..1. answers: (n, rows, columns), of n filters. place: row and
        column of the filter's middle, to begin with.
        """
        strongest = np.maximum.accumulate(answers, axis=0)
        self.limit = float(strongest.max())
        self.lights = np.clip(strongest / (self.limit or 1.0), 0, 1)  # (n, rows, columns)
        self.row, self.column = place
        self.picture, self.answers = Photograph(picture), Photograph(self.along(0))
        quiet = {"size": SMALL, "color": THEME.muted}
        self.names = VGroup(
            VGroup(words("painted by us", **quiet)),
            VGroup(words("answers: the higher, the brighter", **quiet), badge("computed")),
        )
        for half, grid, name in zip(area.split(1, 1), self.grids, self.names):
            replace(half, height=half.height - LINE).fit(grid)
            name.arrange(RIGHT).next_to(grid, UP)
            name.shift(UP * (grid.get_top()[1] + STANDS * LINE - baseline(name[0])))
        self.bands = VGroup(*map(RowCursor, self.grids)).set_z_index(1)
        row = np.arange(picture.shape[1]) + self.row * picture.shape[1]
        self.cursor = Cursor(self.grids, row)
        for outline, grid in zip(self.cursor, self.grids):
            cell = grid.width / picture.shape[1]
            outline.scale((SIZE * cell + 0.01 * BROAD) / outline.width)
            outline.set_stroke(THEME.plate, width=BROAD, background=True)
        self.cursor.show_terms(place[1] + 1)

    @property
    def grids(self) -> tuple[Photograph, Photograph]:
        """The picture, and that of its answers."""
        return self.picture, self.answers

    def along(self, count: np.ndarray | float) -> np.ndarray:
        """The first filter's lights at the first `count` places of the row, and at its own."""
        done = np.arange(self.lights.shape[2]) < round(float(count))
        done[self.column] = True
        lights = np.zeros_like(self.lights[0])
        lights[self.row, done] = self.lights[0, self.row, done]
        return lights

    def down(self, count: np.ndarray | float) -> np.ndarray:
        """The first filter's lights in the first `count` rows, and in the row."""
        done = np.arange(len(self.lights[0])) < round(float(count))
        done[self.row] = True
        return np.where(done[:, None], self.lights[0], 0)

    def turned(self, count: np.ndarray | float) -> np.ndarray:
        """The strongest light of the first `count` filters, of the last of which only a part."""
        whole = int(np.clip(count, 1, len(self.lights) - 1))
        before, after = self.lights[whole - 1 : whole + 1]
        return np.asarray(before + (count - whole) * (after - before))

    def slide(self) -> AnimationGroup:
        """An animation: the filter slides along its row, and leaves its answers."""
        columns = self.lights.shape[2]
        return AnimationGroup(self._show(self.along, 0, columns), self.cursor.walk(0, columns))

    def sweep(self) -> AnimationGroup:
        """An animation: all rows are answered, one after another."""
        bands = [band.sweep() for band in self.bands]
        return AnimationGroup(self._show(self.down, 0, self.lights.shape[1]), *bands)

    def turn(self) -> TweenThrough:
        """An animation: after the first filter the others add their answers, one after another."""
        return self._show(self.turned, 1, len(self.lights))

    def _show(
        self, lights: Callable[[np.ndarray], np.ndarray], start: int, end: int
    ) -> TweenThrough:
        return TweenThrough(self.answers, "set_values", lights, start, end, rate_func=linear)
