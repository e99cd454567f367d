"""Sound out of files, a piece at a time: however long a file is, few of its samples are in memory.

Only the formats named here are read, and FFmpeg is handed an open file, never a name to interpret.
"""

import stat
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import av
    from av.container import InputContainer

Samples = NDArray[np.float32]  # (n, 2): left and right, in −1..1

RATE = 48_000  # samples a second: of AAC and Opus in films, and so of all that is mixed
CHANNELS = 2
FORMATS = "wav,w64,flac,mp3,ogg,mov,matroska,aac"  # mov: mp4 and m4a; matroska: webm
READABLE = "wav, flac, mp3, m4a or ogg"
LARGEST = 1 << 30  # bytes of a file
RATES = (4_000, 384_000)  # a file may say 1: then a second of it would unpack to hours
MOST_CHANNELS = 16
LOUDEST = 16.0  # 24 dB more than there can be; 32767 was meant for whole numbers
# Containers round times, WebM to 1 ms. What is off by less follows what was before; what is off by
# more was meant in a film: a gap, which is silent, or samples that are too many.
JITTER = 0.02  # seconds


class SoundError(Exception):
    """A sound cannot be read or written; the text says why, in one sentence."""


@contextmanager
def opened(path: Path, largest: float = LARGEST) -> "Iterator[InputContainer]":
    """A sound or a film, open to read; raises SoundError where it cannot be opened.

    largest: bytes; of films that were made here math.inf.
    """
    import av

    with ExitStack() as stack:
        with reading(path.name):
            status = path.stat()
            if not stat.S_ISREG(status.st_mode):
                raise SoundError(f"{path.name} is no file; give a {READABLE}.")
            if not 0 < status.st_size <= largest:
                what = "is empty" if not status.st_size else f"is larger than {LARGEST >> 30} GB"
                raise SoundError(f"{path.name} {what}; record it again.")
            file = stack.enter_context(path.open("rb"))
            rules = {"format_whitelist": FORMATS}
            # A title may be in any old encoding; nobody reads it here.
            container = av.open(file, "r", options=rules, metadata_errors="replace")
            stack.enter_context(container)
        yield container


@contextmanager
def reading(name: str) -> Iterator[None]:
    """Raises SoundError for what goes wrong while a file of this name is read."""
    import av

    try:
        yield
    except av.error.FFmpegError as error:
        raise SoundError(
            f"{name} is damaged, or no sound that can be read ({error.strerror}); "
            f"give a {READABLE}."
        ) from None
    except OSError as error:
        raise SoundError(f"{name} cannot be read ({error.strerror}).") from None


def check_sound(path: Path) -> None:
    """Raises SoundError for a file without sound, as far as its beginning tells."""
    with opened(path) as container:
        sound_stream(container, path.name)


def decoded(container: "InputContainer", name: str) -> Iterator[Samples]:
    """The sound of a file from its beginning on, at RATE, in pieces of a second or less.

    A film's begins with its pictures, any other with its first sample. name: for what is wrong.
    Raises SoundError.
    """
    import av

    stream = sound_stream(container, name)
    resampler = av.AudioResampler(format="flt", layout="stereo", rate=RATE)
    is_film = (begin := pictures_begin(container)) is not None
    place = 0
    for frame in _frames(container, stream, name):
        _check_frame(frame, name)
        for piece in resampler.resample(frame):
            samples = samples_of(piece)
            if not (np.abs(samples) <= LOUDEST).all():  # nor are NaN
                raise SoundError(f"{name} has samples far outside of -1 to 1; export it again.")
            due = place
            if piece.pts is not None and piece.time_base is not None:
                begin = float(piece.pts * piece.time_base) if begin is None else begin
                due = round((float(piece.pts * piece.time_base) - begin) * RATE)
            if abs(due - place) > JITTER * RATE:
                if not is_film:
                    raise SoundError(
                        f"{name} is damaged after {place / RATE:.1f} s; copy it again."
                    )
                yield from silence(due - place)
                samples = samples[max(place - due, 0) :]
                place = max(due, place)
            if len(samples):
                yield samples
                place += len(samples)


def samples_of(frame: "av.AudioFrame") -> Samples:
    """The samples of a frame of packed 32-bit floats in two channels."""
    samples: Samples = frame.to_ndarray().reshape(-1, CHANNELS)  # type: ignore[assignment]
    return samples


def sound_stream(container: "InputContainer", name: str) -> "av.AudioStream":
    """The first sound in a file; raises SoundError where there is none."""
    if not container.streams.audio:
        raise SoundError(f"{name} has no sound in it.")
    stream = container.streams.audio[0]
    if stream.codec_context is None:
        raise SoundError(f"{name} has sound of a kind that cannot be read; give a {READABLE}.")
    return stream


def pictures_begin(container: "InputContainer") -> float | None:
    """The second at which a film's pictures begin; None where there are none that move."""
    films = [stream for stream in container.streams.video if not _is_cover(stream)]
    if not films:
        return None
    first = films[0]
    return float((first.start_time or 0) * (first.time_base or 0))


def silence(length: int) -> Iterator[Samples]:
    """So many samples of silence, in pieces of a second or less; nothing for less than one."""
    for start in range(0, length, RATE):
        yield np.zeros((min(RATE, length - start), CHANNELS), np.float32)


def _is_cover(stream: Any) -> bool:
    """Whether a picture is the one on the cover of a recording."""
    import av

    return bool(stream.disposition & av.stream.Disposition.attached_pic)


def _frames(container: "InputContainer", stream: "av.AudioStream", name: str) -> "Iterator[Any]":
    """What is decoded, and at last None, for what a resampler holds back."""
    with reading(name):
        yield from container.decode(stream)
    yield None


def _check_frame(frame: Any, name: str) -> None:
    rate = RATE if frame is None else frame.sample_rate
    channels = CHANNELS if frame is None else frame.layout.nb_channels
    if not RATES[0] <= rate <= RATES[1] or not 1 <= channels <= MOST_CHANNELS:
        raise SoundError(
            f"{name} has {rate} samples a second in {channels} channels; "
            f"export it with {RATE}, in one or two."
        )
