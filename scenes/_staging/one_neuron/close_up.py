"""The designed edge detector from close by: the window that it looks at, and a margin around it."""

import numpy as np

from nnmath import Layer, Network, forward
from nnmath.edges import BAR_ROWS, WINDOW_COLUMNS, WINDOW_ROWS
from nnmath.grids import contribution_grid, weight_grid

NEARLY = 0.8  # of half a whole edge: from here on we say almost
MARGIN = 2  # cells that the close-up shows around the window
WINDOW = (WINDOW_ROWS, WINDOW_COLUMNS)
CLOSE_UP = (
    slice(WINDOW_ROWS.start - MARGIN, WINDOW_ROWS.stop + MARGIN),
    slice(WINDOW_COLUMNS.start - MARGIN, WINDOW_COLUMNS.stop + MARGIN),
)
INNER = (slice(MARGIN, -MARGIN), slice(MARGIN, -MARGIN))  # the window in the close-up
BAR_BEGINS, BAR_ENDS = BAR_ROWS.start - CLOSE_UP[0].start, BAR_ROWS.stop - CLOSE_UP[0].start
# What the window should be above, on and below the bar: blocks of the close-up.
BANDS = (
    ("dark", (slice(MARGIN, BAR_BEGINS), INNER[1])),
    ("bright", (slice(BAR_BEGINS, BAR_ENDS), INNER[1])),
    ("dark", (slice(BAR_ENDS, -MARGIN), INNER[1])),
)
SHAPE = tuple(side.stop - side.start for side in CLOSE_UP)
WINDOW_CELLS = np.arange(SHAPE[0] * SHAPE[1]).reshape(SHAPE)[INNER].ravel()
ROW = WINDOW_COLUMNS.stop - WINDOW_COLUMNS.start  # cells in a row of the window


def close(grid: np.ndarray) -> np.ndarray:
    """The part of an image or of its weights, (28, 28), that the close-up shows."""
    return grid[CLOSE_UP]


def close_weights(detector: Layer) -> np.ndarray:
    """The detector's weights in the close-up."""
    return close(weight_grid(detector, 0))


def seen(detector: Layer, image: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The close-up of an image, and what each of its pixels adds to the detector's sum."""
    return close(image), close(contribution_grid(detector, image, 0))


def cells_that_count(detector: Layer) -> tuple[np.ndarray, np.ndarray]:
    """The close-up's cells with positive and with negative weights, numbered row by row."""
    weights = close_weights(detector).ravel()
    return np.flatnonzero(weights > 0), np.flatnonzero(weights < 0)


def furthest(detector: Layer) -> float:
    """How far from zero the sum can go, where pixels are 0 to 1."""
    weights = detector.weights
    return float(max(weights[weights > 0].sum(), -weights[weights < 0].sum()))


def sums(detector: Layer, *images: np.ndarray) -> np.ndarray:
    """The detector's weighted sum for each of the images, (n,)."""
    shown = np.stack([image.ravel() for image in images])
    return forward(Network((detector,)), shown)[0].weighted_sum[:, 0]


def enough(detector: Layer) -> float:
    """From which sum on we say that there is a stroke: half of what a whole one brings."""
    return float(detector.weights[detector.weights > 0].sum()) / 2


def most(detector: Layer, images: np.ndarray) -> int:
    """Which of the images, (n, 28, 28), has the largest sum."""
    return int(sums(detector, *images).argmax())


def verdict(detector: Layer, image: np.ndarray) -> tuple[str, str]:
    """Whether there is a horizontal stroke: what is written, and why, to be told."""
    terms = seen(detector, image)[1]
    total, half = terms.sum(), enough(detector)
    counted, taken = terms[terms > 0].sum(), -terms[terms < 0].sum()
    if total > half:
        written = "Is there a horizontal stroke here? Yes."
        return written, "That is more than half of what a whole stroke brings: we say yes."
    if total > NEARLY * half:
        written = "Is there a horizontal stroke here? Almost."
        return written, "That is nearly half of what a whole stroke brings: we say almost."
    written = "Is there a horizontal stroke here? No."
    lowered = np.vstack([0 * image[:MARGIN], image[:-MARGIN]])  # now in the window: what was above
    if sums(detector, lowered)[0] > half:
        told = "This neuron looks at one place alone. Two rows higher there is a stroke."
        return written, told
    if max(counted, taken) < 1:
        return written, "Hardly anything in the window is lit: there is no horizontal stroke."
    if taken > counted:
        return (
            written,
            "More light is on negative weights than on positive ones: no stroke here.",
        )
    if 2 * taken >= counted:
        return written, "Most of what counts is taken away again: no horizontal stroke."
    return written, "Too little is left: there is no horizontal stroke."
