"""Where a recording pauses: a beat that was read in one go is cut there into its phrases."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np

from scenes.telling.sound.sound import RATE, Sound

WINDOW = RATE // 100  # samples whose loudness is looked at as one
SWING = RATE // 200  # samples: what swings more slowly than that is no voice
DEEPEST, LEAST = 60.0, 12.0  # dB between voice and silence: no more is needed, fewer tell nothing
BETWEEN = 0.25  # of the way from silence to the voice, in dB, is where the voice begins
SHORTEST = 0.25  # seconds: inside a word a mouth is shut for less
# Seconds left before and after what is heard, for soft beginnings and for what fades away; few
# before, since a word shall come with its picture.
BEFORE, AFTER = 0.02, 0.15
WORTH = 2.0  # seconds by which a pause of one second more may lie farther away


@dataclass(frozen=True)
class Pause:
    """A pause between two words, its start and end in seconds; voiced: the seconds heard before."""

    start: float
    end: float
    voiced: float

    @property
    def middle(self) -> float:
        """Where to cut."""
        return (self.start + self.end) / 2


def pauses(sound: Sound) -> list[Pause]:
    """The pauses in a recording, without the silence before the first word and after the last."""
    heard = _heard(sound)
    seconds, (places,) = WINDOW / RATE, np.nonzero(heard)
    return [
        Pause((before + 1) * seconds, after * seconds, int(heard[:after].sum()) * seconds)
        for before, after in pairwise(map(int, places))
        if (after - before - 1) * seconds >= SHORTEST
    ]


def trimmed(sound: Sound) -> Sound:
    """A recording without the silence before the first word and after the last."""
    (places,) = np.nonzero(_heard(sound))
    if not len(places):
        return sound
    first = places[0] * WINDOW - round(BEFORE * RATE)
    last = (places[-1] + 1) * WINDOW + round(AFTER * RATE)
    return Sound(sound.samples[max(0, first) : last])


def shares(phrases: Sequence[str]) -> list[float]:
    """Which share of a beat's time each phrase takes, by its letters; they add up to 1."""
    lengths = [max(1, len(phrase)) for phrase in phrases]
    return [length / sum(lengths) for length in lengths]


def cut(sound: Sound, phrases: Sequence[str]) -> list[Sound] | None:
    """A recording of several phrases as one of each, trimmed; None where the pauses are too few.

    Cut is only in pauses. Of more than are needed those are chosen that are long and lie where the
    lengths of the phrases let them be expected; what lies before them is counted without pauses.
    """
    found, count = pauses(sound), len(phrases) - 1
    if len(found) < count:
        return None
    total = int(_heard(sound).sum()) * WINDOW / RATE
    expected = [total * share for share in accumulate(shares(phrases)[:-1])]
    places = [round(pause.middle * RATE) for pause in _chosen(found, expected)]
    bounds = [0, *places, len(sound.samples)]
    return [trimmed(Sound(sound.samples[begin:end])) for begin, end in pairwise(bounds)]


def _chosen(found: Sequence[Pause], expected: Sequence[float]) -> list[Pause]:
    """As many pauses as are expected, in their order, such that all of them fit best."""
    # From the last pause of each choice to what it costs: the best choices of the first few cuts.
    best: dict[int, tuple[float, list[Pause]]] = {-1: (0.0, [])}
    for due in expected:
        longer: dict[int, tuple[float, list[Pause]]] = {}
        for k, pause in enumerate(found):
            before = [choice for last, choice in best.items() if last < k]
            if before:
                cost, chosen = min(before, key=lambda choice: choice[0])
                longer[k] = cost + _misfit(pause, due), [*chosen, pause]
        best = longer
    return min(best.values(), key=lambda choice: choice[0])[1]


def _misfit(pause: Pause, due: float) -> float:
    """How badly a pause fits, in seconds: between phrases one pauses for longer."""
    return abs(pause.voiced - due) - WORTH * min(pause.end - pause.start, 1.0)


def _heard(sound: Sound) -> np.ndarray:
    """For each window whether a voice is heard, judged by this recording's own noise."""
    samples = _without_rumble(sound.samples[: len(sound.samples) // WINDOW * WINDOW])
    power = (samples**2).reshape(-1, WINDOW * samples.shape[1]).mean(axis=1)
    level = 10 * np.log10(power + 1e-12)
    if not len(level) or level.max() <= -119:
        return np.zeros(len(level), bool)
    # Neither silence, however much of it there is, nor a single knock counts as the voice.
    voice = float(np.percentile(level[level > level.max() - 30], 80))
    silence = max(float(np.percentile(level, 2)), voice - DEEPEST)
    if voice - silence < LEAST:
        return np.ones(len(level), bool)
    heard: np.ndarray = level > silence + BETWEEN * (voice - silence)
    return heard


def _without_rumble(samples: np.ndarray) -> np.ndarray:
    """Samples (n, channels) less their mean over 5 ms around them, twice: −40 dB at 50 Hz."""
    found: np.ndarray = samples.astype(np.float64)
    for _ in range(2 if len(found) else 0):
        around = np.pad(found, ((SWING // 2 + 1, SWING - SWING // 2 - 1), (0, 0)), mode="edge")
        sums = np.cumsum(around, axis=0)
        found = found - (sums[SWING:] - sums[:-SWING]) / SWING
    return found
