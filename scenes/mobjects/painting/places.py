"""Where a few lines shed their light, kept while their values change from frame to frame."""

import itertools
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from scipy.sparse import csc_array

from scenes.mobjects.painting.bundle import Bundle, dashes
from scenes.mobjects.painting.coverage import line_coverage

# Of more lines no coverage is held: it would take 20 KB a line at 1080p.
LINES = 2000
FEW = 8  # as soon as one line in so many shines, the places of all in its bundle are kept


@dataclass(frozen=True)
class Places:
    """Where lines shed their light, segment by segment: a place is a pixel that a segment lights.

    Values that change from frame to frame change no place, so their light is one product.
    """

    coverage: csc_array  # (places, segments · lines)
    pixels: np.ndarray  # (places,) the pixel of each, segment after segment
    ends: np.ndarray  # (segments + 1,) where a segment's places begin and end
    window: int  # how many pixels there are

    # The cache is the module's and not the mobject's, because Manim hashes and copies whatever it
    # finds on a mobject.
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


def light_of_places(
    bundle: Bundle, intensities: bytes, envelope: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """The positive and the negative light on the pixels of the bundle's window.

    intensities: −1..1, signed, the bytes of a float32 array, one for each line. envelope:
    (segments,) 0..1.
    """
    signed, segments = np.frombuffer(intensities, np.float32), len(envelope)
    chosen = np.flatnonzero(signed)
    if FEW * len(chosen) >= len(signed) <= LINES:
        chosen = np.arange(len(signed))
    places = Places.of(bundle, chosen.tobytes(), segments)
    unbroken = np.ones((segments, 1), np.float32)
    positive = np.maximum(signed[chosen], 0) * unbroken
    negative = np.maximum(-signed[chosen], 0) * dashes(chosen, segments)
    return places.shed(positive, envelope), places.shed(negative, envelope)
