"""What a film does to all brightness alike, and how far off it leaves a single place.

Measured on grids of real and of random values, drawn by the project's own mobjects and encoded as
`manim -ql` does (H.264, yuv420p, 480p15, finely), read with FFmpeg's exact rounding: the worst of
784 cells, in levels of 255, luma / colours, of real values (in brackets of random ones):

    side of a cell    where it comes onto the ground    mean over a picture that stands
      3 px             2.0 / 2.7 (1.6 / 3.3)             2.0 / 2.7 (1.6 / 3.3)
      4.5 px           1.2 / 1.6 (1.2 / 2.2)             1.2 / 1.6 (1.2 / 1.7)
      6 px             1.5 / 1.5 (1.3 / 1.7)             1.5 / 1.5 (1.3 / 1.7)
      8 px             1.1 / 1.1 (1.1 / 1.3)             1.1 / 1.1 (1.1 / 1.3)
     12 px             1.0 / 0.9 (1.1 / 1.1)             1.0 / 0.9 (1.0 / 1.1)

Larger films are encoded so, too, and their cells are larger. In the first frames of what changes or
moves a film is behind it: by up to a quarter of the change.

The colours of a film have half its pixels each way: of a cell of 3 px it keeps no more than a
third, mixed with what is beside it. Off by one level there, it is off by three of the cell's own.
"""

import numpy as np

# Pixels. Cells of less than one and a half are blended where they are drawn, and several are looked
# at together: of their edges less is known.
SIDES = np.array([1.49, 1.5, 4.5, 6.0, 8.0, 12.0])
# What a place may be off, in levels of luma and of colours: in one frame, in a standing picture.
ONE = np.array([[9.5, 24.0], [9.5, 24.0], [8.0, 18.0], [5.5, 6.0], [4.0, 4.0], [3.5, 3.5]])
STANDING = np.array([[5.0, 24.0], [3.0, 9.0], [3.0, 6.0], [3.0, 4.0], [3.0, 3.0], [3.0, 3.0]])
MOST = 3.0, 0.02  # a film may be so many levels brighter as a whole, and this share more contrasty
BINS = 16  # of the levels, in which the median error is looked for
FAR = 10.0  # levels
STEPS = np.linspace(-12, 12, 193)  # of the error
ENOUGH = 15  # samples in a bin
BROAD = 64  # levels, over which samples have to reach to tell a factor


def tolerance(side: float, stands: bool) -> tuple[float, float]:
    """What the luma and what the colours of a place may be off, in levels of 255.

    side: of the place, in pixels. stands: whether several frames of one picture were averaged.
    """
    table = STANDING if stands else ONE
    luma, colour = (float(np.interp(side, SIDES, column)) for column in table.T)
    return luma, colour


class Calibration:
    """How a film changes luma as a whole: levels that it adds, and a share of the luma itself.

    From the medians of many samples, so no single place, however wrong, changes it; and never more
    than `MOST`, so that a film that is too dark everywhere is found.
    """

    def __init__(self) -> None:
        self.counts = np.zeros((BINS, len(STEPS) + 1), int)
        self.sums = np.zeros(BINS)  # of the levels in each bin
        self.samples, self.fitted = 0, 0
        self.added, self.slope = 0.0, 0.0

    def add(self, expected: np.ndarray, errors: np.ndarray) -> None:
        """Take samples: the luma that a film must have, (n,), and how much more it has."""
        is_near = np.abs(errors) < FAR  # what is wrong says nothing of the film
        expected, errors = expected[is_near], errors[is_near]
        row = np.clip(expected * BINS / 256, 0, BINS - 1).astype(int)
        np.add.at(self.counts, (row, np.searchsorted(STEPS, errors)), 1)
        np.add.at(self.sums, row, expected)
        self.samples += len(errors)
        if self.samples > 1.5 * self.fitted:
            self.fit()

    def shift(self, expected: np.ndarray) -> np.ndarray:
        """What the film adds to such lumas, (n,) to (n,), as far as is known."""
        return np.asarray(self.added + self.slope * expected)

    @property
    def is_beyond(self) -> bool:
        """Whether the film is brighter or darker as a whole than any codec makes it."""
        return abs(self.added) >= MOST[0] or abs(self.slope) >= MOST[1]

    def fit(self) -> None:
        """Work out anew what the film adds."""
        self.fitted = self.samples
        totals = self.counts.sum(axis=1)
        rows = np.flatnonzero(totals >= ENOUGH)
        if not rows.size:
            return
        half = (self.counts[rows].cumsum(axis=1) * 2 >= totals[rows, None]).argmax(axis=1)
        medians = STEPS[np.minimum(half, len(STEPS) - 1)]
        levels, weights = self.sums[rows] / totals[rows], np.sqrt(totals[rows])
        slope = 0.0
        if np.ptp(levels) > BROAD:
            slope = float(np.polyfit(levels, medians, 1, w=weights)[0])
        added = float(np.average(medians - slope * levels, weights=weights))
        self.slope = float(np.clip(slope, -MOST[1], MOST[1]))
        self.added = float(np.clip(added, -MOST[0], MOST[0]))
