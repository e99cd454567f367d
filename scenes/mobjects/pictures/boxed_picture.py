"""A picture that comes apart into pieces."""

from collections.abc import Iterator
from typing import ClassVar, Self

import cairo
import numpy as np

from scenes.mobjects.painting.painted import set_source
from scenes.mobjects.pictures.photograph import Photograph
from scenes.mobjects.showing import Shown, boxes, pictures
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
        """The picture as long as it is whole, and then its pieces: of each its whole cells."""
        if not self.apart:
            yield from super().shows()
            return
        for box in self.boxes:
            top, left = np.maximum(np.ceil(box[:2]), 0).astype(int)
            bottom, right = np.minimum(np.floor(box[2:]), self.values.shape).astype(int)
            middle = (box[:2] + box[2:]) / 2
            ends = np.array([[top, left], [bottom, right]]) - middle
            rows, columns = (middle + self._share(box)[::-1] * ends).T
            upper_left, lower_right = self.corners(rows, columns)
            place = boxes(upper_left[None], lower_right[None])
            yield pictures(self.values[None, top:bottom, left:right], place, self)

    @property
    def unit(self) -> np.ndarray:
        """How many cells one of Manim's units is, across and down, (2,)."""
        return np.array(self.values.shape[::-1]) / (self.width, self.height)

    def _share(self, box: np.ndarray) -> np.ndarray:
        """How much of its size a piece has now, across and down, (2,)."""
        size = (box[2:] - box[:2])[::-1]
        return np.asarray(np.maximum(1 - 2 * AIR * self.apart * self.unit / size, 0.1))

    def _paint_cells(self, ctx: cairo.Context) -> None:
        if self.apart < 1:
            super()._paint_cells(ctx)
            ctx.rectangle(0, 0, *self.values.shape[::-1])
            set_source(ctx, THEME.background.to_rgb(), self.apart)
            ctx.fill()
        if self.apart:
            for box in self.boxes:
                self._paint_piece(ctx, box)

    def _paint_piece(self, ctx: cairo.Context, box: np.ndarray) -> None:
        top, left, bottom, right = box
        size = np.array([right - left, bottom - top])
        ctx.save()
        ctx.translate((left + right) / 2, (top + bottom) / 2)
        ctx.scale(*self._share(box))
        ctx.translate(-(left + right) / 2, -(top + bottom) / 2)
        ctx.rectangle(left, top, *size)
        ctx.clip()
        super()._paint_cells(ctx)
        # A rim of one thickness on all sides, though cells need not be square.
        thick = RIM * self.apart * self.unit
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
