"""What a film does to all brightness alike, and how far off it leaves a single place.

Measured on grids and neurons of real and of random values, drawn by the project's own mobjects and
encoded as `manim -ql` does (H.264, yuv420p, 480p15), read with FFmpeg's exact rounding; the worst of
784 cells, in levels of 255, luma / colours, of real weights and pixels (in brackets: of random ones):

    side of a cell    one frame at its worst        mean over a picture that stands
      3 px             5.0 / 9.5 (5.9 / 15)          2.9 / 5.5 (5.3 / 18)
      6 px             2.2 / 3.8 (4.5 / 3.3)         1.7 / 2.9 (4.3 / 2.8)
      8 px             1.9 / 2.4 (2.5 / 2.7)         1.7 / 2.3 (2.3 / 2.5)
     12 px             1.7 / 1.7 (2.7 / 2.1)         1.5 / 1.6 (2.7 / 2.1)

The colours of a film have half its pixels each way, so those of 3 px cells tell signs and no more.
"""

from dataclasses import dataclass, field

import numpy as np

SIDES = np.array([3.0, 6.0, 8.0, 12.0])  # pixels
# What a place may be off, in levels: of luma and of colours, in one frame and in a standing picture.
ONE = np.array([[7.5, 18.0], [5.5, 6.0], [4.0, 4.0], [3.5, 3.5]])
STANDING = np.array([[5.5, 18.0], [4.5, 4.5], [3.0, 3.0], [3.0, 3.0]])
MOST = 3.0, 0.02  # a film may be so many levels brighter as a whole, and this share more contrasty
BINS = 32  # of the levels, in which the median error is looked for
STEPS = np.linspace(-12, 12, 193)  # of the error
ENOUGH = 50  # samples in a bin


def tolerance(side: float, stands: bool) -> tuple[float, float]:
    """What the luma and what the colours of a place may be off, in levels of 255.

    side: of the place, in pixels. stands: whether several frames of one picture were averaged.
    """
    table = STANDING if stands else ONE
    luma, colour = (float(np.interp(side, SIDES, column)) for column in table.T)
    return luma, colour


@dataclass
class Calibration:
    """How a film changes luma as a whole: a level that is added and a factor, from the medians.

    So no single place, however wrong, changes it; and it is never more than `MOST`, so that a film
    that is too dark everywhere is found.
    """

    counts: np.ndarray = field(default_factory=lambda: np.zeros((BINS, len(STEPS) + 1), int))

    def add(self, expected: np.ndarray, errors: np.ndarray) -> None:
        """Take samples: the luma that a film must have, (n,), and how much more it has."""
        row = np.clip(expected * BINS / 256, 0, BINS - 1).astype(int)
        np.add.at(self.counts, (row, np.searchsorted(STEPS, errors)), 1)

    def fit(self) -> tuple[float, float]:
        """What is added, in levels, and the part of the luma that is added."""
        totals = self.counts.sum(axis=1)
        rows = np.flatnonzero(totals >= ENOUGH)
        if not rows.size:
            return 0.0, 0.0
        half = (self.counts[rows].cumsum(axis=1) * 2 >= totals[rows, None]).argmax(axis=1)
        medians = STEPS[np.minimum(half, len(STEPS) - 1)]
        levels = (rows + 0.5) * 256 / BINS
        weights = np.sqrt(totals[rows])
        slope = 0.0
        if np.ptp(levels) > 64:
            slope = float(np.polyfit(levels, medians, 1, w=weights)[0])
        slope = float(np.clip(slope, -MOST[1], MOST[1]))
        added = float(np.average(medians - slope * levels, weights=weights))
        return float(np.clip(added, -MOST[0], MOST[0])), slope
