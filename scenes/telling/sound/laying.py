"""Sound laid under a film that is finished: its pictures stay as they are, packet for packet."""

import heapq
import math
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from scenes.telling.sound.decoding import Samples, SoundError, opened, reading
from scenes.telling.sound.encoding import CODECS, add_sound_stream, encoded, whole
from scenes.telling.sound.track import Heard, part, track

if TYPE_CHECKING:
    import av
    from av.container import InputContainer


def lay(film: Path, heard: Sequence[Heard], clips: Sequence[Path]) -> None:
    """Give a film its sound, and the clips that follow one another in it their parts of that.

    A sound that the film has is replaced. With nothing heard, and in formats without sound (gif),
    everything stays as it is. Raises SoundError, and then no file has changed but clips that were
    finished before.
    """
    if not heard or film.suffix not in CODECS:
        return
    sound = track(heard, _seconds(film))
    start = 0.0
    for clip in clips:
        seconds = _seconds(clip)
        _lay_under(clip, part(sound, start, seconds).pieces())
        start += seconds
    _lay_under(film, sound.pieces())


def interleaved(
    pictures: "Iterable[av.Packet]", sound: "Iterable[av.Packet]"
) -> "Iterator[av.Packet]":
    """Packets in the order in which a player needs them."""
    return heapq.merge(pictures, sound, key=_due)


def copy_stream(
    output: "av.container.OutputContainer", stream: "av.VideoStream"
) -> "av.VideoStream":
    """A stream for pictures that stay as they are."""
    made = output.add_stream_from_template(stream)
    if stream.average_rate:  # without it WebM does not say how long a picture lasts
        made.rate = stream.average_rate
    made.metadata.update(stream.metadata)
    return made


def _lay_under(film: Path, sound: Iterable[Samples]) -> None:
    import av

    options = {"movflags": "+faststart"} if film.suffix == ".mp4" else {}
    with (
        whole(film) as unfinished,
        opened(film, math.inf) as source,
        av.open(str(unfinished), "w", options=options) as output,
    ):
        output.metadata.update(source.metadata)
        pictures = copy_stream(output, source.streams.video[0])
        heard = add_sound_stream(output, film.suffix)
        moved = _moved(source, film.name, pictures)
        for packet in interleaved(moved, encoded(heard, sound)):
            output.mux(packet)


def _moved(source: "InputContainer", name: str, stream: "av.VideoStream") -> "Iterator[av.Packet]":
    """The packets of a film's pictures, for another stream."""
    with reading(name):
        for packet in source.demux(video=0):
            if packet.size:  # the last one is empty
                packet.stream = stream
                yield packet


def _seconds(film: Path) -> float:
    """How long a film's pictures last."""
    with opened(film, math.inf) as container, reading(film.name):
        stream = container.streams.video[0]
        times = [packet.pts for packet in container.demux(stream) if packet.pts is not None]
        if not times or not stream.average_rate or stream.time_base is None:
            raise SoundError(f"{film.name} has no pictures.")
        span = (max(times) - min(times)) * stream.time_base + 1 / stream.average_rate
        exact = len(times) / stream.average_rate
    # WebM rounds times; whole frames say the duration exactly.
    return float(exact if abs(exact - span) < Fraction(1, 20) else span)


def _due(packet: "av.Packet") -> Fraction:
    """When a packet has to be there."""
    time = packet.dts if packet.dts is not None else packet.pts
    return (time or 0) * (packet.time_base or Fraction(1))
