"""Connections of values that do not fit their ends are refused, and not shuffled."""

import numpy as np
import pytest

from scenes.mobjects.network.connections import Connections
from tests.mobjects.network.test_connections import column, crowd


@pytest.mark.parametrize("shape", [(30, 8), (8, 29), (240,), (8, 30, 1)])
def test_values_of_a_wrong_shape_are_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r"values has shape .*\(8, 30\) was expected"):
        Connections(column(-3, 30), column(3, 8), np.zeros(shape))


def test_new_values_of_a_wrong_size_are_refused() -> None:
    with pytest.raises(ValueError, match="shape"):
        crowd().set_values(np.zeros((7, 30)))


def test_transposed_values_are_refused_and_not_shuffled() -> None:
    with pytest.raises(ValueError, match=r"\(8, 30\)"):
        crowd().set_values(np.zeros((30, 8)))
