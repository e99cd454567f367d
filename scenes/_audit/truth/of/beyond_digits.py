"""Beyond digits: a painted picture, what eight filters answer to it, and a spoken word."""

from functools import cache

import numpy as np

from scenes._audit.truth.library import Library
from scenes._audit.truth.painted import landscape
from scenes._audit.truth.spoken import memo, spectrogram

COARSEST = 5  # blocks of 2⁵ pixels
EXTENTS = 800  # columns of a waveform


def arrays(truth: Library) -> dict[str, np.ndarray]:
    """The picture in blocks, all filters and their answers, and the word as heard and as seen."""
    picture, filters = landscape(), compass()
    answers, lights, (row, column) = all_answered()
    patch = picture[row - 1 : row + 2, column - 1 : column + 2]
    products = (patch * filters[0]).ravel()
    order = np.r_[np.flatnonzero(filters[0].ravel() > 0), np.flatnonzero(filters[0].ravel() < 0)]
    known = {
        "the picture": picture,
        "filters": filters,
        "answers": answers,
        "lights of the answers": lights.reshape(len(lights), -1),
        "the patch": patch,
        "products of the patch": products[order],
        "sums so far": np.r_[0, np.cumsum(products[order])],
    }
    known |= {f"blocks of {2**k}": blocks(picture, 2**k) for k in range(1, COARSEST + 1)}
    samples = memo()
    pieces = np.array_split(samples, EXTENTS)
    known["extents of the word"] = np.array([[piece.min(), piece.max()] for piece in pieces])
    known["spectrogram"] = spectrogram(samples)
    return known


def explains(truth: Library, values: np.ndarray) -> str | None:
    """What the first filter has answered so far: at its place, along its row, or row by row."""
    _, lights, (row, column) = all_answered()
    first = lights[0]
    if values.size != first.size:
        return None
    lit, done = values.reshape(first.shape) != 0, np.zeros(first.shape, bool)
    others = np.flatnonzero(np.delete(lit, row, axis=0).any(axis=1))
    if len(others):
        till = int(others[-1]) + 1
        done[: till + (till > row)], done[row] = True, True
        where = f"{till} rows and that of its place"
    else:
        till = int(np.flatnonzero(np.delete(lit[row], column)).max(initial=-1)) + 1
        done[row, : till + (till > column)], done[row, column] = True, True
        where = f"{till} places in row {row} and its own"
    found = np.where(done, first, 0).ravel()
    return f"lights of the first filter: {where}" if np.allclose(found, values, 0, 1e-9) else None


@cache
def all_answered() -> tuple[np.ndarray, np.ndarray, tuple[int, int]]:
    """What all filters answer, (n, rows, columns), the light of the strongest of the first so many,
    and the place of the first one's highest answer.
    """
    picture = landscape()
    answers = np.stack([answered(picture, each) for each in compass()])
    strongest = np.maximum.accumulate(answers, axis=0)
    row, column = np.unravel_index(answers[0].round(2).argmax(), picture.shape)
    lights = np.clip(strongest / strongest.max(), 0, 1)
    return answers, lights, (int(row), int(column))


def compass() -> np.ndarray:
    """Eight filters: +1 where an edge is bright, −1 where it is dark, each turned by an eighth."""
    angles = np.arange(8) * np.pi / 4
    down, across = np.mgrid[-1:2, -1:2]
    cells = np.arctan2(-down, across)
    toward = np.cos(cells - angles[:, None, None]) * ((down != 0) | (across != 0))
    return np.where(np.abs(toward) > 0.1, np.sign(toward), 0.0)


def answered(picture: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """The weighted sum of the nine pixels around each; the rim is repeated outwards."""
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(picture, 1, mode="edge"), (3, 3))
    return np.asarray(np.einsum("rcij,ij->rc", windows, weights))


def blocks(picture: np.ndarray, side: int) -> np.ndarray:
    """The picture in blocks, each as bright as its mean."""
    rows, columns = picture.shape
    means = picture.reshape(rows // side, side, columns // side, side).mean(axis=(1, 3))
    return np.asarray(means.repeat(side, axis=0).repeat(side, axis=1))
