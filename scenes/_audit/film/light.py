"""A lossless model of the light of connections: the colour that a place in a picture must have.

It is derived anew from what the films say of their light, and uses none of their drawing code:

- a line of value v shines with (|v| / limit)^1.5, never with more than 1;
- a pixel of it is as bright as the line covers of it, measured across the line's main axis;
- the way is cut into stretches of equal length, of which each shows a share of its own; every fifth
  stretch of a negative line is dark, counted from where the line's number says;
- a pixel under light L, amplified by the exposure to E · L, is covered by the colour of the sign
  with opacity 1 − exp(−E · L), where each sign's E · L counts to 5;
- where both signs meet, their colours mix in the ratio of the squares of their light.
"""

from dataclasses import dataclass

import numpy as np

from scenes._audit.film.planes import CHANNELS, DOWN, Levels, Planes
from scenes._audit.stated.moment import Thing

POWER, FULL = 1.5, 5.0
DASH, GOLDEN = 5, 0.6180339887
SIDE = 2  # pixels of a block: the film keeps one colour for as many
# A block's colour is mixed from a row above and one below as well: its pixels, from its corner.
PIXELS = np.array([(x, y) for y in range(-1, 3) for x in range(2)])
COLOUR = np.repeat(DOWN, 2) / 2
LUMA = np.array([0, 0, 1, 1, 1, 1, 0, 0]) / 4
# What the luma and each colour of a block have of each channel of each of its pixels, (8 · 3, 3).
MIXED = np.einsum("kp,kc->pck", (LUMA, COLOUR, COLOUR), CHANNELS).reshape(-1, 3)


@dataclass(frozen=True, eq=False)
class Lit:
    """How brightly the lines of a bundle shine in one picture."""

    strength: np.ndarray  # (lines,) −1..1, signed
    envelope: np.ndarray  # (segments,) 0..1
    signs: np.ndarray  # (2,) 0..1
    drawn: float  # targets
    exposure: float
    opacity: float
    key: int  # the same for the same strengths

    @classmethod
    def of(cls, thing: Thing) -> "Lit":
        """What a thing states."""
        more = thing.more
        opacity = float(thing.opacity.max(initial=0))
        strength = strengths(thing.values, thing.limit)
        drawn, exposure = float(more["drawn"]), float(more["exposure"])
        shown, key = (more["envelope"], more["signs"], drawn), hash(strength.tobytes())
        return cls(strength, *shown, exposure, opacity, key)

    @property
    def is_dark(self) -> bool:
        """Whether nothing of it is to be seen."""
        shows = self.envelope.any() and self.signs.any() and self.strength.any()
        return not (shows and self.drawn > 0 and self.opacity > 0)


def strengths(values: np.ndarray, limit: float) -> np.ndarray:
    """How brightly values shine, −1..1, with their signs."""
    share = np.minimum(np.abs(values) / (limit or 1.0), 1.0)
    return np.asarray(np.sign(values) * share**POWER)


def shines(lines: np.ndarray, stretches: np.ndarray) -> np.ndarray:
    """Whether negative lines, by their numbers, shine on these stretches of their way."""
    begin = np.floor(lines * GOLDEN % 1 * DASH).astype(int)
    return np.asarray((stretches + begin) % DASH < DASH - 1)


def begun(share: float, segments: int) -> np.ndarray:
    """How much of each stretch is drawn of a line that is drawn so far, 0..1: (segments,)."""
    return np.clip(share * segments - np.arange(segments), 0, 1)


def opacity_and_share(plus: np.ndarray, minus: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """How opaque a pixel is, and the positive colour's share of it, under light · exposure."""
    plus, minus = np.minimum(plus, FULL), np.minimum(minus, FULL)
    squares = plus**2 + minus**2
    share = np.divide(plus**2, squares, out=np.ones_like(squares), where=squares > 0)
    return 1 - np.exp(-plus - minus), share


def over(
    ground: np.ndarray, plus: np.ndarray, minus: np.ndarray, inks: np.ndarray, opacity: float
) -> np.ndarray:
    """Pixels, (…, 3), with the light of one bundle over them.

    plus, minus: (…), amplified. inks: (2, 3), the colours of the signs.
    """
    alpha, share = opacity_and_share(plus, minus)
    colour = share[..., None] * inks[0] + (1 - share[..., None]) * inks[1]
    alpha = (alpha * opacity)[..., None]
    return np.asarray((1 - alpha) * ground + alpha * colour)


def as_filmed(pixels: np.ndarray) -> np.ndarray:
    """What a film keeps of blocks, (blocks, 8, 3) R, G, B: the luma and the two colours of each,
    (blocks, 3), in levels of 255.
    """
    return np.asarray(pixels.reshape(len(pixels), len(MIXED)) @ MIXED)


class Blocks:
    """Where a film of some width keeps blocks, by their upper left pixels, (blocks, 2)."""

    def __init__(self, corners: np.ndarray, width: int) -> None:
        x, y = corners.T
        first = y * width + x
        self.luma = np.stack([first, first + 1, first + width, first + width + 1])
        self.colour = y // 2 * -(-width // 2) + x // 2

    def read(self, planes: Planes) -> Levels:
        """What `as_filmed` gives, as a film has it: (blocks,) each."""
        luma = planes.luma.ravel().take(self.luma).sum(axis=0) / 4
        cb, cr = (plane.ravel().take(self.colour) for plane in (planes.cb, planes.cr))
        return luma, cb, cr
