"""Letters that the fonts lack are named, and no others."""

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from scenes.telling import glyphs
from scenes.telling.glyphs import NOWHERE, missing_letters


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("", ""),
        ("How a network reads a digit, 100 % of them.\nAnd a second line.", ""),
        ("Größe · 3 × 5 − 2 ≈ “ok” – straße Łódź Ứng dụng", ""),
        ("Ελληνικά Русский עברית → ½ ² ∑ ∂ ℝ", ""),
        ("e\u0301 is é, with marks of no width\u200b\u200d\u200f\u00ad between", ""),
        ("神经网络 is 网络", "神经网络"),
        ("Neural 🧠 nets", "🧠"),
        ("right ✓", "✓"),
        ("شبكة", "شبكة"),
        ("नेटवर्क", "नेटवर्क"),  # the र once
        ("half of a letter: \ud83e", "\ud83e"),
        ("bell: \x07", "\x07"),
    ],
)
def test_what_the_fonts_lack_is_named_once_and_in_order(text: str, missing: str) -> None:
    assert missing_letters(text) == "".join(dict.fromkeys(missing))


def test_more_fonts_have_more_letters() -> None:
    both = '#set text(font: ("Libertinus Serif", "DejaVu Sans Mono"), fallback: false)'
    assert missing_letters("✓ 网", both) == "网"


@settings(max_examples=40)
@given(st.characters(min_codepoint=0xA1, exclude_categories=["Cs", "Zs", "Zl", "Zp", "Cf", "Mn"]))
def test_a_letter_is_missing_where_its_picture_is_that_of_no_letter(letter: str) -> None:
    assert bool(missing_letters(letter)) == (picture(letter) == picture(NOWHERE))


def picture(letter: str) -> bytes | None:
    setting = "#set page(width: 40pt, height: 20pt, margin: 0pt)\n" + glyphs.LIBERTINUS
    made = typst.compile(f'{setting}\n#"\\u{{{ord(letter):x}}}"'.encode(), format="png")
    assert made is None or isinstance(made, bytes)
    return made


def test_plain_english_costs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(glyphs, "typst")
    assert missing_letters("The network reads a 3\n(and it is right).") == ""
