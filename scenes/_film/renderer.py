"""What films a lesson: Manim's renderer, without the work that nobody needs."""

from collections import defaultdict
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import av.video.plane
import numpy as np
from av.video.reformatter import VideoReformatter
from manim import CairoRenderer, Scene
from manim._config.video_encoder import VideoEncoderSpec
from manim.scene.scene_file_writer import SceneFileWriter
from manim.scene.video_segment_encoder import VideoSegmentEncoder

from scenes._film.alpha import straight_alpha
from scenes.mobjects.painting.painted import PaintingCamera
from scenes.telling.sound.laying import lay

SMALL = 720  # pixels: pictures that are not so high are encoded finely
# Of manim.cfg's options of x264, and in their place.
FINELY = {
    "x264-params": (":zones=0,9999999,b=0.56", ":qp=10:deadzone-inter=11:deadzone-intra=0"),
    "chromaoffset": ("-4", "-6"),
}
BANDS = 18  # of rows of a frame that are converted on their own
COLUMNS = 128  # pixels: what is converted of a band begins and ends at a multiple of it
# Rows above and below a band that its colours depend on: half the rows of the colour planes are
# interpolated from four of the picture's.
MARGIN = 4


class LessonRenderer(CairoRenderer):
    """Draw with the camera that lets mobjects paint, and hand the frames over as they are."""

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

    def get_frame(self) -> np.ndarray:
        """The frame itself: the camera begins every picture in a new array."""
        return self.camera.pixel_array


class LessonWriter(SceneFileWriter):
    """Write transparent frames with straight alpha, and encode what changes from frame to frame.

    Cairo draws premultiplied colours and Manim passes them on as they are: in video and PNG
    files, a faint light would be darkened by its own opacity a second time.
    """

    video_encoder: VideoEncoderSpec | None

    def __init__(self, *given: Any, **settings: Any) -> None:
        super().__init__(*given, **settings)
        if self.video_encoder is not None:
            self.video_encoder = finely(self.video_encoder)

    def write_frame(self, pixels: np.ndarray, *, repeat: int = 1) -> None:
        super().write_frame(self._straight(pixels), repeat=repeat)

    def save_image(self, pixels: np.ndarray) -> None:
        super().save_image(self._straight(pixels))

    def _straight(self, pixels: np.ndarray) -> np.ndarray:
        return straight_alpha(pixels) if self.output_spec.transparent else pixels

    def _create_segment_encoder(self, target: Path) -> VideoSegmentEncoder:
        spec = self.video_encoder
        if spec and (spec.codec, spec.pixel_format) == ("libx264", "yuv420p"):
            return ChangesEncoder(target=target, spec=spec)
        return super()._create_segment_encoder(target)


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


class ChangesEncoder(VideoSegmentEncoder):
    """Encode to H.264, converting to its colours only the parts of a frame that changed.

    The film is the same to the byte as that of Manim's encoder, which converts every frame as a
    whole, and anew for as long as a picture stands.
    """

    def __init__(self, *, target: Path, spec: VideoEncoderSpec) -> None:
        super().__init__(target=target, spec=spec)
        height = spec.height
        rows = 2 * -(-height // (2 * BANDS))  # even: a row of colours is two of the picture
        self._bands = [(top, min(top + rows, height)) for top in range(0, height, rows)]
        # By the height and width of what they convert, for which they are set up once.
        self._reformatters: defaultdict[tuple[int, ...], VideoReformatter]
        self._reformatters = defaultdict(VideoReformatter)
        self._frame = av.VideoFrame(spec.width, height, spec.pixel_format)
        self._frame.time_base = Fraction(spec.frame_rate.denominator, spec.frame_rate.numerator)
        self._before: np.ndarray | None = None

    def write_frame(self, pixels: np.ndarray, *, repeat: int = 1) -> None:
        self._validate_frame(pixels, repeat)
        try:
            self._convert(pixels)
            for _ in range(repeat):
                self._frame.pts = self._next_pts
                self._next_pts += 1
                # libx264 copies the picture at once, so one frame serves them all.
                self._container.mux(self._stream.encode(self._frame))
        except BaseException as error:
            raise self._operation_error("encode", error) from error

    def _convert(self, pixels: np.ndarray) -> None:
        height, width = pixels.shape[:2]
        if self._before is None:
            changed = np.ones((height, width // 2), dtype=bool)
        else:
            # In pairs, which share their colours.
            now, before = (p.reshape(height, -1).view(np.uint64) for p in (pixels, self._before))
            changed = now != before
        self._before = pixels
        changed_rows = np.logical_or.reduce(changed, axis=1)
        for top, bottom in self._bands:
            first, last = max(top - MARGIN, 0), min(bottom + MARGIN, height)
            if changed_rows[first:last].any():
                pairs = np.flatnonzero(changed[first:last].any(axis=0))
                left = 2 * int(pairs[0]) // COLUMNS * COLUMNS
                right = min(2 * int(pairs[-1]) // COLUMNS * COLUMNS + COLUMNS, width)
                self._convert_part(pixels[first:last, left:right], (top, bottom), first, left)

    def _convert_part(self, part: np.ndarray, band: tuple[int, int], first: int, left: int) -> None:
        """Convert a part of a picture, of which a band of rows is wanted.

        first, left: the picture's row and column at which the part begins.
        """
        reformatter = self._reformatters[part.shape]
        source = av.VideoFrame.from_numpy_buffer(part, format="rgba")
        converted = reformatter.reformat(source, format=self.spec.pixel_format, threads=1)
        right = left + part.shape[1]
        for new, whole, step in zip(converted.planes, self._frame.planes, (1, 2, 2)):
            begin, end = ((row - first) // step for row in band)
            top, bottom = (row // step for row in band)
            _rows(whole)[top:bottom, left // step : right // step] = _rows(new)[begin:end]


def _rows(plane: av.video.plane.VideoPlane) -> np.ndarray:
    """A plane's bytes, (height, width)."""
    return np.asarray(memoryview(plane)).view(np.uint8).reshape(plane.height, -1)[:, : plane.width]
