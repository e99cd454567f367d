"""Filming without waste: the encoder is given what Manim would give it, to the byte."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from manim._config.output import OutputFormat, OutputSpec
from manim._config.video_encoder import resolve_video_encoder
from manim.scene.video_segment_encoder import VideoSegmentEncoder

from scenes._film.alpha import straight_alpha
from scenes._film.renderer import ChangesEncoder


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
