"""The preview: a digit in other places and sizes, and its way from a page into the frame."""

import numpy as np
from scipy.ndimage import map_coordinates

from scenes._audit.truth.frames import SIDE, averaged
from scenes._audit.truth.library import Library
from scenes._audit.truth.passing import passed

SHIFTS = range(-12, 13)
SIZES = np.arange(3, 19) / 10
# The page that our pen wrote on: its size, its light and its ink, as nnmath/pen/page.py has them.
ROWS, COLUMNS = 360, 480
LAMP, DIMMER = (0.1, 0.8), 0.15
PAPER, INK = 0.92, 0.12
FAINT = 0.2  # ink that widens no box
CLOSE = 0.05  # a pixel, where the light was uneven


def arrays(truth: Library) -> dict[str, np.ndarray]:
    """The digit in every place and size, and the shares of many that are read right there."""
    images = truth.x.reshape(SIDE, SIDE)
    name = truth.is_shipped()
    measured = truth.measured.get(f"placement_{name}") or placement(truth)
    known = {
        "moved to the right": np.stack([moved(images, by).ravel() for by in SHIFTS]),
        "scaled": np.stack([scaled(images, by).ravel() for by in SIZES]).astype(np.float32),
    }
    for key in ("right", "scaled"):
        known |= {f"read right, {key}": measured[key], f"percent, {key}": 100 * measured[key]}
    return known


def placement(truth: Library) -> dict[str, np.ndarray]:
    """The shares of our own digits that the network reads right in other places and sizes."""
    images = truth.digits.x.reshape(-1, SIDE, SIDE)

    def share(changed: list[np.ndarray]) -> float:
        read = passed(truth.net, np.reshape(changed, (len(images), -1))).a[-1].argmax(axis=1)
        return float(np.mean(read == truth.digits.labels))

    return {
        "right": np.array([share([moved(one, by) for one in images]) for by in SHIFTS]),
        "scaled": np.array([share([scaled(one, by) for one in images]) for by in SIZES]),
    }


def moved(image: np.ndarray, right: int) -> np.ndarray:
    """An image moved to the right by whole pixels; what leaves it is lost."""
    wide = np.pad(image, ((0, 0), (SIDE, SIDE)))
    return wide[:, SIDE - right : 2 * SIDE - right]


def scaled(image: np.ndarray, factor: float) -> np.ndarray:
    """An image scaled about its middle, bilinearly, a smaller one averaged over what is lost."""
    finer, middle = max(1, round(1 / factor)), (SIDE - 1) / 2
    looks = (np.arange(SIDE * finer) + 0.5) / finer - 0.5  # places in the new image
    at = (looks - middle) / factor + middle
    fine = map_coordinates(image, np.meshgrid(at, at, indexing="ij"), order=1, mode="grid-constant")
    return np.asarray(fine.reshape(SIDE, finer, SIDE, finer).mean(axis=(1, 3)))


def explains(truth: Library, values: np.ndarray) -> str | None:
    """A page that our pen wrote, what is cut out of it, and which of our digits that becomes."""
    if values.size == ROWS * COLUMNS:
        return page(truth, values.reshape(ROWS, COLUMNS))
    if values.size == SIDE * SIDE:
        return nearly(truth, values)
    shapes = sides(values.size)
    found = (written(truth, values.reshape(shape)) for shape in shapes)
    digit = next((each for each in found if each), None)
    return f"cut out of the page of {digit}" if digit else None


def page(truth: Library, grey: np.ndarray) -> str | None:
    """A page, the same turned over, or the ink on it alone."""
    for name, ink in (("page", inked(grey)), ("turned page", inked(1 - grey)), ("ink", grey)):
        box = boxed(ink) if ink.min() > -CLOSE and ink.max() < 1 + CLOSE else None
        if box is not None and (digit := written(truth, box)):
            return f"the {name} of {digit}"
    return None


def nearly(truth: Library, image: np.ndarray) -> str | None:
    """A digit, nearly: uneven light has changed most of its pixels, and none by much."""
    for name, x in zip(truth.digits.names, truth.digits.x):
        apart = np.abs(image - x)
        if apart.max() < CLOSE and np.count_nonzero(apart) > np.count_nonzero(x) / 2:
            return f"what the page of {name} becomes"
    return None


def inked(page: np.ndarray) -> np.ndarray:
    """The ink on a page, 0..1, by the light that falls on it."""
    down, across = np.mgrid[:ROWS, :COLUMNS] / ROWS
    away = (down - LAMP[0]) ** 2 + (across - LAMP[1] * COLUMNS / ROWS) ** 2
    light = 1 - DIMMER * away / (1 + away)
    return np.asarray((PAPER - page / light) / (PAPER - INK))


def boxed(ink: np.ndarray) -> np.ndarray | None:
    """The box around what is not faint."""
    down, across = (np.flatnonzero((ink > FAINT).any(axis=axis)) for axis in (1, 0))
    if not len(down):
        return None
    return ink[down[0] : down[-1] + 1, across[0] : across[-1] + 1]


def sides(size: int) -> list[tuple[int, int]]:
    """The shapes that so many pixels can have: none is four times as long as broad."""
    heights = (side for side in range(1, size + 1) if size % side == 0)
    return [(side, size // side) for side in heights if 0.25 <= side * side / size <= 4]


def written(truth: Library, ink: np.ndarray) -> str | None:
    """The digit that ink becomes, averaged to 20 pixels and put where its middle is."""
    longer = max(ink.shape)
    height, width = (max(1, round(20 * side / longer)) for side in ink.shape)
    small = averaged(ink, height, width)
    small = small / (small.max() or 1)
    for name, x in {**dict(zip(truth.digits.names, truth.digits.x)), **truth.inputs}.items():
        if x.size == SIDE * SIDE and _fits(x.reshape(SIDE, SIDE), small):
            return name
    return None


def _fits(image: np.ndarray, small: np.ndarray) -> bool:
    """Whether a picture lies somewhere in an image that holds nothing else."""
    windows = np.lib.stride_tricks.sliding_window_view(image, small.shape)
    apart = np.abs(windows - small).max(axis=(2, 3))
    left = np.abs(windows.sum(axis=(2, 3)) - image.sum())
    return bool(((apart < CLOSE) & (left < 1)).any())
