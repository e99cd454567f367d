"""The picture of a sound: tones lie at their pitch, steps at their time, strength in decibels."""

import numpy as np
import pytest

from nnmath.sound.spectrogram import spectrogram
from nnmath.sound.speech import SOUNDS, speak

RATE = 8000
TIME = np.arange(RATE) / RATE  # a second


@pytest.mark.parametrize("pitch", [250, 1000, 3125])
def test_a_tone_lies_at_its_pitch_all_the_time(pitch: float) -> None:
    found = spectrogram(np.sin(2 * np.pi * pitch * TIME), RATE)
    assert found.strength.shape == (len(found.frequencies), len(found.times))
    loudest = found.frequencies[found.strength.argmax(axis=0)]
    assert np.abs(loudest - pitch).max() <= found.frequencies[1]
    assert found.strength.max() == 1 and found.strength.min() == 0


def test_a_tone_a_thousandth_as_strong_is_nothing_and_a_tenth_two_thirds() -> None:
    # Six decibels an octave are taken into account: a tone of 2000 Hz counts twice one of 1000.
    tones = [np.sin(2 * np.pi * 1000 * TIME), 0.05 * np.sin(2 * np.pi * 2000 * TIME)]
    found = spectrogram(tones[0] + tones[1], RATE)
    at = [int(np.abs(found.frequencies - pitch).argmin()) for pitch in (1000, 2000)]
    middle = found.strength[:, len(found.times) // 2]
    assert middle[at[0]] == pytest.approx(1, abs=0.01)
    assert middle[at[1]] == pytest.approx(2 / 3, abs=0.01)
    assert middle[int(np.abs(found.frequencies - 3500).argmin())] == 0


def test_what_begins_in_the_middle_is_seen_from_the_middle_on() -> None:
    found = spectrogram(np.where(TIME < 0.5, 0.0, np.sin(2 * np.pi * 1000 * TIME)), RATE)
    row = found.strength[int(np.abs(found.frequencies - 1000).argmin())]
    assert (row[found.times < 0.49] == 0).all()
    assert (row[found.times > 0.51] > 0.95).all()
    assert 0 < found.times[0] < found.times[-1] < 1


def test_it_ends_at_the_highest_frequency_asked_for() -> None:
    found = spectrogram(np.sin(2 * np.pi * 500 * TIME), RATE, highest=1000)
    assert found.frequencies[0] == 0 and found.frequencies[-1] == 1000
    assert found.strength.shape[0] == len(found.frequencies)


def test_the_sounds_of_the_word_are_seen_in_it() -> None:
    word = speak()
    found = spectrogram(word.samples, word.rate)
    for span in (word.sounds[1], word.sounds[3]):
        inside = (found.times > span.start + 0.06) & (found.times < span.end - 0.06)
        column = found.strength[:, inside].mean(axis=1)
        for place in SOUNDS[span.name].formants[:2]:
            near = np.abs(found.frequencies - place) < 100
            assert column[near].max() > 0.75


@pytest.mark.parametrize(
    ("samples", "highest", "told"),
    [
        (np.zeros(RATE), 4000, "silent"),
        (np.ones(3), 4000, "must last 0.016 s or longer, given 3"),
        (np.ones(RATE), 0, "highest must be above 0"),
        (np.ones(RATE), np.nan, "highest must be above 0"),
        (np.ones((2, RATE)), 4000, "samples must have shape"),
    ],
)
def test_what_has_no_picture_is_refused(samples: np.ndarray, highest: float, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        spectrogram(samples, RATE, highest)
