"""Clips turned around: every frame is there, the last one first, whatever the clip's length."""

from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest

from scenes.delivery.deck import backwards as deck_backwards
from scenes.delivery.deck.backwards import AT_ONCE, backwards, cache, forget, turn
from scenes.delivery.deck.deck import DeckError, Slide
from tests.helpers.courses import RATE, encode


def frames(path: Path) -> list[np.ndarray]:
    with av.open(str(path)) as film:
        return [frame.to_ndarray(format="gray").astype(float) for frame in film.decode(video=0)]


def slide(clip: Path, digest: str) -> Slide:
    return Slide("t", "n", clip, digest, loops=False)


@pytest.mark.parametrize("count", [1, AT_ONCE, AT_ONCE + 1, 5 * AT_ONCE + 7])
def test_every_frame_comes_back_in_reverse(count: int, tmp_path: Path) -> None:
    clip, turned = encode(tmp_path / "clip.mp4", count), tmp_path / "turned.mp4"
    turn(clip, turned)
    before, after = frames(clip), frames(turned)
    assert len(before) == len(after) == count
    for one, other in zip(before, reversed(after), strict=True):
        assert abs(one - other).mean() < 4
    # Neighbours differ by more than that, so no two frames were exchanged.
    assert min((abs(a - b).mean() for a, b in pairwise(before)), default=5) > 4
    with av.open(str(turned)) as film:
        assert film.streams.video[0].average_rate == RATE


def test_a_clip_whose_key_frames_cannot_be_found_is_read_from_its_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clip, turned = encode(tmp_path / "clip.mp4", 2 * AT_ONCE), tmp_path / "turned.mp4"
    decoded, asked = deck_backwards._decoded, []

    def lost(source: object, begin: int, piece: list[int]) -> list[av.VideoFrame]:
        asked.append(begin)
        return [] if len(asked) == 1 else decoded(source, begin, piece)

    monkeypatch.setattr(deck_backwards, "_decoded", lost)
    turn(clip, turned)
    assert len(frames(turned)) == 2 * AT_ONCE
    monkeypatch.setattr(deck_backwards, "_decoded", lambda *_: [])
    with pytest.raises(DeckError, match=r"clip\.mp4 cannot be turned around"):
        turn(clip, turned)


def test_a_clip_is_turned_once_and_forgotten_with_its_film(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out_dir = tmp_path / "renders" / "c" / "l"
    slides = [slide(encode(tmp_path / f"{k}.mp4", 5, 40 * k), f"{k:064x}") for k in range(2)]
    turned = backwards([*slides, slides[0]], out_dir)
    assert set(turned) == {slide.digest for slide in slides}
    assert capsys.readouterr().out == "turning 2 clips around, to play backwards\n"
    written = {path: path.stat().st_mtime_ns for path in turned.values()}
    assert backwards(slides, out_dir) == turned
    assert {path: path.stat().st_mtime_ns for path in turned.values()} == written
    assert capsys.readouterr().out == ""
    forget(out_dir, {slides[1].digest, "another"})
    assert [path.exists() for path in turned.values()] == [False, True]


def test_nothing_half_turned_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out_dir = tmp_path / "renders" / "c" / "l"

    def interrupt(clip: Path, target: Path) -> None:
        target.write_bytes(b"half")
        raise KeyboardInterrupt

    monkeypatch.setattr(deck_backwards, "turn", interrupt)
    with pytest.raises(KeyboardInterrupt):
        backwards([slide(tmp_path / "clip.mp4", "0" * 64)], out_dir)
    assert list(cache(out_dir).iterdir()) == []
