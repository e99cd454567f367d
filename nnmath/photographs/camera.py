"""Light and camera: from where the lens looks to what the file holds."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import fft, ndimage

Array = NDArray[np.float64]

# JPEG's own example of what the eye sees least (ITU-T T.81, table K.1), at quality 50.
COARSENESS = np.array(
    [[16, 11, 10, 16, 24, 40, 51, 61], [12, 12, 14, 19, 26, 58, 60, 55],
     [14, 13, 16, 24, 40, 57, 69, 56], [14, 17, 22, 29, 51, 87, 80, 62],
     [18, 22, 37, 56, 68, 109, 103, 77], [24, 35, 55, 64, 81, 104, 113, 92],
     [49, 64, 78, 87, 103, 121, 120, 101], [72, 92, 95, 98, 112, 100, 103, 99]]
) / 255  # fmt: skip


def look(
    shape: tuple[int, int], mm: float, rng: np.random.Generator, askew: float = 1.0
) -> tuple[Array, Array]:
    """Where on the sheet each pixel looks, x to the right and y down, in mm from the picture's
    middle: turned by a few degrees and seen from aside. mm: a pixel. askew: 0 for straight on.
    """
    side = max(shape) / 2
    down, right = np.meshgrid(*((np.arange(n) - (n - 1) / 2) / side for n in shape), indexing="ij")
    turn = askew * rng.normal(0, np.radians(2.0))
    tilt = askew * rng.normal(0, 0.05, 2)
    depth = 1 + tilt[0] * right + tilt[1] * down
    x = (np.cos(turn) * right - np.sin(turn) * down) / depth
    y = (np.sin(turn) * right + np.cos(turn) * down) / depth
    return x * side * mm, y * side * mm


def even_light(shape: tuple[int, int], rng: np.random.Generator) -> Array:
    """Light as in a room: brighter on one side, darker in the corners: (rows, columns, 3)."""
    down, right = _frame(shape)
    angle = rng.uniform(0, 2 * np.pi)
    slope = rng.uniform(0, 0.14) * (np.cos(angle) * right + np.sin(angle) * down)
    corners = rng.uniform(0, 0.12) * (right**2 + down**2) / 2
    light = rng.uniform(0.72, 1.0) * (1 + slope - corners)
    return np.asarray(light[..., None] * (1 + rng.normal(0, 0.04, 3)))


def shadow(shape: tuple[int, int], hard: bool, rng: np.random.Generator) -> Array:
    """What a shadow leaves of the light: of something straight-edged, or round as a head or hand.

    Its rim is a few pixels wide if hard, else up to the half of the picture. (rows, columns).
    """
    down, right = _frame(shape)
    angle = rng.uniform(0, 2 * np.pi)
    along = np.cos(angle) * right + np.sin(angle) * down
    across = -np.sin(angle) * right + np.cos(angle) * down
    inside = along - rng.uniform(-0.5, 0.7)
    if rng.random() < 0.4:
        radius = rng.uniform(0.5, 1.2)
        middle = rng.uniform(-0.4, 0.4)
        inside = radius - np.hypot(along - radius - rng.uniform(-0.3, 0.5), across - middle)
    width = rng.uniform(0.004, 0.03) if hard else rng.uniform(0.15, 0.9)
    share = np.clip(inside / width + 0.5, 0, 1)
    return np.asarray(1 - rng.uniform(0.2, 0.5) * share**2 * (3 - 2 * share))


def crease(shape: tuple[int, int], rng: np.random.Generator) -> Array:
    """A fold across the sheet: one half lies in a little less light, and the fold has a rim."""
    down, right = _frame(shape)
    angle = rng.choice([0, np.pi / 2]) + rng.normal(0, 0.08)
    along = np.cos(angle) * right + np.sin(angle) * down - rng.uniform(-0.6, 0.6)
    pixel = 2 / max(shape)
    step = rng.uniform(0.03, 0.12) * np.clip(along / (4 * pixel) + 0.5, 0, 1)
    bend = rng.uniform(0, 0.06) * np.exp(-np.abs(along) / 0.15)
    rim = rng.uniform(-0.05, 0.15) * np.exp(-((along / (1.5 * pixel)) ** 2))
    return np.asarray(1 - step + bend - rim)


def expose(picture: Array, rng: np.random.Generator, far: bool = False) -> NDArray[np.uint8]:
    """Blur, noise, and the coarseness of JPEG: (rows, columns, 3) in 0..255. Far: more of each."""
    more = 1.6 if far else 1.0
    blur = more * rng.uniform(0.4, 1.3)
    blurred = ndimage.gaussian_filter(picture, (blur, blur, 0))
    noise = more * rng.uniform(0.003, 0.016)
    shape = picture.shape[:2]
    grey, colour = rng.normal(0, noise, (*shape, 1)), rng.normal(0, noise / 2, picture.shape)
    seen = np.clip(blurred + (grey + colour) * np.sqrt(0.3 + blurred), 0, 1)
    if rng.random() < 0.7:
        seen = _blocky(seen, rng.uniform(0.1, 0.5 * more))
    return np.asarray(np.round(255 * np.clip(seen, 0, 1)), dtype=np.uint8)


def _blocky(picture: Array, coarseness: float) -> Array:
    """JPEG's loss: blocks of 8 × 8 as cosines in steps of COARSENESS, times 1 at quality 50."""
    rows, columns = (side // 8 * 8 for side in picture.shape[:2])
    blocks = picture[:rows, :columns].reshape(rows // 8, 8, columns // 8, 8, 3)
    waves = fft.dctn(blocks, axes=(1, 3), norm="ortho")
    steps = coarseness * COARSENESS[:, None, :, None]
    lossy = picture.copy()
    back = fft.idctn(np.round(waves / steps) * steps, axes=(1, 3), norm="ortho")
    lossy[:rows, :columns] = back.reshape(rows, columns, 3)
    return lossy


def _frame(shape: tuple[int, int]) -> tuple[Array, Array]:
    down, right = np.meshgrid(*(np.linspace(-1, 1, n) for n in shape), indexing="ij")
    return down, right
