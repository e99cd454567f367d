"""How loud sounds are, and sounds made equally loud: EBU R 128, with FFmpeg's filters."""

import math
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, cast

import numpy as np

from scenes.telling.sound.decoding import RATE, Samples, samples_of
from scenes.telling.sound.encoding import framed
from scenes.telling.sound.sound import Sound

if TYPE_CHECKING:
    import av

LOUDNESS = -16.0  # LUFS: of what is spoken, so of a course
PEAK = -2.0  # dBTP: encoding raises peaks a little, and a film shall stay under -1
HIGHEST_GAIN = 30.0  # dB: what is still too quiet then is noise
OVER = 4 * RATE  # samples a second that show the peaks between the samples (ITU-R BS.1770)
SHORTEST = 0.5  # seconds, a little more than the 0.4 that R 128 listens to at once
SILENT = -70.0  # LUFS: what R 128 takes for silence
TRIES, CLOSE = 4, 0.1  # dB and LU that make no difference

METER = (("ebur128", "metadata=1:framelog=quiet"),)
OVERSAMPLER = (("aresample", f"{OVER}"), ("aformat", "sample_fmts=flt"))
# latency=1: what comes out is in time with what went in.
LIMITER = (
    ("aresample", f"{OVER}"),
    ("alimiter", f"limit={10 ** (PEAK / 20):.6f}:level=disabled:latency=1:attack=5:release=50"),
    ("aresample", f"{RATE}"),
    ("aformat", "sample_fmts=flt"),
)


def loudness(sound: Sound) -> float:
    """Integrated loudness in LUFS; −inf for silence. A short sound's is that of its repetition."""
    samples = sound.samples
    if 0 < len(samples) < SHORTEST * RATE:
        samples = np.tile(samples, (math.ceil(SHORTEST * RATE / len(samples)), 1))
    said = SILENT
    for frame in _filtered(Sound(samples).pieces(), METER):
        said = float(frame.metadata.get("lavfi.r128.I", said))
    return said if said > SILENT else -math.inf


def peak(sound: Sound) -> float:
    """True peak in dBTP, between the samples too; −inf for silence."""
    found = max(map(_highest, _filtered(sound.pieces(), OVERSAMPLER)), default=0.0)
    return 20 * math.log10(found) if found > 0 else -math.inf


def levelled(sound: Sound) -> Sound:
    """The sound at LOUDNESS, its peaks at PEAK or below; silence stays as it is."""
    before = loudness(sound)
    if before == -math.inf:
        return sound
    made, gain = sound, 0.0
    for _ in range(TRIES):  # what the limiter takes away is added again
        lacks = LOUDNESS - (before if made is sound else loudness(made))
        if abs(lacks) < CLOSE:
            break
        gain = min(gain + lacks, HIGHEST_GAIN)
        made = limited(Sound(sound.samples * np.float32(10 ** (gain / 20))))
    return limited(made)


def limited(sound: Sound) -> Sound:
    """The sound with no peak above PEAK; where it has none, the sound itself."""
    if not is_high(sound):
        return sound
    return Sound(np.concatenate([*limiting(sound.pieces())]))


def is_high(sound: Sound) -> bool:
    """Whether a sound has peaks above PEAK."""
    return peak(sound) > PEAK + CLOSE


def limiting(pieces: Iterable[Samples]) -> Iterator[Samples]:
    """Limit a sound that is given in pieces: as many samples come out, and in time with it."""
    for frame in _filtered(pieces, LIMITER):
        yield samples_of(frame)


def _highest(frame: "av.AudioFrame") -> float:
    return float(np.abs(frame.to_ndarray()).max())


def _filtered(
    pieces: Iterable[Samples], filters: Sequence[tuple[str, str]]
) -> "Iterator[av.AudioFrame]":
    """What a chain of FFmpeg's filters, each with its words, makes of a sound in pieces."""
    import av

    graph = av.filter.Graph()
    told = f"sample_rate={RATE}:sample_fmt=flt:channel_layout=stereo:time_base=1/{RATE}"
    last = graph.add("abuffer", told)
    for name, words in [*filters, ("abuffersink", "")]:
        link = graph.add(name, words)
        last.link_to(link)
        last = link
    graph.configure()
    start = 0
    for piece in pieces:
        graph.push(framed(piece, start))
        start += len(piece)
        yield from _pulled(graph)
    graph.push(None)
    yield from _pulled(graph)


def _pulled(graph: "av.filter.Graph") -> "Iterator[av.AudioFrame]":
    import av

    with suppress(av.error.BlockingIOError, av.error.EOFError):
        while True:
            yield cast("av.AudioFrame", graph.pull())
