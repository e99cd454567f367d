"""From the intensities of many lines to the light they shed on the pixels.

Two lights are summed for each pixel, that of positive and that of negative lines, in two sparse
products: once over the lines, segment by segment (`SignedLight`), then, frame by frame, over the
segments. The tone map turns the sums into colour.

Negative lines are dashed, so that the sign survives in grey and for every eye. Each line begins its
dashes elsewhere: where hundreds cross, no dashes line up into rings, and both signs glow.
"""

import itertools
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from scipy.sparse import csc_array

from scenes.mobjects.painting.coverage import Window, line_coverage

DASH = 5  # segments from one dash of a negative line to the next; the last of them is dark
# Of a bundle of at most this many lines, the places of all are kept as soon as one line in FEW
# shines: where one after another gets its value, no frame has to find them anew.
LINES, FEW = 2000, 8


@dataclass(frozen=True)
class Bundle:
    """Straight lines from every start to every end, in pixels of a picture; hashable.

    starts, ends: x, y in 1/64 of a pixel (finer steps cannot be seen), y downward, the bytes of
    (n_in, 2) and (n_out, 2) int32 arrays. thickness: in pixels. size: the picture's (width,
    height). Line i · n_in + j runs from start j to end i.
    """

    starts: bytes
    ends: bytes
    thickness: float
    size: tuple[int, int]

    @classmethod
    def between(
        cls, starts: np.ndarray, ends: np.ndarray, thickness: float, size: tuple[int, int]
    ) -> "Bundle":
        """starts (n_in, 2) and ends (n_out, 2) in pixels."""
        fixed = [np.round(points * 64).astype(np.int32).tobytes() for points in (starts, ends)]
        return cls(fixed[0], fixed[1], round(thickness, 4), size)

    @property
    def points(self) -> tuple[np.ndarray, np.ndarray]:
        """The starts (n_in, 2) and the ends (n_out, 2) in pixels."""
        starts, ends = (
            np.frombuffer(raw, np.int32).reshape(-1, 2) / 64 for raw in (self.starts, self.ends)
        )
        return starts, ends

    @property
    def window(self) -> Window:
        """The part of the picture that the lines can touch, at least one pixel."""
        points = np.concatenate(self.points)
        margin = self.thickness + 1
        low = np.clip(np.floor(points.min(axis=0) - margin), 0, np.subtract(self.size, 1))
        high = np.clip(np.ceil(points.max(axis=0) + margin), low + 1, self.size)
        (left, top), (width, height) = low.astype(int), (high - low).astype(int)
        return Window(int(left), int(top), int(width), int(height))


@dataclass(frozen=True)
class Places:
    """Where lines shed their light, segment by segment: a place is a pixel that a segment lights.

    Values that change from frame to frame change no place, so their light is one product.
    """

    coverage: csc_array  # (places, segments · lines)
    pixels: np.ndarray  # (places,) the pixel of each, segment after segment
    ends: np.ndarray  # (segments + 1,) where a segment's places begin and end
    window: int  # how many pixels there are

    # The two caches are the module's and not the mobject's, because Manim hashes and copies
    # whatever it finds on a mobject. Those of 12,544 lines at 1080p take 200 MB: few are kept.
    @staticmethod
    @lru_cache(maxsize=2)
    def of(bundle: Bundle, chosen: bytes, segments: int) -> "Places":
        """The places of the chosen lines, the bytes of an int64 array of their numbers."""
        starts, ends = bundle.points
        target, source = np.divmod(np.frombuffer(chosen, np.int64), len(starts))
        window = bundle.window
        lit = line_coverage(starts[source], ends[target], bundle.thickness, window, segments)
        pixels, counts = [np.empty(0, np.int32)], [0]
        number = np.empty(window.pixels, np.int32)  # of the place, for each pixel of a segment
        first = lit.indptr[np.arange(segments + 1) * len(source)]
        for begin, end in itertools.pairwise(first):
            cut = lit.indices[begin:end]
            touched = np.zeros(window.pixels, dtype=bool)
            touched[cut] = True
            pixels.append(np.flatnonzero(touched).astype(np.int32))
            number[pixels[-1]] = sum(counts) + np.arange(len(pixels[-1]), dtype=np.int32)
            cut[:] = number[cut]  # a view: lit now counts in places
            counts.append(len(pixels[-1]))
        shape = (sum(counts), lit.shape[1])
        coverage = csc_array((lit.data, lit.indices, lit.indptr), shape=shape)
        return Places(coverage, np.concatenate(pixels), np.cumsum(counts), window.pixels)

    def light(self, intensities: np.ndarray) -> csc_array:
        """Sum the lines' light, (pixels, segments); intensities: (segments, lines), float32."""
        light = self.coverage @ intensities.ravel()  # (places, s · n) @ (s · n,) -> (places,)
        lit = np.flatnonzero(light)
        ends = np.searchsorted(lit, self.ends)
        shape = (self.window, len(intensities))
        return csc_array((light[lit], self.pixels[lit], ends), shape=shape)

    def shed(self, intensities: np.ndarray, envelope: np.ndarray) -> np.ndarray:
        """Sum the lines' light on the pixels, (window,), without the sums of the segments.

        intensities: (segments, lines), float32. envelope: (segments,). The same as `light` times
        the envelope, to the bit: each pixel adds up the same numbers in the same order.
        """
        light = self.coverage @ intensities.ravel()  # (places, s · n) @ (s · n,) -> (places,)
        light *= np.repeat(envelope.astype(np.float32), np.diff(self.ends))
        return np.asarray(self.onto_pixels @ light)  # (window, places) @ (places,) -> (window,)

    @cached_property
    def onto_pixels(self) -> csc_array:
        """A matrix that lays the light of the places on their pixels."""
        ones = np.ones(len(self.pixels), np.float32)
        return csc_array(
            (ones, self.pixels, np.arange(len(ones) + 1)), shape=(self.window, len(ones))
        )


