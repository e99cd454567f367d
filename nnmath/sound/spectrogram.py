"""The picture of a sound: how strong each pitch is in it, moment by moment."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.signal import ShortTimeFFT
from scipy.signal.windows import hann

from nnmath.checks import finite_array

Array = NDArray[np.float64]

WINDOW = 0.016  # seconds that are looked at together: about two pulses of a voice
HOP = 0.004  # seconds from one look to the next
RANGE = 60.0  # decibels from the strongest to what counts as nothing


@dataclass(frozen=True, eq=False)
class Spectrogram:
    """frequencies (m,) in hertz, from 0 upwards; times (n,) in seconds, the middle of each look;
    strength (m, n) in 0..1: 1 the strongest of all, 0 what is RANGE decibels weaker or more.
    """

    frequencies: Array
    times: Array
    strength: Array


def spectrogram(samples: ArrayLike, rate: int, highest: float = 4000.0) -> Spectrogram:
    """Look at a sound through a window that moves along: up to the `highest` frequency, in hertz.

    samples: (n,), at least one window of them. rate: samples a second. Raises ValueError for other
    shapes, NaN, infinity, silence, or a highest frequency that is not above 0.
    """
    sound = finite_array("samples", samples, ("n",))
    width, hop = round(WINDOW * rate), max(1, round(HOP * rate))
    if width < 2 or len(sound) < width:
        raise ValueError(f"samples must last {WINDOW} s or longer, given {len(sound)} of them.")
    if not highest > 0:
        raise ValueError(f"highest must be above 0 hertz, given {highest}.")
    if not sound.any():
        raise ValueError("samples must not be silent throughout.")
    look = ShortTimeFFT(hann(width, sym=False), hop, rate, mfft=2 * width, scale_to="magnitude")
    first, last = look.lower_border_end[1], look.upper_border_begin(len(sound))[1]
    size = np.abs(look.stft(sound))[:, first - look.p_min : last - look.p_min]
    size *= look.f[:, None]  # 6 decibels an octave, without which a voice's low notes hide the rest
    power = 20 * np.log10(np.maximum(size / size.max(), 10 ** (-RANGE / 20)))
    heard = look.f <= highest
    times = look.t(len(sound))[first - look.p_min : last - look.p_min]
    return Spectrogram(look.f[heard], times, (1 + power / RANGE)[heard])
