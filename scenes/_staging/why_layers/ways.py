"""Square places, row by row or column by column, and lines that lead to them and hide none."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
from manim import DOWN, RIGHT, UP, Rectangle, VMobject

from scenes.mobjects.stage import Area
from scenes.mobjects.theme import THEME

CLOSE = 0.15  # between neighbours, in Manim's units
BESIDE = CLOSE / 4  # from a place to a line past it: its neighbour's has a track of its own
Way = Sequence[np.ndarray]


def tiles(area: Area, across: int, down: int) -> list[Area]:
    """So many squares in an area, row by row; where it stacks, as many columns as else rows."""
    across, down = (down, across) if area.stacks else (across, down)
    rows = area.rows(*[1] * down, gap=CLOSE)
    return [square(cell) for row in rows for cell in row.columns(*[1] * across, gap=CLOSE)]


def square(place: Area) -> Area:
    """What a square picture fills of a place."""
    left, bottom, _ = place.centre - place.side / 2
    return replace(place, left=left, bottom=bottom, width=place.side, height=place.side)


def box_around(places: Sequence[Area]) -> Rectangle:
    """A thin frame around places."""
    left, right = min(one.left for one in places), max(one.right for one in places)
    bottom, top = min(one.bottom for one in places), max(one.top for one in places)
    box = Rectangle(width=right - left + CLOSE, height=top - bottom + CLOSE)
    return box.set_stroke(THEME.muted, 1.5).move_to([(left + right) / 2, (bottom + top) / 2, 0])


def way(start: Area, end: Area, before: Area | None = None) -> Way:
    """The corners of a line from a place on to another: to the right, or where areas stack, down.

    before: a place that lies before the end; the line goes past it, on the side of the start.
    """
    on, aside = (DOWN, RIGHT) if start.stacks else (RIGHT, UP)
    past = []
    if before is not None:
        side = aside if (start.centre - before.centre) @ aside >= 0 else -aside
        past = [before.at(side + along) + side * BESIDE for along in (-on, on)]
    return [start.at(on), *past, end.at(-on)]


def lines_along(ways: Iterable[Way]) -> VMobject:
    """All these lines, drawn in one go."""
    lines = VMobject(stroke_color=THEME.muted, stroke_width=2)
    for start, *corners in ways:
        lines.start_new_path(start)
        for corner in corners:
            lines.add_line_to(corner)
    return lines
