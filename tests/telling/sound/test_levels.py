"""Sounds are as loud as EBU R 128 says, by another meter (pyloudnorm), and no peak is high."""

import math

import numpy as np
import pyloudnorm
import pytest
from scipy.signal import resample_poly

from scenes.telling.sound.levels import LOUDNESS, PEAK, levelled, limited, loudness, peak
from scenes.telling.sound.sound import RATE, Sound
from tests.helpers.tones import speech, tone


def measured(sound: Sound) -> float:
    return float(pyloudnorm.Meter(RATE).integrated_loudness(sound.samples.astype(np.float64)))


def highest(sound: Sound) -> float:
    over = resample_poly(sound.samples.astype(np.float64), 8, 1)
    return 20 * math.log10(np.abs(over).max())


def test_a_sine_of_1_khz_at_minus_23_decibels_has_minus_23_lufs() -> None:
    # EBU Tech 3341, test case 1: a stereo sine of 1000 Hz, -23.0 dBFS.
    assert loudness(tone(1000, 5, 10 ** (-23 / 20))) == pytest.approx(-23, abs=0.1)


@pytest.mark.parametrize("level", [0.003, 0.02, 0.1, 0.4])
def test_loudness_agrees_with_another_meter(level: float) -> None:
    said = speech(4, seed=1, level=level)
    assert loudness(said) == pytest.approx(measured(said), abs=0.2)


def test_silence_has_no_loudness_and_stays_silent() -> None:
    nothing = Sound(np.zeros((RATE, 2), np.float32))
    assert loudness(nothing) == peak(nothing) == -math.inf
    assert levelled(nothing) is nothing
    assert loudness(Sound(np.zeros((0, 2), np.float32))) == -math.inf


@pytest.mark.parametrize("seconds", [0.05, 0.3])
def test_a_short_sound_is_as_loud_as_a_long_one(seconds: float) -> None:
    assert loudness(tone(500, seconds)) == pytest.approx(loudness(tone(500, 5)), abs=0.3)
    assert loudness(levelled(tone(500, seconds))) == pytest.approx(LOUDNESS, abs=0.3)


@pytest.mark.parametrize("level", [0.01, 0.1, 0.5])
def test_what_is_levelled_has_one_loudness_and_no_high_peak(level: float) -> None:
    made = levelled(speech(5, seed=2, level=level))
    assert measured(made) == pytest.approx(LOUDNESS, abs=0.3)
    assert highest(made) < PEAK + 0.3


def test_noise_in_what_is_nearly_silent_is_not_made_speech() -> None:
    assert measured(levelled(speech(3, seed=3, level=1e-4))) < LOUDNESS - 15


def test_peaks_between_the_samples_count() -> None:
    # A quarter of the rate, an eighth of a turn late: all samples are at 0.707 of the peak.
    turns = np.arange(RATE) / 4 + 0.125
    wave = (0.9 * np.sin(2 * np.pi * turns) * np.hanning(RATE)).astype(np.float32)
    sine = Sound(np.stack([wave, wave], axis=1))
    assert np.abs(sine.samples).max() == pytest.approx(0.636, abs=0.001)
    assert peak(sine) == pytest.approx(20 * math.log10(0.9), abs=0.1)
    assert highest(limited(sine)) < PEAK + 0.3


def test_limiting_moves_nothing_and_leaves_what_is_low() -> None:
    low = tone(440, 1, level=0.2)
    assert limited(low) is low
    loud = Sound(np.concatenate([low.samples, tone(440, 0.1, level=1.4).samples, low.samples]))
    made = limited(loud)
    assert len(made.samples) == len(loud.samples)
    assert np.allclose(made.samples[: RATE * 9 // 10], low.samples[: RATE * 9 // 10], atol=2e-3)
    assert highest(made) < PEAK + 0.3
