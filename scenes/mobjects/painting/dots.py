"""Many dots painted in one go: values on a number line, neurons on a curve."""

from collections.abc import Iterator
from typing import ClassVar, Self

import cairo
import numpy as np
from manim import DL, DR, UL, UR

from scenes.mobjects.painting.painted import Painted, set_source
from scenes.mobjects.painting.signs import minus_inks
from scenes.mobjects.painting.stamps import stamp_discs
from scenes.mobjects.showing import NOTHING, PLACE, Shown, boxes
from scenes.mobjects.theme import THEME

# The four points that a dot has in `points`: as a Manim curve its first and last are anchors,
# which is where Manim looks for a mobject's width and height.
CORNERS = np.array([DL, DR, UL, UR])
RING = 0.6  # the width of a ring, of a dot's radius
MINUS = np.array([0.55, 0.15])  # half a minus, across and up, of a dot's radius


class Dots(Painted):
    """Round dots, each with a colour of its own; one of them can be ringed."""

    data_names: ClassVar[tuple[str, ...]] = ("colours", "negative")

    def __init__(
        self,
        centres: np.ndarray,
        colours: np.ndarray,
        radius: float = 0.1,
        marked: int | None = None,
        negative: np.ndarray | None = None,
    ) -> None:
        """centres: (n, 3). colours: (n, 3), 0..1. radius: in Manim's units.

        marked: the dot that is ringed in the colour of attention and lies on top. negative: (n,):
        which dots carry a minus, so that their sign survives in grey; 0..1, how plainly.
        """
        super().__init__()
        self.marked = marked
        self.set_negative(np.zeros(len(centres)) if negative is None else negative)
        self.radius = radius
        self.set_centres(centres).set_colours(colours)

    @property
    def centres(self) -> np.ndarray:
        """The middles of the dots, (n, 3)."""
        return self.points.reshape(-1, 4, 3).mean(axis=1)

    @property
    def radii(self) -> np.ndarray:
        """The radii of the dots, (n,) in Manim's units."""
        corners = self.points.reshape(-1, 4, 3)
        return np.asarray(np.linalg.norm(corners[:, 1] - corners[:, 0], axis=1) / 2)

    @property
    def places(self) -> np.ndarray:
        """The boxes around the dots, lower left and upper right, (n, 2, 2)."""
        corners = self.points.reshape(-1, 4, 3)
        return boxes(corners[:, 0], corners[:, 3])

    def shows(self) -> Iterator[Shown]:
        """Where dots are and which colours they have; what that means, others know."""
        n, look = len(self.colours), {"colours": self.colours}
        yield Shown("dots", NOTHING, PLACE, 1.0, self.places, np.ones(n), (self,), more=look)

    def set_centres(self, centres: np.ndarray) -> Self:
        """Move the dots: (n, 3)."""
        corners = np.asarray(centres)[:, None] + self.radius * CORNERS
        return self.set_points(corners.reshape(-1, 3))

    def set_colours(self, colours: np.ndarray) -> Self:
        """Colour the dots: (n, 3), 0..1."""
        self.colours = np.array(colours, dtype=float)
        return self

    def set_negative(self, shares: np.ndarray) -> Self:
        """How plainly each dot carries a minus: (n,), 0..1 or bool."""
        self.negative = np.array(shares, dtype=float)
        return self

    def overhang(self) -> float:
        """Half of a ring's line."""
        corners = self.points.reshape(-1, 4, 3)
        return RING / 4 * float(np.ptp(corners[:, :2, 0], axis=1).max(initial=0))

    def paint(self, ctx: cairo.Context) -> None:
        centres, radii, n = self.centres[:, :2], self.radii, len(self.colours)
        is_ringed = np.arange(n) == self.marked
        rims = np.where(is_ringed, RING * radii, np.minimum(0.2 * radii, 0.025))
        inks = np.where(is_ringed[:, None], THEME.attention.to_rgb(), THEME.muted.to_rgb())
        order = np.argsort(is_ringed, kind="stable")
        if self.opacity < 1:
            self._paint_clear(ctx, order, rims, inks)
        else:
            # A rim in the middle of an edge is a disc with a smaller one on it.
            sizes = np.stack([radii + rims / 2, radii - rims / 2], axis=1)
            discs = np.dstack([np.broadcast_to(centres[:, None], (n, 2, 2)), sizes])
            colours = np.stack([inks, self.colours], axis=1)
            stamp_discs(ctx, discs[order].reshape(-1, 3), colours[order].reshape(-1, 3).tolist())
        self._paint_minuses(ctx, centres, radii)

    def _paint_clear(
        self, ctx: cairo.Context, order: np.ndarray, rims: np.ndarray, inks: np.ndarray
    ) -> None:
        """Paint dots through which one can look, in this order, with their rims (n,)."""
        centres, radii = self.centres[:, :2], self.radii
        for i in order.tolist():
            x, y = centres[i]
            ctx.new_sub_path()
            ctx.arc(x, y, radii[i], 0, 2 * np.pi)
            set_source(ctx, self.colours[i], self.opacity)
            ctx.fill_preserve()
            ctx.set_line_width(rims[i])
            set_source(ctx, inks[i], self.opacity)
            ctx.stroke()

    def _paint_minuses(self, ctx: cairo.Context, centres: np.ndarray, radii: np.ndarray) -> None:
        for i in np.flatnonzero(self.negative):
            (x, y), half = centres[i], radii[i] * MINUS
            ctx.rectangle(x - half[0], y - half[1], 2 * half[0], 2 * half[1])
            set_source(ctx, minus_inks(self.colours[i]), self.opacity * self.negative[i])
            ctx.fill()


def sign_colours(values: np.ndarray) -> np.ndarray:
    """The colours of signed values, (n,) to (n, 3): positive from zero up, else negative."""
    positive, negative = THEME.positive.to_rgb(), THEME.negative.to_rgb()
    return np.where(np.asarray(values)[:, None] >= 0, positive, negative)


def brightness_colours(activations: np.ndarray) -> np.ndarray:
    """The colours of activations, (n,) in 0..1 to (n, 3): from dark to lit."""
    share = np.clip(activations, 0, 1)[:, None]
    return (1 - share) * THEME.dark.to_rgb() + share * THEME.lit.to_rgb()


def swarm(positions: np.ndarray, size: float, first: int = 0) -> np.ndarray:
    """How far dots on a line step aside, (n,) to (n,), so that none lies on another.

    size: of a dot; all steps are multiples of it, to both sides. first: the dot that stays.
    """
    levels = np.zeros(len(positions), dtype=int)
    placed: list[int] = []
    for i in sorted(range(len(positions)), key=lambda i: (i != first, positions[i])):
        taken = {levels[j] for j in placed if abs(positions[j] - positions[i]) < size}
        levels[i] = next(k for k in _outwards(len(placed)) if k not in taken)
        placed.append(i)
    return size * levels


def _outwards(most: int) -> Iterator[int]:
    """0, 1, −1, 2, −2 …"""
    yield 0
    for k in range(1, most + 1):
        yield from (k, -k)
