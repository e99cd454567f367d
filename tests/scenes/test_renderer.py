"""Filming without waste: the encoder is given what Manim would give it, to the byte."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest
from manim import DOWN, LEFT, RIGHT, UP, Scene, Square
from manim._config.output import OutputFormat, OutputSpec
from manim._config.video_encoder import resolve_video_encoder
from manim.scene.scene_file_writer import _PartialMovieEncodeJob
from manim.scene.video_segment_encoder import VideoSegmentEncoder

from scenes._film.alpha import straight_alpha
from scenes._film.changes import ChangesEncoder, Part, in_pairs
from scenes._film.renderer import LessonRenderer
from scenes._lesson import Lesson
from scenes.mobjects.lettering.text import words
from scenes.mobjects.painting.kept import Box
from scenes.mobjects.painting.painted import PaintingCamera
from tests.helpers.audited import RATE, encoded
from tests.helpers.pictures import film


@pytest.mark.parametrize("size", [(854, 480), (480, 854), (160, 90), (16, 2), (64, 38)])
def test_the_encoder_gets_manims_pictures_to_the_byte(
    size: tuple[int, int], tmp_path: Path
) -> None:
    rng = np.random.default_rng(0)
    width, height = size
    picture = rng.integers(0, 256, (height, width, 4), dtype=np.uint8)
    frames = [(picture, 1)]
    for top in range(0, height, max(height // 7, 1)):
        picture = picture.copy()
        left, right = np.sort(rng.choice(width + 1, 2, replace=False))
        picture[top : top + 3, left:right] = rng.integers(0, 256, 4)
        frames.append((picture, 1 + top % 3))
    films = []
    for encoder_class in (VideoSegmentEncoder, ChangesEncoder):
        target = tmp_path / f"{encoder_class.__name__}.avi"
        spec = resolve_video_encoder(
            OutputSpec(OutputFormat.MP4, False, False, False),
            width=width,
            height=height,
            frame_rate=15,
            options={},
        )
        # As they are: x264 with its threads is the one thing here that we do not answer for.
        encoder = encoder_class(
            target=target, spec=replace(spec, codec="rawvideo", container_format="avi")
        )
        for pixels, repeat in frames:
            encoder.write_frame(pixels, repeat=repeat)
        encoder.finish()
        films.append(target.read_bytes())
    assert len(films[0]) > len(frames) * width * height  # and half as much again for colours
    assert films[0] == films[1]


def test_parts_of_pictures_make_the_same_film(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    spec = resolve_video_encoder(
        OutputSpec(OutputFormat.MP4, False, False, False), width=160, height=90, frame_rate=15
    )
    assert spec
    spec = replace(spec, codec="rawvideo", container_format="avi")
    wholes, parts = (
        ChangesEncoder(target=tmp_path / f"{name}.avi", spec=spec) for name in ("wholes", "parts")
    )
    picture = rng.integers(0, 256, (90, 160, 4), dtype=np.uint8)
    for encoder in (wholes, parts):
        encoder.write_frame(picture.copy())
    for _ in range(30):
        left, right = np.sort(rng.choice(161, 2, replace=False))
        top, bottom = np.sort(rng.choice(91, 2, replace=False))
        new = Box(int(left), int(top), int(right), int(bottom))
        new.part(picture)[:] = rng.integers(0, 256, 4)
        wholes.write_frame(picture.copy())
        box = in_pairs(new)
        parts.write_frame([Part(box.part(picture).copy(), box)])
    parts.write_frame([])
    wholes.write_frame(picture.copy())
    for encoder in (wholes, parts):
        encoder.finish()
    assert wholes.target.read_bytes() == parts.target.read_bytes()


class Moving(Lesson):
    """Two things move, and one stands between them; nothing moves for a while."""

    def construct(self) -> None:
        text, square = words("text"), Square(0.5, fill_opacity=0.5).shift(2 * LEFT + UP)
        self.add(text)
        self.play(square.animate(run_time=0.4).shift(3 * RIGHT))
        self.wait(0.2)
        self.play(square.animate.shift(DOWN), text.animate.shift(0.01 * UP), run_time=0.4)


@pytest.mark.parametrize("transparent", [False, True])
def test_what_is_encoded_is_what_a_camera_draws_that_has_drawn_nothing_before(
    transparent: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    frames: list[np.ndarray] = []
    new: list[list[int]] = []  # of each frame, the areas of what is new
    render, put = LessonRenderer.render, _PartialMovieEncodeJob.put

    def taken(self: _PartialMovieEncodeJob, repeat: int, frame: np.ndarray | list[Part]) -> None:
        put(self, repeat, frame)
        if isinstance(frame, list):
            picture, parts = frames[-1].copy(), frame
            new.append([part.box.area for part in parts])
            for part in parts:
                part.box.part(picture)[:] = part.pixels
            frame = picture
        frames.append(frame.copy())

    def compared(self: LessonRenderer, scene: Scene, *given: object) -> None:
        render(self, scene, *given)
        fresh = PaintingCamera(background_color=self.camera.background_color)
        fresh.capture_mobjects(scene.mobjects)
        expected = straight_alpha(fresh.pixel_array) if transparent else fresh.pixel_array
        np.testing.assert_array_equal(frames[-1], expected)

    monkeypatch.setattr(LessonRenderer, "render", compared)
    monkeypatch.setattr(_PartialMovieEncodeJob, "put", taken)
    rendered = film(Moving, tmp_path, rate=15, transparent=transparent)
    assert len(frames) > 12 and rendered.path.is_file()
    assert len(new) == (0 if transparent else len(frames) - 3)  # an animation's first is whole
    assert all(sum(areas) < frames[0].size / 4 / 2 for areas in new)


def test_cells_of_three_pixels_are_true_from_their_first_frame_on(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    cells = rng.integers(0, 256, (2, 50, 80, 4), dtype=np.uint8)
    pictures = [(p.repeat(3, axis=0).repeat(3, axis=1), 4) for p in cells]
    film = encoded(tmp_path / "film.mp4", pictures)
    spec = resolve_video_encoder(
        OutputSpec(OutputFormat.MP4, False, False, False), width=240, height=150, frame_rate=RATE
    )
    assert spec
    spec = replace(spec, codec="rawvideo", container_format="avi", options=())
    drawn = ChangesEncoder(target=tmp_path / "drawn.avi", spec=spec)
    for picture, count in pictures:
        drawn.write_frame(picture, repeat=count)
    drawn.finish()
    frames = zip(planes(film), planes(tmp_path / "drawn.avi"), strict=True)
    for (luma, *colours), (true_luma, *true_colours) in frames:
        off = (luma - true_luma).reshape(50, 3, 80, 3).mean(axis=(1, 3))
        assert np.abs(off).max() <= 1.5
        for colour, true_colour in zip(colours, true_colours, strict=True):
            assert np.abs(colour - true_colour).max() <= 3


def planes(film: Path) -> Iterator[list[np.ndarray]]:
    """Luma and both colours of each frame of a film."""
    with av.open(str(film)) as container:
        for frame in container.decode(video=0):
            whole = frame.to_ndarray().astype(int)
            height, width = frame.height, frame.width
            colours = whole[height:].reshape(2, height // 2, width // 2)
            yield [whole[:height], *colours]


def test_a_frame_of_another_size_is_refused(tmp_path: Path) -> None:
    spec = resolve_video_encoder(
        OutputSpec(OutputFormat.MP4, False, False, False),
        width=64,
        height=36,
        frame_rate=15,
        options={},
    )
    encoder = ChangesEncoder(target=tmp_path / "film.mp4", spec=spec)
    with pytest.raises(ValueError, match="must have shape"):
        encoder.write_frame(np.zeros((36, 65, 4), np.uint8))
    encoder.abort()


def test_soft_pixels_get_the_colour_they_were_drawn_in() -> None:
    opacity = np.arange(256, dtype=np.uint8)
    for colour in (0, 1, 100, 255):
        drawn = np.round(np.full(256, colour) * (opacity / 255)).astype(np.uint8)
        pixels = np.stack([drawn, drawn, drawn, opacity], axis=1)[None]
        straight = straight_alpha(pixels)[0]
        np.testing.assert_array_equal(straight[:, 3], opacity)
        error = np.abs(straight[1:, 0].astype(float) - colour)
        assert (error <= np.ceil(127.5 / opacity[1:]) + 0.5).all()
    assert straight_alpha(pixels) is not pixels
