"""A picture that comes apart into pieces."""

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar, Self

import cairo
import numpy as np

from scenes.mobjects.painting.painted import set_source
from scenes.mobjects.pictures.photograph import Photograph
from scenes.mobjects.showing import Shown
from scenes.mobjects.theme import THEME
from scenes.mobjects.tween import Tween

AIR = 0.05  # between two pieces that lie side by side, half of it, in Manim's units
RIM = 0.02  # how thick the outline of a piece is


class BoxedPicture(Photograph):
    """A grey picture of which in the end only some pieces are seen, each with a rim, and apart.

    Each piece stays where it is and becomes a little smaller.
    """

    data_names: ClassVar[tuple[str, ...]] = ("values", "height_above", "apart")

    def __init__(self, values: np.ndarray, boxes: np.ndarray, width: float = 4.0) -> None:
        """values: (rows, columns), 0..1. boxes: (n, 4), the top, left, bottom and right of each
        piece, in cells from the upper left corner, whole or not.
        """
        super().__init__(values, width)
        self.boxes, self.apart = np.array(boxes, dtype=float).reshape(-1, 4), 0.0

    def set_apart(self, share: float) -> Self:
        """0: the picture is whole; 1: only its pieces are seen."""
        self.apart = float(share)
        return self

    def come_apart(self, **kwargs: object) -> Tween:
        """An animation: all that is no piece fades, and the pieces part."""
        return Tween(self, "set_apart", 0, 1, **kwargs)

    def shows(self) -> Iterator[Shown]:
        """The picture as long as it is whole; its pieces are smaller."""
        for shown in super().shows():
            yield replace(shown, plainly=np.array([float(self.apart == 0)]))

    def _paint_cells(self, ctx: cairo.Context) -> None:
        if self.apart < 1:
            super()._paint_cells(ctx)
            ctx.rectangle(0, 0, *self.values.shape[::-1])
            set_source(ctx, THEME.background.to_rgb(), self.apart)
            ctx.fill()
        if self.apart:
            for box in self.boxes:
                self._paint_piece(ctx, *box)

    def _paint_piece(
        self, ctx: cairo.Context, top: float, left: float, bottom: float, right: float
    ) -> None:
        rows, columns = self.values.shape
        unit = np.array([columns / self.width, rows / self.height])  # in cells
        size = np.array([right - left, bottom - top])
        share = 1 - 2 * AIR * self.apart * unit / size
        ctx.save()
        ctx.translate((left + right) / 2, (top + bottom) / 2)
        ctx.scale(*np.maximum(share, 0.1))
        ctx.translate(-(left + right) / 2, -(top + bottom) / 2)
        ctx.rectangle(left, top, *size)
        ctx.clip()
        super()._paint_cells(ctx)
        # A rim of one thickness on all sides, though cells need not be square.
        thick = RIM * self.apart * unit
        for x, y, across, down in (
            (left, top, size[0], thick[1]),
            (left, bottom - thick[1], size[0], thick[1]),
            (left, top, thick[0], size[1]),
            (right - thick[0], top, thick[0], size[1]),
        ):
            ctx.rectangle(x, y, across, down)
        set_source(ctx, THEME.muted.to_rgb())
        ctx.fill()
        ctx.restore()
