"""From the intensities of many lines to the light they shed on the pixels.

Two lights are summed for each pixel, that of positive and that of negative lines: once over the
lines, segment by segment and a few lines at a time (`SignedLight`), then, frame by frame, over the
segments. The tone map turns the sums into colour. What is held grows with the pixels that are lit,
and not with the lines.

Negative lines are dashed, so that the sign survives in grey and for every eye. Each line begins its
dashes elsewhere: where hundreds cross, no dashes line up into rings, and both signs glow.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csc_array

from scenes.mobjects.painting.bundle import Bundle, begin_of_dashes, shining
from scenes.mobjects.painting.coverage import Lines, Window
from scenes.mobjects.painting.kept import Recent
from scenes.mobjects.painting.places import LINES, light_of_places

# The memories are the module's and not the mobject's, because Manim hashes and copies whatever it
# finds on a mobject.
Column = tuple[np.ndarray, np.ndarray]  # of a sparse matrix: its values and their rows
LIGHTS: "Recent[SignedLight]" = Recent(room=200_000_000)  # bytes
ASKED: Recent[bool] = Recent(room=8_000_000)  # bytes: whose light at rest was asked for already


@dataclass(frozen=True)
class SignedLight:
    """The light that each segment of a bundle sheds: two (window.pixels, segments) matrices."""

    positive: csc_array
    negative: csc_array

    @staticmethod
    def of(bundle: Bundle, intensities: bytes, segments: int) -> "SignedLight":
        """Sum the lines' light.

        intensities: −1..1, signed, the bytes of a float32 array, one for each line.
        """
        key = (bundle, intensities, segments)
        light = LIGHTS.get(key)
        if light is None:
            light = SignedLight.summed(*key)
            LIGHTS.put(key, light, light.nbytes + len(intensities))
        return light

    @staticmethod
    def summed(bundle: Bundle, intensities: bytes, segments: int) -> "SignedLight":
        """The same, summed anew."""
        window = bundle.window
        parts: tuple[list[Column], list[Column]] = ([], [])
        for box, light in segment_sums(bundle, intensities, segments):
            for sums, found in zip(light, parts):
                lit = np.flatnonzero(sums != 0)  # quicker than of the numbers themselves
                row, column = np.divmod(lit.astype(np.int32), np.int32(box.width))
                pixels = (row + np.int32(box.top)) * np.int32(window.width) + column
                found.append((sums[row, column], pixels + np.int32(box.left)))
        return SignedLight(*(matrix(found, (window.pixels, segments)) for found in parts))

    @property
    def nbytes(self) -> int:
        """How much memory it takes."""
        return sum(
            part.nbytes
            for sign in (self.positive, self.negative)
            for part in (sign.data, sign.indices, sign.indptr)
        )

    def shed(self, envelope: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The positive and the negative light of all pixels; envelope (segments,) 0..1."""
        weights = envelope.astype(np.float32)
        shining = np.flatnonzero(weights)
        if not shining.size:
            dark = np.zeros(self.positive.shape[0], np.float32)
            return dark, dark
        # Before a pulse all is dark: as much of the sums is left out as lies at the two ends.
        begin, end = int(shining[0]), int(shining[-1]) + 1
        parts = (columns(light, begin, end) for light in (self.positive, self.negative))
        positive, negative = (part @ weights[begin:end] for part in parts)  # (pixels, s) @ (s,)
        return positive, negative


def segment_sums(
    bundle: Bundle, intensities: bytes, segments: int
) -> Iterator[tuple[Window, np.ndarray]]:
    """The light of each segment of all lines: the part of the window in which it lies, and there
    the positive and the negative light, (2, height, width) float32.

    intensities: as `SignedLight.of` takes them. No light, no segments.
    """
    signed = np.frombuffer(intensities, np.float32)
    chosen = np.flatnonzero(signed)
    if not chosen.size:
        return
    starts, ends = bundle.points
    target, source = np.divmod(chosen, len(starts))
    lines = Lines.between(starts[source], ends[target], bundle.thickness, bundle.window)
    window = bundle.window.at_origin
    # Where lines reach over the edge by a pixel or two, it is quicker to cut these off the sums.
    around = window.grown(2 * lines.reach)
    strength, is_negative = np.abs(signed[chosen]), signed[chosen] < 0
    begins = begin_of_dashes(chosen)
    for segment in range(segments):
        first, stop = lines.segment(segment, segments)
        corners = lines.box(first, stop)
        box, clip = around.part(*corners), not around.holds(*corners)
        light = np.zeros((2, box.height, box.width), np.float32)
        shown = np.where(is_negative, strength * shining(begins, segment), strength)
        for some, (areas, pixels, counts) in lines.pieces(first, stop, box, clip):
            areas *= np.repeat(shown[some], counts)[:, None]
            pixels += np.repeat(is_negative[some] * np.int32(box.pixels), counts)[:, None]
            np.add.at(light.reshape(-1), pixels.ravel(), areas.ravel())
        seen = window.part((box.left, box.top), (box.right, box.bottom))
        yield seen, light[:, seen.rows_in(box), seen.columns_in(box)]


def shed(bundle: Bundle, intensities: bytes, envelope: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The positive and the negative light on all pixels of the bundle's window.

    intensities: as `SignedLight.of` takes them. envelope: (segments,) 0..1.
    """
    key = (bundle, intensities, len(envelope))
    if np.ptp(envelope) or LIGHTS.get(key) or ASKED.get(key):
        return SignedLight.of(*key).shed(envelope)
    # No pulse is on its way, so it may be the values that change from frame to frame.
    if len(intensities) <= 4 * LINES:
        return light_of_places(bundle, intensities, envelope)
    ASKED.put(key, True, len(intensities))
    return shed_once(bundle, intensities, envelope)


def shed_once(
    bundle: Bundle, intensities: bytes, envelope: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """What `shed` gives, to the bit, without the sums of the segments."""
    window = bundle.window
    whole = np.zeros((2, window.height, window.width), np.float32)
    sums = segment_sums(bundle, intensities, len(envelope))
    for weight, (box, light) in zip(envelope.astype(np.float32), sums):
        light *= weight
        whole[:, box.rows_in(window.at_origin), box.columns_in(window.at_origin)] += light
    positive, negative = whole.reshape(2, -1)
    return positive, negative


def matrix(columns: list[Column], shape: tuple[int, int]) -> csc_array:
    """A sparse matrix of columns, each its values and their rows; of zeros where none is given."""
    if not columns:
        return csc_array(shape, dtype=np.float32)
    values, rows = (np.concatenate(parts) for parts in zip(*columns))
    ends = np.cumsum([0, *(len(column) for column, _ in columns)])
    return csc_array((values, rows, ends), shape=shape)


def columns(matrix: csc_array, begin: int, end: int) -> csc_array:
    """The columns from begin to end of a matrix, with nothing copied."""
    if (begin, end) == (0, matrix.shape[1]):
        return matrix
    first, last = matrix.indptr[[begin, end]]
    kept = matrix.data[first:last], matrix.indices[first:last]
    starts = matrix.indptr[begin : end + 1] - first
    return csc_array((*kept, starts), shape=(matrix.shape[0], end - begin))
