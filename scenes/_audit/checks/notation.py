"""A formula's notation as it is set: "sigma(-2) approx 0.12" is σ(−2) ≈ 0.12."""

import re
from functools import lru_cache

import numpy as np

NAMED = re.compile(r"{{((?:(?!{{|}}).)*?):\s*[A-Za-z_][\w-]*\s*}}", re.DOTALL)
OTHER = "x"  # for a glyph that is no figure
APART, OFF = 0.3, 0.35  # ems: to what is no part of a number with the glyph before
NAMES = {
    "times": "×",
    "dot": "·",
    "approx": "≈",
    "sigma": "σ",
    "lt": "<",
    "gt": ">",
    "minus": "−",
    "dots": "…",
}
WORD = re.compile(r"[A-Za-z]+(?:\.[A-Za-z]+)*")
# What tells Typst how to set something: `delim: "["`, `row-gap: #0.65em`.
TOLD = re.compile(r'\b[a-z][a-z-]*\s*:\s*(?:"[^"]*"|#[\w.%]+)\s*,?')
SPACING = re.compile(r"\b(?:quad|thick|thin|med|wide|space)\b|&|\\(?!\w)")


@lru_cache(maxsize=2000)
def as_set(code: str) -> str:
    """A formula's code as the characters that stand in it, as far as they stand in a line."""
    before = ""
    while before != code:  # parts of parts
        before, code = code, NAMED.sub(r"\1", code)
    code = TOLD.sub(" ", code)
    pieces = re.split(r'("(?:[^"\\]|\\.)*")', code)
    for k, piece in enumerate(pieces):
        if piece.startswith('"'):
            pieces[k] = f" {piece[1:-1]} "
        else:
            piece = WORD.sub(lambda word: NAMES.get(word[0], word[0]), SPACING.sub(" ", piece))
            pieces[k] = piece.replace("-", "−")
    return " ".join("".join(pieces).split())


def as_drawn(letters: np.ndarray, boxes: np.ndarray, em: float) -> str:
    """A formula's glyphs in the order in which they are drawn, its numbers apart.

    letters: (n,), the code points of its figures, 0 for what is none. boxes: (n, 4), left, top,
    right, bottom in pixels. em: how large it is set, in pixels.
    """
    said = ""
    for k, letter in enumerate(letters.tolist()):
        gap = boxes[k, 0] - boxes[k - 1, 2]
        if k and (abs(gap) > APART * em or abs(boxes[k, 3] - boxes[k - 1, 3]) > OFF * em):
            said += " "
        said += chr(letter) if letter else OTHER
    return said
