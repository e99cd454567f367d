"""Where round lights are seen: inside their outline, above and below what is printed on them."""

from functools import cached_property

import numpy as np
from scipy.sparse import csr_array

from scenes._audit.film.palette import Paint
from scenes._audit.film.planes import CHANNELS, Levels, Planes

INSIDE = 0.68  # of a radius: a ring of attention begins at 0.7 of it
LEAST = 2.5  # pixels: of a smaller light no pixel is its own
NUMBERED = 20.0  # pixels: the least radius in which a number can stand
HALVES = (-1, 0), (1, 0), (0, -1), (0, 1)  # to the right and down
QUARTERS = (-1, -1), (1, -1), (-1, 1), (1, 1)
NUMBER, MINUS = 0.36, 0.15  # half as high as a number and as a minus, of a radius


class DiscModel:
    """The looks at some round lights, one at each: at its luma, and if it is large its colours."""

    def __init__(
        self, boxes: np.ndarray, negative: np.ndarray, drawn: np.ndarray, size: tuple[int, int]
    ) -> None:
        """boxes: (n, 4), around the circles. negative: (n,), which carry a minus. drawn: (n,),
        which are looked at. size: height and width of the picture.
        """
        self.boxes, self.negative, self.drawn, self.size = boxes, negative, drawn, size
        radius = (boxes[:, 2] - boxes[:, 0]) / 2
        is_in = (boxes[:, :2] > 0).all(axis=1) & (boxes[:, 2:] < size[::-1]).all(axis=1)
        self.large = np.flatnonzero(drawn & is_in & (radius >= LEAST))
        self.side = float(2 * INSIDE * radius[self.large].min(initial=np.inf))
        self.luma, self.colour = self._looks(1), self._looks(2)
        self.has_colour, self.is_clear = (_is_whole(look) for look in (self.colour, self.luma))

    @cached_property
    def halves(self) -> list[csr_array]:
        """Looks at halves of the lights: what lies over a part of one spoils others."""
        return [self._looks(1, half) for half in HALVES]

    @cached_property
    def quarters(self) -> list[csr_array]:
        """Looks at quarters of the lights."""
        return [self._looks(1, quarter) for quarter in QUARTERS]

    def is_of(self, boxes: np.ndarray, negative: np.ndarray, drawn: np.ndarray) -> bool:
        """Whether this is the model of such lights."""
        pairs = ((boxes, self.boxes), (negative, self.negative), (drawn, self.drawn))
        return all(np.array_equal(one, other) for one, other in pairs)

    def together(self, values: np.ndarray) -> np.ndarray:
        """The values themselves, for each light is looked at alone; 0 of those too small for it."""
        return np.asarray(values * self.is_clear, dtype=float)

    def near(self, is_free: np.ndarray) -> np.ndarray:
        """Lights are apart: what lies over one reaches into no other."""
        return np.zeros(len(is_free), bool)

    def value(self, look: int) -> int:
        """Which of the values a look is at: there is one for each."""
        return look

    def box(self, look: int) -> tuple[int, int, int, int]:
        """Where a light is: left, top, right, bottom in pixels."""
        left, top = np.floor(self.boxes[look, :2]).astype(int)
        right, bottom = np.ceil(self.boxes[look, 2:]).astype(int)
        return int(left), int(top), int(right), int(bottom)

    def where(self, look: int) -> str:
        """The same in words."""
        return f"light {look}"

    def read(self, planes: Planes) -> Levels:
        """What a picture has: luma and two colours, (n,) each."""
        cb, cr = (self.colour @ plane.ravel() for plane in (planes.cb, planes.cr))
        return self.luma @ planes.luma.ravel(), cb, cr

    def expected(self, paint: Paint) -> tuple[Levels, Levels]:
        """What `read` must find; all of it is a light's own colour."""
        luma, cb, cr = (paint.seen @ channel for channel in CHANNELS)
        colour = np.where(self.has_colour, 1.0, np.inf)
        return (luma, cb, cr), (np.ones(len(luma)), colour, colour)

    def closer(self, planes: Planes, paint: Paint) -> list[np.ndarray]:
        """How far the luma of halves of the lights is from what it must be, (n,) each."""
        return _off(self.halves, planes, paint)

    def quarters_off(self, planes: Planes, paint: Paint) -> list[np.ndarray]:
        """The same of quarters."""
        return _off(self.quarters, planes, paint)

    def _looks(self, pixel: int, part: tuple[int, int] = (0, 0)) -> csr_array:
        """Means over what is seen of each light and nothing else: (n, pixels).

        pixel: 1 for the pixels of a picture, 2 for its colours, which are twice as large. part: of
        which half or quarter, to the right and down, −1, 0 or 1 each.
        """
        large, size = self.large, self.size
        height, width = (-(-length // pixel) for length in size)
        shape = (len(self.boxes), height * width)
        if not len(large):
            return csr_array(shape, dtype=np.float32)
        boxes, has_minus = self.boxes[large], self.negative[large]
        radius = ((boxes[:, 2] - boxes[:, 0]) / 2)[:, None, None]
        middles = (boxes[:, :2] + boxes[:, 2:]) / 2
        # Colours are mixed from pixels around: from one more above and below.
        blur = 0.0 if pixel == 1 else 1.5
        reach = INSIDE * radius - blur
        step = np.arange(int(np.ceil(2 * radius.max() / pixel)) + 2)
        first = np.floor((middles - radius[:, 0]) / pixel).astype(int)
        x, y = first[:, :1, None] + step[None, None], first[:, 1:, None] + step[None, :, None]
        dx = (x + 0.5) * pixel - middles[:, 0, None, None]
        dy = (y + 0.5) * pixel - middles[:, 1, None, None]
        away = np.hypot(dx, dy)
        weights = np.clip(reach - away + 0.5, 0, 1) * (away < reach)
        half = np.where(radius >= NUMBERED, NUMBER, MINUS * has_minus[:, None, None]) * radius
        weights *= (half == 0) | (np.abs(dy) >= half + 0.8 + blur)
        weights *= (part[0] * dx >= 0) & (part[1] * dy >= 0)
        weights *= (x >= 0) & (x < width) & (y >= 0) & (y < height)
        total = weights.sum(axis=(1, 2), keepdims=True)
        weights = np.divide(weights, total, out=np.zeros_like(weights), where=total > 0)
        k, row, column = np.nonzero(weights)
        pixels = y[k, row, 0] * width + x[k, 0, column]
        data = weights[k, row, column].astype(np.float32)
        return csr_array((data, (large[k], pixels)), shape=shape)


def _off(looks: list[csr_array], planes: Planes, paint: Paint) -> list[np.ndarray]:
    luma, wanted = planes.luma.ravel(), paint.seen @ CHANNELS[0]
    return [np.where(_is_whole(part), part @ luma - wanted, np.nan) for part in looks]


def _is_whole(looks: csr_array) -> np.ndarray:
    """Which places have something to look at, (n,)."""
    return np.asarray(looks.sum(axis=1) > 0.99)
