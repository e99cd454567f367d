"""How far apart pictures are: by hand, and against scipy."""

import numpy as np
import pytest
from scipy.spatial.distance import cdist

from nnmath import pixel_distance, pixel_distances


def test_two_pixels_that_differ_by_3_and_4_make_a_distance_of_5() -> None:
    assert pixel_distance(np.array([[3.0, 0.0], [1.0, 1.0]]), np.array([[0, 4], [1, 1]])) == 5


def test_all_distances_are_those_of_scipy() -> None:
    images = np.sin(np.arange(5 * 12.0) ** 2).reshape(5, 3, 4)
    flat = images.reshape(5, -1)
    np.testing.assert_allclose(pixel_distances(images), cdist(flat, flat), atol=1e-12)


def test_pictures_of_two_shapes_are_refused() -> None:
    with pytest.raises(ValueError, match=r"\(2, 3\) and \(3, 2\)"):
        pixel_distance(np.zeros((2, 3)), np.zeros((3, 2)))
