"""A wall of weight grids: the weights of all neurons of a layer, side by side, on one scale."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Self

import numpy as np
from manim import DOWN, UP, FadeIn, LaggedStart, Mobject, Rectangle, TransformFromCopy, VGroup

from scenes.mobjects.grids.grids import ImageGrid, WeightGrid
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.text import words
from scenes.mobjects.stage import LINE, Area
from scenes.mobjects.theme import SMALL, THEME

GAP = 0.12  # between grids, of a grid's width
UNDER = 0.16  # between a grid and its label, in Manim's units
MOST, ENDS = 128, 32  # grids of a wall; of more the first and the last of them


class GridWall(VGroup):
    """n weight grids in the rows and columns that fill an area best, on one common scale.

    Parts: `grids`, `labels` (empty where none are given). `limit` is the value at full colour.
    """

    def __init__(
        self,
        grids: np.ndarray,
        area: Area,
        limit: float | None = None,
        labels: Sequence[Mobject] = (),
        kind: type[WeightGrid] = WeightGrid,
    ) -> None:
        """grids: (n, rows, columns), signed. limit: by default the largest size among all of them.

        labels: one for each grid, drawn under it: its number, its bias. kind: what each grid is
        drawn as. Raises ValueError where labels have no room.
        """
        super().__init__()
        values = _checked(grids)
        n, rows, columns = values.shape
        self.limit = float(np.abs(values).max()) if limit is None else float(limit)
        self.labels = VGroup(*labels)
        if labels and len(labels) != n:
            raise ValueError(f"{len(labels)} labels for {n} grids; one for each was expected.")
        under = max((label.height + UNDER for label in labels), default=0.0)
        across, width = arrangement(n, rows / columns, area, under)
        if any(label.width > width for label in labels):
            raise ValueError(
                f"The labels of {n} grids are wider than the grids: {width:.2f} units."
            )
        self.grids = VGroup(*(kind(np.zeros((rows, columns)), width) for _ in range(n)))
        step_x, step_y = width * (1 + GAP), width * rows / columns + width * GAP + under
        for k, grid in enumerate(self.grids):
            row, column = divmod(k, across)
            in_row = min(across, n - row * across)  # the last row may be shorter: it is centred
            down = -(-n // across)
            x = (column - (in_row - 1) / 2) * step_x
            y = ((down - 1) / 2 - row) * step_y + under / 2
            grid.move_to(area.centre + np.array([x, y, 0]))
        for grid, label in zip(self.grids, self.labels):
            label.next_to(grid, DOWN, buff=UNDER)
        self.add(self.grids, self.labels)
        self.set_values(values)

    def set_values(self, grids: np.ndarray) -> Self:
        """Show other weights, (n, rows, columns), on the same scale."""
        self.values = _checked(grids)
        for grid, values in zip(self.grids, self.values, strict=True):
            grid.set_weights(values, self.limit)
        return self

    def grid(self, index: int) -> WeightGrid:
        """One of the grids."""
        return self.grids[index]

    def outline(self, index: int) -> Rectangle:
        """An outline around one of the grids, to point at it."""
        grid = self.grids[index]
        air = GAP * grid.width * 0.8
        outline = Rectangle(width=grid.width + air, height=grid.height + air)
        return outline.set_stroke(THEME.attention, width=4).move_to(grid)


class NamedWall(VGroup):
    """A wall of weight grids under its title, which fill an area together.

    Parts: `title`, `wall`, and under it `others`: how many more there are than a wall has room for.
    `shown` are the indices of the grids that are drawn.
    """

    def __init__(self, grids: np.ndarray, title: str, area: Area) -> None:
        """grids: (n, rows, columns), signed. title: with a `{}` for the value at full colour.

        A hundredth of the weights are beyond it: a few large ones would leave all others dark.
        """
        limit, self.shown = full_colour(grids), shown_on_a_wall(len(grids))
        self.others = others_of_a_wall(len(grids) - len(self.shown))
        under = LINE if len(self.others) else 0.0
        room = replace(area, height=area.height - LINE - under, bottom=area.bottom + under)
        self.wall = GridWall(grids[self.shown], room, limit)
        self.title = words(title, number(limit), size=SMALL).next_to(self.wall, UP)
        self.others.next_to(self.wall, DOWN)
        super().__init__(self.title, self.wall, self.others)

    def appear(self) -> LaggedStart:
        """An animation: the title, and then one grid after another."""
        parts = (self.title, *self.wall.grids, *self.others)
        return LaggedStart(*map(FadeIn, parts), lag_ratio=0.3)


def shown_on_a_wall(n: int, needed: int = 0) -> np.ndarray:
    """Which of n grids are drawn: all that a wall has room for, of more the first and the last.

    needed: one that is among them in any case.
    """
    if n <= MOST:
        return np.arange(n)
    return np.unique([*range(ENDS), *range(n - ENDS, n), needed])


def others_of_a_wall(count: int) -> VGroup:
    """ "… 960 more": what is said under a wall of the grids that are not drawn, if any."""
    if not count:
        return VGroup()
    return VGroup(words("… {} more", f"{count:,}", size=SMALL, color=THEME.muted))


def full_colour(grids: np.ndarray) -> float:
    """The value at full colour, for weights of any shape, where a hundredth shall be beyond it."""
    return float(np.quantile(np.abs(grids), 0.99)) or float(np.abs(grids).max()) or 1.0


def picture_wall(images: np.ndarray, area: Area) -> VGroup:
    """Pictures (n, rows, columns), 0..1, in the rows that fill an area best: one grid for each."""
    _, rows, columns = images.shape
    across, width = arrangement(len(images), rows / columns, area)
    wall = VGroup(*(ImageGrid(image, width) for image in images))
    return area.place(wall.arrange_in_grid(cols=across, buff=GAP * width))


def spread_out(wall: VGroup) -> LaggedStart:
    """An animation: all pictures of a wall come out of the last one, which is on screen."""
    return LaggedStart(*(TransformFromCopy(wall[-1], one) for one in wall[:-1]))


def arrangement(n: int, aspect: float, area: Area, under: float = 0.0) -> tuple[int, float]:
    """How many grids stand side by side in the arrangement that fills an area best, and how wide.

    aspect: a grid's height by its width. under: the room below each for its label.
    """
    widths = {}
    for across in range(1, n + 1):
        down = -(-n // across)
        by_width = area.width / (across + GAP * (across - 1))
        by_height = (area.height - down * under) / (down * aspect + GAP * (down - 1))
        widths[across] = min(by_width, by_height)
    # Where several are as good, full rows look best.
    best = max(widths, key=lambda across: (round(widths[across], 6), -(-n % across)))
    if widths[best] <= 0:
        raise ValueError(f"There is no room for {n} grids and their labels in the area.")
    return best, widths[best]


def _checked(grids: np.ndarray) -> np.ndarray:
    values = np.array(grids, dtype=float)
    if values.ndim != 3 or values.size == 0:
        raise ValueError(f"grids has shape {values.shape}; (n, rows, columns) was expected.")
    return values
