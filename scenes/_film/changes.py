"""Encoding a film from what changes from frame to frame."""

from collections import defaultdict
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

BANDS = 18  # of rows of a frame that are converted on their own
COLUMNS = 128  # pixels: what is converted of a band begins and ends at a multiple of it
# Rows above and below a band that its colours depend on: half the rows of the colour planes are
# interpolated from four of the picture's.
MARGIN = 4


class Part(NamedTuple):
    """What changed from one frame to the next: its pixels, (h, w, 4) bytes, and where they are."""

    pixels: np.ndarray
    box: Box


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
        self._whole = Box(0, 0, spec.width, height)
        self._picture: np.ndarray | None = None  # what there is in the frame

    def write_frame(self, pixels: np.ndarray | Part, *, repeat: int = 1) -> None:
        """Encode a frame, or one of which this part is new."""
        if isinstance(pixels, Part):
            part = pixels
        else:
            self._validate_frame(pixels, repeat)
            part = Part(pixels, self._whole)
        try:
            self._convert(part)
            for _ in range(repeat):
                self._frame.pts = self._next_pts
                self._next_pts += 1
                # libx264 copies the picture at once, so one frame serves them all.
                self._container.mux(self._stream.encode(self._frame))
        except BaseException as error:
            raise self._operation_error("encode", error) from error

    def _convert(self, part: Part) -> None:
        left, top = part.box[:2]
        if self._picture is None:
            self._picture = part.pixels.copy()
            changed = np.ones_like(in_twos(part.pixels), dtype=bool)
        else:
            before = part.box.part(self._picture)
            changed = in_twos(part.pixels) != in_twos(before)
            before[:] = part.pixels
        if not changed.any():
            return
        changed_rows = np.logical_or.reduce(changed, axis=1)
        for band in self._bands:
            first, last = max(band[0] - MARGIN, 0), min(band[1] + MARGIN, self._whole.bottom)
            rows = slice(max(first - top, 0), max(last - top, 0))
            if changed_rows[rows].any():
                pairs = left // 2 + np.flatnonzero(changed[rows].any(axis=0))
                begin = 2 * int(pairs[0]) // COLUMNS * COLUMNS
                end = min(2 * int(pairs[-1]) // COLUMNS * COLUMNS + COLUMNS, self._whole.right)
                self._convert_part(self._picture[first:last, begin:end], band, first, begin)

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
