"""How colours look to those who see fewer of them, and how far apart two colours look.

The simulations are those of Machado, Oliveira and Fernandes, "A Physiologically-based Model for
Simulation of Color Vision Deficiency" (IEEE TVCG 15, 2009), table 1, for a full deficiency. Lab is
CIE 1976 under D65.
"""

import numpy as np

NORMAL = np.eye(3)
# From linear R, G, B to what is seen of it, row by row.
VISIONS = {
    "in grey": np.tile([0.2126, 0.7152, 0.0722], (3, 1)),
    "with protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "with deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "with tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
XYZ = np.array(
    [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
)  # of linear sRGB (IEC 61966-2-1)


def linear(share: np.ndarray) -> np.ndarray:
    """The light of sRGB channels, both in 0..1 (IEC 61966-2-1)."""
    return np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)


LIGHT = linear(np.arange(256) / 255)  # of a byte


def lab(colours: np.ndarray, vision: np.ndarray = NORMAL) -> np.ndarray:
    """Lightness 0..100, a and b of sRGB colours, (…, 3), as this vision sees them.

    colours: bytes, or in 0..1.
    """
    light = LIGHT[colours] if colours.dtype == np.uint8 else linear(colours)
    seen = np.clip(light @ vision.T, 0, 1)  # (…, 3) @ (3, 3)
    x, y, z = np.moveaxis(_bent(seen @ XYZ.T / XYZ.sum(axis=1)), -1, 0)
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=-1)


def difference(one: np.ndarray, other: np.ndarray, vision: np.ndarray = NORMAL) -> np.ndarray:
    """How far colours, as `lab` takes them, look apart: 2 can just be told, 100 is all."""
    return np.asarray(np.linalg.norm(lab(one, vision) - lab(other, vision), axis=-1))


def _bent(share: np.ndarray) -> np.ndarray:
    """Lab's cube root, straight near black."""
    small = (6 / 29) ** 3
    return np.where(share > small, np.cbrt(share), share * (29 / 6) ** 2 / 3 + 4 / 29)
