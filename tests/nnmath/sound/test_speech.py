"""A word by rule: its pitch and its resonances are heard where the tables put them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.signal import find_peaks, freqz, lfilter

from nnmath.sound.speech import MEMO, PITCH, RATE, SOUNDS, resonate, speak


def test_the_word_is_cut_into_its_sounds_and_syllables_without_gaps() -> None:
    word = speak()
    assert [span.name for span in word.sounds] == list("memo")
    assert [span.name for span in word.syllables] == list(MEMO)
    assert word.syllables[0].end == word.syllables[1].start == word.sounds[1].end
    assert (word.sounds[0].start, word.syllables[0].start) == (0, 0)
    length = sum(SOUNDS[letter].length for letter in "memo")
    assert word.sounds[-1].end == pytest.approx(length)
    assert len(word.samples) == round(length * RATE)
    assert np.abs(word.samples).max() == 1
    assert abs(word.samples[0]) < 0.01 and abs(word.samples[-20:]).max() < 0.1


def test_the_same_word_sounds_the_same_and_another_does_not() -> None:
    assert (speak().samples == speak(["me", "mo"]).samples).all()
    assert not np.array_equal(speak(["mi"]).samples, speak(["mu"]).samples)


def test_its_pitch_falls_from_the_first_to_the_last() -> None:
    word = speak(["a", "a"])
    for middle, expected in [(0.1, 0.17), (0.5, 0.83)]:
        part = word.samples[round((middle - 0.04) * RATE) : round((middle + 0.04) * RATE)]
        again = np.correlate(part, part, "full")[len(part) - 1 :]
        low = round(RATE / 200)
        period = low + int(again[low : round(RATE / 60)].argmax())
        pitch = PITCH[0] + (PITCH[1] - PITCH[0]) * expected
        assert RATE / period == pytest.approx(pitch, abs=4)


@pytest.mark.parametrize("vowel", "aeiou")
def test_a_vowel_resonates_where_it_should(vowel: str) -> None:
    word = speak([vowel])
    part = word.samples[round(0.08 * RATE) : round(0.24 * RATE)]
    # Linear prediction, order 10: the resonances of a filter that would make these samples.
    rows = np.stack([part[10 - k : len(part) - k] for k in range(1, 11)], axis=1)
    taps = np.linalg.lstsq(rows, part[10:], rcond=None)[0]
    frequencies, answer = freqz([1.0], [1.0, *-taps], worN=4000, fs=RATE)
    peaks = frequencies[find_peaks(np.abs(answer))[0]]
    for place in SOUNDS[vowel].formants[:2]:
        assert np.abs(peaks - place).min() < 60, (vowel, place, peaks)


def test_the_murmur_is_softer_than_the_vowels() -> None:
    word = speak()
    loud = [
        np.abs(word.samples[round(span.start * RATE) : round(span.end * RATE)]).mean()
        for span in word.sounds
    ]
    assert max(loud[0], loud[2]) < min(loud[1], loud[3]) / 3


@given(st.floats(100, 6000), st.floats(40, 400), st.integers(0, 99))
def test_a_resonance_that_stays_is_a_filter_of_two_poles(
    place: float, width: float, seed: int
) -> None:
    samples = np.random.default_rng(seed).normal(size=50)
    radius, turn = np.exp(-np.pi * width / RATE), 2 * np.pi * place / RATE
    a = np.poly([radius * np.exp(1j * turn), radius * np.exp(-1j * turn)]).real
    expected = lfilter([a.sum()], a, samples)
    assert resonate(samples, np.full(50, place), width) == pytest.approx(expected)


def test_a_steady_pressure_stays_as_it_is() -> None:
    heard = resonate(np.ones(4000), np.full(4000, 500.0), 100.0)
    assert heard[-1] == pytest.approx(1)


@pytest.mark.parametrize("syllables", [[], [""], ["me", ""], ["xa"], ["ma", "n"]])
def test_what_cannot_be_said_is_refused(syllables: list[str]) -> None:
    with pytest.raises(ValueError, match="syllables must be written with a, e, i, o, u, m, given"):
        speak(syllables)
