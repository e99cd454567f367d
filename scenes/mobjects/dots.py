"""Many dots painted in one go: values on a number line, neurons on a curve."""

from typing import ClassVar, Self

import cairo
import numpy as np
from manim import DOWN, LEFT, RIGHT, UP

from scenes.mobjects.painted import Painted
from scenes.mobjects.theme import THEME

EDGES = np.array([LEFT, UP, RIGHT, DOWN])


class Dots(Painted):
    """Round dots, each with a colour of its own; one of them can be ringed."""

    data_names: ClassVar[tuple[str, ...]] = ("colours",)

    def __init__(
        self,
        centres: np.ndarray,
        colours: np.ndarray,
        radius: float = 0.1,
        marked: int | None = None,
    ) -> None:
        """centres: (n, 3). colours: (n, 3), 0..1. radius: in Manim's units.

        marked: the dot that is ringed in the colour of attention and lies on top.
        """
        super().__init__()
        self.marked = marked
        self.radius = radius
        self.set_centres(centres).set_colours(colours)

    @property
    def centres(self) -> np.ndarray:
        """The middles of the dots, (n, 3)."""
        return self.points.reshape(-1, 4, 3).mean(axis=1)

    def set_centres(self, centres: np.ndarray) -> Self:
        """Move the dots: (n, 3)."""
        # Four points a dot, at its edges: so a shift or a scale of the points is one of the dots.
        self.points = (np.asarray(centres)[:, None] + self.radius * EDGES).reshape(-1, 3)
        return self

    def set_colours(self, colours: np.ndarray) -> Self:
        """Colour the dots: (n, 3), 0..1."""
        self.colours = np.array(colours, dtype=float)
        return self

    def paint(self, ctx: cairo.Context) -> None:
        edges, centres = self.points.reshape(-1, 4, 3), self.centres[:, :2]
        radii = np.linalg.norm(edges[:, 2] - edges[:, 0], axis=1) / 2
        for i in sorted(range(len(edges)), key=lambda i: i == self.marked):
            ringed = i == self.marked
            outline = (THEME.attention if ringed else THEME.muted).to_rgb()
            ctx.new_sub_path()
            ctx.arc(*centres[i], radii[i], 0, 2 * np.pi)
            # Red and blue are exchanged: see Painted.paint.
            ctx.set_source_rgba(*reversed(self.colours[i]), self.opacity)
            ctx.fill_preserve()
            ctx.set_line_width(radii[i] * (0.6 if ringed else 0.2))
            ctx.set_source_rgba(*reversed(outline), self.opacity)
            ctx.stroke()


def sign_colours(values: np.ndarray) -> np.ndarray:
    """The colours of signed values, (n,) to (n, 3): positive from zero up, else negative."""
    positive, negative = THEME.positive.to_rgb(), THEME.negative.to_rgb()
    return np.where(np.asarray(values)[:, None] >= 0, positive, negative)


def brightness_colours(activations: np.ndarray) -> np.ndarray:
    """The colours of activations, (n,) in 0..1 to (n, 3): from dark to lit."""
    share = np.clip(activations, 0, 1)[:, None]
    return (1 - share) * THEME.dark.to_rgb() + share * THEME.lit.to_rgb()
