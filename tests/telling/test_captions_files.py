"""Captions as files: what is written is read back, whatever the words are, and players see it."""

import html
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from scenes.telling.captions import (
    Caption,
    join,
    plain,
    read_srt,
    shift,
    write_srt,
    write_vtt,
)

HOSTILE = [
    "-->",
    "<b>bold</b>",
    "{\\an8}up",
    "a\n\nb",
    "x\n\n2\n00:00:00,000 --> 00:00:09,000\ny",
    "x\r\n\r\n7\r\n00:00:01.000 - > 00:00:02.000",
    "WEBVTT\n\nNOTE",
    "1 < 2 & 3 > 2 &lt; &amp;",
    "\x1b[31m\0\ufeff\u2028",
    "STYLE\n::cue { color: red }",
    "42",
    "x\n7\n1:2:3",
    "emoji 👩‍🔬 and עברית",
]
texts = (
    st.sampled_from(HOSTILE) | st.text(max_size=60) | st.text("<>-&{}\\\n :,.。0123b", max_size=40)
)
times = st.integers(0, 4 * 3600 * 1000).map(lambda ms: ms / 1000)


patient = settings(deadline=None)  # a busy machine may take its time


@st.composite
def captions(draw: st.DrawFn) -> list[Caption]:
    """Captions one after another, as a film has them, to the millisecond."""
    ends = sorted(draw(st.lists(times, max_size=12, unique=True)))
    pairs = list(zip(ends[::2], ends[1::2]))
    return [Caption(start, end, draw(texts)) for start, end in pairs]


def said(cues: list[Caption]) -> list[tuple[float, float, str]]:
    return [(c.start, c.end, plain(c.text)) for c in cues if plain(c.text)]


@patient
@given(captions())
@example([Caption(k, k + 1, text) for k, text in enumerate(HOSTILE)])
def test_srt_is_read_back_as_it_was_written(cues: list[Caption]) -> None:
    assert [(c.start, c.end, c.text) for c in read_srt(write_srt(cues))] == said(cues)


@patient
@given(captions())
@example([Caption(k, k + 1, text) for k, text in enumerate(HOSTILE)])
def test_vtt_holds_its_cues_and_nothing_else(cues: list[Caption]) -> None:
    header, *blocks = write_vtt(cues, "de").removesuffix("\n").split("\n\n")
    assert header == "WEBVTT\nLanguage: de"
    found = []
    for block in blocks:
        arrow, *lines = block.split("\n")
        match = re.fullmatch(
            r"(\d\d+):(\d\d):(\d\d\.\d{3}) --> (\d\d+):(\d\d):(\d\d\.\d{3})", arrow
        )
        assert match is not None
        h1, m1, s1, h2, m2, s2 = map(float, match.groups())
        text = "\n".join(lines)
        assert not re.search("<|>|&(?!lt;|gt;|amp;)", text)
        start, end = round(h1 * 3600 + m1 * 60 + s1, 3), round(h2 * 3600 + m2 * 60 + s2, 3)
        found.append((start, end, html.unescape(text)))
    assert found == said(cues)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_srt_holds_no_markup_and_no_second_arrow(text: str) -> None:
    written = write_srt([Caption(1, 2, text)])
    assert written.count("-->") == (1 if plain(text) else 0)
    assert not re.search(r"<[a-zA-Z/!?]|\{\\", written)
    assert "\n\n\n" not in written


def test_files_as_they_are_written() -> None:
    cues = [Caption(3661.0625, 3662, "b"), Caption(0.5, 1.25, "two\nlines")]
    assert write_srt(cues) == (
        "1\n00:00:00,500 --> 00:00:01,250\ntwo\nlines\n\n2\n01:01:01,062 --> 01:01:02,000\nb\n\n"
    )
    assert write_vtt(cues) == (
        "WEBVTT\n\n00:00:00.500 --> 00:00:01.250\ntwo\nlines\n\n01:01:01.062 --> 01:01:02.000\nb\n"
    )
    assert write_srt([]) == "" and write_vtt([]) == "WEBVTT\n"


def test_what_manim_writes_is_read() -> None:
    found = read_srt(
        "\ufeff0\n00:00:00,000 --> 00:00:01,5\nHello\nthere\n\n1\n00:00:02,000 --> 00:00:03,000\nx"
    )
    assert [c.text for c in found] == ["Hello\nthere", "x"]
    assert read_srt("") == ()


@pytest.mark.parametrize("text", ["no captions at all", "1\n00:00:03,000 --> 00:00:02,000\nback\n"])
def test_what_is_no_srt_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="caption"):
        read_srt(text)


@pytest.mark.parametrize("times", [(-1, 2), (2, 1), (0, float("inf")), (float("nan"), 1)])
def test_captions_stand_in_time(times: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="given"):
        Caption(*times, "x")


@patient
@given(captions(), st.integers(0, 9000))
def test_shifting_keeps_words_and_durations(cues: list[Caption], seconds: int) -> None:
    moved = shift(cues, seconds)
    assert [(c.start, c.end, c.text) for c in moved] == [
        (c.start + seconds, c.end + seconds, c.text) for c in cues
    ]
    assert [(round(c.start, 6), round(c.end, 6)) for c in shift(moved, -seconds)] == [
        (c.start, c.end) for c in cues
    ]


def test_shifting_before_the_beginning_cuts_off() -> None:
    cues = [Caption(0, 1, "gone"), Caption(1, 3, "cut"), Caption(4, 5, "whole")]
    assert shift(cues, -2) == (Caption(0, 1, "cut"), Caption(2, 3, "whole"))


def test_films_are_joined_and_no_caption_outlasts_its_film() -> None:
    first = [Caption(0, 1, "a"), Caption(1, 9, "too long"), Caption(5, 6, "after the end")]
    second = [Caption(0.5, 1, "b")]
    assert join([(first, 2.5), ([], 10), (second, 1)]) == (
        Caption(0, 1, "a"),
        Caption(1, 2.5, "too long"),
        Caption(13, 13.5, "b"),
    )
    assert join([]) == ()