@dataclass(frozen=True)
class SignedLight:
    """The light that each segment of a bundle sheds: two (window.pixels, segments) matrices."""

    positive: csc_array
    negative: csc_array

    @staticmethod
    @lru_cache(maxsize=8)
    def of(bundle: Bundle, intensities: bytes, segments: int) -> "SignedLight":
        """Sum the lines' light.

        intensities: −1..1, signed, the bytes of a float32 array, one for each line.
        """
        places, positive, negative = signed_lines(bundle, intensities, segments)
        return SignedLight(places.light(positive), places.light(negative))

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


def signed_lines(
    bundle: Bundle, intensities: bytes, segments: int
) -> tuple[Places, np.ndarray, np.ndarray]:
    """The lines that shine: their places, and their intensities where positive and where negative.

    intensities: as `SignedLight.of` takes them; returned are two (segments, lines).
    """
    signed = np.frombuffer(intensities, np.float32)
    chosen = np.flatnonzero(signed)
    if FEW * len(chosen) >= len(signed) <= LINES:
        chosen = np.arange(len(signed))
    places = Places.of(bundle, chosen.tobytes(), segments)
    unbroken = np.ones((segments, 1), np.float32)
    positive = np.maximum(signed[chosen], 0) * unbroken
    return places, positive, np.maximum(-signed[chosen], 0) * dashes(chosen, segments)


def shed(bundle: Bundle, intensities: bytes, envelope: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The positive and the negative light on all pixels of the bundle's window.

    intensities: as `SignedLight.of` takes them. envelope: (segments,) 0..1.
    """
    if len(intensities) > 4 * LINES or np.ptp(envelope):
        return SignedLight.of(bundle, intensities, len(envelope)).shed(envelope)
    # No pulse is on its way, so it may be the values that change from frame to frame.
    places, positive, negative = signed_lines(bundle, intensities, len(envelope))
    return places.shed(positive, envelope), places.shed(negative, envelope)


def columns(matrix: csc_array, begin: int, end: int) -> csc_array:
    """The columns from begin to end of a matrix, with nothing copied."""
    if (begin, end) == (0, matrix.shape[1]):
        return matrix
    first, last = matrix.indptr[[begin, end]]
    kept = matrix.data[first:last], matrix.indices[first:last]
    starts = matrix.indptr[begin : end + 1] - first
    return csc_array((*kept, starts), shape=(matrix.shape[0], end - begin))


def dashes(lines: np.ndarray, segments: int) -> np.ndarray:
    """Which segments of negative lines shine, (segments, lines), 0 or 1.

    lines: (n,), their numbers in the bundle: each begins its dashes where its number says.
    """
    # Multiples of the golden ratio are spread evenly, whichever lines are drawn.
    first = (lines * 0.6180339887 % 1 * DASH).astype(int)
    shines = (np.arange(segments)[:, None] + first) % DASH < DASH - 1
    return shines.astype(np.float32)
