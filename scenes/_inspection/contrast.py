"""How well a colour stands out from another, as WCAG 2 measures it.

https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
"""

import numpy as np


def luminance(colours: np.ndarray) -> np.ndarray:
    """The relative luminance of sRGB colours, 0 black to 1 white: (…, 3) in 0..1 to (…)."""
    share = np.asarray(colours, dtype=float)
    light = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return np.asarray(light @ [0.2126, 0.7152, 0.0722])  # (…, 3) @ (3,) -> (…)


def contrast(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """The ratio of colours, 1 (the same) to 21 (black on white): (…, 3) each in 0..1 to (…)."""
    first, second = luminance(one), luminance(other)
    return (np.maximum(first, second) + 0.05) / (np.minimum(first, second) + 0.05)
