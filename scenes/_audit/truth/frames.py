"""Pictures in other frames: what a network gets of a digit that was written for another one."""

import numpy as np

LEAST_SIDE = 5  # pixels of a square that is taken for a picture
SIDE = 28  # of our digits


def shape_of(inputs: int, said: object = None) -> tuple[int, int] | None:
    """The rows and columns of a network's pictures, as its file says; else of a square.

    None where its inputs are no picture.
    """
    if isinstance(said, list | tuple):
        rows, columns = map(int, said)
        return rows, columns
    side = round(np.sqrt(inputs))
    return (side, side) if side >= LEAST_SIDE and side**2 == inputs else None


def cells(count: int, old: int) -> np.ndarray:
    """How much of each new cell the old ones cover, (count, old): every row adds up to 1."""
    pieces = np.repeat(np.eye(old), count, axis=1)  # of each old cell, `count` of them
    return np.asarray(pieces.reshape(old, count, old).mean(axis=2).T)


def averaged(image: np.ndarray, height: int, width: int) -> np.ndarray:
    """A picture in other cells, each the mean of what it covers; fractions of cells, too."""
    down, across = cells(height, image.shape[0]), cells(width, image.shape[1])
    return np.asarray(np.einsum("ir,rc,jc->ij", down, image, across, optimize=True))


def framed(image: np.ndarray, shape: tuple[int, int]) -> np.ndarray:
    """A square picture in the middle of a frame, as large as it can be there."""
    if image.shape == shape:
        return image
    side = min(shape)
    spare = [(length - side) // 2 for length in shape]
    edges = [(first, length - side - first) for first, length in zip(spare, shape)]
    return np.pad(averaged(image, side, side), edges)
