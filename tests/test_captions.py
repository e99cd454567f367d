"""Narration cut into captions: the words in order, lines and pieces that can be read."""

from hypothesis import example, given
from hypothesis import strategies as st

from scenes.delivery.captions import (
    CHARACTERS_PER_SECOND,
    LINE_LENGTH,
    narration,
    pieces,
    reading_time,
)

ENDS = ["", "", "", "", ",", ".", ";", ":", "?", "!", "…", " –", ")"]
letters = st.text("abcdeéσWXYZ0123456789'", min_size=1, max_size=40)
words = st.builds("".join, st.tuples(letters, st.sampled_from(ENDS)))
texts = st.lists(words, max_size=60).map(" ".join)
LONGEST = "x" * 42


@given(texts)
@example("")
@example("Short.")
@example(f"{LONGEST} {LONGEST} {LONGEST}")
@example(" ".join(["y" * 22] * 9))
@example("3.5 is a number; 28 × 28 = 784. So?  Yes!")
def test_captions_hold_all_words_in_order_within_their_limits(text: str) -> None:
    cut = pieces(text)
    assert " ".join(cut).split() == text.split()
    for piece in cut:
        lines = piece.split("\n")
        assert 1 <= len(lines) <= 2
        assert all(line and len(line) <= LINE_LENGTH for line in lines)


@given(st.text("ab-c—.  \n", max_size=300))
def test_no_character_is_lost_where_lines_break_at_hyphens(text: str) -> None:
    assert "".join("".join(pieces(text)).split()) == "".join(text.split())


@given(texts)
def test_no_caption_spans_two_sentences(text: str) -> None:
    for piece in pieces(text):
        assert not any(f"{mark} " in piece.replace("\n", " ") for mark in ".!?…")


def test_a_long_sentence_is_cut_where_a_voice_would_pause() -> None:
    sentence = (
        "One layer's activations decide the next layer's, by the same rule every time, "
        "until the light reaches the ten outputs."
    )
    assert [piece.replace("\n", " ") for piece in pieces(sentence)] == [
        "One layer's activations decide the next layer's,",
        "by the same rule every time, until the light reaches the ten outputs.",
    ]


@given(texts)
def test_a_caption_is_shown_as_long_as_reading_it_takes(text: str) -> None:
    for piece in pieces(text):
        assert reading_time(piece) >= 1
        assert len(piece) / reading_time(piece) <= CHARACTERS_PER_SECOND + 1e-9


def test_narration_is_the_docstrings_words() -> None:
    assert narration("""One line,\n        and another.\n        """) == "One line, and another."
    assert narration(None) == ""
    assert pieces(narration(None)) == []
