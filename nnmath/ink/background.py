"""The paper as it looks in uneven light: all that is wider than a stroke of the pen."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

Array = NDArray[np.float64]

COARSE = 100  # pixels of the shorter side that are enough to see round shadows
DARK = (
    0.02  # paper is nowhere taken to be darker: what is seen of ink on it is a share of its light
)


def local_paper(grey: Array, width: int) -> Array:
    """The grey picture without anything dark that is narrower than `width` pixels.

    It is a morphological closing, which leaves wide dark things as they are, sharp edges included:
    shadows, the desk, a thumb. By squares, which follow straight edges to the pixel, and on a
    coarse picture by discs, which fit into what is round. What lies at the border is taken to go
    on beyond it, so that the thinnest dark edge there is as wide as can be.
    """
    calm = ndimage.median_filter(grey, 3, mode="nearest").astype(np.float32)
    squares = closed(calm, np.ones((width, width), dtype=bool))
    factor = max(1, min(grey.shape) // COARSE)
    discs = closed(shrunk(calm, factor), _disc(width / factor))
    return np.minimum(squares, _grown(discs, factor, grey.shape))


def closed(picture: NDArray[Any], shape: NDArray[np.bool_]) -> Array:
    """The picture without dark things into which `shape` does not fit; its border goes on for ever.

    scipy's closing has no border like that: what it dilates first, it would go on with.
    """
    margin = max(shape.shape)
    wide = np.pad(picture, margin, mode="edge")
    if shape.all():  # by rows and by columns, which is far quicker
        wide = ndimage.grey_closing(wide, shape.shape)
    else:
        wide = ndimage.grey_closing(wide, footprint=shape)
    return np.asarray(wide[margin:-margin, margin:-margin], dtype=np.float64)


def ink_on(grey: Array, paper: Array) -> Array:
    """How much darker than the paper each pixel is, as a share of the paper's light: below 1."""
    return np.asarray((paper - grey) / np.maximum(paper, DARK))


def noise_of(ink: Array) -> float:
    """The standard deviation of what is noise from pixel to pixel, in most of the picture."""
    steps = np.concatenate([np.abs(np.diff(ink, axis=axis)).ravel() for axis in (0, 1)])
    return float(np.median(steps)) / 0.954 if steps.size else 0.0  # of Gaussian noise: √2 · 0.6745


def levelled(ink: Array, width: int) -> Array:
    """The ink of `ink_on`, with the mean of the paper around each pixel as its zero.

    The highest of noisy pixels are taken for the paper by a closing, so all paper has some ink.
    """
    middle = float(np.median(ink))
    spread = 1.4826 * float(np.median(np.abs(ink - middle)))
    bare = (ink < middle + 3 * spread).astype(float)
    sums, counts = (
        ndimage.gaussian_filter(each, width / 3, mode="nearest", truncate=2.5)
        for each in (ink * bare, bare)
    )
    return np.asarray(ink - sums / np.maximum(counts, 0.02))


def _disc(width: float) -> NDArray[np.bool_]:
    radius = max(1, round(width / 2))
    row, column = np.ogrid[-radius : radius + 1, -radius : radius + 1]
    return np.asarray(row**2 + column**2 <= (radius + 0.3) ** 2)


def shrunk(picture: NDArray[Any], factor: int) -> NDArray[Any]:
    """The mean of every `factor` × `factor` pixels."""
    if factor == 1:
        return picture
    smooth = ndimage.uniform_filter(picture, factor, mode="nearest")
    return np.asarray(smooth[factor // 2 :: factor, factor // 2 :: factor])


def _grown(small: Array, factor: int, shape: tuple[int, ...]) -> Array:
    if factor == 1:
        return small
    where = [(np.arange(n) - factor // 2) / factor for n in shape]
    rows, columns = np.meshgrid(*where, indexing="ij")
    return np.asarray(ndimage.map_coordinates(small, (rows, columns), order=1, mode="nearest"))
