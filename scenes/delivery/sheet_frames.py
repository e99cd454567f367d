"""The two frames of a beat that a contact sheet shows: one in mid-motion, and the last."""

from collections import deque
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scenes.delivery.footage import FootageError, opened

if TYPE_CHECKING:
    import numpy as np
    from PIL.Image import Image

LOOKS = 15  # frames a second that are looked at
SPAN = 0.14  # seconds over which motion is looked for
PASSING = 8  # how much more what passes counts than what appears and stays
SMALL = (160, 90)  # pixels: enough to see what moves


@dataclass(frozen=True)
class Moments:
    """moving: the frame in which most moves; at: its time in seconds from the clip's beginning.

    last: the last frame.
    """

    moving: "Image"
    at: float
    last: "Image"


def moments(clip: Path, width: int) -> Moments:
    """Read a clip once, keep its two frames, made `width` pixels wide.

    Raises FootageError for a clip that cannot be read.
    """
    import numpy as np

    with opened(clip) as container:
        stream = container.streams.video[0]
        stream.thread_type = "AUTO"
        rate = float(stream.average_rate or LOOKS)
        step = max(1, round(rate / LOOKS))
        gap = max(1, round(SPAN * rate / step))
        window: deque[tuple[Any, np.ndarray]] = deque(maxlen=2 * gap + 1)
        best, most, last = None, -1.0, None
        try:
            for number, frame in enumerate(container.decode(stream)):
                last = frame
                if number % step:
                    continue
                window.append((frame, _ink(frame)))
                if len(window) > 2 * gap:
                    motion = _motion(window[0][1], window[gap][1], window[-1][1])
                    if motion > most:
                        best, most = window[gap][0], motion
        except (OSError, ValueError) as error:
            raise FootageError(f"{clip.name} breaks off ({error}).") from None
        if last is None:
            raise FootageError(f"{clip.name} has no pictures.")
        if best is None:  # too short to look both ways
            best = window[len(window) // 2][0]
        begin = float(stream.start_time or 0) * float(stream.time_base or 1)
        return Moments(
            _shrunk(best, width), max(0.0, (best.time or 0.0) - begin), _shrunk(last, width)
        )


def _motion(before: "np.ndarray", now: "np.ndarray", after: "np.ndarray") -> float:
    """How much moves: what is somewhere only now counts most, then what appears at once.

    In a fade everything lies between what it was and what it will be. And what goes away is
    mostly what the beat before has left.
    """
    import numpy as np

    low, high = np.minimum(before, after), np.maximum(before, after)
    passing = np.maximum(np.maximum(now - high, low - now), 0)
    appearing = min(_squares(now - before), _squares(after - now))
    return PASSING * _squares(passing) + appearing


def _squares(change: "np.ndarray") -> float:
    """The mean square of what has become stronger: a leap counts more than a slow change."""
    return float((change.clip(0) ** 2).mean())


def _ink(frame: Any) -> "np.ndarray":
    """How much each point of a frame, made small, stands out from its ground, dark or light."""
    import numpy as np

    grey = frame.reformat(*SMALL, format="gray").to_ndarray().astype(np.float32)
    return np.abs(grey - np.median(grey))


def _shrunk(frame: Any, width: int) -> "Image":
    from PIL import Image

    image: Image.Image = frame.to_image()
    height = max(1, round(image.height * width / image.width))
    return image.resize((width, height), Image.Resampling.LANCZOS)
