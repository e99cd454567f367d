"""Encoding a film from what changes from frame to frame."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import av
import av.video.plane
import numpy as np
from av.video.reformatter import VideoReformatter
from manim._config.video_encoder import VideoEncoderSpec
from manim.scene.video_segment_encoder import VideoSegmentEncoder

from scenes.mobjects.painting.kept import Box
from scenes.mobjects.painting.picture import Taken

# What is converted begins and ends at a multiple of so many pixels, and of an 18th of the rows.
COLUMNS, BANDS = 128, 18
# Rows above and below that its colours depend on: half the rows of the colour planes are
# interpolated from four of the picture's.
MARGIN = 4


class Part(NamedTuple):
    """What changed from one frame to the next: its pixels, (h, w, 4) bytes, and where they are."""

    pixels: np.ndarray
    box: Box


Frame = np.ndarray | Sequence[Part]  # all of it, (h, w, 4) bytes, or what is new in it


class ChangesEncoder(VideoSegmentEncoder):
    """Encode to H.264, converting to its colours only the parts of a frame that changed.

    The film is the same to the byte as that of Manim's encoder, which converts every frame as a
    whole, and anew for as long as a picture stands.
    """

    def __init__(self, *, target: Path, spec: VideoEncoderSpec) -> None:
        super().__init__(target=target, spec=spec)
        height = spec.height
        self._rows = 2 * -(-height // (2 * BANDS))  # even: a row of colours is two of the picture
        # By the height and width of what they convert, for which they are set up once.
        self._reformatters: defaultdict[tuple[int, ...], VideoReformatter]
        self._reformatters = defaultdict(VideoReformatter)
        self._frame = av.VideoFrame(spec.width, height, spec.pixel_format)
        self._frame.time_base = Fraction(spec.frame_rate.denominator, spec.frame_rate.numerator)
        self._whole = Box(0, 0, spec.width, height)
        self._picture = np.zeros((height, spec.width, 4), np.uint8)  # what there is in the frame

    def write_frame(self, pixels: Frame, *, repeat: int = 1) -> None:
        """Encode a frame, or one of which these parts are new."""
        parts: Sequence[Part]
        if isinstance(pixels, np.ndarray):
            self._validate_frame(pixels, repeat)
            parts = [Part(pixels, self._whole)]
        else:
            parts = pixels
        try:
            # All parts first: what is converted depends on what is around it.
            boxes = [box for part in parts for box in self._changed(part)]
            for box in boxes:
                self._convert(box)
            for _ in range(repeat):
                self._frame.pts = self._next_pts
                self._next_pts += 1
                # libx264 copies the picture at once, so one frame serves them all.
                self._container.mux(self._stream.encode(self._frame))
        except BaseException as error:
            raise self._operation_error("encode", error) from error

    def _changed(self, part: Part) -> Iterator[Box]:
        """Make a part of the picture new; what is to be converted for what has changed in it."""
        before = part.box.part(self._picture)
        if self._next_pts == 0:
            before[:] = part.pixels
            yield self._whole
            return
        changed = in_twos(part.pixels) != in_twos(before)
        left, top, right, bottom = Box.of(changed)
        if left == right:
            return
        before[:] = part.pixels
        left, right = (part.box.left + 2 * pair for pair in (left, right))
        top, bottom = part.box.top + top - MARGIN, part.box.top + bottom + MARGIN
        yield Box(
            left // COLUMNS * COLUMNS,
            max(top, 0) // self._rows * self._rows,
            min(-(-right // COLUMNS) * COLUMNS, self._whole.right),
            min(-(-bottom // self._rows) * self._rows, self._whole.bottom),
        )

    def _convert(self, box: Box) -> None:
        """Convert a box of the picture, which begins at an even row."""
        around = Box(
            box.left,
            max(box.top - MARGIN, 0),
            box.right,
            min(box.bottom + MARGIN, self._whole.bottom),
        )
        part = around.part(self._picture)
        reformatter = self._reformatters[part.shape]
        source = av.VideoFrame.from_numpy_buffer(part, format="rgba")
        converted = reformatter.reformat(source, format=self.spec.pixel_format, threads=1)
        for new, whole, step in zip(converted.planes, self._frame.planes, (1, 2, 2)):
            begin, end = ((row - around.top) // step for row in (box.top, box.bottom))
            top, bottom, left, right = (
                edge // step for edge in (box.top, box.bottom, box.left, box.right)
            )
            _rows(whole)[top:bottom, left:right] = _rows(new)[begin:end]


def parts_of(taken: Taken) -> list[Part]:
    """Copies of what changed in a picture that goes on being drawn on."""
    boxes = map(in_pairs, taken.changed)
    return [Part(box.part(taken.pixels).copy(), box) for box in boxes]


def in_pairs(box: Box) -> Box:
    """The smallest box around this one of whole pairs of pixels, which share their colours."""
    left, top, right, bottom = box
    return Box(left // 2 * 2, top, -(-right // 2) * 2, bottom)


def in_twos(pixels: np.ndarray) -> np.ndarray:
    """The pairs of pixels of a part of a picture, (h, w, 4) bytes, as numbers, (h, w / 2)."""
    height, width, _ = pixels.shape
    return pixels.reshape(height, 4 * width).view(np.uint64)


def _rows(plane: av.video.plane.VideoPlane) -> np.ndarray:
    """A plane's bytes, (height, width)."""
    return np.asarray(memoryview(plane)).view(np.uint8).reshape(plane.height, -1)[:, : plane.width]
