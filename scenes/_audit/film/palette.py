"""The colours in which a film shows values: the audit's own map from the theme's."""

from dataclasses import dataclass

import numpy as np

from scenes.mobjects.theme import THEME, Theme

SIGN = "sign"  # the scale of values that have the colour of their sign
INK = "ink"  # and that of amounts, drawn on the ground; one of zero has a little of it
LEAST = 0.14


@dataclass(frozen=True, eq=False)
class Palette:
    """Colours as R, G, B in 0..255, (3,) each.

    ground: what all is drawn on. plate: what parts cells. dark: of a zero. lit, positive, negative,
    muted (as ink): of a value at its limit.
    """

    ground: np.ndarray
    plate: np.ndarray
    dark: np.ndarray
    lit: np.ndarray
    positive: np.ndarray
    negative: np.ndarray
    muted: np.ndarray

    @classmethod
    def of(cls, theme: Theme = THEME) -> "Palette":
        """The colours of a theme."""
        names = ("background", "plate", "dark", "lit", "positive", "negative", "muted")
        return cls(*(255 * np.array(getattr(theme, name).to_rgb(), float) for name in names))

    def colours(self, shares: np.ndarray, scale: str, told: np.ndarray | float = 1) -> np.ndarray:
        """The colours, (n, 3), of values as shares of their limit, (n,).

        Light goes from dark to lit, and a sign from dark to its colour; light below zero has the
        colour of its sign. told: (n,), 0..1, how much of its colour each has yet.
        """
        shares = np.clip(shares, -1, 1)
        if scale == INK:
            ink = LEAST + (1 - LEAST) * shares[:, None]
            return np.asarray(self.ground + ink * (self.muted - self.ground))
        above = self.positive if scale == SIGN else self.lit
        full = np.where((shares < 0)[:, None], self.negative, above)
        way = np.abs(shares) * told
        return np.asarray(self.dark + way[:, None] * (full - self.dark))


@dataclass(frozen=True, eq=False)
class Paint:
    """What values look like. colours: (n, 3), 0..255. shares: (n,), of their limit. opacity: (n,).

    plate, ground: the colours between them and behind all, (3,).
    """

    colours: np.ndarray
    shares: np.ndarray
    opacity: np.ndarray
    plate: np.ndarray
    ground: np.ndarray

    @property
    def seen(self) -> np.ndarray:
        """The colours over the ground, (n, 3)."""
        opacity = self.opacity[:, None]
        return np.asarray(opacity * self.colours + (1 - opacity) * self.ground)


def shares_of(values: np.ndarray, limit: float) -> np.ndarray:
    """Values, (n,), as shares of the limit; a limit of zero is taken for one."""
    return np.asarray(np.asarray(values, float) / (limit or 1.0))
