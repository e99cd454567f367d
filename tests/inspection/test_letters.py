"""Letters are read off their outlines: their sizes and baselines, at any size and place."""

import numpy as np
import pytest
from manim import DOWN, RIGHT, MathTypst, Mobject, Typst, VMobject

from scenes._inspection.characters import is_box, measured
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.theme import BODY, HEADING, SMALL
from scenes.telling.glyphs import LIBERTINUS

UNIT = 60  # pixels at 480p


def letters_of(text: Mobject) -> list[VMobject]:
    return [part for part in text.family_members_with_points() if np.ptp(part.points[:, 0]) > 0]


def read(text: Mobject) -> np.ndarray:
    """The em and the baseline of the letters that are known, in pixels, y downward."""
    letters = letters_of(text)[1:] if isinstance(text, Readout) else letters_of(text)
    points = [letter.points[:, :2] * [UNIT, -UNIT] for letter in letters]
    boxes = np.array([[*xy.min(axis=0), *xy.max(axis=0)] for xy in points])
    found = measured(letters, boxes)
    return found[~np.isnan(found[:, 0])]


@pytest.mark.parametrize("size", [SMALL, BODY, HEADING])
@pytest.mark.parametrize("bold", [False, True])
def test_words_are_as_large_as_they_are_set(size: float, bold: bool) -> None:
    found = read(words("A quick brown fox, 0123456789", size=size, bold=bold))
    assert len(found) > 15
    np.testing.assert_allclose(found[:, 0], size * UNIT / 96, rtol=0.01)
    assert np.ptp(found[:, 1]) < 0.2  # all stand on one baseline


def test_the_baseline_is_below_most_letters_and_above_those_that_hang() -> None:
    text = words("grypqj xo", size=BODY).shift(RIGHT * 3 + DOWN)
    bottoms = sorted(-letter.get_bottom()[1] * UNIT for letter in letters_of(text))
    baseline = float(np.median(read(text)[:, 1]))
    assert bottoms[0] - 0.1 < baseline < bottoms[-1] - 3


def test_a_number_stands_on_its_frame() -> None:
    number = Readout(-12.75, size=BODY, spec=".2f").shift(DOWN * 2).scale(1.5)
    found = read(number)
    np.testing.assert_allclose(found[:, 1], -number.frame.get_bottom()[1] * UNIT, atol=0.1)
    np.testing.assert_allclose(found[:, 0], 1.5 * BODY * UNIT / 96, rtol=0.01)


@pytest.mark.parametrize(
    ("code", "levels"),
    [
        ("x", [1.0]),
        ("x^2", [1.0, 0.7]),
        ("a_k^(-z)", [1.0, 0.7, 0.7]),
        ("e^(n^2)", [1.0, 0.7, 0.5]),
        ("upright(n)", [1.0]),
    ],
)
def test_exponents_are_as_small_as_typst_sets_them(code: str, levels: list[float]) -> None:
    found = read(MathTypst(code, font_size=48))
    np.testing.assert_allclose(sorted(found[:, 0]), sorted(30 * np.array(levels)), rtol=0.01)


def test_boxes_are_known_from_letters() -> None:
    crossed = Typst('#"n神o"', typst_preamble=LIBERTINUS)
    assert [is_box(letter) for letter in letters_of(crossed)] == [False, True, False]
    in_formula = MathTypst("x + 神")
    assert [is_box(letter) for letter in letters_of(in_formula)] == [False, False, True]
