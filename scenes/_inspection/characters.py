"""Reads letters and figures off their outlines: how large each is, and where its baseline lies.

Manim keeps no more of a text than outlines, and a formula's exponents are smaller than its font
size says. But a letter has the same outline at every size, so what it is can be looked up.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from manim import DEFAULT_FONT_SIZE, Typst, VMobject

from scenes.telling.glyphs import NOWHERE
from scenes.telling.typesetting import typeface

FIGURES = "0123456789"
COMMON = "acenorsuvxz"  # in every word but the shortest is one of these
SMALL = "abcdefghijklmnopqrstuvwxyz"
# How large Typst sets the parts of a formula: the font for it, New Computer Modern Math, says so
# of itself (MathConstants: scriptPercentScaleDown and scriptScriptPercentScaleDown).
LEVELS = {"display": 1.0, "script": 0.7, "sscript": 0.5}
EM = DEFAULT_FONT_SIZE / 96  # in Manim's units: font size 48 is half a unit to the em
FONTS = ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono")
NEARLY = 0.01  # of its larger side: how far an outline may be from another and be the same


@dataclass(frozen=True)
class Shapes:
    """Known outlines of as many points each: (n, points, 2), their larger sides 1, corners at 0.

    heights: (n,), of the em. depths: (n,), how far below the baseline each begins, of the em.
    """

    outlines: np.ndarray
    heights: np.ndarray
    depths: np.ndarray


def measured(letters: Sequence[VMobject], boxes: np.ndarray) -> np.ndarray:
    """The em and the baseline of each letter in pixels, (n, 2); NaN where it is not known.

    boxes: (n, 4), where the letters are: left, top, right, bottom in pixels.
    """
    found = np.full((len(letters), 2), np.nan)
    for row, letter, (_, top, _, bottom) in zip(found, letters, boxes, strict=True):
        if known := _look_up(_path(letter)):
            height, depth = known
            em = (bottom - top) / height
            row[:] = em, bottom - depth * em
    return found


def is_box(letter: VMobject) -> bool:
    """Whether this is what a font draws instead of a letter that it does not have."""
    return _look_up_box(_path(letter))


# What stands is looked at again and again.
@lru_cache(maxsize=4096)
def _look_up(path: bytes) -> tuple[float, float] | None:
    """The height of a letter, and how far below the baseline it begins, of the em."""
    outline = _outline(path)
    if shapes := _known().get(len(outline)):
        near = np.flatnonzero(np.abs(shapes.outlines - outline).max(axis=(1, 2)) < NEARLY)
        if len(near):
            return float(shapes.heights[near[0]]), float(shapes.depths[near[0]])
    return None


@lru_cache(maxsize=4096)
def _look_up_box(path: bytes) -> bool:
    outline = _outline(path)
    boxes = (box for box in _boxes() if len(box) == len(outline))
    return any(np.abs(box - outline).max() < NEARLY for box in boxes)


@cache
def _known() -> dict[int, Shapes]:
    """The letters and figures of words and formulas, by the number of their points."""
    known = defaultdict(list)
    for outline, height, depth in [*_in_words(), *_in_formulas()]:
        known[len(outline)].append((outline, height, depth))
    return {count: Shapes(*map(np.array, zip(*rows))) for count, rows in known.items()}


_Row = tuple[np.ndarray, float, float]


def _in_words() -> Iterator[_Row]:
    plain = "#set text(kerning: false, ligatures: false)\n"
    font = f"#{typeface().words}\n"
    for weight in ("regular", "semibold"):
        bold = f'#set text(weight: "{weight}")\n'
        yield from _rows(Typst(f'{font}{bold}{plain}#"H{FIGURES}{COMMON}"'))
    yield from _rows(Typst(f'{plain}#"H{FIGURES}"'))  # figures as wide as they need


def _in_formulas() -> Iterator[_Row]:
    for level, scale in LEVELS.items():
        written = [("upright", f"H{FIGURES}{COMMON}"), ("italic", SMALL)]
        letters = [f"{level}({form}({letter}))" for form, text in written for letter in text]
        yield from _rows(Typst(f"$ {' '.join(letters)} $"), scale)


def _rows(line: Typst, scale: float = 1.0) -> Iterator[_Row]:
    """Outline, height and depth of a line's letters; it begins with an H, on the baseline."""
    first, *letters = line.submobjects
    em, baseline = scale * EM, first.get_bottom()[1]
    for letter in letters:
        yield _outline(_path(letter)), letter.height / em, (baseline - letter.get_bottom()[1]) / em


@cache
def _boxes() -> list[np.ndarray]:
    """What the fonts in Typst draw for what no font has, in words and in formulas."""
    words = [f'#set text(font: "{font}", fallback: false)\n#"{NOWHERE}"' for font in FONTS]
    return [
        _outline(_path(box)) for code in (*words, f"${NOWHERE}$") for box in Typst(code).submobjects
    ]


def _path(letter: VMobject) -> bytes:
    return np.ascontiguousarray(letter.points[:, :2], dtype=float).tobytes()


def _outline(path: bytes) -> np.ndarray:
    """An outline without its place and size."""
    points = np.frombuffer(path).reshape(-1, 2)
    low = points.min(axis=0)
    return np.asarray((points - low) / max(np.ptp(points, axis=0).max(), 1e-9))
