"""Sounds and films for tests of sound: tones of known length, and where they are found again."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np

from scenes.telling.sound.decoding import Samples
from scenes.telling.sound.sound import RATE, Sound

WINDOW = RATE // 1000  # samples that are looked at together, 1 ms
HEARD = 0.02  # what is louder is heard
BREAK = 0.03  # seconds of silence that part two tones
PICTURES = {".mp4": "libx264", ".mov": "libx264", ".webm": "libvpx-vp9"}
SOUNDS = {".mp4": "aac", ".mov": "aac", ".webm": "libopus"}


def tone(
    pitch: float, seconds: float, level: float = 0.3, after: float = 0.0, rate: int = RATE
) -> Sound:
    """A sine on both sides. after: seconds of silence before it."""
    times = np.arange(round(seconds * rate)) / rate
    wave = np.repeat(level * np.sin(2 * np.pi * pitch * times)[:, None], 2, axis=1)
    return Sound(np.concatenate([np.zeros((round(after * rate), 2)), wave]).astype(np.float32))


def speech(seconds: float, seed: int, level: float = 0.1) -> Sound:
    """Noise in syllables, four a second, with peaks and a spectrum like a voice's."""
    rng = np.random.default_rng(seed)
    count = round(seconds * RATE)
    spectrum = np.fft.rfft(rng.standard_normal(count))
    pitch = np.fft.rfftfreq(count, 1 / RATE)
    wave = np.fft.irfft(
        spectrum * np.exp(-((np.log2(np.maximum(pitch, 1) / 500) / 1.5) ** 2)), count
    )
    wave *= np.sin(np.pi * 4 * np.arange(count) / RATE) ** 2
    wave *= level / np.sqrt(np.mean(wave**2))
    return Sound(np.repeat(wave[:, None], 2, axis=1).astype(np.float32))


def pieces_of(samples: Samples, times: int) -> Iterator[Samples]:
    """The same again and again."""
    for _ in range(times):
        yield samples


def encode(given: Samples | Iterable[Samples], path: Path, codec: str, rate: int = RATE) -> None:
    """Write samples as somebody's recorder would."""
    kind = "ipod" if path.suffix == ".m4a" else None
    with av.open(str(path), "w", format=kind) as output:
        stream: Any = output.add_stream(codec, rate=rate, layout="stereo")
        for packet in _packets(stream, given, rate):
            output.mux(packet)


def film(path: Path, seconds: float, sound: Sound | None = None, rate: int = 30) -> None:
    """A film of 64 × 48 pixels in which every picture is another, as a plain program writes it."""
    with av.open(str(path), "w") as output:
        pictures: Any = output.add_stream(PICTURES[path.suffix], rate=rate)
        pictures.width, pictures.height, pictures.pix_fmt = 64, 48, "yuv420p"
        heard: Any = (
            output.add_stream(SOUNDS[path.suffix], rate=RATE, layout="stereo") if sound else None
        )
        for number in range(round(seconds * rate)):
            shown = np.full((48, 64, 3), number * 7 % 256, np.uint8)
            shown[:, number % 64] = 255
            output.mux(pictures.encode(av.VideoFrame.from_ndarray(shown, format="rgb24")))
        output.mux(pictures.encode(None))
        for packet in _packets(heard, sound.samples, RATE) if heard and sound else ():
            output.mux(packet)


def packets(path: Path) -> list[tuple[Fraction, Fraction, bytes]]:
    """A film's pictures as they are stored: when each is shown, for how long, its bytes."""
    with av.open(str(path)) as container:
        return [
            (packet.pts * packet.time_base, packet.duration * packet.time_base, bytes(packet))
            for packet in container.demux(video=0)
            if packet.size and packet.pts is not None and packet.duration is not None
        ]


def onsets(sound: Sound) -> list[float]:
    """The seconds at which tones begin."""
    return [start for start, _ in tones(sound)]


def tones(sound: Sound) -> list[tuple[float, float]]:
    """From which second to which one there is something to hear."""
    count = len(sound.samples) // WINDOW
    levels = np.abs(sound.samples[: count * WINDOW]).reshape(count, -1).max(axis=1)
    found: list[tuple[float, float]] = []
    for place in np.flatnonzero(levels > HEARD) / 1000:
        if found and place - found[-1][1] < BREAK:
            found[-1] = found[-1][0], float(place) + 0.001
        else:
            found.append((float(place), float(place) + 0.001))
    return found


def _packets(
    stream: av.AudioStream, given: Samples | Iterable[Samples], rate: int
) -> Iterator[av.Packet]:
    start = 0
    for piece in [given] if isinstance(given, np.ndarray) else given:
        frame = av.AudioFrame.from_ndarray(piece.reshape(1, -1), format="flt", layout="stereo")
        frame.sample_rate, frame.pts = rate, start
        start += len(piece)
        yield from stream.encode(frame)
    yield from stream.encode(None)
