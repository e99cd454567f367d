"""The picture of a bundle of connections, and what of it is kept from frame to frame."""

from functools import cache, lru_cache

import numpy as np

from scenes.mobjects.painting.bundle import Bundle
from scenes.mobjects.painting.light import SignedLight, shed
from scenes.mobjects.painting.tone import ToneMap
from scenes.mobjects.theme import THEME, Theme

SEGMENTS = 40  # of a connection: the stretches of its way that have a light of their own


# What is at rest while something else moves is painted frame after frame.
@lru_cache(maxsize=6)
def lit_picture(
    bundle: Bundle, intensities: bytes, envelope: bytes, drawn: float, signs: bytes, exposure: float
) -> np.ndarray:
    """The picture of a bundle's window, (height, width, 4) premultiplied bytes.

    signs: float64, the shares of the positive and of the negative light that are shown.
    """
    shares = np.frombuffer(signs).astype(np.float32)
    light = shed_light(bundle, intensities, envelope, drawn)
    positive, negative = (
        part if share == 1 else part * share for part, share in zip(light, shares)
    )
    rgba = tone_map(THEME)(positive, negative, exposure)
    return rgba.reshape(bundle.window.height, bundle.window.width, 4)


def shed_light(
    bundle: Bundle, intensities: bytes, envelope: bytes, drawn: float
) -> tuple[np.ndarray, np.ndarray]:
    """The positive and the negative light on the pixels of a bundle's window.

    intensities: float32, −1..1, one for each line. envelope: float64, one for each segment.
    drawn: the lines to how many ends are drawn; to the last of them, as far as begun.
    """
    whole = int(drawn)
    if whole >= len(bundle.ends) // 8:
        return whole_light(bundle, intensities, envelope)
    positive, negative = fans_light(bundle, intensities, envelope, whole)
    if drawn > whole:
        fan = SignedLight.of(bundle, only_to(whole, bundle, intensities), SEGMENTS)
        more = fan.shed(np.frombuffer(envelope) * up_to(drawn - whole))
        positive, negative = positive + more[0], negative + more[1]
    return positive, negative


# Kept apart from the pictures, for a sign that fades changes nothing of it, and from what grows,
# of which there is more in every frame.
@lru_cache(maxsize=4)
def whole_light(
    bundle: Bundle, intensities: bytes, envelope: bytes
) -> tuple[np.ndarray, np.ndarray]:
    """The same where the lines to all ends are drawn."""
    return shed(bundle, intensities, np.frombuffer(envelope))


@lru_cache(maxsize=2)
def fans_light(
    bundle: Bundle, intensities: bytes, envelope: bytes, count: int
) -> tuple[np.ndarray, np.ndarray]:
    """The light of the lines to the first `count` ends, each time one end more than before."""
    if count == 0:
        dark = np.zeros(bundle.window.pixels, np.float32)
        return dark, dark
    before = fans_light(bundle, intensities, envelope, count - 1)
    fan = SignedLight.of(bundle, only_to(count - 1, bundle, intensities), SEGMENTS)
    positive, negative = fan.shed(np.frombuffer(envelope))
    return before[0] + positive, before[1] + negative


def only_to(end: int, bundle: Bundle, intensities: bytes) -> bytes:
    """The intensities of the lines to one end, and darkness for all others."""
    lines = np.frombuffer(intensities, np.float32).reshape(-1, len(bundle.starts) // 8)
    return np.where(np.arange(len(lines))[:, None] == end, lines, np.float32(0)).tobytes()


def up_to(share: float, start: float = 0) -> np.ndarray:
    """How much of each segment lies between two shares of the way, (SEGMENTS,)."""
    edges = np.linspace(0, 1, SEGMENTS + 1)
    shown = np.minimum(edges[1:], share) - np.maximum(edges[:-1], start)
    return np.clip(shown, 0, None) * SEGMENTS


@cache
def tone_map(theme: Theme) -> ToneMap:
    """The tone map from light to the theme's colours of the signs."""
    return ToneMap(tuple(theme.positive.to_rgb()), tuple(theme.negative.to_rgb()))
