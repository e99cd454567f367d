"""Pictures whose pixels may be smaller than a film's: what blocks of them have in the mean."""

import numpy as np
from scipy.ndimage import convolve

from scenes._audit.film.palette import Paint
from scenes._audit.film.planes import LUMA, Levels, Planes

BLOCK = 10.0  # pixels of the film that a block has at least each way
# What a pixel that is drawn large and smooth keeps of itself and takes from those around it.
GAP = 0.14  # of a pixel: what parts it from the next where they are drawn as cells
BLENDED = np.outer([1, 6, 1], [1, 6, 1])[None] / 64
FRAME = 2.0, 0.08  # pixels along a picture's edges, and share of it, that a frame may cover


class BlockModel:
    """The looks at n pictures of so many rows and columns: at the luma of whole blocks of them."""

    def __init__(self, boxes: np.ndarray, shape: tuple[int, int], size: tuple[int, int]) -> None:
        """boxes: (n, 4), of the pictures. shape: rows, columns. size: of a frame, height first."""
        self.boxes, self.shape = boxes, shape
        pixel = (boxes[:, 2:] - boxes[:, :2]).min(axis=0) / [shape[1], shape[0]]
        self.down, self.across = (_cuts(n, float(s)) for n, s in zip(shape, pixel[::-1]))
        self.side = BLOCK
        steps = (boxes[:, 2:] - boxes[:, :2]) / [shape[1], shape[0]]
        x, y = (
            boxes[:, k : k + 1] + steps[:, k : k + 1] * np.arange(shape[1 - k] + 1) for k in (0, 1)
        )
        # A pixel of the film has the colour of the one that its middle lies in.
        x, y = (np.ceil(part - 0.5) if least >= 1 else part for part, least in zip((x, y), pixel))
        self.x, self.y = x[:, self.across], y[:, self.down]
        self.areas = np.diff(y, axis=1)[:, :, None] * np.diff(x, axis=1)[:, None]
        height, width = size
        is_in = (boxes >= 0).all(axis=1) & (boxes[:, 2:] <= [width, height]).all(axis=1)
        self.is_in = np.repeat(is_in, self.per_picture)
        # What the last paint looks like when its pixels blend, and when there are gaps.
        self.smooth: tuple[Paint, np.ndarray, np.ndarray] | None = None

    @property
    def per_picture(self) -> int:
        """How many blocks a picture has."""
        return (len(self.down) - 1) * (len(self.across) - 1)

    def together(self, values: np.ndarray) -> np.ndarray:
        """The least of the values in each block, of those of all pixels: (m,)."""
        return self._blocks(values, np.minimum)

    def near(self, is_free: np.ndarray) -> np.ndarray:
        """What lies over a picture covers all of it, or none."""
        return np.zeros(len(self.is_in), bool)

    def under(self, boxes: np.ndarray) -> np.ndarray:
        """Which blocks something touches that lies in these boxes, (k, 4): (m,)."""
        found = np.zeros((len(self.x), len(self.down) - 1, len(self.across) - 1), bool)
        for left, top, right, bottom in boxes:
            is_across = (self.x[:, :-1] < right) & (self.x[:, 1:] > left)
            is_down = (self.y[:, :-1] < bottom) & (self.y[:, 1:] > top)
            found |= is_down[:, :, None] & is_across[:, None]
        return found.ravel()

    def value(self, look: int) -> int:
        """Which of the values a look is at, the first of them."""
        picture, row, column = self._place(look)
        first = int(self.down[row]) * self.shape[1] + int(self.across[column])
        return picture * self.shape[0] * self.shape[1] + first

    def box(self, look: int) -> tuple[int, int, int, int]:
        """Where a look is at: left, top, right, bottom in pixels."""
        picture, row, column = self._place(look)
        (left, right), (top, bottom) = self.x[picture, column:][:2], self.y[picture, row:][:2]
        return int(left), int(top), int(np.ceil(right)), int(np.ceil(bottom))

    def where(self, look: int) -> str:
        """The same in words."""
        picture, row, column = self._place(look)
        return f"pixels from {self.down[row]}, {self.across[column]} on of picture {picture}"

    def read(self, planes: Planes) -> Levels:
        """The mean luma of each block; of colours nothing."""
        rows, columns = (_around(*each) for each in zip((self.y, self.x), planes.luma.shape))
        part, top, left = planes.luma[rows, columns], rows.start, columns.start
        summed = np.pad(part.cumsum(axis=0, dtype=float).cumsum(axis=1), ((1, 0), (1, 0)))
        corners = _between(summed, self.y[:, :, None] - top, self.x[:, None] - left)
        sums = np.diff(np.diff(corners, axis=1), axis=2)
        areas = np.diff(self.y, axis=1)[:, :, None] * np.diff(self.x, axis=1)[:, None]
        self.now = np.where(self.is_in, (sums / areas).ravel(), np.nan)
        return self.now, np.zeros_like(self.now), np.zeros_like(self.now)

    def expected(self, paint: Paint) -> tuple[Levels, Levels]:
        """What `read` must find of pixels with sharp edges."""
        luma = self._mean((paint.seen @ LUMA).reshape(-1, *self.shape))
        return (luma, 0 * luma, 0 * luma), (1 + 0 * luma, 1 + 0 * luma, 1 + 0 * luma)

    def closer(self, planes: Planes, paint: Paint) -> list[np.ndarray]:
        """How far what was read last is from pixels that blend, and from pixels with gaps."""
        if self.smooth is None or self.smooth[0] is not paint:
            light = (paint.seen @ LUMA).reshape(-1, *self.shape)
            blended = self._mean(convolve(light, BLENDED, mode="nearest"))
            part = (1 - GAP) ** 2
            parted = part * self._mean(light) + (1 - part) * float(paint.plate @ LUMA)
            self.smooth = paint, blended, parted
        return [self.now - looks for looks in self.smooth[1:]]

    def _mean(self, light: np.ndarray) -> np.ndarray:
        return self._blocks(light * self.areas, np.add) / self._blocks(self.areas, np.add)

    def _place(self, look: int) -> tuple[int, int, int]:
        picture, block = divmod(look, self.per_picture)
        return picture, *divmod(block, len(self.across) - 1)

    def _blocks(self, values: np.ndarray, how: np.ufunc) -> np.ndarray:
        parts = np.asarray(values, float).reshape(-1, *self.shape)
        for axis, cuts in ((1, self.down), (2, self.across)):
            parts = how.reduceat(parts.take(range(cuts[-1]), axis=axis), cuts[:-1], axis=axis)
        return np.asarray(parts.ravel())


