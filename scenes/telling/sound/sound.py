"""A sound as one value, read from any recording and written whole."""

import wave
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from scenes.telling.sound.decoding import (
    CHANNELS,
    LARGEST,
    RATE,
    Samples,
    SoundError,
    decoded,
    opened,
    sound_stream,
)
from scenes.telling.sound.encoding import encoded, whole

if TYPE_CHECKING:
    from av.container import InputContainer

__all__ = ["RATE", "Samples", "Sound", "SoundError", "read_sound", "write_samples", "write_sound"]

LONGEST = 600.0  # seconds: 230 MB when it is unpacked
CODECS = {".wav": "pcm_s16le", ".flac": "flac"}
GUESSED = ("mp3", "aac")  # formats whose files need not say how long they are: FFmpeg guesses
BROKEN = 0.1  # seconds less than a file announces and it is not whole


@dataclass(frozen=True, eq=False)
class Sound:
    """samples (n, 2) of float32, RATE of them a second: left and right, from −1 to 1."""

    samples: Samples

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.samples) / RATE

    def pieces(self) -> Iterator[Samples]:
        """Its samples, a second at a time."""
        for start in range(0, len(self.samples), RATE):
            yield self.samples[start : start + RATE]


def read_sound(path: Path, longest: float | None = None) -> Sound:
    """Read a wav, flac, mp3, m4a, ogg, or the sound of a film, from where its pictures begin.

    longest: seconds, LONGEST without it; a longer one is refused before it is unpacked. Raises
    SoundError for that, and for what is no sound, damaged, or breaks off.
    """
    limit = LONGEST if longest is None else longest
    pieces: list[Samples] = []
    length = 0
    with opened(path) as container:
        announced = _announced(container, path)
        _check_length(announced, limit, path.name)
        for piece in decoded(container, path.name):
            pieces.append(piece)
            length += len(piece)
            _check_length(length / RATE, limit, path.name)
    if not length:
        raise SoundError(f"{path.name} has no sound in it.")
    if length / RATE < announced - BROKEN:
        raise SoundError(
            f"{path.name} breaks off after {length / RATE:.1f} s of {announced:.1f} s; "
            "copy it again."
        )
    return Sound(np.concatenate(pieces))


def write_sound(sound: Sound, path: Path) -> None:
    """Write a sound as .wav or .flac, 16 bits a sample, whole or not at all.

    Raises SoundError for another ending, OSError where the disk is full.
    """
    import av

    if path.suffix not in CODECS:
        raise SoundError(f"{path.name}: sounds are written as {' or '.join(CODECS)}.")
    with whole(path) as unfinished, av.open(str(unfinished), "w") as output:
        codec = CODECS[path.suffix]
        stream: Any = output.add_stream(codec, rate=RATE, layout="stereo", format="s16")
        for packet in encoded(stream, sound.pieces()):
            output.mux(packet)


def write_samples(samples: np.ndarray, rate: int, path: Path) -> None:
    """Write computed samples (n,), −1..1, as a .wav of 16 bits at their own rate, on both sides.

    rate: samples a second. It is there whole or not at all. Raises OSError where that fails.
    """
    whole_numbers = np.round(32767 * np.clip(samples, -1, 1)).astype("<i2").repeat(CHANNELS)
    with whole(path) as unfinished, wave.open(str(unfinished), "wb") as file:
        file.setnchannels(CHANNELS)  # one alone would be mixed 3 dB softer
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(whole_numbers.tobytes())


def _announced(container: "InputContainer", path: Path) -> float:
    """The seconds that a file says it lasts; 0 where it says nothing that can be relied on.

    A WAV that was written to a pipe says that it is larger than any file.
    """
    stream = sound_stream(container, path.name)
    if container.format.name in GUESSED or stream.duration is None or stream.time_base is None:
        return 0.0
    seconds = float(stream.duration * stream.time_base)
    with (
        suppress(wave.Error, EOFError),
        wave.open(str(path)) as header,
    ):  # FFmpeg says what is there
        seconds = max(seconds, header.getnframes() / header.getframerate())
    return seconds if seconds * (stream.bit_rate or 0) / 8 <= LARGEST else 0.0


def _check_length(seconds: float, limit: float, name: str) -> None:
    if seconds > limit:
        raise SoundError(
            f"{name} lasts longer than the {limit:.0f} s that are read of one sound; cut it."
        )
