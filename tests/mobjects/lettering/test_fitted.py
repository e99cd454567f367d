"""Words with names of others in them are never wider than their room."""

import pytest
from manim import Typst

from scenes.mobjects.lettering.fitted import LEAD, cut_short, fitted_words, name_in_lines
from scenes.mobjects.lettering.labelled import baseline
from scenes.mobjects.theme import BODY, SMALL

LONG = "a name that is exactly forty characters."


@pytest.mark.parametrize(
    ("name", "most", "short"),
    [("cat", 3, "cat"), ("sandwich", 5, "sa…ch"), ("Ankle boot", 8, "Ankl…oot"), ("abcd", 2, "a…")],
)
def test_a_name_that_is_cut_keeps_its_ends(name: str, most: int, short: str) -> None:
    assert cut_short(name, most) == short and len(short) <= most


def test_words_become_smaller_and_then_their_names_shorter() -> None:
    whole, less, least = (
        fitted_words(width, "The network reads: {}", LONG) for width in (20, 7.5, 4)
    )
    assert (whole.font_size, less.font_size, least.font_size) == (BODY, SMALL, SMALL)
    assert LONG in less.typst_code and less.width <= 7.5
    assert "The network reads: a" in least.typst_code and "…" in least.typst_code
    assert least.width <= 4


def test_a_name_breaks_between_words_into_lines_one_under_another() -> None:
    lines = name_in_lines(LONG, 1.8, 3).submobjects
    texts = [line.typst_code.rpartition('#"')[2].strip('"') for line in lines]
    assert " ".join(texts) == LONG and len(texts) == 3
    at = [baseline(line) for line in lines]
    assert at[0] - at[2] == pytest.approx(2 * LEAD, abs=0.01)
    assert isinstance(name_in_lines(LONG, 1.8, 1), Typst)  # where there is one line, it is cut
