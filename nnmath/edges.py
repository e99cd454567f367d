"""Edges: the chapter's designed detector as a neuron, and small kernels that answer to edges."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.ndimage import correlate

from nnmath.checks import computed, finite_array
from nnmath.grids import IMAGE_SHAPE
from nnmath.network import Layer

Array = NDArray[np.float64]

BAR_ROWS = slice(7, 10)
WINDOW_ROWS = slice(6, 11)  # the bar and the one row of surround above and below it
WINDOW_COLUMNS = slice(10, 18)
DETECTOR_BIAS = -10.0  # lit only when the weighted sum passes +10


def designed_weights(surround: bool = True) -> Array:
    """The weights (28, 28) of the designed edge detector: +1 on a bar of 24 cells and, with
    `surround`, −1 on the 16 cells just above and below it; 0 elsewhere."""
    weights = np.zeros(IMAGE_SHAPE)
    if surround:
        weights[WINDOW_ROWS, WINDOW_COLUMNS] = -1.0
    weights[BAR_ROWS, WINDOW_COLUMNS] = 1.0
    return weights


def edge_detector(surround: bool = True, bias: float = DETECTOR_BIAS) -> Layer:
    """The designed detector as a layer of one sigmoid neuron, so that `forward` computes it."""
    return Layer(designed_weights(surround).reshape(1, -1), np.array([bias]), "sigmoid")


def quiz_images() -> dict[str, Array]:
    """The four images (28, 28), 0 or 1, of the quiz: A empty, B only the positive cells, C the
    window without them, D the whole window. Weighted sums 0, 24, −16, 8: B > D > A > C."""
    positive = designed_weights() > 0
    negative = designed_weights() < 0
    return {
        "A": np.zeros(IMAGE_SHAPE),
        "B": positive.astype(np.float64),
        "C": negative.astype(np.float64),
        "D": (positive | negative).astype(np.float64),
    }


def edge_image() -> Array:
    """The edge (28, 28), 0 or 1, that the detector is made for: a stroke on the bar's rows that
    runs past it on both sides. Weighted sum 24, with the surround or without."""
    image = np.zeros(IMAGE_SHAPE)
    image[BAR_ROWS, 4:24] = 1.0
    return image


def blob_image() -> Array:
    """A bright disc (28, 28), 0..1 with a soft rim, that just covers the whole window: weighted sum
    24 for the bar alone, 8 with the surround."""
    row, column = np.indices(IMAGE_SHAPE)
    centre_row = (WINDOW_ROWS.start + WINDOW_ROWS.stop - 1) / 2
    centre_column = (WINDOW_COLUMNS.start + WINDOW_COLUMNS.stop - 1) / 2
    away = np.hypot(row - centre_row, column - centre_column)
    return np.asarray(np.clip(5.1 - away, 0.0, 1.0))


def edge_kernel(angle: float, size: int = 5) -> Array:
    """A small kernel that answers to an edge whose bright side lies towards `angle`.

    angle: radians, anticlockwise from the right. size: odd, 3 or more. Returns (size, size); it
    answers 0 to even grey and 1 to a full step from 0 to 1. It is the derivative of a Gaussian
    along the angle (Canny, A Computational Approach to Edge Detection, 1986) with a standard
    deviation of size / 5. Raises ValueError otherwise.
    """
    if not np.isfinite(angle):
        raise ValueError(f"angle must be a finite number of radians, given {angle}.")
    if size < 3 or size % 2 == 0:
        raise ValueError(f"size must be an odd number, 3 or more, given {size}.")
    reach = size // 2
    y, x = np.mgrid[reach : -reach - 1 : -1, -reach : reach + 1]  # y points up, rows run down
    along = x * np.cos(angle) + y * np.sin(angle)
    kernel = along * np.exp(-(x**2 + y**2) / (2 * (size / 5) ** 2))
    return np.asarray(kernel / kernel[kernel > 0].sum())


def edge_kernels(orientations: int = 8, size: int = 5) -> Array:
    """Edge kernels for angles evenly around the circle, the first towards the right.

    Returns (orientations, size, size). Raises ValueError unless orientations is 1 or more.
    """
    if orientations < 1:
        raise ValueError(f"orientations must be 1 or more, given {orientations}.")
    angles = 2 * np.pi * np.arange(orientations) / orientations
    return np.stack([edge_kernel(angle, size) for angle in angles])


def compass_kernels() -> Array:
    """Eight kernels of small whole numbers, each turned by an eighth from the one before.

    Returns (8, 3, 3): −1, 0 or 1, the first with its bright side to the right, then anticlockwise;
    they answer 0 to even grey and 3 to a full step from 0 to 1 along them. Source: Robinson, Edge
    detection by compass gradient masks, 1977, the masks of three levels.
    """
    # The eight cells around the middle, anticlockwise from the right; rows run down.
    rows, columns = np.array([1, 0, 0, 0, 1, 2, 2, 2]), np.array([2, 2, 1, 0, 0, 0, 1, 2])
    kernels = np.zeros((8, 3, 3))
    for turn, kernel in enumerate(kernels):
        kernel[rows, columns] = np.roll([1, 1, 0, -1, -1, -1, 0, 1], turn)
    return kernels


def edge_response(image: ArrayLike, kernel: ArrayLike) -> Array:
    """How strongly each place of an image answers to a kernel: the weighted sum of its patch.

    image: (rows, columns), its rim repeated outwards. kernel: (size, size). Returns the image's
    shape, signed. Raises ValueError for other shapes, empty arrays, NaN or infinity, and
    OverflowError where a sum leaves the range of float64.
    """
    picture = finite_array("image", image, ("rows", "columns"))
    patch = finite_array("kernel", kernel, ("size", "size"))
    for name, array in (("image", picture), ("kernel", patch)):
        if array.size == 0:
            raise ValueError(f"{name} must not be empty, given shape {array.shape}.")
    return computed("the responses", np.asarray(correlate(picture, patch, mode="nearest")))


def edge_strength(image: ArrayLike, kernels: ArrayLike) -> Array:
    """How strong the edge at each place of an image is: the strongest answer of all kernels.

    image: (rows, columns). kernels: (n, size, size), such as `edge_kernels` gives. Returns the
    image's shape, 1 for a full step from 0 to 1. Errors as `edge_response`.
    """
    patches = finite_array("kernels", kernels, ("n", "size", "size"))
    if len(patches) == 0:
        raise ValueError("kernels must be one or more, given none.")
    return np.asarray(np.max([edge_response(image, patch) for patch in patches], axis=0))
