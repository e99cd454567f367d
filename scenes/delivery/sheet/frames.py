"""The frames of a beat on a contact sheet: one in mid-motion and the last one, or those chosen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scenes.delivery.filming.footage import FootageError, opened

if TYPE_CHECKING:
    import numpy as np
    from PIL.Image import Image

LOOKS = 15  # frames a second that are looked at
SPAN = 2  # looks before and after, a seventh of a second, between which change is looked for
ROOM, QUARTER = 1.5, 0.25  # seconds, and of a beat: until then it mostly makes room for its own
PASSING = 8  # how much more what passes counts than what arrives and stays
SMALL = (160, 90)  # pixels: enough to see what moves


@dataclass(frozen=True)
class Moment:
    """A frame of a clip, and its time in seconds from the clip's beginning."""

    picture: "Image"
    at: float


def moments(clip: Path, width: int, at: Sequence[float] = ()) -> list[Moment]:
    """Frames of a clip, made `width` pixels wide.

    at: which, as shares of the clip, 0 its first frame and 1 its last; unless given, the one at
    which most changes, and the last. Raises FootageError for a clip that cannot be read.
    """
    if at:
        last = sum(1 for _ in _frames(clip)) - 1
        numbers = [round(share * last) for share in at]
    else:
        numbers = _most_changing_and_last(clip)
    found = {
        number: Moment(_shrunk(frame, width), time)
        for number, (frame, time) in enumerate(_frames(clip))
        if number in numbers
    }
    return [found[number] for number in numbers]


def _frames(clip: Path) -> Iterator[tuple[Any, float]]:
    """The frames of a clip with their times in seconds, at least one."""
    begin = None
    with opened(clip) as container:
        stream = container.streams.video[0]
        stream.thread_type = "AUTO"
        try:
            for frame in container.decode(stream):
                time = frame.time or 0.0
                begin = time if begin is None else begin
                yield frame, time - begin
        except (OSError, ValueError) as error:
            raise FootageError(f"{clip.name} breaks off ({error}).") from None
    if begin is None:
        raise FootageError(f"{clip.name} has no pictures.")


def _most_changing_and_last(clip: Path) -> list[int]:
    """The numbers of the frame at which most changes and of the last one."""
    looks, due, number, time = list[tuple[int, float, Any]](), 0.0, 0, 0.0
    for number, (frame, time) in enumerate(_frames(clip)):
        if time >= due - 1e-6:
            looks.append((number, time, _ink(frame)))
            due = time + 1 / LOOKS
    begin = min(ROOM, QUARTER * time)
    best, most = looks[len(looks) // 2][0], 0.0  # the middle, where a clip stands still
    for before, (at, when, now), after in zip(looks, looks[SPAN:], looks[2 * SPAN :]):
        change = _change(before[-1], now, after[-1]) if when >= begin else 0
        if change > most:
            best, most = at, change
    return [best, number]


def _change(before: "np.ndarray", now: "np.ndarray", after: "np.ndarray") -> float:
    """How much changes: what is somewhere only now counts most, then what has just arrived.

    What fades in has not arrived before it is there, and what goes away is mostly what the beat
    before has left.
    """
    import numpy as np

    low, high = np.minimum(before, after), np.maximum(before, after)
    passing = np.maximum(np.maximum(now - high, low - now), 0)
    arrived = (now - before).clip(0) - (after - now).clip(0)
    return PASSING * _squares(passing) + _squares(arrived)


def _squares(change: "np.ndarray") -> float:
    """The mean square of what has become stronger: a leap counts more than a slow change."""
    return float((change.clip(0) ** 2).mean())


def _ink(frame: Any) -> "np.ndarray":
    """How much each point of a frame, made small, stands out from its ground, dark or light."""
    import numpy as np

    grey = frame.reformat(*SMALL, format="gray").to_ndarray().astype(np.float32)
    return np.asarray(np.abs(grey - np.median(grey)))


def _shrunk(frame: Any, width: int) -> "Image":
    from PIL import Image

    image: Image.Image = frame.to_image()
    height = max(1, round(image.height * width / image.width))
    return image.resize((width, height), Image.Resampling.LANCZOS)
