"""A formula's notation as it is set: "sigma(-2) approx 0.12" is σ(−2) ≈ 0.12."""

import re
from functools import lru_cache

NAMED = re.compile(r"{{((?:(?!{{|}}).)*?):\s*[A-Za-z_][\w-]*\s*}}", re.DOTALL)
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
SPACING = re.compile(r"\b(?:quad|thick|thin|med|wide|space)\b|&|\\(?!\w)")


@lru_cache(maxsize=2000)
def as_set(code: str) -> str:
    """A formula's code as the characters that stand in it, as far as they stand in a line."""
    before = ""
    while before != code:  # parts of parts
        before, code = code, NAMED.sub(r"\1", code)
    pieces = re.split(r'("(?:[^"\\]|\\.)*")', code)
    for k, piece in enumerate(pieces):
        if piece.startswith('"'):
            pieces[k] = f" {piece[1:-1]} "
        else:
            piece = WORD.sub(lambda word: NAMES.get(word[0], word[0]), SPACING.sub(" ", piece))
            pieces[k] = piece.replace("-", "−")
    return " ".join("".join(pieces).split())
