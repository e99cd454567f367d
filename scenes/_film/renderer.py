"""What films a lesson: Manim's renderer, without the work that nobody needs."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from manim import CairoRenderer, Mobject, Scene
from manim._config.video_encoder import VideoEncoderSpec
from manim.scene.scene_file_writer import SceneFileWriter
from manim.scene.video_segment_encoder import VideoSegmentEncoder

from scenes._film.alpha import straight_alpha
from scenes._film.changes import Frame, parts_of
from scenes._film.waiting import ChangesWaitedFor, WaitedFor, Waiting
from scenes.mobjects.painting.painted import PaintingCamera
from scenes.mobjects.painting.picture import Taken
from scenes.telling.sound.laying import lay

SMALL = 720  # pixels: pictures that are not so high are encoded finely
# Of manim.cfg's options of x264, and in their place.
FINELY = {
    "x264-params": (":zones=0,9999999,b=0.56", ":qp=10:deadzone-inter=11:deadzone-intra=0"),
    "chromaoffset": ("-4", "-6"),
}


class LessonRenderer(CairoRenderer):
    """Draw with the camera that lets mobjects paint, and hand over what changed."""

    def __init__(self) -> None:
        super().__init__(LessonWriter, PaintingCamera)

    def scene_finished(self, scene: Scene) -> None:
        """Write the film and its clips, then lay under them what is heard; then Manim opens it."""
        super().scene_finished(scene)
        writer = self.file_writer
        if not self.num_plays or not writer.output_spec.is_video:
            return
        sections = [each.video for each in writer.sections if each.video is not None]
        clips = [writer.sections_output_dir / video for video in sections]
        lay(Path(writer.final_file_path), getattr(scene, "heard", ()), clips)

    def render(
        self, scene: Scene, time: float, moving_mobjects: Iterable[Mobject] | None = None
    ) -> None:
        """Draw a frame, and hand over what is new in it."""
        self.update_frame(scene, moving_mobjects)
        self.add_frame(self.camera.take())


class LessonWriter(SceneFileWriter):
    """Write transparent frames with straight alpha, and encode what changes from frame to frame.

    Cairo draws premultiplied colours and Manim passes them on as they are: in video and PNG
    files, a faint light would be darkened by its own opacity a second time.
    """

    video_encoder: VideoEncoderSpec | None
    is_begun = False  # whether a frame of this animation has been encoded already

    def __init__(self, *given: Any, **settings: Any) -> None:
        super().__init__(*given, **settings)
        self.waiting = Waiting()
        if self.video_encoder is not None:
            self.video_encoder = finely(self.video_encoder)

    def begin_animation(self, *given: Any, **settings: Any) -> None:
        super().begin_animation(*given, **settings)
        self.is_begun = False

    def write_frame(self, pixels: np.ndarray | Taken, *, repeat: int = 1) -> None:
        """Write a frame, or what is new in a picture that goes on being drawn on."""
        frame: Frame
        if not isinstance(pixels, Taken):
            frame = self._straight(pixels)
        elif self.is_begun and self._takes_parts:
            frame = parts_of(pixels)
        else:
            frame = self._straight(pixels.pixels.copy())
        self.is_begun = True
        job = self._current_encode_job
        if job:
            self.waiting.add(frame, lambda: job.failed)
        super().write_frame(frame, repeat=repeat)

    def save_image(self, pixels: np.ndarray) -> None:
        super().save_image(self._straight(pixels))

    def _straight(self, pixels: np.ndarray) -> np.ndarray:
        return straight_alpha(pixels) if self.output_spec.transparent else pixels

    @property
    def _takes_parts(self) -> bool:
        """Whether films are encoded from what changes."""
        spec = self.video_encoder
        return spec is not None and (spec.codec, spec.pixel_format) == ("libx264", "yuv420p")

    def _create_segment_encoder(self, target: Path) -> VideoSegmentEncoder:
        assert self.video_encoder  # or there would be no film
        kind = ChangesWaitedFor if self._takes_parts else WaitedFor
        encoder = kind(target=target, spec=self.video_encoder)
        encoder.waiting = self.waiting
        return encoder


def finely(spec: VideoEncoderSpec) -> VideoEncoderSpec:
    """Spend more on a small picture, whose cells and neurons are a few pixels wide.

    Every frame is as fine as every other. Rate control leaves the first of each animation coarse,
    whatever a zone says, and coarsens what changes. Where coefficients are rounded to the nearest,
    not towards 0, more is kept of what is seen than by smaller steps; of what is encoded already
    they are rounded down somewhat, so that a standing picture stays as it is. The colours of a
    film have half its pixels each way and need finer steps. Against rate control and a zone of
    b=3, on hope_and_reality: lights of 3 pixels that stand are within 2.4 of 255 levels of what
    was drawn (3.4; decoded without loss 1.4), in 0.99 of the bytes, 1.1 megabits a second.
    """
    if min(spec.width, spec.height) >= SMALL:
        return spec
    options = dict(spec.options)
    for name, (coarse, fine) in FINELY.items():
        if name in options:
            options[name] = options[name].replace(coarse, fine)
    return replace(spec, options=tuple(options.items()))