def _cuts(count: int, pixel: float) -> np.ndarray:
    """Where blocks of so many pixels begin, and the last ends; the outermost are left out."""
    first = int(np.ceil(max(FRAME[0] / pixel, FRAME[1] * count)))
    each = int(np.ceil(BLOCK / pixel))
    blocks = max((count - 2 * first) // each, 1)
    return np.minimum(
        first + (count - 2 * first - blocks * each) // 2 + each * np.arange(blocks + 1), count
    )


def _around(places: np.ndarray, length: int) -> slice:
    """The pixels, of so many in a row, that hold all places; two at least."""
    first = min(max(int(np.floor(places.min())) - 1, 0), length - 2)
    return slice(first, max(int(np.ceil(places.max())) + 1, first + 2))


def _between(summed: np.ndarray, y: np.ndarray, x: np.ndarray) -> np.ndarray:
    """Sums up to points between pixels."""
    y, x = (np.clip(part, 0, length - 1.001) for part, length in zip((y, x), summed.shape))
    top, left = y.astype(int), x.astype(int)
    down, right = y - top, x - left
    above = summed[top, left] * (1 - right) + summed[top, left + 1] * right
    below = summed[top + 1, left] * (1 - right) + summed[top + 1, left + 1] * right
    return np.asarray(above * (1 - down) + below * down)
