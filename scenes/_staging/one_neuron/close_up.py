"""The designed edge detector from close by: the window that it looks at, and a margin around it."""

from collections.abc import Sequence

import numpy as np

from nnmath import Layer, Network, Step, forward
from nnmath.edges import BAR_ROWS, WINDOW_COLUMNS, WINDOW_ROWS
from nnmath.grids import contribution_grid, weight_grid
from scenes.telling.speech import Sentence

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
    """How far from zero the sum can go, with the bias or without, where pixels are 0 to 1."""
    weights, bias = detector.weights, float(detector.biases[0])
    up, down = weights[weights > 0].sum(), -weights[weights < 0].sum()
    return float(max(up, down, up + bias, down - bias))


def look_at(detector: Layer, *images: np.ndarray) -> Step:
    """What the detector computes for each of the images, one after another."""
    return forward(Network((detector,)), np.stack([image.ravel() for image in images]))[0]


def contrary(detector: Layer, image: np.ndarray, *others: np.ndarray) -> np.ndarray:
    """Of other images, the one to which the detector's answer is clearest in the other sense.

    That is the one with the largest sum, or, where it lights up for the image, the smallest.
    """
    z = look_at(detector, *others).z[:, 0]
    lit = look_at(detector, image).a[0, 0] > 0.5
    return others[int(np.argmin(z) if lit else np.argmax(z))]


def who_is_lit(names: Sequence[str], activations: np.ndarray) -> Sentence:
    """A sentence on which neurons are lit; activations: (n,), in the order of the names."""
    lit = [name for name, a in zip(names, activations) if a > 0.5]
    nearly = [name for name, a in zip(names, activations) if 0.05 < a < 0.3]
    if len(lit) == len(nearly) == 1:
        return (
            "Now only {} is lit, {} is nearly dark, and the others are dark.",
            lit[0],
            nearly[0],
        )
    if len(lit) == 1:
        return ("Now only {} is lit.", lit[0])
    return ("Now {} of the neurons are lit.", len(lit))


def verdict(detector: Layer, image: np.ndarray) -> tuple[str, str]:
    """Whether there is a horizontal edge: what is written, and how it came about, to be told."""
    terms, a = seen(detector, image)[1], float(look_at(detector, image).a[0, 0])
    counted, taken = terms[terms > 0].sum(), -terms[terms < 0].sum()
    if a > 0.5:
        written = "Is there a horizontal edge here? Yes."
        return written, "The sum passes ten: a horizontal edge, and the neuron lights up."
    if a > 0.1:
        written = "Is there a horizontal edge here? Almost."
        return written, "The sum comes close to ten, and the neuron is dimly lit."
    written = "Is there a horizontal edge here? No."
    if max(counted, taken) < 1:
        return written, "Hardly anything in the window is lit: there is no horizontal edge."
    if taken > counted:
        return (
            written,
            "More light is on negative weights than on positive ones: no edge here.",
        )
    if 2 * taken >= counted:
        return written, "Most of what counts is taken away again: no horizontal edge."
    return written, "Too little is left to come to ten: there is no horizontal edge."
