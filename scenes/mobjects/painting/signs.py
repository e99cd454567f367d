"""The mark of a negative value: a minus that stands out from the colour it lies on.

Hue alone does not say a sign: not in grey, not to every eye. So a negative cell or dot carries a
minus, and a negative connection is dashed.
"""

import numpy as np

from scenes.mobjects.theme import THEME

CONTRAST = 3.2  # of a mark to what it lies on; WCAG 2.2, 1.4.11 asks for 3
FAINT = 0.05  # of the limit: a value below is nearly invisible, and its mark fades with it


def luminance(colours: np.ndarray) -> np.ndarray:
    """The relative luminance of sRGB colours, (…, 3) with 0..1 to (…), as WCAG 2 defines it."""
    return np.asarray(_linear(colours) @ [0.2126, 0.7152, 0.0722])  # (…, 3) @ (3,) -> (…)


def sign_shades(values: np.ndarray) -> np.ndarray:
    """The colours of signed values, −1..1: (…) to (…, 3), from dark over to the sign's own."""
    share = np.clip(np.abs(values), 0, 1)[..., None]
    positive, negative = THEME.positive.to_rgb(), THEME.negative.to_rgb()
    sign = np.where(np.asarray(values)[..., None] >= 0, positive, negative)
    return np.asarray((1 - share) * THEME.dark.to_rgb() + share * sign)


def minus_inks(colours: np.ndarray) -> np.ndarray:
    """The ink, (…, 3), of a minus on each of these colours, (…, 3).

    Dark where that stands out, else the negative sign's colour, as bright as it has to be: a mark
    is no louder than it needs to be seen.
    """
    dark, red = THEME.plate.to_rgb(), _linear(THEME.negative.to_rgb())
    ground = luminance(colours) + 0.05
    wanted = (CONTRAST * ground - 0.05)[..., None]
    own = luminance(THEME.negative.to_rgb())
    towards_white = red + np.clip((wanted - own) / (1 - own), 0, 1) * (1 - red)
    pale = _gamma(np.where(wanted < own, red * wanted / own, towards_white))
    stands_out = ground >= CONTRAST * (luminance(dark) + 0.05)
    return np.where(stands_out[..., None], dark, pale)


def minus_marks(values: np.ndarray) -> np.ndarray:
    """The minuses of signed values as r, g, b, opacity: (…) with −1..1 to (…, 4)."""
    share = np.clip(-np.asarray(values) / FAINT, 0, 1)[..., None]
    return np.concatenate([minus_inks(sign_shades(values)), share], axis=-1)


def _linear(colours: np.ndarray) -> np.ndarray:
    share = np.asarray(colours, dtype=float)
    return np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)


def _gamma(light: np.ndarray) -> np.ndarray:
    return np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)
