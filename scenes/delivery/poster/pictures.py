"""The pictures on a poster, as PNG: grids of weights, and the digit that the network reads."""

import io

import numpy as np

from scenes.delivery.poster.colours import COLOURS, cell_colours, dash_colours, rgb

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
