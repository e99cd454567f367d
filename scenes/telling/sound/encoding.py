"""Sound into files: encoded piece by piece, each file there whole or not at all."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np

from scenes.telling.sound.decoding import RATE, Samples

if TYPE_CHECKING:
    import av
    from av.container import OutputContainer

# What a film's sound is encoded with, by the film's ending: its codec, samples and bits a second.
CODECS = {
    ".mp4": ("aac", "fltp", 160_000),
    ".mov": ("aac", "fltp", 160_000),
    ".webm": ("libopus", "flt", 128_000),
}
# Of AAC: the search that takes a quarter of the time. Speech has bits enough to sound the same.
OPTIONS = {"aac": {"aac_coder": "fast"}}


def add_sound_stream(output: "OutputContainer", ending: str) -> "av.AudioStream":
    """A stream for the sound of a film of this ending, one of CODECS."""
    codec, samples, bits = CODECS[ending]
    stream = cast(
        "av.AudioStream",
        output.add_stream(
            codec, rate=RATE, layout="stereo", format=samples, options=OPTIONS.get(codec)
        ),
    )
    stream.bit_rate = bits
    return stream


def encoded(stream: "av.AudioStream", pieces: Iterable[Samples]) -> "Iterator[av.Packet]":
    """The packets of a sound given in pieces, the first of which begins at 0."""
    start = 0
    for piece in pieces:
        yield from stream.encode(framed(piece, start))
        start += len(piece)
    yield from stream.encode(None)


def framed(samples: Samples, start: int) -> "av.AudioFrame":
    """Samples (n, 2) as FFmpeg takes them. start: the number of the first one."""
    import av

    packed = np.ascontiguousarray(samples, np.float32).reshape(1, -1)
    frame = av.AudioFrame.from_ndarray(packed, format="flt", layout="stereo")
    frame.sample_rate, frame.pts = RATE, start
    return frame


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Where to write a file that is put in its place when it is whole, and else is gone."""
    unfinished = path.with_name(f".{os.getpid()}.{path.name}")
    try:
        yield unfinished
        os.replace(unfinished, path)
    except BaseException:
        with suppress(OSError):  # what went wrong first is what is told
            unfinished.unlink(missing_ok=True)
        raise
