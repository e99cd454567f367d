"""Of what kind the parts of our digits are: loops, lines and curves, by how the pen ran."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from nnmath.checks import shown
from nnmath.pen.glyphs import GLYPHS, Glyph, Point

LOOP, LINE, CURVE = "loop", "line", "curve"
# Of its length, how far a line may stray from straight: ours do by 0.18 at most, curves by 0.24.
BENT = 0.2


def part_kinds(name: str) -> dict[str, str]:
    """Which kind each part of a digit of assets/digits is of, in writing order.

    name: such as "9-straight-2". Returns of each part LOOP, for it is called so, LINE, or CURVE.
    Raises ValueError for a name of no glyph.
    """
    glyph = _glyph_of(name)
    ways: dict[str, list[list[Point]]] = defaultdict(list)
    for stroke in glyph.strokes:
        before: tuple[Point, ...] = ()
        for part in stroke:
            ways[part.name].append([*before, *part.points])
            before = part.points[-1:]
    return {
        part: LOOP if part.split()[-1] == LOOP else CURVE if max(map(bend, gone)) > BENT else LINE
        for part, gone in ways.items()
    }


def bend(points: list[Point]) -> float:
    """How far points stray from the straight way from the first to the last, by its length."""
    way = np.array(points) - points[0]  # (n, 2)
    end = way[-1]
    length = float(np.hypot(*end))
    return float(np.abs(way @ [end[1], -end[0]]).max()) / length**2


def _glyph_of(name: str) -> Glyph:
    digit, _, form = name.rpartition("-")[0].partition("-")
    for glyph in GLYPHS:
        if (str(glyph.digit), glyph.name.replace(" ", "-")) == (digit, form):
            return glyph
    raise ValueError(
        f"name must be one of our own digits, such as 9-straight-2, given {shown(name)}."
    )
