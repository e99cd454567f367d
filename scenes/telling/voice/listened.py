"""What is wrong with the sound of a recording, so that its author can record it again."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from scenes.telling.phrases import seconds_to_read
from scenes.telling.sound.decoding import opened, sound_stream
from scenes.telling.sound.sound import SoundError, read_sound
from scenes.telling.voice.pauses import cut, pauses, trimmed

if TYPE_CHECKING:
    from av import AudioFrame

SILENT = 10 ** (-50 / 20)  # of full scale: nobody speaks as softly
FULL = 0.999  # of full scale
IN_A_ROW = 3  # samples at full scale that make a flat top
SLOW = 3.0  # times as long as reading takes: hardly what was to be read


def unusable(path: Path) -> str | None:
    """Why a recording cannot be heard; None where it can."""
    try:
        sound = read_sound(path)
    except SoundError as error:
        return str(error)
    if not len(sound.samples) or float(np.abs(sound.samples).max()) < SILENT:
        return "it is silent."
    return None


def doubtful(path: Path, phrases: Sequence[str]) -> Iterator[str]:
    """What is to be said of a recording that can be heard. phrases: what it says."""
    if count := clipped(path):
        yield f"{count:,} of its samples are clipped; record it again, softer."
    sound = trimmed(read_sound(path))
    reading = sum(map(seconds_to_read, phrases))
    if sound.seconds > SLOW * reading:
        yield f"it takes {sound.seconds:.1f} s for what is read in {reading:.1f} s."
    if cut(sound, phrases) is None:
        found = len(pauses(sound))
        yield (
            f"it has {found or 'no'} pause{'' if found == 1 else 's'} where its {len(phrases)} "
            f"phrases need {len(phrases) - 1}, so all of it is told from the beat’s beginning; "
            "pause for longer between the phrases."
        )


def clipped(path: Path) -> int:
    """How many samples of a file of sound, of all its channels, lie in a flat top at full scale."""
    count = 0
    with opened(path) as container:
        stream = sound_stream(container, path.name)
        # What a file of floating-point numbers has above full scale is whole there.
        highest = 1.0 if stream.codec_context.name.startswith("pcm_f") else np.inf
        for frame in container.decode(stream):
            count += _flat(_channels(frame), highest)
    return count


def _channels(frame: "AudioFrame") -> np.ndarray:
    """The samples of a frame, (channels, n), full scale being 1."""
    samples: Any = frame.to_ndarray()
    if frame.format.is_packed:
        samples = samples.reshape(-1, len(frame.layout.channels)).T
    if samples.dtype.kind == "u":  # 8 bits, around 128
        return np.asarray((samples.astype(np.float64) - 128) / 127)
    whole = float(np.iinfo(samples.dtype).max) if samples.dtype.kind == "i" else 1.0
    return np.asarray(samples / whole)


def _flat(channels: np.ndarray, highest: float) -> int:
    size = np.abs(channels)
    full = np.pad((size >= FULL) & (size <= highest), ((0, 0), (1, 1))).astype(np.int8)
    steps = np.diff(full, axis=1)
    lengths = np.nonzero(steps < 0)[1] - np.nonzero(steps > 0)[1]
    return int(lengths[lengths >= IN_A_ROW].sum())
