"""Films joined: their pictures as they are, their sound at the exact times of the pictures."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from scenes.delivery.filming.footage import Footage, FootageError, measure, opened
from scenes.telling.sound import decoding
from scenes.telling.sound.decoding import RATE, Samples, SoundError, silence
from scenes.telling.sound.encoding import add_sound_stream, encoded
from scenes.telling.sound.laying import copy_stream, interleaved
from scenes.telling.sound.levels import limiting
from scenes.telling.sound.track import fading

if TYPE_CHECKING:
    import av.container


@dataclass(frozen=True)
class Mark:
    """A chapter mark: what the player shows from `start` to `end`, in seconds of the film."""

    title: str
    start: Fraction
    end: Fraction


def join(films: Sequence[Path], target: Path, title: str, marks: Sequence[Mark]) -> None:
    """Put films one after the other into a new file, picture for picture as they are.

    Where any of them has sound, the new one has: silence for those without, and no sound moves
    against its pictures. Raises FootageError when one is not whole or they were not encoded alike.
    """
    import av

    parts = [measure(film) for film in films]
    for film, part in zip(films, parts, strict=True):
        if part.kind != parts[0].kind:
            raise FootageError(
                f"{film} and {films[0]} were not encoded alike and cannot be joined; "
                "delete both and film them again."
            )
    options = {"movflags": "+faststart"} if target.suffix == ".mp4" else {}
    with av.open(str(target), "w", options=options) as output:
        output.metadata["title"] = title
        output.set_chapters([_chapter(number, mark) for number, mark in enumerate(marks)])
        with opened(films[0]) as first:
            stream = copy_stream(output, first.streams.video[0])
            base = first.streams.video[0].time_base or Fraction(1, 1000)
        packets = _pictures(films, parts, stream, base)
        if any(part.sound for part in parts):
            heard = add_sound_stream(output, target.suffix)
            packets = interleaved(packets, encoded(heard, limiting(_sound(films, parts))))
        try:
            for packet in packets:
                output.mux(packet)
        except SoundError as error:
            raise FootageError(f"{error}") from None


def _pictures(
    films: Sequence[Path], parts: Sequence[Footage], stream: "av.VideoStream", base: Fraction
) -> "Iterator[av.Packet]":
    """The packets of all films' pictures, at their times in the new film. base: their unit."""
    starts = accumulate((part.duration for part in parts), initial=Fraction(0))
    due = [start + time for start, part in zip(starts, parts) for time in part.due]
    # Frames are decoded before they are shown. Handing out the due times in order, all earlier by
    # the longest wait, gives each frame a time for decoding, and these only ever grow.
    ordered = sorted(due)
    wait = max(decoded - shown for decoded, shown in zip(ordered, due, strict=True))
    times = zip(due, ordered, strict=True)
    for film, part in zip(films, parts, strict=True):
        with opened(film) as source:
            for packet in source.demux(video=0):
                if packet.size:  # the last one is empty
                    shown, decoded = next(times)
                    packet.stream, packet.time_base = stream, base
                    packet.pts = round(shown / base)
                    packet.dts = round((decoded - wait) / base)
                    packet.duration = round(part.frame / base)
                    yield packet


def _sound(films: Sequence[Path], parts: Sequence[Footage]) -> Iterator[Samples]:
    """The sound of all films, each for exactly as long as its pictures."""
    place, end = 0, Fraction(0)
    for film, part in zip(films, parts, strict=True):
        end += part.duration
        length = round(end * RATE) - place
        place += length
        if part.sound:
            with decoding.opened(film, math.inf) as source:
                for piece in fading(decoding.decoded(source, film.name), length):
                    yield piece
                    length -= len(piece)
        yield from silence(length)


def _chapter(number: int, mark: Mark) -> "av.container.core.Chapter":
    return {
        "id": number,
        "start": round(mark.start * 1000),
        "end": round(mark.end * 1000),
        "time_base": Fraction(1, 1000),
        "metadata": {"title": mark.title},
    }
