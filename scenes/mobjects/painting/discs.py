"""Hundreds of small neurons painted in one go, each with a size and a clearness of its own."""

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar, Self

import cairo
import numpy as np

from scenes.mobjects.painting.dots import CORNERS, Dots
from scenes.mobjects.painting.painted import set_source
from scenes.mobjects.painting.stamps import stamp_discs
from scenes.mobjects.showing import Shown
from scenes.mobjects.theme import THEME

RIM = 0.16  # of a neuron's radius: the rim by which one sees it when it is dark
FAINT = 0.55  # of the ink of outlines in a rim: hundreds of them shall not outshine the lights
PARTS = np.array([[1, 1, 1], [1, 1, 1 - RIM]])  # of a disc's place and radius: rim, inside
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
        seen = self.shown > 0
        discs = np.column_stack([self.centres[:, :2], self.radii])[seen]
        paint_discs(ctx, discs, self.colours[seen], self.opacity * self.shown[seen])


def paint_discs(
    ctx: cairo.Context, discs: np.ndarray, colours: np.ndarray, shown: np.ndarray
) -> None:
    """Paint discs with rims.

    discs: x, y and radius, (n, 3). colours: (n, 3), 0..1. shown: how clear each is, (n,), 0..1.
    """
    is_whole = shown >= 1
    ends = np.flatnonzero(np.diff(is_whole)) + 1
    for some in np.split(np.arange(len(discs)), ends):
        if not is_whole[some].all():
            for disc in zip(discs[some].tolist(), colours[some], shown[some].tolist()):
                _paint_clear(ctx, *disc)
            continue
        rims_and_insides = np.repeat(discs[some], 2, axis=0) * np.tile(PARTS, (len(some), 1))
        inks = np.stack([np.broadcast_to(INK, (len(some), 3)), colours[some]], axis=1)
        stamp_discs(ctx, rims_and_insides, inks.reshape(-1, 3).tolist())


def _paint_clear(
    ctx: cairo.Context, disc: tuple[float, float, float], colour: np.ndarray, opacity: float
) -> None:
    """Paint a disc through which one can look: its rim lies around it, or it would shine."""
    x, y, radius = disc
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
