"""The frames of a finished film, decoded one after another."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from scenes._audit.film.planes import Filmed

if TYPE_CHECKING:
    import av
    import av.video.plane
    from av.container import InputContainer

# FFmpeg's flags: rounded instead of cut off, for every pixel, and four pixels share the colour that
# the film has for them. Without the first two a grey comes back 0.8 of 255 too dark, in the mean.
EXACT = 0x40000 | 0x2000 | 0x10
FULL_RANGE = 2  # FFmpeg's name for films whose black is 0 and not 16
FORMATS = "mov,matroska"  # mov: mp4 as well; matroska: webm as well


class FilmError(Exception):
    """A film cannot be read to its end; the text says why, in one sentence."""


@dataclass(frozen=True)
class Facts:
    """What a film says of itself: its size in pixels, frames a second, and how many it has."""

    width: int
    height: int
    rate: Fraction
    frames: int


def facts(path: Path) -> Facts:
    """What a film says of itself; FilmError where it is none."""
    with _opened(path) as (container, stream):
        count = stream.frames or sum(packet.size > 0 for packet in container.demux(stream))
        rate = stream.guessed_rate or Fraction(0)
        return Facts(stream.width, stream.height, Fraction(rate), count)


def frames(path: Path) -> Iterator[Filmed]:
    """Every frame of a film.

    A frame that is the same as the one before is the same object. FilmError for what is no film,
    and after its last frame for one that has fewer than it says.
    """
    expected, count = facts(path).frames, 0
    before, picture = None, None
    with _opened(path) as (container, stream), _reading(path):
        for frame in container.decode(stream):
            kept = [bytes(plane) for plane in frame.planes]
            if picture is None or kept != before:
                picture = _filmed(frame, kept)
            before, count = kept, count + 1
            yield picture
    if count < expected:
        raise FilmError(f"{path.name} is cut off: it has {count} of its {expected} frames.")


def _filmed(frame: "av.VideoFrame", kept: Sequence[bytes]) -> Filmed:
    """A frame. kept: the bytes of its planes."""

    def colours() -> np.ndarray:
        return frame.reformat(format="rgb24", interpolation=EXACT).to_ndarray()

    is_kept = frame.format.name == "yuv420p" and frame.color_range != FULL_RANGE
    planes = tuple(map(_rows, kept, frame.planes)) if is_kept else ()
    return Filmed((frame.height, frame.width), colours, planes)


def _rows(kept: bytes, plane: "av.video.plane.VideoPlane") -> np.ndarray:
    """A plane's bytes, (height, width)."""
    rows = np.frombuffer(kept, np.uint8).reshape(plane.height, plane.line_size)
    return rows[:, : plane.width]


@contextmanager
def _opened(path: Path) -> "Iterator[tuple[InputContainer, av.VideoStream]]":
    """A film and its pictures, open to read."""
    import av

    if not path.is_file():
        raise FilmError(f"there is no film {path}; film it first.")
    options = {"format_whitelist": FORMATS}
    # FFmpeg is handed an open file, never a name to interpret.
    with (
        _reading(path),
        path.open("rb") as file,
        av.open(file, "r", options=options) as container,
    ):
        if not container.streams.video:
            raise FilmError(f"{path.name} has no pictures; give it a film.")
        stream = container.streams.video[0]
        stream.thread_type = "NONE"
        yield container, stream


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    """Say in a sentence what FFmpeg cannot read."""
    import av

    try:
        yield
    except av.FFmpegError as error:
        raise FilmError(f"{path.name} is no film that can be read ({error.strerror}).") from error
