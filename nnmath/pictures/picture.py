"""Pictures as arrays of grey: from whatever an image file holds, and down to fewer pixels."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnmath.checks import refuse_masked

Array = NDArray[np.float64]

LUMA = np.array([0.299, 0.587, 0.114])  # ITU-R BT.601: how bright red, green and blue look
MOST_PIXELS_A_SIDE = 1200  # a digit needs 20; more would only cost time and memory
BAND = 256  # rows turned to grey at a time, so that a huge photograph is never copied whole


def to_grey(image: ArrayLike) -> Array:
    """A picture as grey, 0 black to 1 white, shrunk to at most 1,200 pixels a side.

    image: (rows, columns), or with 3 colours or 3 colours and opacity last; floats in 0..1 or
    whole numbers in 0..255 (or uint16). Raises ValueError for anything else and for NaN.
    """
    refuse_masked("image", image)
    try:
        pixels = np.asarray(image)
    except ValueError:
        raise ValueError("image must be a regular array, given lists of unequal lengths.") from None
    if pixels.dtype.kind not in "biuf":
        raise ValueError(f"image must hold numbers, given {pixels.dtype} values.")
    colour = pixels.ndim == 3 and pixels.shape[2] in (3, 4)
    if not (pixels.ndim == 2 or colour) or pixels.size == 0:
        raise ValueError(
            "image must have shape (rows, columns), or (rows, columns, 3 or 4) in colour, and"
            f" hold pixels, given shape {pixels.shape}."
        )
    white = _white_level(pixels)
    factor = -(-max(pixels.shape[:2]) // MOST_PIXELS_A_SIDE)
    step = factor * max(1, BAND // factor)  # whole blocks, so that bands fit together seamlessly
    bands = []
    for top in range(0, len(pixels), step):
        band = pixels[top : top + step].astype(np.float64) / white
        bands.append(_block_mean(band, factor))
    small = np.clip(np.concatenate(bands), 0.0, 1.0)
    return small if small.ndim == 2 else _blend(small)


def area_average(picture: Array, height: int, width: int) -> Array:
    """Resample a picture (rows, columns) to (height, width): each new pixel is the mean of the
    area of the old picture that it covers, fractions of pixels included."""
    down, across = _overlaps(picture.shape[0], height), _overlaps(picture.shape[1], width)
    return down @ picture @ across.T  # (height, rows) @ (rows, columns) @ (columns, width)


def _overlaps(n_in: int, n_out: int) -> Array:
    """Matrix (n_out, n_in): the share of each new pixel's length that each old pixel covers."""
    edges = np.linspace(0, n_in, n_out + 1)
    start, stop = edges[:-1, None], edges[1:, None]
    old = np.arange(n_in)
    shared = np.minimum(stop, old + 1) - np.maximum(start, old)
    return np.asarray(np.clip(shared, 0, None) * (n_out / n_in))


def _white_level(pixels: NDArray[np.generic]) -> float:
    low, high = float(pixels.min()), float(pixels.max())
    if not np.isfinite([low, high]).all():
        raise ValueError("image must hold finite numbers only, given NaN or infinity.")
    white = {"b": 1, "f": 1}.get(pixels.dtype.kind, 65535 if pixels.dtype == np.uint16 else 255)
    slack = 1e-6 * (pixels.dtype.kind == "f")  # resampling may overshoot by a rounding error
    if low < -slack or high > white + slack:
        kind = "floats in 0..1" if white == 1 else f"whole numbers in 0..{white}"
        raise ValueError(f"image must hold {kind}, given {pixels.dtype} from {low:g} to {high:g}.")
    return white


def _block_mean(band: Array, factor: int) -> Array:
    """The mean of each factor x factor block; blocks at the lower and right rim may be cut."""
    for axis in (0, 1):
        starts = np.arange(0, band.shape[axis], factor)
        counts = np.diff(np.append(starts, band.shape[axis]))
        shape = [1] * band.ndim
        shape[axis] = -1
        band = np.add.reduceat(band, starts, axis=axis) / counts.reshape(shape)
    return band


def _blend(small: Array) -> Array:
    grey = np.asarray(small[..., :3] @ LUMA)  # (rows, columns, 3) @ (3,)
    if small.shape[2] == 3 or small[..., 3].min() == 1:
        return grey
    opacity = small[..., 3]
    if opacity.max() == 0:
        return np.ones_like(grey)
    seen = float((grey * opacity).sum() / opacity.sum())
    # Behind a see-through drawing lies paper of the opposite shade; behind the see-through corners
    # of a picture that is mostly opaque, more of the same.
    behind = seen if opacity.mean() > 0.5 else float(seen < 0.5)
    return grey * opacity + behind * (1 - opacity)
