"""Words with slots: what varies is taken over, and the most particular entry wins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes.telling.vocabulary import Vocabulary, slots

GERMAN = Vocabulary(
    {
        "weights": "Gewichte",
        "The network reads a {}": "Das Netz liest eine {}",
        "The network reads a 8": "Das Netz liest eine Acht",
        "{}, then {} with {}": "{}, dann {} mit {}",
        "{} of {}": "von {2} sind es {1}",
        "{} of {} lit": "{} von {} leuchten",
        "a.b* {}": "genau so: {}",
        "{}": "?",
        "{} {}": "? {} {}",
    }
)


@pytest.mark.parametrize(
    ("english", "german"),
    [
        ("weights", "Gewichte"),
        ("  weights ", "  Gewichte "),
        ("Weights", "Weights"),
        ("The network reads a 3", "Das Netz liest eine 3"),
        ("The network reads a 8", "Das Netz liest eine Acht"),
        ("0.97, then 8 with 0.03", "0.97, dann 8 mit 0.03"),
        ("3 of 16", "von 16 sind es 3"),
        ("3 of 16 lit", "3 von 16 leuchten"),
        ("a.b* 3", "genau so: 3"),
        ("aXb* 3", "aXb* 3"),
        ("two\nlines of 3", "von 3 sind es two\nlines"),
        ("", ""),
        (" ", " "),
        ("0.5 1.5", "0.5 1.5"),
    ],
)
def test_words_are_translated_with_their_values(english: str, german: str) -> None:
    assert GERMAN(english) == german


@given(st.text(max_size=30))
def test_what_no_entry_knows_stays_as_it_is(text: str) -> None:
    assert Vocabulary({})(text) == text
    assert (
        Vocabulary({"The network reads a {}": "Das Netz liest eine {}"})(
            f"The network reads a {text}"
        ).strip()
        == (f"Das Netz liest eine {text}" if text.strip() else "The network reads a").strip()
    )


def test_slots_are_taken_in_order_or_by_number() -> None:
    assert slots("{} und {}") == [0, 1]
    assert slots("{2} vor {1} und {2}") == [1, 0, 1]
    assert slots("ohne") == []


def test_an_entry_covers_words_that_it_matches() -> None:
    assert GERMAN.knows("The network reads a {}") and GERMAN.knows("The network reads a 3")
    assert not GERMAN.knows("The network says a 3")
