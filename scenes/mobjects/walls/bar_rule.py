"""A bar by rule: two points on a grid of dials, which then are set as the bar asks."""

import numpy as np
from manim import (
    DOWN,
    LEFT,
    Animation,
    Create,
    Dot,
    FadeIn,
    FadeOut,
    LaggedStart,
    Line,
    ManimColor,
    VGroup,
)

from scenes.mobjects.grids.grids import CellGrid
from scenes.mobjects.grids.legend import SignKey
from scenes.mobjects.lettering.text import words
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import HEADING, THEME
from scenes.mobjects.tween import Tween
from scenes.mobjects.walls.dials import DialGrid

Point = tuple[float, float]
RIM = 8  # Manim's stroke width: how much wider the dark rim of a bar is
WIDE = 0.045  # of a grid: how wide a bar is drawn on it


class BarRule(VGroup):
    """A grid of dials, beside it the bar's name and its two points, in words and on the grid.

    Parts: `grid`, `name`, `begins` and `ends` (the words and the point of each), `line`, `key`.
    """

    def __init__(
        self, dials: np.ndarray, name: str, points: tuple[Point, Point], area: Area
    ) -> None:
        """dials: (rows, columns), −1 to 1, as they stand before. points: row and column of each."""
        super().__init__()
        left, right = area.split(1, 1)
        self.grid = left.fit(DialGrid(dials))
        self.line = bar_line(self.grid, points, THEME.attention)
        self.name = words(name, size=HEADING, bold=True)
        self.key = SignKey("positive weight", "negative weight")
        told = [
            words(sentence, *(f"{each:g}" for each in point))
            for sentence, point in zip(
                ("begins: row {}, column {}", "ends: row {}, column {}"), points, strict=True
            )
        ]
        beside = VGroup(self.name, *told, self.key).arrange(DOWN, aligned_edge=LEFT, buff=0.5)
        right.place(beside)
        self.begins, self.ends = (
            VGroup(text, Dot(end, color=THEME.attention))
            for text, end in zip(told, self.line.get_start_and_end(), strict=True)
        )
        self.add(self.grid, self.name, self.begins, self.ends, self.line, self.key)

    @property
    def words(self) -> VGroup:
        """All that is written."""
        return VGroup(self.name, self.begins[0], self.ends[0], self.key)

    def lie_down(self) -> LaggedStart:
        """An animation: where the bar begins, where it ends, and the bar between."""
        points = map(FadeIn, (self.begins, self.ends))
        return LaggedStart(*points, Create(self.line), lag_ratio=1)

    def forget_line(self) -> list[Animation]:
        """Animations: points and line go from the grid, and what colours mean comes."""
        return [FadeOut(self.begins[1], self.ends[1], self.line), FadeIn(self.key)]

    def set_dials(self, values: np.ndarray, **kwargs: object) -> Tween:
        """An animation: the dials are turned to other values, (rows, columns), −1 to 1."""
        return Tween(self.grid, "set_values", self.grid.values, values, **kwargs)


def bar_line(grid: CellGrid, points: tuple[Point, Point], color: ManimColor) -> Line:
    """A bar as a line on a grid, from the middle of one cell to that of another.

    points: row and column of each, in cells; between two cells, too.
    """
    rows, columns = np.transpose(points) + 0.5
    start, end = grid.corners(rows, columns)
    width = 100 * WIDE * grid.width
    line = Line(start, end, stroke_width=width, color=color)
    line.set_stroke(THEME.plate, width + RIM, background=True)  # seen on bright cells, too
    return line.set_z_index(grid.z_index + 1)
