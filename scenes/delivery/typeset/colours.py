"""The poster's colours, and those of a weight's cell: signs are told without their hue, too.

They are those of the films, but for one: on paper a weight of nothing is as white as the paper,
which also saves the ink of sixteen dark grids.
"""

from collections.abc import Mapping

import numpy as np

from scenes.delivery.course.looks import DARK, LIGHT
from scenes.delivery.course.palettes import PALETTES

ZERO = {LIGHT: PALETTES[LIGHT]["background"], DARK: PALETTES[DARK]["dark"]}
NAMES = ("dark", "lit", "positive", "negative", "ink", "muted")
COLOURS: Mapping[str, Mapping[str, str]] = {
    theme: {
        "ground": palette["background"],
        "zero": ZERO[theme],
        "accent": palette["attention"],
        **{name: palette[name] for name in NAMES},
    }
    for theme, palette in PALETTES.items()
}
CONTRAST = 3.2  # of a dash to its cell; WCAG 2.2, 1.4.11 asks for 3
FAINT = 0.12  # of the scale: the dash of a weaker weight fades with it


def rgb(colour: str) -> np.ndarray:
    """A colour as "#1F74D1" to (3,), 0..1."""
    return np.array([int(colour[k : k + 2], 16) for k in (1, 3, 5)]) / 255


def cell_colours(values: np.ndarray, theme: str) -> np.ndarray:
    """The colours of signed values, −1..1: (…) to (…, 3), from nothing to the sign's own."""
    share = np.clip(np.abs(values), 0, 1)[..., None]
    sign = np.where(
        np.asarray(values)[..., None] >= 0,
        rgb(COLOURS[theme]["positive"]),
        rgb(COLOURS[theme]["negative"]),
    )
    return np.asarray((1 - share) * rgb(COLOURS[theme]["zero"]) + share * sign)


def dash_colours(values: np.ndarray, theme: str) -> np.ndarray:
    """The colour of each negative cell's dash over its cell, (…) to (…, 3).

    Of the red that the sign has, as much darker or brighter as it has to be to be seen.
    """
    cells, red = cell_colours(values, theme), rgb(COLOURS[theme]["negative"]) ** 2.2
    ground, own = luminance(cells) + 0.05, float(luminance(rgb(COLOURS[theme]["negative"])))
    darker = np.clip((ground / CONTRAST - 0.05) / own, 0, 1)[..., None] * red
    towards_white = np.clip((CONTRAST * ground - 0.05 - own) / (1 - own), 0, 1)[..., None]
    brighter = red + towards_white * (1 - red)
    can_be_darker = (ground / 0.05 >= CONTRAST) & (ground >= 0.18)
    ink = np.where(can_be_darker[..., None], darker, brighter) ** (1 / 2.2)
    share = np.clip(-np.asarray(values) / FAINT, 0, 1)[..., None]
    return np.asarray(share * ink + (1 - share) * cells)


def luminance(colours: np.ndarray) -> np.ndarray:
    """The relative luminance of sRGB colours, (…, 3) with 0..1 to (…), as WCAG 2 defines it."""
    linear = np.where(colours <= 0.04045, colours / 12.92, ((colours + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ [0.2126, 0.7152, 0.0722])
