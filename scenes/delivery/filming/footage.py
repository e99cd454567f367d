"""Reading and joining films without encoding anything. PyAV and Pillow load when first used."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import av.container
    from PIL.Image import Image


class FootageError(Exception):
    """A film is not whole, or films do not fit together; the text says why."""


@dataclass(frozen=True)
class Footage:
    """A film that is whole, times in seconds.

    due: when each packet's frame is shown, from 0 on, in the order in which they are stored (and
    decoded). frame: how long a frame is shown. kind: what films have in common that can be joined.
    """

    due: tuple[Fraction, ...]
    duration: Fraction
    frame: Fraction
    kind: tuple[object, ...]
    sound: bool

    @property
    def frames(self) -> int:
        """The number of frames."""
        return len(self.due)


@dataclass(frozen=True)
class Mark:
    """A chapter mark: what the player shows from `start` to `end`, in seconds of the film."""

    title: str
    start: Fraction
    end: Fraction


def measure(path: Path) -> Footage:
    """Read a film to its end; raises FootageError unless all of it is there."""
    with opened(path) as container:
        stream = container.streams.video[0]
        times = _times(container, path)
        rate, base = stream.average_rate, stream.time_base
        if not times or not rate or base is None:
            raise FootageError(f"{path.name} has no pictures.")
        span = (max(times) - min(times)) * base + 1 / rate
        announced = Fraction(container.duration or 0, 1_000_000)
        # GIF and WebM round times; whole frames say the duration exactly.
        tolerance = max(1 / rate, Fraction(1, 20))
        if stream.frames not in (0, len(times)) or abs(announced - span) > tolerance:
            raise FootageError(f"{path.name} breaks off after {float(span):.2f} s.")
        exact = len(times) / rate
        return Footage(
            due=tuple((time - min(times)) * base for time in times),
            duration=exact if abs(exact - span) <= tolerance else span,
            frame=1 / rate,
            kind=_kind(container),
            sound=bool(container.streams.audio),
        )


def last_picture(path: Path) -> "Image":
    """The last frame of a film."""
    with opened(path) as container:
        if container.duration and container.format.name != "gif":
            container.seek(container.duration)  # to the last key frame, not far from the end
        frames = deque(container.decode(container.streams.video[0]), maxlen=1)
        if not frames:
            raise FootageError(f"{path.name} has no pictures.")
        image: Image = frames[0].to_image()  # type: ignore[no-untyped-call]
        return image


def check_picture(path: Path) -> None:
    """Raises FootageError unless a file is a PNG, as posters are."""
    from PIL import Image

    try:
        with Image.open(path, formats=["PNG"]) as picture:
            picture.verify()
    except Exception:  # Pillow raises whatever it trips over
        raise FootageError(f"{path.name} is no picture that can be read.") from None


def busiest(paths: Sequence[Path]) -> "Image":
    """Of the last frames of these films the one with most to see in it."""
    from PIL import ImageStat

    def spread(image: "Image") -> float:
        return float(ImageStat.Stat(image.convert("L")).stddev[0])

    return max(map(last_picture, paths), key=spread)


def join(films: Sequence[Path], target: Path, title: str, marks: Sequence[Mark]) -> None:
    """Put films one after the other into a new file, picture for picture as they are.

    Raises FootageError when one is not whole or they were not encoded alike.
    """
    import av

    parts = [measure(film) for film in films]
    for film, part in zip(films, parts, strict=True):
        if part.sound:
            raise FootageError(f"{film} has sound, which the films of chapters do not take yet.")
        if part.kind != parts[0].kind:
            raise FootageError(
                f"{film} and {films[0]} were not encoded alike and cannot be joined; "
                "delete both and film them again."
            )
    starts = accumulate((part.duration for part in parts), initial=Fraction(0))
    due = [start + time for start, part in zip(starts, parts) for time in part.due]
    # Frames are decoded before they are shown. Handing out the due times in order, all earlier by
    # the longest wait, gives each frame a time for decoding, and these only ever grow.
    ordered = sorted(due)
    wait = max(decoded - shown for decoded, shown in zip(ordered, due, strict=True))
    times = zip(due, ordered, strict=True)
    options = {"movflags": "+faststart"} if target.suffix == ".mp4" else {}
    with av.open(str(target), "w", options=options) as output:
        output.metadata["title"] = title
        output.set_chapters([_chapter(number, mark) for number, mark in enumerate(marks)])
        with opened(films[0]) as first:
            base = first.streams.video[0].time_base or Fraction(1, 1000)
            stream = output.add_stream_from_template(first.streams.video[0])
        for film, part in zip(films, parts, strict=True):
            with opened(film) as source:
                for packet in source.demux(video=0):
                    if packet.size:  # the last one is empty
                        shown, decoded = next(times)
                        packet.stream, packet.time_base = stream, base
                        packet.pts = round(shown / base)
                        packet.dts = round((decoded - wait) / base)
                        packet.duration = round(part.frame / base)
                        output.mux(packet)


def _chapter(number: int, mark: Mark) -> "av.container.core.Chapter":
    return {
        "id": number,
        "start": round(mark.start * 1000),
        "end": round(mark.end * 1000),
        "time_base": Fraction(1, 1000),
        "metadata": {"title": mark.title},
    }


def _kind(container: "av.container.InputContainer") -> tuple[object, ...]:
    context = container.streams.video[0].codec_context
    return context.name, context.width, context.height, context.pix_fmt, context.extradata


def opened(path: Path) -> "av.container.InputContainer":
    """Open a film to read; raises FootageError when it cannot be read as one."""
    import av

    try:
        container = av.open(str(path))
    except (OSError, ValueError) as error:  # FFmpeg's errors are one or the other
        raise FootageError(f"{path.name} is no film that can be read ({error}).") from None
    if not container.streams.video:
        container.close()
        raise FootageError(f"{path.name} has no pictures.")
    return container


def _times(container: "av.container.InputContainer", path: Path) -> list[int]:
    """When each packet is due, in the stream's time base, in the order in which they are stored."""
    try:
        packets = [packet for packet in container.demux(video=0) if packet.size]
    except (OSError, ValueError) as error:
        raise FootageError(f"{path.name} breaks off ({error}).") from None
    if any(packet.pts is None or packet.is_corrupt for packet in packets):
        raise FootageError(f"{path.name} is damaged.")
    return [packet.pts for packet in packets if packet.pts is not None]
