"""Frames wait to be encoded while drawing goes on, but not more of them than there is room for."""

from pathlib import Path
from threading import Event, Thread

import numpy as np
import pytest
from manim.scene.video_segment_encoder import VideoSegmentEncoder

from scenes._film.changes import ChangesEncoder, Part
from scenes._film.waiting import ChangesWaitedFor, WaitedFor, Waiting
from scenes._lesson import Lesson
from scenes.mobjects.painting.kept import Box
from tests.helpers.pictures import film

FRAME = np.zeros((10, 10, 4), np.uint8)
PARTS = [Part(FRAME[:5], Box(0, 0, 10, 5)), Part(FRAME[:5], Box(0, 5, 10, 10))]


def never() -> bool:
    return False


def adds(waiting: Waiting, frame: object, is_in_vain: object = never) -> Thread:
    """A thread that waits for room."""
    thread = Thread(target=waiting.add, args=(frame, is_in_vain), daemon=True)
    thread.start()
    thread.join(0.3)
    return thread


def test_drawing_waits_for_room_and_goes_on_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Waiting, "MOST", 2 * FRAME.nbytes)
    waiting = Waiting()
    waiting.add(FRAME, never)
    waiting.add(PARTS, never)
    one_more = adds(waiting, FRAME)
    assert one_more.is_alive()
    waiting.remove(PARTS)
    one_more.join(5)
    assert not one_more.is_alive()


def test_a_frame_that_is_larger_than_all_room_goes_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Waiting, "MOST", FRAME.nbytes - 1)
    waiting = Waiting()
    for _ in range(2):
        assert not adds(waiting, FRAME).is_alive()
        waiting.remove(FRAME)


def test_nobody_waits_for_an_encoder_that_has_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Waiting, "MOST", FRAME.nbytes)
    waiting, has_failed = Waiting(), Event()
    waiting.add(FRAME, never)
    one_more = adds(waiting, FRAME, has_failed.is_set)
    assert one_more.is_alive()
    has_failed.set()
    one_more.join(5)
    assert not one_more.is_alive()


class Still(Lesson):
    def construct(self) -> None:
        self.wait(0.5)


@pytest.mark.parametrize("transparent", [False, True])
def test_when_a_film_is_done_nothing_waits(
    transparent: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    most, left = [0], []
    add, remove = Waiting.add, Waiting.remove

    def added(self: Waiting, *given: object) -> None:
        add(self, *given)  # type: ignore[arg-type]
        most.append(self._bytes)

    def removed(self: Waiting, frame: object) -> None:
        remove(self, frame)  # type: ignore[arg-type]
        left.append(self._bytes)

    monkeypatch.setattr(Waiting, "add", added)
    monkeypatch.setattr(Waiting, "remove", removed)
    film(Still, tmp_path, rate=15, transparent=transparent)
    assert max(most) > 0
    assert left[-1] == 0


def test_a_frame_that_cannot_be_encoded_waits_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(self: object, *given: object, **settings: object) -> None:
        raise RuntimeError("no room on the disk")

    for kind, encodes in ((ChangesWaitedFor, ChangesEncoder), (WaitedFor, VideoSegmentEncoder)):
        monkeypatch.setattr(encodes, "write_frame", fails)
        encoder = kind.__new__(kind)
        encoder.waiting = Waiting()
        encoder.waiting.add(FRAME, never)
        with pytest.raises(RuntimeError, match="no room"):
            encoder.write_frame(FRAME)
        assert not adds(encoder.waiting, np.zeros(Waiting.MOST, np.uint8)).is_alive()
