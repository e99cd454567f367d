"""Fonts of one's own: found, told apart, and asked only for the letters that the others lack."""

import unicodedata
from pathlib import Path

import numpy as np
import pytest
from manim import tempconfig

from scenes.mobjects.lettering.text import badge, formula, words
from scenes.mobjects.theme import BODY, HEADING, SMALL
from scenes.telling.typesetting import FontError, is_right_to_left, quoted, typeface_with
from tests.helpers.fonts import write_font

CHINESE = "神经网络"


@pytest.fixture(autouse=True)
def _away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.delenv("NNFILM_FONTS", raising=False)
    with tempconfig({"media_dir": str(tmp_path / "media")}):
        yield


@pytest.fixture
def fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = write_font(tmp_path / "fonts" / "deeper" / "tiny.ttf", CHINESE).parent.parent
    monkeypatch.setenv("NNFILM_FONTS", str(folder))
    return folder


# The lines of shared/cases/07-boxes-for-letters, and the letters of each that no font has.
@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("A: 神经网络", "神 经 网 络"),
        ("B: Neural 🧠 nets", "🧠"),
        ("C: شبكة عصبية", "ش ب ك ة ع ص ي"),
        ("D: नेटवर्क", "न े ट व र ् क"),
        ("ש שתי דרכים 🧠 (2)", "🧠"),
        ("H: ニューラルネット", "ニ ュ ー ラ ル ネ ッ ト"),
        ("I: โครงข่าย", "โ ค ร ง ข ่ า ย"),
    ],
)
def test_letters_that_no_font_has_are_named_and_not_drawn(text: str, missing: str) -> None:
    for draw in (words, badge, lambda text: words("{}", text), lambda text: formula(quoted(text))):
        with pytest.raises(FontError) as said:
            draw(text)
        assert all(f" {letter} " in f" {said.value} " for letter in missing.split())
        assert "NNFILM_FONTS" in str(said.value)


@pytest.mark.parametrize(
    "text",
    [
        "E: Ελληνικά Русский עברית",
        "F: → ≈ ✓ ½ ² ☺ ⌀ ⇒ ∑ ∂ ℝ",
        "J: ძერსი հայ",
        "G: straße Łódź Ứng dụng",
        "−1.5 × σ → “so” ‘so’ – … ≈ ½ ²",
        unicodedata.normalize("NFD", "é Ứ ö"),
        "two\nlines",
    ],
)
def test_letters_that_there_are_are_drawn(text: str) -> None:
    assert len(words(text).submobjects) and len(formula(quoted(text)).submobjects)


def test_a_folder_of_fonts_has_the_letters_that_the_others_lack(fonts: Path) -> None:
    both = words("a神经")
    alone = words("a")
    np.testing.assert_allclose(both.submobjects[0].width, alone.submobjects[0].width, rtol=1e-3)
    # The letters of the tiny font are rectangles, each wider than the one before it.
    first, second = both.submobjects[1:]
    assert first.height == pytest.approx(second.height) and first.width < second.width
    assert len(formula(f'sigma("{CHINESE}")').submobjects) == len("σ()") + len(CHINESE)
    with pytest.raises(FontError, match="no font has 和 "):
        words("神和")


def test_other_fonts_are_other_pictures_also_where_manim_keeps_them(
    fonts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = write_font(tmp_path / "others" / "tiny.ttf", CHINESE, height=350).parent
    high = words(CHINESE).height
    monkeypatch.setenv("NNFILM_FONTS", str(other))
    assert words(CHINESE).height == pytest.approx(high / 2, rel=0.01)


def test_a_folder_without_fonts_is_a_mistake(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "broken.ttf").write_bytes(b"no font")
    for folder in (tmp_path / "empty", tmp_path / "nowhere"):
        monkeypatch.setenv("NNFILM_FONTS", str(folder))
        with pytest.raises(FontError, match="there is no font"):
            words("a")


def test_a_family_may_have_any_name(tmp_path: Path) -> None:
    folder = write_font(tmp_path / "f" / "a.otf", CHINESE, family='"#let x\\').parent
    assert typeface_with(str(folder)).lacks(CHINESE + "和") == "和"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("שלום.", True),
        ("1, 2: שלום", True),
        ("مرحبا", True),
        ("Hello שלום", False),
        ("12 − 3", False),
        ("", False),
    ],
)
def test_text_is_read_as_its_first_letter_is(text: str, expected: bool) -> None:
    assert is_right_to_left(text) is expected


