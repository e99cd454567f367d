"""Which glyph and which hand each of the project's own digits is written with."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nnmath.pen.glyphs import GLYPHS, Glyph
from nnmath.pen.handwriting import Hand, random_hand

SEED = 7
VARIANTS = 8  # of each digit


@dataclass(frozen=True)
class Variant:
    """One of our own digits before it is written. rng: decides where its points stray."""

    name: str
    glyph: Glyph
    hand: Hand
    rng: np.random.Generator


def variant(digit: int, number: int, seed: int = SEED) -> Variant:
    """How a digit 0..9 is written for the `number`th time, 0..7."""
    rng = np.random.default_rng([seed, digit, number])
    glyphs = [glyph for glyph in GLYPHS if glyph.digit == digit]
    glyph = glyphs[number % len(glyphs)]
    name = f"{digit}-{glyph.name.replace(' ', '-')}-{number // len(glyphs) + 1}"
    return Variant(name, glyph, random_hand(rng), rng)
