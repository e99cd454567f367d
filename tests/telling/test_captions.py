"""Narration cut into captions: the words in order, lines and pieces that can be read."""

import re
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from scenes.telling.captions import (
    CHARACTERS_PER_SECOND,
    LINE_LENGTH,
    narration,
    pieces,
    reading_time,
    timed,
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
def test_only_what_is_hardly_a_caption_shares_one_with_another_sentence(text: str) -> None:
    for piece in pieces(text):
        said = piece.replace("\n", " ")
        ends = [m.end() for m in re.finditer(r"[.!?…] ", said)]
        parts = [said[a:b].strip() for a, b in pairwise([0, *ends, len(said)])]
        # The shorter of two that were put together is short; with it, the next may be, and so on.
        assert len(parts) == 1 or min(map(len, parts)) < 17


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Look. There it is, the edge.", ["Look. There it is, the edge."]),
        ("So? Yes! No. Well.", ["So? Yes! No. Well."]),
        ("Nimm z. B. eine Drei.", ["Nimm z. B. eine Drei."]),
        ("What does it do? It adds up.", ["What does it do? It adds up."]),
        (
            "What is a connection? It is a single number.",
            ["What is a connection?", "It is a single number."],
        ),
        (f"{'x' * 40}. {'y' * 36}. Look.", [f"{'x' * 40}.", f"{'y' * 36}.\nLook."]),
    ],
)
def test_a_tiny_sentence_shares_a_caption(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


HARD = st.text(st.characters(exclude_categories=["Cs"]), max_size=200) | st.text(
    "三四。、a 👩\u200d🔬🏽é\u0301. ", max_size=300
)


@settings(deadline=None)
@given(HARD)
@example("漢" * 200)
@example("神经网络由许多神经元组成，每个神经元都是一个数。" * 8)
@example("👩‍🔬" * 60)
@example("e" + "\u0301" * 200)
@example("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft. So.")
def test_any_script_is_cut_within_the_limits(text: str) -> None:
    cut = pieces(text)
    for piece in cut:
        assert piece.count("\n") <= 1
        assert all(0 < len(line) <= LINE_LENGTH for line in piece.split("\n"))
    assert "".join("".join(cut).split()) == "".join(text.split())


def test_what_looks_like_one_character_stays_whole() -> None:
    scientist = "👩🏽\u200d🔬"
    for piece in pieces(scientist * 40):
        for line in piece.split("\n"):
            assert line == scientist * (len(line) // len(scientist))


@given(HARD | texts, st.floats(0, 60))
def test_captions_have_their_time_within_their_beat(text: str, played: float) -> None:
    cut = pieces(text)
    duration = max(played, sum(map(reading_time, cut)))  # a beat holds its picture until then
    cues = timed(cut, duration)
    assert [cue.text for cue in cues] == cut
    assert all(a.end <= b.start + 1e-9 for a, b in pairwise(cues))
    for cue in cues:
        assert cue.start >= 0 and cue.end <= duration + 1e-9
        assert cue.end - cue.start >= 1 - 1e-9
        assert len(cue.text) / (cue.end - cue.start) <= CHARACTERS_PER_SECOND + 1e-9


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
