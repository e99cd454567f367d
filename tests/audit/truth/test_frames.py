"""Pictures in other frames, by hand and as the films bring our digits to them."""

import numpy as np
import pytest

from nnmath.pictures.picture import area_average
from scenes._audit.truth.frames import averaged, framed, shape_of
from scenes.given.inputs import in_frame


def test_cells_are_means_of_what_they_cover() -> None:
    image = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 9.0]])
    np.testing.assert_allclose(averaged(image, 1, 1), [[5]])
    np.testing.assert_allclose(averaged(image, 3, 2)[0], [(1 + 2 / 2) / 1.5, (2 / 2 + 3) / 1.5])
    np.testing.assert_allclose(averaged(image, 3, 3), image)


@pytest.mark.parametrize("shape", [(8, 8), (5, 9), (20, 13), (40, 32)])
def test_both_witnesses_bring_a_digit_to_a_frame_alike(shape: tuple[int, int]) -> None:
    image = np.random.default_rng(0).random((28, 28))
    np.testing.assert_allclose(framed(image, shape), in_frame(image, shape), rtol=1e-12)
    np.testing.assert_allclose(averaged(image, *shape), area_average(image, *shape), rtol=1e-12)


def test_the_shape_of_a_picture() -> None:
    assert shape_of(784) == (28, 28)
    assert shape_of(16) is None
    assert shape_of(30) is None
    assert shape_of(30, [5, 6]) == (5, 6)
