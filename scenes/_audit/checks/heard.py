"""When something begins to be heard in a film."""

import math
from pathlib import Path

import numpy as np

from scenes.telling.sound.decoding import RATE, SoundError, decoded, opened

WINDOW = 0.01  # seconds that are listened to as one
SILENT = 0.02  # of the loudness that the loudest tenth has: less is silence
PAUSE = 0.08  # seconds of silence before what begins
PATIENCE = 2.0  # seconds in which to wait for it


def quiet_and_loud(film: Path) -> np.ndarray:
    """Whether anything is heard in each hundredth of a second of a film; empty without sound."""
    length = round(WINDOW * RATE)
    power: list[np.ndarray] = []
    rest = np.empty((0, 2), np.float32)
    try:
        with opened(film, math.inf) as container:
            for piece in decoded(container, film.name):
                samples = np.concatenate([rest, piece])
                whole = len(samples) // length * length
                parts, rest = samples[:whole].reshape(-1, length, 2), samples[whole:]
                power.append(np.sqrt((parts.astype(float) ** 2).mean(axis=(1, 2))))
    except SoundError:
        return np.empty(0, bool)
    loud = np.concatenate(power) if power else np.empty(0)
    heard = loud[loud > 0]
    return loud > SILENT * np.quantile(heard, 0.9) if len(heard) else np.zeros(len(loud), bool)


def onset(loud: np.ndarray, start: float, near: float) -> float | None:
    """The second at which what shall begin at `start` does; inf where nothing is heard then.

    None where something else is heard until then, so that nobody can say. near: seconds by which
    it may begin earlier.
    """
    first = max(round((start - near) / WINDOW), 0)
    pause = round(PAUSE / WINDOW)
    padded = np.concatenate([np.zeros(pause, bool), loud])
    for k in range(first, min(round((start + PATIENCE) / WINDOW), len(loud))):
        if loud[k] and not padded[k : k + pause].any():
            return k * WINDOW
    ahead = loud[first : first + round(2 * near / WINDOW)]
    return None if ahead.all() and len(ahead) else math.inf
