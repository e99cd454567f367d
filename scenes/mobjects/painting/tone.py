"""From light to colour.

The tone map is linear for a lone line and bends towards the sign's own colour where hundreds
cross, so a crowd glows and never clips to white.
"""

import numpy as np


class ToneMap:
    """Colour for a pair of light sums: a table, since a frame has a million pixels.

    A pixel under light L is covered by the sign's colour with opacity 1 − exp(−exposure · L);
    where the signs meet, by the two colours in the ratio of the squares of their light: the
    stronger sign shows, and equal ones mix evenly.
    """

    LEVELS = 256
    PIECE = 32_768  # pixels that are worked out at a time
    FULL = 5.0  # exposure · L at which opacity has reached 1 − exp(−5) = 0.993

    def __init__(self, positive: tuple[float, ...], negative: tuple[float, ...]) -> None:
        """positive, negative: (r, g, b), 0..1."""
        # Levels are the roots of light, so that faint lines get as many shades as bright ones.
        level = (np.arange(self.LEVELS) / (self.LEVELS - 1)) ** 2 * self.FULL
        plus, minus = level[:, None], level[None, :]
        total = plus + minus
        squares = plus**2 + minus**2
        share = np.divide(plus**2, squares, out=np.ones_like(total), where=total > 0)[..., None]
        colour = share * np.array(positive) + (1 - share) * np.array(negative)
        opacity = (1 - np.exp(-total))[..., None]
        rgba = np.concatenate([colour * opacity, opacity], axis=-1)
        self._table = np.round(rgba * 255).astype(np.uint8).reshape(-1, 4).view(np.uint32).ravel()

    def __call__(self, positive: np.ndarray, negative: np.ndarray, exposure: float) -> np.ndarray:
        """Premultiplied R, G, B, A bytes, (pixels, 4), for light sums of shape (pixels,)."""
        factor = np.float32((self.LEVELS - 1) ** 2 * exposure / self.FULL)
        rgba = np.empty(len(positive), np.uint32)
        # Piece by piece, all that a step leaves for the next stays in the processor's cache.
        root = np.empty(self.PIECE, np.float32)
        plus, minus = np.empty((2, self.PIECE), np.int32)
        index = np.empty(self.PIECE, np.intp)
        # Whole numbers, and an array in place of a number: numpy takes a third of the time.
        brightest = np.full(self.PIECE, self.LEVELS - 1, np.int32)
        for begin in range(0, len(rgba), self.PIECE):
            piece = slice(begin, begin + self.PIECE)
            part = slice(len(rgba[piece]))
            for light, level in ((positive[piece], plus[part]), (negative[piece], minus[part])):
                np.sqrt(np.multiply(light, factor, out=root[part]), out=root[part])
                np.copyto(level, root[part], casting="unsafe")
                np.minimum(level, brightest[part], out=level)
            np.add(np.multiply(plus, self.LEVELS, out=plus), minus, out=plus)
            np.copyto(index, plus)
            # "clip" leaves out numpy's check: no index lies outside.
            np.take(self._table, index[part], out=rgba[piece], mode="clip")
        return rgba.view(np.uint8).reshape(-1, 4)
