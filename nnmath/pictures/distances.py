"""How far apart pictures are, pixel by pixel."""

import numpy as np


def pixel_distance(one: np.ndarray, other: np.ndarray) -> float:
    """The Euclidean distance of two pictures: the root of the sum of all squared differences.

    one, other: arrays of one shape. Raises ValueError where the shapes differ.
    """
    if np.shape(one) != np.shape(other):
        raise ValueError(
            f"The pictures have the shapes {np.shape(one)} and {np.shape(other)}; only pictures of "
            "one shape can be laid on each other."
        )
    return float(np.sqrt(np.sum((np.asarray(one, dtype=float) - other) ** 2)))


def pixel_distances(images: np.ndarray) -> np.ndarray:
    """The distances of all pictures from each other: (n, …) to (n, n), as `pixel_distance`."""
    return np.array([[pixel_distance(one, other) for other in images] for one in images])
