"""A bundle of straight lines from every start to every end: where it lies, and how it is dashed."""

from dataclasses import dataclass

import numpy as np

from scenes.mobjects.painting.coverage import Window

DASH = 5  # segments from one dash of a negative line to the next; the last of them is dark


@dataclass(frozen=True)
class Bundle:
    """Straight lines from every start to every end, in pixels of a picture; hashable.

    starts, ends: x, y in 1/64 of a pixel (finer steps cannot be seen), y downward, the bytes of
    (n_in, 2) and (n_out, 2) int32 arrays. thickness: in pixels. size: the picture's (width,
    height). Line i · n_in + j runs from start j to end i.
    """

    starts: bytes
    ends: bytes
    thickness: float
    size: tuple[int, int]

    @classmethod
    def between(
        cls, starts: np.ndarray, ends: np.ndarray, thickness: float, size: tuple[int, int]
    ) -> "Bundle":
        """starts (n_in, 2) and ends (n_out, 2) in pixels."""
        fixed = [np.round(points * 64).astype(np.int32).tobytes() for points in (starts, ends)]
        return cls(fixed[0], fixed[1], round(thickness, 4), size)

    @property
    def points(self) -> tuple[np.ndarray, np.ndarray]:
        """The starts (n_in, 2) and the ends (n_out, 2) in pixels."""
        starts, ends = (
            np.frombuffer(raw, np.int32).reshape(-1, 2) / 64 for raw in (self.starts, self.ends)
        )
        return starts, ends

    @property
    def window(self) -> Window:
        """The part of the picture that the lines can touch, at least one pixel."""
        points = np.concatenate(self.points)
        margin = self.thickness + 1
        low = np.clip(np.floor(points.min(axis=0) - margin), 0, np.subtract(self.size, 1))
        high = np.clip(np.ceil(points.max(axis=0) + margin), low + 1, self.size)
        (left, top), (width, height) = low.astype(int), (high - low).astype(int)
        return Window(int(left), int(top), int(width), int(height))


def dashes(lines: np.ndarray, segments: int) -> np.ndarray:
    """Which segments of negative lines shine, (segments, lines), 0 or 1.

    lines: (n,), their numbers in the bundle: each begins its dashes where its number says.
    """
    begins = begin_of_dashes(lines)
    return np.stack([shining(begins, segment) for segment in range(segments)])


def begin_of_dashes(lines: np.ndarray) -> np.ndarray:
    """How far each line, by its number, is on in its dashes where it starts: (n,), 0..DASH − 1."""
    # Multiples of the golden ratio are spread evenly, whichever lines are drawn.
    return (lines * 0.6180339887 % 1 * DASH).astype(int)


def shining(begins: np.ndarray, segment: int) -> np.ndarray:
    """Which lines shine on a segment, (n,), 0 or 1; begins: as `begin_of_dashes` says."""
    return ((segment + begins) % DASH < DASH - 1).astype(np.float32)
