"""Which frames of a beat a contact sheet shows."""

from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from scenes.delivery.filming import footage
from scenes.delivery.filming.footage import FootageError
from scenes.delivery.sheet.frames import moments
from tests.helpers.courses import RATE


def dots(*positions: int | None, light: int = 200, ground: int = 0) -> list[np.ndarray]:
    """Frames with a square at these places, none for None."""
    frames = []
    for x in positions:
        frame = np.full((90, 160), ground, np.uint8)
        if x is not None:
            frame[30:50, x : x + 20] = light
        frames.append(frame)
    return frames


def write_clip(path: Path, frames: list[np.ndarray]) -> Path:
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=RATE, options={"crf": "10"})
        assert isinstance(stream, av.VideoStream)
        stream.width, stream.height, stream.pix_fmt = 160, 90, "yuv420p"
        for frame in frames:
            container.mux(stream.encode(av.VideoFrame.from_ndarray(frame, format="gray")))
        container.mux(stream.encode())
    return path


@pytest.mark.parametrize(("light", "ground"), [(200, 0), (30, 250)])
def test_the_frame_in_motion_is_one_in_which_something_moves(
    tmp_path: Path, light: int, ground: int
) -> None:
    fading = [
        frame
        for shade in np.linspace(light, ground, 12)
        for frame in dots(60, light=int(shade), ground=ground)
    ]
    still = dots(*[10] * 15, light=light, ground=ground)
    moving = dots(*range(10, 110, 10), light=light, ground=ground)
    end = dots(*[110] * 15, light=light, ground=ground)
    clip = write_clip(tmp_path / "clip.mp4", [*fading, *still, *moving, *end])
    moved, ended = moments(clip, 80)
    assert 27 / RATE <= moved.at <= 37 / RATE
    assert moved.picture.size == ended.picture.size == (80, 45)
    number = round(moved.at * RATE)
    expected = Image.fromarray([*fading, *still, *moving][number]).convert("RGB").resize((80, 45))
    assert np.abs(np.asarray(moved.picture, int) - np.asarray(expected, int)).mean() < 6
    last = np.asarray(footage.last_picture(clip).resize((80, 45)), int)
    assert np.abs(np.asarray(ended.picture, int) - last).mean() < 6


def test_a_clip_of_one_frame_or_without_motion_has_its_frames_all_the_same(tmp_path: Path) -> None:
    one, same = moments(write_clip(tmp_path / "one.mp4", dots(10)), 80)
    assert one.at == same.at == 0
    assert one.picture.tobytes() == same.picture.tobytes()
    still, _ = moments(write_clip(tmp_path / "still.mp4", dots(*[10] * 30)), 80)
    assert still.at == pytest.approx(15 / RATE)


def test_a_gif_has_its_frames_too(tmp_path: Path) -> None:
    first, *others = map(Image.fromarray, dots(*range(10, 110, 10)))
    first.save(tmp_path / "film.gif", save_all=True, append_images=others, duration=70, loop=0)
    moved, ended = moments(tmp_path / "film.gif", 80)
    assert 0 < moved.at < 0.7
    assert moved.picture.tobytes() != ended.picture.tobytes()


def test_a_fade_is_over_when_it_is_shown(tmp_path: Path) -> None:
    fading = [frame for k in range(16) for frame in dots(60, light=200 * k // 15)]
    clip = write_clip(tmp_path / "clip.mp4", [*fading, *dots(*[60] * 30)])
    moved, ended = moments(clip, 80)
    assert np.asarray(moved.picture, int).max() > 0.9 * np.asarray(ended.picture, int).max()


@pytest.mark.parametrize("at", [[0], [0.5], [0, 0.25, 0.5, 1], [1, 1]])
def test_the_moments_can_be_chosen(tmp_path: Path, at: list[float]) -> None:
    found = moments(write_clip(tmp_path / "clip.mp4", dots(*range(41))), 160, at)
    assert [moment.at for moment in found] == pytest.approx([40 * share / RATE for share in at])
    squares = [np.flatnonzero(np.asarray(m.picture.convert("L"))[40] > 100)[0] for m in found]
    np.testing.assert_allclose(squares, [40 * share for share in at], atol=1)


@pytest.mark.parametrize("content", [b"", b"no film"])
def test_what_is_no_film_is_said(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "clip.mp4").write_bytes(content)
    with pytest.raises(FootageError, match=r"clip\.mp4"):
        moments(tmp_path / "clip.mp4", 80)
