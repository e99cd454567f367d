"""Frames that wait to be encoded, as many as there is room for."""

from collections.abc import Callable
from threading import Condition

import numpy as np
from manim.scene.video_segment_encoder import VideoSegmentEncoder

from scenes._film.changes import ChangesEncoder, Frame


class Waiting:
    """How much waits to be encoded: drawing goes on meanwhile, until that is too much to hold."""

    MOST = 100_000_000  # bytes: 12 whole pictures of 1920 × 1080, and seconds of most films

    def __init__(self) -> None:
        self._bytes = 0
        self._is_less = Condition()

    def add(self, frame: Frame, is_in_vain: Callable[[], bool]) -> None:
        """Let a frame wait, as soon as there is room for it or nothing waits.

        is_in_vain: whether nothing is encoded any more, so that there will never be room.
        """
        size = size_of(frame)
        with self._is_less:
            while self._bytes and self._bytes + size > self.MOST and not is_in_vain():
                self._is_less.wait(0.1)
            self._bytes += size

    def remove(self, frame: Frame) -> None:
        """It waits no more."""
        with self._is_less:
            self._bytes -= size_of(frame)
            self._is_less.notify()


class WaitedFor(VideoSegmentEncoder):
    """Encode frames that waited."""

    waiting: Waiting

    def write_frame(self, pixels: Frame, *, repeat: int = 1) -> None:
        """Encode a frame, which waits no more."""
        try:
            super().write_frame(pixels, repeat=repeat)
        finally:
            self.waiting.remove(pixels)


class ChangesWaitedFor(WaitedFor, ChangesEncoder):
    """The same, of films that are encoded from what changes."""


def size_of(frame: Frame) -> int:
    """How many bytes a frame takes while it waits."""
    if isinstance(frame, np.ndarray):
        return frame.nbytes
    return sum(part.pixels.nbytes for part in frame)
