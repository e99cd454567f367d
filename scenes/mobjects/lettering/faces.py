"""The outlines of figures and of the signs among them, in each face that they are set in.

Manim keeps outlines only, so advances are read off a line in which every character stands between
two bars.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np
from manim import Typst, VMobject

from scenes.mobjects.theme import BODY
from scenes.telling.typesetting import typeface

FIGURES = "0123456789.,+%×−<=>≈"
POWERS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"
EM = BODY / 96  # in Manim's units: font size 96 is a unit to the em
BOLD = '#set text(weight: "semibold")'
# Equations are set a little heavier than words, where nothing else is asked for.
FORMULA = '#set text(font: "New Computer Modern Math", weight: 450)'
MONO = '#set text(font: "DejaVu Sans Mono")'

NEARLY = 0.01  # of its larger side: how far an outline may be from another and be the same

# Of each character its points in ems, (n, 2), four to a curve, x from the pen and y up from the
# baseline, and by how much it moves the pen on.
Face = dict[str, tuple[np.ndarray, float]]


@cache
def set_apart(characters: str, face: str) -> dict[str, tuple[VMobject, float]]:
    """Each character at BODY size, its pen at (0, 0), and its advance, in Manim's units.

    face: Typst's code that chooses it.
    """
    line = "H||" + "|".join(characters) + "|"
    code = f'{face}\n#set text(kerning: false)\n#"{line}"'
    glyphs = Typst(code, font_size=BODY, font_paths=typeface().fonts).submobjects
    baseline = glyphs[0].get_bottom()[1]
    bars, outlines = glyphs[2::2], glyphs[3::2]
    bar_advance = bars[0].get_x() - glyphs[1].get_x()
    table: dict[str, tuple[VMobject, float]] = {}
    for character, outline, bar, following in zip(
        characters, outlines, bars[:-1], bars[1:], strict=True
    ):
        origin = np.array([bar.get_x() + bar_advance, baseline, 0])
        advance = following.get_x() - bar.get_x() - bar_advance
        table[character] = (outline.shift(-origin).set_stroke(width=0), advance)
    return table


def figure_faces() -> dict[str, Face]:
    """The figures of words, of bold words, of formulas and of code, for who looks for them."""
    plain = f"#{typeface().words}"
    faces = {
        "words": (FIGURES + POWERS, plain),
        "bold": (FIGURES + POWERS, f"{plain}\n{BOLD}"),
        "formula": (FIGURES, FORMULA),
        "code": (FIGURES, MONO),
    }
    return {
        name: {
            character: (outline.points[:, :2] / EM, float(advance / EM))
            for character, (outline, advance) in set_apart(*which).items()
        }
        for name, which in faces.items()
    }


def recognised(glyphs: Sequence[VMobject]) -> np.ndarray:
    """Which figures and signs glyphs of a formula are, by their outlines: code points, (n,).

    0 for any other: a formula's code does not say in which order it is drawn, nor all of it.
    """
    found = np.zeros(len(glyphs), int)
    for k, glyph in enumerate(glyphs):
        outline = _shape(glyph.points)
        for character, other in _by_length().get(len(outline), ()):
            if np.abs(outline - other).max() < NEARLY:
                found[k] = ord(character)
                break
    return found


@cache
def _by_length() -> dict[int, list[tuple[str, np.ndarray]]]:
    """The characters of formulas and their shapes, by how many points they have."""
    shapes: dict[int, list[tuple[str, np.ndarray]]] = {}
    for character, (points, _) in figure_faces()["formula"].items():
        shapes.setdefault(len(points), []).append((character, _shape(points)))
    return shapes


def _shape(points: np.ndarray) -> np.ndarray:
    """An outline without its place and size."""
    low = points[:, :2].min(axis=0)
    return np.asarray((points[:, :2] - low) / max(np.ptp(points[:, :2], axis=0).max(), 1e-9))
