"""Telling ink from paper, however uneven the light on it and whichever of the two is darker."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from nnmath.pictures.picture import area_average

Array = NDArray[np.float64]

COARSE = 96  # pixels a side that are enough to see how the light falls on the paper
ONE_LEVEL = 0.5 / 255  # what rounding to 8 bits does to perfectly even paper
LEAST_CONTRAST = 0.04  # ink must differ this much from the paper (black to white is 1)
NO_INK = "image holds no ink: nothing in it stands out from the background."


def flatten_paper(grey: Array) -> tuple[Array, bool, Array]:
    """Bright ink on black from a grey picture: (ink in 0..1, inverted, the paper behind it).

    grey: (rows, columns) in 0..1. The border shows the paper; inverted is True when the ink is
    darker. Raises ValueError when no ink can be told from the paper.
    """
    coarse = area_average(grey, *(min(COARSE, side) for side in grey.shape))
    paper = _evaluate(paper_surface(coarse), grey.shape)
    difference = grey - paper
    # Cubes let the few pixels far from the paper decide, not the many that are nearly paper.
    inverted = bool((difference**3).sum() < 0)
    ink = np.maximum(-difference if inverted else difference, 0.0)
    return _stretched(ink), inverted, np.clip(paper, 0.0, 1.0)


def paper_surface(coarse: Array) -> Array:
    """The light on the paper as a quadratic surface: its six coefficients (see _terms).

    Fitted to the border first, then again and again to every pixel that agrees with the fit, so
    that ink, which does not agree, drops out.
    """
    terms = _terms(coarse.shape).reshape(-1, 6)
    values = coarse.ravel()
    border = np.zeros(coarse.shape, dtype=bool)
    border[[0, -1], :] = border[:, [0, -1]] = True
    known = border.ravel()
    residual = values - np.median(values[known])
    coefficients = np.zeros(6)
    for _ in range(8):
        spread = 1.4826 * np.median(np.abs(residual[known]))  # the standard deviation, if Gaussian
        known = np.abs(residual) <= max(3 * spread, ONE_LEVEL)
        # Six normal equations are solved far sooner than thousands of equations.
        some = terms[known]
        coefficients = np.linalg.lstsq(some.T @ some, some.T @ values[known], rcond=1e-12)[0]
        residual = values - terms @ coefficients
    return coefficients


def _terms(shape: tuple[int, ...]) -> Array:
    """1, x, y, x², xy, y² for every pixel, x and y from −1 to 1: (rows, columns, 6)."""
    y, x = (2 * (np.arange(side) + 0.5) / side - 1 for side in shape[:2])
    y, x = np.meshgrid(y, x, indexing="ij")
    return np.stack([np.ones_like(x), x, y, x * x, x * y, y * y], axis=-1)


def _evaluate(coefficients: Array, shape: tuple[int, ...]) -> Array:
    """The surface at every pixel of a shape, without its six terms for each of them."""
    y, x = (2 * (np.arange(side) + 0.5) / side - 1 for side in shape[:2])
    y, x = y[:, None], x[None, :]
    even, right, down, bow, twist, arch = coefficients
    return np.asarray(even + (right + bow * x) * x + (down + arch * y) * y + twist * y * x)


def _stretched(ink: Array) -> Array:
    """Contrast from 0 where the paper's unevenness ends to 1 at full ink."""
    threshold = float(ink.max()) / 2
    if threshold < LEAST_CONTRAST / 2:
        raise ValueError(NO_INK)
    for _ in range(20):  # half way between the mean of paper and of ink (Ridler and Calvard, 1978)
        strong = ink > threshold
        if strong.all():
            raise ValueError(NO_INK)
        threshold = float(ink[~strong].mean() + ink[strong].mean()) / 2
    # The soft rims of strokes are no paper: look half a stroke's width away from strong ink.
    half_stroke = ndimage.distance_transform_edt(strong).max()
    away = ndimage.distance_transform_edt(~strong)
    paper = ink[away > min(half_stroke + 1, away.max() / 2)]
    full = float(np.percentile(ink[strong], 90))
    floor = 3 * float(np.percentile(paper, 90))  # some four standard deviations of even noise
    if floor >= full:
        raise ValueError(NO_INK)
    return np.clip((ink - floor) / (full - floor), 0.0, 1.0)
