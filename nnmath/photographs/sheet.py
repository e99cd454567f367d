"""The sheet: what paper sends back of the light, what is printed on it, and what lies around."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

Array = NDArray[np.float64]

PAPERS = ((0.96, 0.96, 0.95), (0.95, 0.92, 0.83), (0.82, 0.82, 0.80))  # white, cream, recycled
BLACKBOARDS = ((0.10, 0.16, 0.13), (0.09, 0.09, 0.10), (0.14, 0.22, 0.17))
DESKS = ((0.36, 0.24, 0.15), (0.62, 0.45, 0.30), (0.25, 0.25, 0.27), (0.12, 0.10, 0.09),
         (0.45, 0.50, 0.52), (0.70, 0.62, 0.52))  # fmt: skip
SKIN = ((0.85, 0.64, 0.53), (0.62, 0.42, 0.32), (0.36, 0.23, 0.17))
LINES = ((0.55, 0.68, 0.86), (0.66, 0.68, 0.72), (0.62, 0.76, 0.70), (0.45, 0.52, 0.75))


def colour(choices: tuple[tuple[float, ...], ...], rng: np.random.Generator) -> Array:
    """One of the colours, a little lighter or darker: (3,)."""
    return np.clip(np.array(choices[rng.integers(len(choices))]) + rng.normal(0, 0.015), 0, 1)


def cloud(shape: tuple[int, ...], grain: tuple[float, float], rng: np.random.Generator) -> Array:
    """Smooth noise of standard deviation 1, with patches of so many pixels down and across."""
    rows, columns = (max(2, round(side / size)) for side, size in zip(shape, grain, strict=True))
    coarse = rng.normal(size=(rows, columns))
    zoom = (shape[0] / rows, shape[1] / columns)
    smooth = ndimage.zoom(coarse, zoom, order=1, mode="nearest", grid_mode=True)
    smooth = smooth[: shape[0], : shape[1]]
    return np.asarray(smooth / smooth.std())


def stripe(place: Array, width: float, soft: float) -> Array:
    """A line's ink, 0..1, at so many mm from its middle; soft: mm over which its rim fades."""
    return np.clip((width / 2 - np.abs(place)) / soft + 0.5, 0, 1)


def _repeated(place: Array, period: float, width: float, soft: float) -> Array:
    return stripe((place + period / 2) % period - period / 2, width, soft)


def print_ruling(
    paper: Array, kind: str, x: Array, y: Array, soft: float, rng: np.random.Generator
) -> Array:
    """Print lines on the paper: "ruled", "squared", "dotted" or "margin", at places in mm.

    paper: (rows, columns, 3). x, y: (rows, columns). soft: mm a pixel.
    """
    ink, strength = colour(LINES, rng), rng.uniform(0.5, 1.0)
    width = rng.uniform(0.15, 0.4)
    if kind == "squared":
        period = float(rng.choice([4.0, 5.0, 5.0, 7.0, 10.0]))
    else:
        period = float(rng.uniform(7.0, 10.0)) if kind != "dotted" else 5.0
    x, y = x + rng.uniform(0, period), y + rng.uniform(0, period)
    cover = _repeated(y, period, width, soft)
    if kind == "squared":
        cover = np.maximum(cover, _repeated(x, period, width, soft))
    if kind == "dotted":
        away = np.hypot(
            (x + period / 2) % period - period / 2, (y + period / 2) % period - period / 2
        )
        cover = stripe(away, 2.5 * width, soft)
    printed = mix(paper, ink, strength * cover)
    if kind == "margin":
        at = rng.choice([-1.0, 1.0]) * rng.uniform(12.0, 30.0)
        red = np.array([0.88, 0.42, 0.45])
        printed = mix(printed, red, strength * stripe(x - at, 1.5 * width, soft))
    return printed


def mix(under: Array, over: Array, share: Array) -> Array:
    """What lies over covers what lies under by a share, 0..1, of each pixel."""
    return np.asarray(under + share[..., None] * (over - under))


def desk(shape: tuple[int, ...], rng: np.random.Generator) -> Array:
    """What the sheet lies on: wood with its grain, cloth, or plain: (rows, columns, 3)."""
    along = rng.uniform(20, 200)
    grain = cloud(shape, (rng.uniform(2, 8), along), rng)
    if rng.random() < 0.3:
        grain = cloud(shape, (3, 3), rng)
    return np.clip(colour(DESKS, rng) * (1 + rng.uniform(0, 0.12) * grain[..., None]), 0, 1)


def thumb(picture: Array, rng: np.random.Generator) -> tuple[Array, Array]:
    """A thumb that holds the sheet reaches in from the side or from below: the picture with it,
    and how much of each pixel it covers, 0..1.
    """
    rows, columns = picture.shape[:2]
    side = min(rows, columns)
    width, reach = side * rng.uniform(0.16, 0.26), side * rng.uniform(0.12, 0.3)
    row, column = np.indices(picture.shape[:2])
    along, across = rows - row, column - columns * rng.uniform(0.1, 0.9)  # from below
    if rng.random() < 0.6:
        along, across = column, row - rows * rng.uniform(0.3, 0.95)  # from the left
        if rng.random() < 0.5:
            along = columns - column
    lean = rng.normal(0, 0.25)
    across = across - lean * along
    tip = reach - width / 2
    away = np.hypot(np.maximum(along - tip, 0), across) / (width / 2)
    inside = np.clip((1 - away) * width / 4, 0, 1)
    skin = colour(SKIN, rng) * (1.05 - 0.35 * np.minimum(away, 1.0)[..., None] ** 2)
    cast = 1 - 0.35 * np.clip(1.3 - away, 0, 0.6) / 0.6  # its shadow on the paper
    held = picture * cast[..., None]
    nail = np.hypot((along - tip - width * 0.1) / 1.3, across) < width * 0.27
    skin[nail] = np.clip(skin[nail] * 1.12, 0, 1)
    return mix(held, skin, inside), inside
