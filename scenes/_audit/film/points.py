"""Whether the ink of dots and of lines is where they are stated: the luma at points around them."""

import numpy as np

from scenes._audit.stated.asked import AROUND

ACROSS = np.linspace(-0.75, 0.75, 5)  # pixels across a line in which its ink is looked for
LEAST = 2.0  # pixels: smaller dots are looked at in their middle
APART = 1.0  # pixels: so far around a dot its line and what a codec makes of it reach


class Spots:
    """Points in a picture, k for each of n places, and the mean luma of the pixels around each."""

    def __init__(self, points: np.ndarray, counts: np.ndarray, size: tuple[int, int]) -> None:
        """points: (n, k, 2), x and y in pixels. counts: (n, k), which of them count. size: height
        and width of the picture.
        """
        height, width = size
        corner = np.floor(points - 0.5).astype(int)
        share = points - 0.5 - corner
        is_in = ((corner >= 0) & (corner < [width - 1, height - 1])).all(axis=2)
        corner = np.clip(corner, 0, [width - 2, height - 2])
        self.counts = counts & is_in
        x, y = corner[..., 0], corner[..., 1]
        self.pixels = np.stack([y * width + x + dx + dy * width for dy in (0, 1) for dx in (0, 1)])
        right, down = share[..., 0], share[..., 1]
        self.weights = np.stack(
            [(1 - right) * (1 - down), right * (1 - down), (1 - right) * down, right * down]
        )

    def read(self, luma: np.ndarray) -> np.ndarray:
        """The luma at each point, (n, k), between pixels; NaN for points that do not count."""
        found = (luma.ravel()[self.pixels] * self.weights).sum(axis=0)
        return np.where(self.counts, found, np.nan)


def dot_spots(
    boxes: np.ndarray, drawn: np.ndarray, size: tuple[int, int], free: np.ndarray | None = None
) -> Spots:
    """Where dots are looked at: none where others lie that are drawn.

    boxes: (n, 4), around the discs. drawn: (n,) of bool. free: (n, k), the points around each that
    nothing else lies over; by default all.
    """
    middles, radius = (boxes[:, :2] + boxes[:, 2:]) / 2, (boxes[:, 2] - boxes[:, 0]) / 2
    reach = np.where(radius >= LEAST, radius, 0)
    points = middles[:, None] + reach[:, None, None] * AROUND
    counts = np.ones(points.shape[:2], bool) if free is None else free.copy()
    apart = np.abs(middles[:, None] - middles).max(axis=2)  # (dots, dots)
    near = (apart < radius + radius[:, None] + APART) & drawn
    np.fill_diagonal(near, False)
    one, other = np.nonzero(near)
    away = np.linalg.norm(points[one] - middles[other, None], axis=2)  # (pairs, points)
    np.logical_and.at(counts, one, away > radius[other, None] + APART)
    return Spots(points, counts, size)


def line_spots(at: np.ndarray, size: tuple[int, int]) -> Spots:
    """Where a line is looked at, at points on it, (n, 2) in their order: a little to both sides."""
    way = np.gradient(at, axis=0) if len(at) > 1 else np.array([[1.0, 0.0]])
    across = np.stack([-way[:, 1], way[:, 0]], axis=1)
    across /= np.maximum(np.linalg.norm(across, axis=1, keepdims=True), 1e-9)
    points = at[:, None] + ACROSS[:, None] * across[:, None]
    return Spots(points, np.ones(points.shape[:2], bool), size)


def away_from(line: np.ndarray, places: np.ndarray) -> np.ndarray:
    """How far places, (n, 2), are from a line through points, (m, 2), in their order: (n,)."""
    starts, ends = (line[:-1], line[1:]) if len(line) > 1 else (line, line)
    way = ends - starts
    length = np.maximum((way**2).sum(axis=1), 1e-12)
    along = ((places[:, None] - starts) * way).sum(axis=2) / length  # (places, pieces)
    nearest = starts + np.clip(along, 0, 1)[..., None] * way
    return np.asarray(np.linalg.norm(places[:, None] - nearest, axis=2).min(axis=1))
