"""The sound of a film: sounds placed at their times and mixed, with nothing that clicks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from scenes.telling.sound.decoding import CHANNELS, RATE, Samples, decoded, opened
from scenes.telling.sound.levels import is_high, limiting
from scenes.telling.sound.sound import Sound

FADE = round(0.005 * RATE)  # samples in which a sound comes and goes: too short to be heard


@dataclass(frozen=True)
class Heard:
    """A sound in a film: the second at which it begins, and its file.

    gain: by how many decibels it is louder than it is in its file; others: by how many that is
    louder meanwhile which is listed before it.
    """

    start: float
    path: Path
    gain: float = 0.0
    others: float = 0.0


def track(heard: Sequence[Heard], seconds: float) -> Sound:
    """The sounds of a film of so many seconds, mixed; what lasts longer than the film is cut.

    Peaks above PEAK are limited. Raises SoundError for a sound that cannot be read.
    """
    mixed = np.zeros((round(seconds * RATE), CHANNELS), np.float32)
    for each in heard:
        _add(each, mixed)
    made = Sound(mixed)
    if is_high(made):
        place = 0
        for piece in limiting(made.pieces()):  # behind the piece that is read, so in its place
            mixed[place : place + len(piece)] = piece
            place += len(piece)
    return made


def part(sound: Sound, start: float, seconds: float) -> Sound:
    """A sound from a second on for so many seconds, faded where it is cut."""
    first, length = round(start * RATE), round(seconds * RATE)
    return Sound(np.concatenate([*fading([sound.samples[first:]], length)]))


def fading(pieces: Iterable[Samples], longest: int) -> Iterator[Samples]:
    """A sound in pieces that comes from silence and goes into it, of so many samples at most."""
    held: Samples | None = None
    begun, left = 0, longest
    for piece in pieces:
        held = piece[:left] if held is None else np.concatenate([held, piece[:left]])
        left -= len(piece[:left])
        count = len(held) - FADE  # the last ones may be those that fade
        if count > 0:
            yield held[:count] * _rising(begun, count)
            held, begun = held[count:], begun + count
        if not left:
            break
    if held is not None:
        yield held * _rising(begun, len(held)) * _rising(0, len(held))[::-1]


def _rising(start: int, length: int) -> Samples:
    """By how much the samples from this one on are louder than silence."""
    numbers = np.arange(start, start + length, dtype=np.float32)
    return np.minimum(numbers / FADE, 1)[:, None]


def _add(heard: Heard, mixed: Samples) -> None:
    """Add a sound to what is heard already, a piece at a time, however long its file is."""
    place = min(round(heard.start * RATE), len(mixed))
    gain, others = (np.float32(10 ** (each / 20)) for each in (heard.gain, heard.others))
    with opened(heard.path) as container:
        # A third channel tells how much of it is there while it comes and goes.
        sides = decoded(container, heard.path.name)
        pieces = (np.pad(piece, ((0, 0), (0, 1)), constant_values=1) for piece in sides)
        for piece in fading(pieces, len(mixed) - place):
            room = mixed[place : place + len(piece)]
            room *= 1 + (others - 1) * piece[:, 2:]
            room += gain * piece[:, :2]
            place += len(piece)
