"""A spoken word by rule: a buzzing voice, and the resonances of the mouth that shape it.

Formant synthesis (Klatt, Software for a cascade/parallel formant synthesizer, 1980), the least of
it that can be understood: pulses of the voice run through four resonators one after another, and
a sound of speech is where these resonate. No recording is in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from nnmath.checks import shown

Array = NDArray[np.float64]

RATE = 16_000  # samples a second
GLIDE = 0.05  # seconds from one sound to the next
PITCH = (125.0, 95.0)  # hertz, from the beginning of the word to its end
BANDWIDTHS = (60.0, 90.0, 120.0, 200.0)  # hertz, of the four resonances
SOFTNESS = 300.0  # hertz; above it the voice grows weaker
FOURTH = 3500.0  # hertz; the fourth resonance moves little


@dataclass(frozen=True)
class Sound:
    """A sound of speech: its first three resonances in hertz, how loud, how long in seconds."""

    formants: tuple[float, float, float]
    loudness: float
    length: float


# Vowels: averages of men's in Peterson and Barney, Control methods used in a study of the vowels,
# 1952. The m is a murmur through the nose: soft, and low.
SOUNDS = {
    "a": Sound((730, 1090, 2440), 1.0, 0.30),
    "e": Sound((530, 1840, 2480), 1.0, 0.30),
    "i": Sound((270, 2290, 3010), 1.0, 0.30),
    "o": Sound((570, 840, 2410), 1.0, 0.34),
    "u": Sound((300, 870, 2240), 1.0, 0.34),
    "m": Sound((250, 1100, 2200), 0.12, 0.12),
}
MEMO = ("me", "mo")  # a word that many languages have, of two syllables of two sounds each


@dataclass(frozen=True)
class Span:
    """Something that is heard from one moment to another, in seconds."""

    name: str
    start: float
    end: float


@dataclass(frozen=True, eq=False)
class Speech:
    """A spoken word. samples (n,): −1..1, `rate` of them a second. sounds and syllables: what is
    heard when, without gaps.
    """

    samples: Array
    rate: int
    sounds: tuple[Span, ...]
    syllables: tuple[Span, ...]


def speak(syllables: Sequence[str] = MEMO) -> Speech:
    """Say a word: its syllables, written with the letters of SOUNDS.

    The same word gives the same samples. Raises ValueError for none, or for another letter.
    """
    letters = "".join(syllables)
    if not letters or set(letters) - set(SOUNDS) or not all(syllables):
        raise ValueError(
            f"syllables must be written with {', '.join(SOUNDS)}, given {shown(syllables)}."
        )
    ends = np.cumsum([0.0, *(SOUNDS[letter].length for letter in letters)])
    sounds = tuple(
        Span(letter, float(a), float(b))
        for letter, (a, b) in zip(letters, pairwise(ends), strict=True)
    )
    cuts = np.cumsum([0, *map(len, syllables)])
    spans = tuple(
        Span(syllable, float(ends[a]), float(ends[b]))
        for syllable, (a, b) in zip(syllables, pairwise(cuts), strict=True)
    )
    return Speech(_samples(sounds), RATE, sounds, spans)


def _samples(sounds: tuple[Span, ...]) -> Array:
    """The voice through the mouth: one resonance after another, each following the sounds."""
    time = np.arange(round(sounds[-1].end * RATE)) / RATE
    formants, loudness = _course(sounds, time)
    said = _voice(len(time))
    for places, width in zip(formants.T, BANDWIDTHS, strict=True):
        said = resonate(said, places, width)
    said = np.diff(said * loudness, prepend=0.0)  # a mouth radiates changes of pressure
    return np.asarray(said / np.abs(said).max())


def resonate(samples: Array, places: Array, width: float) -> Array:
    """Samples (n,) through a resonance about places (n,) hertz that is so many hertz wide.

    A steady pressure stays as it is. Source: Klatt, 1980, equation 2. One sample after another, for
    a filter that is switched while it rings clicks.
    """
    radius = np.exp(-np.pi * width / RATE)
    before = 2 * radius * np.cos(2 * np.pi * places / RATE)
    gain = 1 - before + radius**2
    last, last_but_one, heard = 0.0, 0.0, []
    for pressure, factor in zip((gain * samples).tolist(), before.tolist(), strict=True):
        last, last_but_one = pressure + factor * last - radius**2 * last_but_one, last
        heard.append(last)
    return np.array(heard)


def _voice(count: int) -> Array:
    """Pulses at the pitch, which falls, softened as vocal cords close softly."""
    pitch = np.linspace(*PITCH, count)
    turns = np.floor(np.cumsum(pitch) / RATE)
    return resonate(np.diff(turns, prepend=0.0), np.zeros(count), SOFTNESS)


def _course(sounds: tuple[Span, ...], time: Array) -> tuple[Array, Array]:
    """Where the resonances are (n, 4) and how loud it is (n,): steady, with glides between."""
    moments: list[float] = []
    targets: list[tuple[float, ...]] = []
    for span in sounds:
        sound = SOUNDS[span.name]
        moments += [span.start + GLIDE / 2, span.end - GLIDE / 2]
        targets += 2 * [(*sound.formants, FOURTH, sound.loudness)]
    # From silence and back to it.
    moments = [sounds[0].start, *moments, sounds[-1].end]
    targets = [(*targets[0][:-1], 0.0), *targets, (*targets[-1][:-1], 0.0)]
    course = np.stack([np.interp(time, moments, row) for row in np.transpose(targets)], axis=1)
    return course[:, :-1], course[:, -1]
