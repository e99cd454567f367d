"""What is wrong with the letters of texts that stand: too small, not there, off their baseline."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np
from manim import DecimalNumber, MathTypst

from scenes._inspection.characters import is_box, measured
from scenes._inspection.fault import BASELINE, BOXES, SMALL, Fault, around, in_frame
from scenes._inspection.texts import SeenText
from scenes.mobjects.lettering.text import Readout
from scenes.telling.glyphs import missing_letters
from scenes.telling.typesetting import typeface

LEAST_SIZE = 18.0  # pixels to the em at 480p, of every letter: exponents and indices too
ROUNDED = 0.05  # pixels to the em that are lost in rounding
MAIN = 0.9  # of a text's largest letters: what is smaller is an exponent or an index
APART = 1.2, 0.5  # pixels, and of the em: baselines between these were meant to be one
BESIDE = 2.0  # of the em: what is no further away than this stands beside it
NUMBER = re.compile(r'"[+−-]?[\d.,\u202f ]*\d ?%?"')


def ill_set(texts: Sequence[SeenText]) -> Iterator[Fault]:
    """The faults of texts that stand."""
    lines = [measured(text.letters, text.glyphs) for text in texts]
    for text, letters in zip(texts, lines, strict=True):
        yield from _too_small(text, letters[:, 0])
        if any(map(is_box, text.letters)):
            what = f"{_lacking(text)} in {text.name}"
            yield Fault(BOXES, what, in_frame(text.box))
    for (one, its), (other, others) in combinations(zip(texts, lines, strict=True), 2):
        if _is_beside(one, other) and _is_off(its, others):
            what = f"{one.name} and {other.name}"
            yield Fault(BASELINE, what, in_frame(around(one.box, other.box)))


def _too_small(text: SeenText, ems: np.ndarray) -> Iterator[Fault]:
    known = ems[~np.isnan(ems)]
    least = float(known.min(initial=np.inf))
    if text.em < LEAST_SIZE - ROUNDED:
        yield Fault(SMALL, text.name, in_frame(text.box), text.em, " pixels at 480p")
    elif least < LEAST_SIZE - 2 * ROUNDED:
        box = around(*text.glyphs[ems < LEAST_SIZE - 2 * ROUNDED])
        what = f"exponents or indices of {text.name}"
        yield Fault(SMALL, what, in_frame(box), least, " pixels at 480p")


def _lacking(text: SeenText) -> str:
    """Which letters are drawn as boxes."""
    code = str(getattr(text.owner, "typst_code", ""))
    preamble = str(getattr(text.owner, "typst_preamble", ""))
    chosen = [preamble, *(line for line in code.splitlines() if line.startswith("#set"))]
    # A formula looks for its letters in all of Typst's fonts.
    setting = "" if isinstance(text.owner, MathTypst) else "\n".join(chosen)
    return " ".join(missing_letters(code, setting, typeface().folders)) or "letters"


def _is_beside(one: SeenText, other: SeenText) -> bool:
    """Whether two texts stand in one row, side by side, and one is a number."""
    if not (_is_number(one) or _is_number(other)):
        return False
    (left, top, right, bottom), box = one.box, other.box
    gap = max(left, box[0]) - min(right, box[2])
    shared = min(bottom, box[3]) - max(top, box[1])
    return bool(0 <= gap <= BESIDE * max(one.em, other.em) and shared > 0)


def _is_number(text: SeenText) -> bool:
    return isinstance(text.owner, Readout | DecimalNumber) or bool(NUMBER.fullmatch(text.name))


def _is_off(one: np.ndarray, other: np.ndarray) -> bool:
    """Whether two texts, (n, 2) em and baseline of their letters, miss each other's baseline."""
    mine, others = _baselines(one), _baselines(other)
    if not (len(mine) and len(others)):
        return False
    apart = np.abs(mine[:, None] - others).min()
    em = min(np.nanmax(one[:, 0]), np.nanmax(other[:, 0]))
    return bool(APART[0] < apart < APART[1] * em)


def _baselines(letters: np.ndarray) -> np.ndarray:
    """The baselines of a text's lines, of its letters' ems and baselines, (n, 2)."""
    known = letters[~np.isnan(letters[:, 0])]
    return known[known[:, 0] >= MAIN * known[:, 0].max(initial=0), 1]
