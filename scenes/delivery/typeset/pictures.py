"""Pictures on printed pages, as PNG: grids of weights, images as networks see them, photographs."""

import io
import math

import numpy as np

from nnmath.pictures.picture import area_average
from scenes.delivery.typeset.colours import COLOURS, cell_colours, dash_colours, rgb

CELL = 24  # pixels of a cell where there is room for them
LEAST = 8  # where there are many grids
GAP = 0.1  # of a cell: the space that keeps the cells apart
DASH = (slice(0.43, 0.57), slice(0.22, 0.78))  # where it lies in a cell, down and across


def cell_size(grids: int) -> int:
    """How many pixels wide a cell is where so many grids are shown."""
    return max(LEAST, CELL * 4 // max(4, round(grids**0.5)))


def weights_png(values: np.ndarray, cell: int, theme: str) -> bytes:
    """A grid of signed values, (rows, columns) with −1..1: blue and red, a dash on the negative."""
    dash = np.zeros((cell, cell), bool)
    dash[tuple(slice(round(part.start * cell), round(part.stop * cell)) for part in DASH)] = True
    marked = np.tile(dash, values.shape) & _larger(values < 0, cell)
    cells, dashes = (_larger(of(values, theme), cell) for of in (cell_colours, dash_colours))
    painted = np.where(marked[..., None], dashes, cells)
    return _png(_parted(painted, cell, theme, "ground"))


def image_png(image: np.ndarray, theme: str, cell: int = CELL) -> bytes:
    """A picture, (rows, columns) with 0 dark to 1 lit."""
    share = np.clip(image, 0, 1)[..., None]
    colours = (1 - share) * rgb(COLOURS[theme]["dark"]) + share * rgb(COLOURS[theme]["lit"])
    return _png(_parted(_larger(colours, cell), cell, theme, "dark"))


def small_png(image: np.ndarray, theme: str, side: int) -> bytes:
    """An image with 0 dark to 1 lit, averaged down to at most so many pixels a side."""
    share = np.clip(_fitted(image, side), 0, 1)[..., None]
    colours = (1 - share) * rgb(COLOURS[theme]["dark"]) + share * rgb(COLOURS[theme]["lit"])
    return _png(np.round(255 * colours).astype(np.uint8))


def photograph_png(grey: np.ndarray, side: int) -> bytes:
    """A photograph as it looks, 0 black to 1 white, averaged down to so many pixels a side."""
    return _png(np.round(255 * np.clip(_fitted(grey, side), 0, 1)).astype(np.uint8))


def _fitted(image: np.ndarray, side: int) -> np.ndarray:
    factor = min(1.0, side / max(image.shape))
    height, width = (max(1, math.floor(factor * length)) for length in image.shape)
    return area_average(image, height, width)


def _larger(values: np.ndarray, cell: int) -> np.ndarray:
    """Each value as a square of so many pixels; of colours, 0..1, their bytes."""
    small = np.round(255 * values).astype(np.uint8) if values.ndim == 3 else values
    return small.repeat(cell, axis=0).repeat(cell, axis=1)


def _parted(painted: np.ndarray, cell: int, theme: str, ground: str) -> np.ndarray:
    """The cells with a line of the ground between them."""
    line = np.arange(painted.shape[0]) % cell < round(GAP * cell)
    across = np.arange(painted.shape[1]) % cell < round(GAP * cell)
    colour = np.round(255 * rgb(COLOURS[theme][ground])).astype(np.uint8)
    return np.where((line[:, None] | across)[..., None], colour, painted)


def _png(colours: np.ndarray) -> bytes:
    from PIL import Image

    file = io.BytesIO()
    Image.fromarray(colours).save(file, "PNG")
    return file.getvalue()
