"""The word that a film speaks by rule, and its spectrogram, computed once more."""

import numpy as np
from scipy.signal import lfilter

RATE, GLIDE = 16_000, 0.05  # samples a second; seconds from sound to sound
PITCH, SOFT = (125.0, 95.0), 300.0  # hertz
WIDTHS, FOURTH = (60.0, 90.0, 120.0, 200.0), 3500.0  # hertz, of the resonances; the fourth itself
# Of each sound its first three resonances in hertz, how loud, and how long in seconds.
MEMO = (
    (250, 1100, 2200, 0.12, 0.12),
    (530, 1840, 2480, 1.0, 0.30),
    (250, 1100, 2200, 0.12, 0.12),
    (570, 840, 2410, 1.0, 0.34),
)
WINDOW, HOP, RANGE, HIGHEST = 256, 64, 60.0, 4000.0  # samples, samples, decibels, hertz


def memo() -> np.ndarray:
    """The word's samples, −1..1."""
    ends = np.cumsum([0, *(sound[-1] for sound in MEMO)])
    time = np.arange(round(ends[-1] * RATE)) / RATE
    moments = [0.0, *np.ravel([ends[:-1] + GLIDE / 2, ends[1:] - GLIDE / 2], order="F"), ends[-1]]
    course = [
        np.interp(time, moments, np.repeat([s[k] for s in MEMO], 2)[[0, *range(8), 7]])
        for k in range(3)
    ]
    loud = np.interp(time, moments, [0, *np.repeat([s[3] for s in MEMO], 2), 0])
    turns = np.floor(np.cumsum(np.linspace(*PITCH, len(time))) / RATE)
    voice = steady(np.diff(turns, prepend=0.0), SOFT)
    for places, width in zip([*course, np.full(len(time), FOURTH)], WIDTHS):
        voice = resonant(voice, places, width)
    said = np.diff(voice * loud, prepend=0.0)
    return np.asarray(said / np.abs(said).max())


def steady(samples: np.ndarray, width: float) -> np.ndarray:
    """Samples through a resonance about 0 hertz."""
    r = np.exp(-np.pi * width / RATE)
    return np.asarray(lfilter([(1 - r) ** 2], [1, -2 * r, r**2], samples))


def resonant(samples: np.ndarray, places: np.ndarray, width: float) -> np.ndarray:
    """Samples through a resonance that moves: y = g x + 2 r cos θ y₁ − r² y₂."""
    r = np.exp(-np.pi * width / RATE)
    back = 2 * r * np.cos(2 * np.pi * places / RATE)
    y = np.zeros(len(samples) + 2)
    for n, (x, b) in enumerate(zip(samples, back)):
        y[n + 2] = (1 - b + r * r) * x + b * y[n + 1] - r * r * y[n]
    return y[2:]


def spectrogram(samples: np.ndarray) -> np.ndarray:
    """How strong each pitch is, 0..1, the highest first: (pitches, moments), 1 the strongest."""
    hann = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(WINDOW) / WINDOW)
    first = np.arange(0, len(samples) - WINDOW + 1, HOP)
    looks = samples[first[:, None] + np.arange(WINDOW)] * hann
    hertz = np.fft.rfftfreq(2 * WINDOW, 1 / RATE)
    sizes = (np.abs(np.fft.rfft(looks, 2 * WINDOW)) * hertz).T
    decibels = 20 * np.log10(np.maximum(sizes / sizes.max(), 10 ** (-RANGE / 20)))
    return np.asarray((1 + decibels / RANGE)[hertz <= HIGHEST][::-1])
