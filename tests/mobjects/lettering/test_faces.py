"""Figures as each face draws them, and found again by their outlines."""

import numpy as np
import pytest
from manim import Typst

from scenes.mobjects.lettering.faces import figure_faces, recognised
from scenes.mobjects.lettering.text import Readout, formula, words
from scenes.mobjects.theme import BODY

EM = BODY / 96  # Manim's units


@pytest.mark.parametrize("face", ["words", "bold", "formula", "code"])
def test_figures_are_as_wide_as_each_other_in_every_face(face: str) -> None:
    advances = [figure_faces()[face][figure][1] for figure in "0123456789"]
    np.testing.assert_allclose(advances, advances[0], atol=1e-3)


def test_a_number_is_set_in_the_figures_of_words() -> None:
    for text in "0123456789":
        [glyph] = [each for each in Readout(float(text), ".0f", BODY).glyphs if len(each.points)]
        own, known = glyph.points[:, :2] / EM, figure_faces()["words"][text][0]
        np.testing.assert_allclose(np.ptp(own, axis=0), np.ptp(known, axis=0), atol=1e-6)


def test_figures_of_a_formula_are_known_by_their_outlines() -> None:
    assert _said(formula("x_12 = {} + {} approx {}", "3.45", "678", "90.1")) == (
        ".12=3.45+678≈90.1"
    )
    assert _said(formula("vec({}, {})^7", "-0.2", "0.9").scale(1.7)).replace(".", "") == "−02097"


def test_letters_are_no_figures() -> None:
    assert not recognised(words("Oil").submobjects).any()


def _said(text: Typst) -> str:
    return "".join(chr(code) if code else "." for code in recognised(text.submobjects))
