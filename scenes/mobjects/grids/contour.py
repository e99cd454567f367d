"""The outline of chosen cells of a grid: of what a neuron looks for, of what an image covers."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from manim import ManimColor, VMobject

from scenes.mobjects.grids.grids import CellGrid
from scenes.mobjects.plots.number_line import segment
from scenes.mobjects.theme import THEME

Corner = tuple[int, int]  # row and column of a corner of cells


class Contour(VMobject):
    """A line around all chosen cells, along the edges they share with others; dashed on demand."""

    DASH = 0.55  # of a cell's edge: the length of a dash

    def __init__(
        self,
        grid: CellGrid,
        chosen: np.ndarray,
        dashed: bool = False,
        color: ManimColor = THEME.attention,
    ) -> None:
        """chosen: (rows, columns), which of the grid's cells are inside.

        Raises ValueError where that is not the grid's shape.
        """
        if np.shape(chosen) != grid.values.shape:
            raise ValueError(
                f"chosen has shape {np.shape(chosen)}; the grid's {grid.values.shape} was expected."
            )
        super().__init__(stroke_color=color, stroke_width=4)
        self.set_stroke(THEME.plate, 12, background=True)  # seen on bright and on dark
        for loop in _loops(np.asarray(chosen, dtype=bool)):
            points = grid.corners(*np.transpose(loop))
            if not dashed:
                self.start_new_path(points[0])
                self.add_points_as_corners(points[1:])
                continue
            for start, end in pairwise(points):
                margin = (1 - self.DASH) / 2 * (end - start)
                segment(self, start + margin, end - margin)


def _loops(chosen: np.ndarray) -> Iterator[list[Corner]]:
    """The closed ways around the chosen cells, the cells on the right of each."""
    ahead: dict[Corner, list[Corner]] = {}
    inside = np.pad(chosen, 1)
    for row, column in np.argwhere(chosen).tolist():
        corners = [(0, 0), (0, 1), (1, 1), (1, 0), (0, 0)]
        sides = [(-1, 0), (0, 1), (1, 0), (0, -1)]
        for (down, right), start, end in zip(sides, corners, corners[1:]):
            if not inside[row + 1 + down, column + 1 + right]:
                here, there = ((row + r, column + c) for r, c in (start, end))
                ahead.setdefault(here, []).append(there)
    while ahead:
        loop = [next(iter(ahead))]
        # As many ways lead to a corner as lead away, so the walk comes back.
        while len(loop) == 1 or loop[-1] != loop[0]:
            following = ahead[loop[-1]]
            here, there = loop[-1], following.pop()
            if not following:
                del ahead[here]
            loop.append(there)
        yield loop