def test_the_full_stop_of_a_hebrew_sentence_stands_at_its_left() -> None:
    # As in shared/cases/15-hebrew-full-stop; a full stop is the smallest thing in the sentence.
    sentence = words("שתי דרכים? (א) 1, 2.").submobjects
    stop = min(sentence, key=lambda glyph: glyph.height)
    assert stop.get_x() == min(glyph.get_x() for glyph in sentence)
    english = words("Two ways? (a) 1, 2.").submobjects
    stop = min(english, key=lambda glyph: glyph.height)
    assert stop.get_x() == max(glyph.get_x() for glyph in english)


def test_lines_begin_where_they_are_read_from() -> None:
    first, second = _lines(words("שורה.\nשורה ארוכה יותר."))
    assert first[1] == pytest.approx(second[1], abs=0.03) and first[0] > second[0] + 0.5
    first, second = _lines(words("short\nmuch longer"))
    assert first[0] == pytest.approx(second[0], abs=0.03) and first[1] < second[1] - 0.5


def _lines(text: object) -> list[tuple[float, float]]:
    """Where two lines begin and end: from the left-most to the right-most ink of each."""
    glyphs = text.submobjects  # type: ignore[attr-defined]
    middle = (max(g.get_top()[1] for g in glyphs) + min(g.get_bottom()[1] for g in glyphs)) / 2
    upper = [g for g in glyphs if g.get_y() > middle]
    lower = [g for g in glyphs if g.get_y() <= middle]
    return [
        (min(g.get_left()[0] for g in line), max(g.get_right()[0] for g in line))
        for line in (upper, lower)
    ]


def test_a_minus_sign_keeps_its_number_in_a_hebrew_sentence() -> None:
    glyphs = words("סכום {}", -3).submobjects
    minus = min(glyphs, key=lambda glyph: glyph.height)
    three = min(glyphs, key=lambda glyph: abs(glyph.get_left()[0] - minus.get_right()[0]))
    assert three is not minus and three.height > 3 * minus.height
    assert minus.get_x() == min(glyph.get_x() for glyph in glyphs)  # and the number comes last


def outline_height(code: str, size: float, index: int) -> float:
    """How high a character of a formula is, in pixels at 480p."""
    return formula(code, size=size).submobjects[index].height * 480 / 8


@pytest.mark.parametrize("size", [SMALL, BODY, HEADING])
@pytest.mark.parametrize(
    ("code", "index"),
    [("e^2", 1), ("x_2", 1), ("e^(x^2)", 2), ("sum_(k = 1)^2 a", 1), ("1 / (1 + e^2)", -2)],
)
def test_exponents_and_indices_are_as_large_as_words_have_to_be(
    size: float, code: str, index: int
) -> None:
    # Measured against the same figure in the size that has 18 pixels to the letter.
    smallest = outline_height("2", 28.8, 0)
    assert outline_height(code, size, index) >= 0.98 * smallest
    if size > SMALL:  # and smaller than what they stand beside, where that is larger
        assert outline_height(code, size, index) < 0.85 * outline_height("2", size, 0)


def test_an_exponent_is_raised_and_an_index_lowered() -> None:
    for size in (SMALL, BODY, HEADING):
        base, exponent = formula("2^2", size=size).submobjects
        assert exponent.get_y() > base.get_y() + 0.25 * base.height
        base, index = formula("2_2", size=size).submobjects
        assert index.get_y() < base.get_y() - 0.15 * base.height


def test_parts_of_formulas_are_still_found_by_name() -> None:
    whole = formula("e^2 + {{ x'^2 : square }}")
    assert len(whole.select("square").submobjects) == len("x'2")
