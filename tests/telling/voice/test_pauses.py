"""A recording is cut in its pauses, near where its phrases let them be expected."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenes.telling.sound.sound import RATE, Sound
from scenes.telling.voice.pauses import AFTER, BEFORE, cut, pauses, shares, trimmed
from tests.helpers.recorded import spoken, tone

AROUND = BEFORE + AFTER


def sound(*seconds: float, loud: float = 0.2, noise: float = 0.0) -> Sound:
    samples = spoken(*seconds, loud=loud, noise=noise).astype(np.float32)
    return Sound(np.column_stack([samples, samples]))


def words_in(part: Sound) -> list[int]:
    """The words of a part, by their numbers."""
    found, heard = [], np.abs(part.samples[:, 0]) > 0.02
    for k in range(0, len(heard) - 4800, 4800):  # in steps of 0.1 s
        if heard[k : k + 4800].mean() > 0.5:
            found.append(tone(part.samples[k : k + 4800]))
    return sorted(set(found))


def test_pauses_are_found_where_they_are() -> None:
    first, second = pauses(sound(-0.4, 1, -0.5, 2, -0.3, 1, -0.6))
    assert (first.start, first.end) == pytest.approx((1.4, 1.9), abs=0.02)
    assert (second.start, second.end) == pytest.approx((3.9, 4.2), abs=0.02)
    assert (first.voiced, second.voiced) == pytest.approx((1, 3), abs=0.05)


def test_a_mouth_that_is_shut_inside_a_word_is_no_pause() -> None:
    assert not pauses(sound(0.3, -0.15, 0.2, -0.1, 0.5, -0.2, 1))


@pytest.mark.parametrize(("loud", "noise"), [(0.2, 0.01), (0.9, 0.03), (0.02, 0.001), (0.2, 0)])
def test_noise_that_is_always_there_is_silence(loud: float, noise: float) -> None:
    found = sound(-1, 1, -0.5, 1, -0.5, 1, -2, loud=loud, noise=noise)
    assert len(pauses(found)) == 2
    assert trimmed(found).seconds == pytest.approx(4 + AROUND, abs=0.03)


@pytest.mark.parametrize("hum", [0, 20, 50])
def test_neither_hum_nor_an_offset_counts_as_a_voice(hum: int) -> None:
    found = sound(-0.5, 2, -0.7, 2, -0.7, 2, -0.5)
    times = np.arange(len(found.samples)) / RATE
    found.samples[:] += 0.05 * np.cos(2 * np.pi * hum * times)[:, None].astype(np.float32)
    assert [pause.start for pause in pauses(found)] == pytest.approx([2.5, 5.2], abs=0.02)
    assert trimmed(found).seconds == pytest.approx(7.4 + AROUND, abs=0.05)


def test_a_recording_without_samples_has_nothing() -> None:
    empty = Sound(np.zeros((0, 2), np.float32))
    assert not pauses(empty) and trimmed(empty).seconds == 0


def test_a_knock_that_is_louder_than_the_voice_hides_no_word() -> None:
    found = sound(-1, 1, -0.5, 1, -0.5, 1, -1, loud=0.05)
    found.samples[-24_000:-23_500] = 0.9
    assert [pause.start for pause in pauses(found)][:2] == pytest.approx([2, 3.5], abs=0.02)


def test_noise_alone_and_silence_alone_have_no_pauses_and_stay() -> None:
    for found in (sound(-2, noise=0.1), sound(-2), sound(2)):
        assert not pauses(found)
        assert trimmed(found).seconds == 2


def test_a_beat_is_cut_into_its_phrases() -> None:
    parts = cut(sound(-0.5, 1, -0.6, 2, -0.6, 1.5, -1), ["x" * 10, "x" * 20, "x" * 15])
    assert parts is not None
    assert [words_in(part) for part in parts] == [[0], [1], [2]]
    expected = [seconds + AROUND for seconds in (1, 2, 1.5)]
    assert [part.seconds for part in parts] == pytest.approx(expected, abs=0.03)


def test_of_equal_pauses_those_that_fit_the_text_are_taken() -> None:
    parts = cut(sound(1, -0.5, 1, -0.5, 1, -0.5, 1, -0.5, 1), ["x" * 20, "x" * 30])
    assert parts and [words_in(part) for part in parts] == [[0, 1], [2, 3, 4]]
    parts = cut(sound(1, -0.5, 1, -0.5, 1, -0.5, 1, -0.5, 1), ["x" * 8, "x" * 22, "x" * 20])
    assert parts and [words_in(part) for part in parts] == [[0], [1, 2], [3, 4]]


def test_a_long_pause_is_taken_before_a_comma() -> None:
    # By its letters the first phrase would end after 2.3 s of voice, nearer to the comma at 2 s.
    parts = cut(sound(2, -0.3, 1, -0.9, 3), ["x" * 38, "x" * 62])
    assert parts and [words_in(part) for part in parts] == [[0, 1], [2]]


def test_a_long_wait_inside_a_phrase_does_not_move_what_is_expected() -> None:
    parts = cut(sound(1, -6, 3, -0.5, 4), ["x" * 40, "x" * 40])
    assert parts and [words_in(part) for part in parts] == [[0, 1], [2]]


def test_with_too_few_pauses_nothing_is_cut() -> None:
    assert cut(sound(1, -0.5, 1), ["a", "b", "c"]) is None
    assert cut(sound(1, -0.2, 1), ["a", "b"]) is None


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(st.floats(0.3, 1.5), st.floats(0.3, 0.9)), min_size=3, max_size=7),
    st.lists(st.integers(1, 60), min_size=1, max_size=3),
)
def test_no_word_is_cut_and_none_is_lost(
    words: list[tuple[float, float]], lengths: list[int]
) -> None:
    whole = sound(*(part for voiced, pause in words for part in (voiced, -pause)))
    parts = cut(whole, ["x" * length for length in lengths])
    assert parts is not None and len(parts) == len(lengths)
    energy = sum(float((part.samples**2).sum()) for part in parts)
    assert energy == pytest.approx(float((whole.samples**2).sum()), rel=1e-4)
    assert [word for part in parts for word in words_in(part)] == list(range(len(words)))


def test_shares_follow_the_letters() -> None:
    assert shares(["x" * 30, "x" * 10]) == [0.75, 0.25]
    assert sum(shares(["", "abc", "x"])) == pytest.approx(1)


def test_the_rate_of_these_tests_is_that_of_sounds() -> None:
    assert RATE == 48_000
