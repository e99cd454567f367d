"""Known glyphs as they cover pixels, wherever they stand and however large they are."""

import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache

import cairo
import numpy as np

# Of each character its points in ems, (4 · curves, 2), x from where all of them begin and y up from
# the baseline, and its advance.
Outlines = Mapping[str, tuple[np.ndarray, float]]
FINE = 8  # parts of a pixel's side in which a glyph's place is told
AIR = 1  # pixels around the largest glyph
KEPT = 200  # sizes and places of a face that are remembered


class Face:
    """The characters of one typeface.

    characters: all of them. boxes: (n, 4), left, bottom, right, top of each one's points in ems.
    advances: (n,), in ems.
    """

    def __init__(self, outlines: Outlines) -> None:
        self.outlines = outlines
        self.characters = "".join(outlines)
        ends = [(points.min(axis=0), points.max(axis=0)) for points, _ in outlines.values()]
        self.boxes = np.array(ends, float).reshape(-1, 4)
        self._low, self._high = self.boxes.min(axis=0)[:2], self.boxes.max(axis=0)[2:]
        self.advances = np.array([advance for _, advance in outlines.values()])
        kinds = map(unicodedata.decomposition, self.characters)
        self.is_raised = np.array([kind.startswith("<super>") for kind in kinds])
        self._usual = np.flatnonzero(~self.is_raised)
        self._coverage = lru_cache(KEPT)(self._worked_out)
        self._sums = lru_cache(KEPT // 4)(self._drawn_finely)

    def rivals(self, rows: np.ndarray) -> np.ndarray:
        """The characters that may be taken for one of these: raised ones only where one is."""
        return np.arange(len(self.characters)) if self.is_raised[rows].any() else self._usual

    def window(self, em: float) -> tuple[int, int, int, int]:
        """Pixels around a place in which all characters lie: left, top, right, bottom.

        em: in pixels. The place is within the pixel at 0, 0.
        """
        (left, bottom), (right, top) = self._low * em, self._high * em
        return (
            int(np.floor(left)) - AIR,
            int(np.floor(-top)) - AIR,
            int(np.ceil(right)) + 1 + AIR,
            int(np.ceil(-bottom)) + 1 + AIR,
        )

    def coverage(self, em: float, at: Sequence[float]) -> np.ndarray:
        """How much of each pixel of the window each character covers: (n, height, width).

        em: in pixels, as `nearly` gives it. at: where it stands in its pixel, x and y of 0..1.
        """
        x, y = (min(round(part * FINE), FINE) for part in at)
        return self._coverage(em, x, y)

    def _worked_out(self, em: float, x: int, y: int) -> np.ndarray:
        """Coverage at a place in parts of a pixel, out of the fine one's sums."""
        left, top, right, bottom = self.window(em)
        sums = self._sums(em)[:, FINE - y :: FINE, FINE - x :: FINE]
        sums = sums[:, : bottom - top + 1, : right - left + 1]
        return np.diff(np.diff(sums, axis=1), axis=2)

    def _drawn_finely(self, em: float) -> np.ndarray:
        """Sums over all parts of pixels above and left of each, one pixel of air before them."""
        left, top, right, bottom = self.window(em)
        height, width = FINE * (bottom - top + 1), FINE * (right - left + 1)
        surface = cairo.ImageSurface(cairo.FORMAT_A8, width, height)
        context = cairo.Context(surface)
        sums = np.zeros((len(self.characters), height + 1, width + 1), np.float32)
        for row, (points, _) in zip(sums, self.outlines.values()):
            context.set_operator(cairo.OPERATOR_CLEAR)
            context.paint()
            context.set_operator(cairo.OPERATOR_OVER)
            _trace(context, (points * (em, -em) - (left - 1, top - 1)) * FINE)
            context.fill()
            surface.flush()
            rows = np.frombuffer(surface.get_data(), np.uint8).reshape(height, -1)[:, :width]
            row[1:, 1:] = rows.cumsum(axis=0, dtype=np.float32).cumsum(axis=1)
        return sums / (255 * FINE**2)


def nearly(em: float) -> float:
    """A size as fine as a difference is seen, so that it is met again."""
    return round(em * FINE) / FINE


def _trace(context: cairo.Context, points: np.ndarray) -> None:
    """A path of curves of four points each; where one does not begin at the last, anew."""
    curves = points.reshape(-1, 8)
    begins = np.abs(curves[1:, :2] - curves[:-1, 6:]).max(axis=1, initial=0) > 1e-3
    for begin, curve in zip([True, *begins], curves.tolist()):
        if begin:
            context.move_to(*curve[:2])
        context.curve_to(*curve[2:])
