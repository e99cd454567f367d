"""Sentences are looked up whole, with their slots; values come after that, in any order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes.telling.articles import article
from scenes.telling.vocabulary import Vocabulary, fill, has_letters, slots

GERMAN = Vocabulary({"weights": "Gewichte", "{} of {}": "von {2} sind es {1}"})


def test_a_sentence_is_looked_up_as_it_is_written() -> None:
    assert GERMAN("weights") == "Gewichte"
    assert GERMAN("{} of {}") == "von {2} sind es {1}"
    for unknown in ("Weights", " weights", "3 of 16", ""):
        assert GERMAN(unknown) == unknown


def test_what_stays_english_is_listed_in_its_order() -> None:
    drawn = ["sum", "weights", "12,960", "3 of 16", "{} of {}", "{} × {}"]
    assert GERMAN.lacks(drawn) == ["sum", "3 of 16"]


@pytest.mark.parametrize(
    ("sentence", "values", "expected"),
    [
        ("{} und {}", (1, "zwei"), "1 und zwei"),
        ("von {2} sind es {1}", (3, 16), "von 16 sind es 3"),
        ("{1} und noch einmal {1}", ("so",), "so und noch einmal so"),
        ("ohne", (), "ohne"),
        ("eine {}", ("{}",), "eine {}"),
    ],
)
def test_values_are_put_where_the_sentence_wants_them(
    sentence: str, values: tuple[str | int, ...], expected: str
) -> None:
    assert fill(sentence, values) == expected


@pytest.mark.parametrize(
    ("sentence", "values"),
    [("{}", ()), ("", (1,)), ("{1}", (1, 2)), ("{3}", (1, 2)), ("{}{}", (1,))],
)
def test_a_sentence_with_other_values_is_a_mistake(sentence: str, values: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="has slots for other values"):
        fill(sentence, values)


@given(st.lists(st.text(), max_size=9))
def test_values_come_back_in_order(values: list[str]) -> None:
    assert fill("|".join(["{}"] * len(values)), values) == "|".join(values)


def test_slots_are_taken_in_order_or_by_number() -> None:
    assert slots("{} und {}") == [0, 1]
    assert slots("{2} vor {1} und {2}") == [1, 0, 1]
    assert slots("ohne") == []


def test_only_letters_are_translated() -> None:
    assert has_letters("{} of {}") and has_letters("σ")
    assert not has_letters("{} × {}") and not has_letters("12,960") and not has_letters("{1}")


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        *((n, "an") for n in (8, 11, 18, 80, 83, 800, 8_000, 11_000, 18_999, 80_000, 8_000_000)),
        *((n, "a") for n in (0, 1, 3, 7, 10, 12, 17, 19, 28, 100, 110, 118, 180, 1_100, 1_800)),
        *((n, "an") for n in (11_000_000, 811, 88)),
        *((n, "a") for n in (111_000, 118_000, 784, 12_960)),
    ],
)
def test_english_says_an_before_what_begins_with_a_vowel(number: int, expected: str) -> None:
    assert article(number) == expected


def test_there_is_no_article_before_a_negative_number() -> None:
    with pytest.raises(ValueError, match="given -8"):
        article(-8)
