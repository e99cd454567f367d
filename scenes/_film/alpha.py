"""Light on a transparent ground, as bright as it was drawn."""

from typing import Any

import numpy as np


def straight_alpha(pixels: np.ndarray) -> np.ndarray:
    """Divide the colours of premultiplied (h, w, 4) bytes by their opacity."""
    straight: Any = pixels.copy()
    soft = (pixels[..., 3] > 0) & (pixels[..., 3] < 255)  # few: elsewhere nothing is to be done
    colour, opacity = pixels[soft, :3].astype(np.uint16), pixels[soft, 3:].astype(np.uint16)
    straight[soft, :3] = np.minimum((colour * 255 + opacity // 2) // opacity, 255)
    return straight
