"""Reading films: what is known of one that is whole. PyAV and Pillow load when first used."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
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
    sound: whether it has some, which may end before the pictures do, or after them.
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


def measure(path: Path) -> Footage:
    """Read a film to its end; raises FootageError unless all of it is there."""
    with opened(path) as container:
        stream = container.streams.video[0]
        times, end = _times(container, path)
        rate, base = stream.average_rate, stream.time_base
        if not times or not rate or base is None:
            raise FootageError(f"{path.name} has no pictures.")
        span = (max(times) - min(times)) * base + 1 / rate
        announced = Fraction(container.duration or 0, 1_000_000)
        there = max(span, end - min(times) * base)
        # GIF and WebM round times; whole frames say the duration exactly.
        tolerance = max(1 / rate, Fraction(1, 20))
        if stream.frames not in (0, len(times)) or abs(announced - there) > tolerance:
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


def _times(container: "av.container.InputContainer", path: Path) -> tuple[list[int], Fraction]:
    """When each picture is due, in its stream's time base, in the order in which they are stored.

    And the second at which the last sound is over, 0 without any.
    """
    times: list[int] = []
    end = Fraction(0)
    try:
        for packet in container.demux():
            if not packet.size:  # the last ones are empty
                continue
            if packet.pts is None or packet.is_corrupt:
                raise FootageError(f"{path.name} is damaged.")
            if packet.stream is container.streams.video[0]:
                times.append(packet.pts)
            elif packet.stream.type == "audio" and packet.time_base:
                end = max(end, (packet.pts + (packet.duration or 0)) * packet.time_base)
    except (OSError, ValueError) as error:
        raise FootageError(f"{path.name} breaks off ({error}).") from None
    return times, end
