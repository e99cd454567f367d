"""Hundreds of small neurons painted in one go, each with a size and a clearness of its own."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import ClassVar, Self

import cairo
import numpy as np

from scenes.mobjects.painting.dots import CORNERS, Dots
from scenes.mobjects.painting.painted import set_source
from scenes.mobjects.showing import Shown
from scenes.mobjects.theme import THEME

RIM = 0.16  # of a neuron's radius: the rim by which one sees it when it is dark
FAINT = 0.55  # of the ink of outlines in a rim: hundreds of them shall not outshine the lights
INK = THEME.dark.to_rgb() + FAINT * (THEME.muted.to_rgb() - THEME.dark.to_rgb())


class Discs(Dots):
    """Round neurons with thin rims; those that are not shown at all are not painted."""

    data_names: ClassVar[tuple[str, ...]] = ("colours", "negative", "shown")

    def __init__(self, centres: np.ndarray, colours: np.ndarray) -> None:
        """centres: (n, 3). colours: (n, 3), 0..1."""
        super().__init__(centres, colours)
        self.shown = np.ones(len(centres))

    def arrange(self, centres: np.ndarray, radii: np.ndarray, shown: np.ndarray) -> Self:
        """Put each neuron somewhere: (n, 3), as large as its radius, (n,), and as clear, 0..1."""
        self.shown = np.array(shown, dtype=float)
        corners = np.asarray(centres)[:, None] + np.reshape(radii, (-1, 1, 1)) * CORNERS
        return self.set_points(corners.reshape(-1, 3))

    @property
    def places(self) -> np.ndarray:
        """The boxes around the discs within their rims, (n, 2, 2)."""
        whole = super().places
        middles = whole.mean(axis=1, keepdims=True)
        return np.asarray(middles + (1 - RIM) * (whole - middles))

    def shows(self) -> Iterator[Shown]:
        for shown in super().shows():
            yield replace(shown, plainly=self.shown)

    def paint(self, ctx: cairo.Context) -> None:
        corners = self.points.reshape(-1, 4, 3)
        radii = np.linalg.norm(corners[:, 1] - corners[:, 0], axis=1) / 2
        seen = np.flatnonzero(self.shown > 0)
        parts = zip(self.centres[seen, :2], radii[seen], self.colours[seen], self.shown[seen])
        paint_discs(ctx, ((*place, *rest) for (*place,), *rest in parts), self.opacity)


def paint_discs(ctx: cairo.Context, discs: Iterable[tuple], opacity: float = 1.0) -> None:
    """Paint discs with rims; each: x, y, radius, colour (3,) and how clear it is, 0..1."""
    ctx.set_line_cap(cairo.LINE_CAP_ROUND)
    for x, y, radius, colour, shown in discs:
        if opacity * shown < 1:
            _paint_clear(ctx, x, y, radius, colour, opacity * shown)
            continue
        # A line without length, with round ends, is the disc that Cairo paints fastest.
        for part, ink in ((1, INK), (1 - RIM, colour)):
            ctx.move_to(x, y)
            ctx.line_to(x, y)
            ctx.set_line_width(2 * radius * part)
            set_source(ctx, ink)
            ctx.stroke()


def _paint_clear(
    ctx: cairo.Context, x: float, y: float, radius: float, colour: np.ndarray, opacity: float
) -> None:
    """Paint a disc through which one can look: its rim lies around it, or it would shine."""
    rim = RIM * radius
    ctx.new_sub_path()
    ctx.arc(x, y, radius - rim, 0, 2 * np.pi)
    set_source(ctx, colour, opacity)
    ctx.fill()
    ctx.new_sub_path()
    ctx.arc(x, y, radius - rim / 2, 0, 2 * np.pi)
    ctx.set_line_width(rim)
    set_source(ctx, INK, opacity)
    ctx.stroke()
