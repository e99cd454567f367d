"""Numbers in the way of a language."""

import pytest

from scenes.telling.figures import EXAMPLE, written


@pytest.mark.parametrize(
    ("example", "told"),
    [
        (EXAMPLE, "12,480.5"),
        ("1.234,5", "12.480,5"),
        ("1 234,5", "12 480,5"),
        ("1.2", "12,480.5"),  # which shows no separators
    ],
)
def test_a_translation_shows_how_numbers_are_written(example: str, told: str) -> None:
    assert written("12,480.5", lambda english: example) == told


def test_words_and_small_numbers_stay() -> None:
    def german(english: str) -> str:
        return {EXAMPLE: "1.234,5"}[english]

    told = written("784, 16 and 1,234,567 of > 0.99; an 8.", german)
    assert told == "784, 16 and 1.234.567 of > 0,99; an 8."
