"""The outlines are around the largest weights, and the sums are of the light inside them."""

import numpy as np
import pytest

from scenes.mobjects.grids.cells import TermGrid
from scenes.mobjects.grids.grids import WeightGrid
from scenes.mobjects.outlines import Outlines, large_positive
from scenes.mobjects.stage import Area
from tests.helpers.pictures import printed, run

IMAGE = np.array([[0.5, 1.0, 0.0], [1.0, 0.25, 1.0]])
WEIGHTS = np.array([[1.0, 0.5, 0.9], [-0.8, -0.4, -0.1]])


def outlined(weights: np.ndarray = WEIGHTS) -> Outlines:
    image = TermGrid(IMAGE, weights * IMAGE)
    return Outlines(WeightGrid(weights, 1.5), image, weights * IMAGE, Area(-3, -2, 6, 2))


def numbers(outlines: Outlines) -> list[str]:
    return [printed(each.number.glyphs) for each in outlines.sums]


def test_large_is_measured_against_the_largest_of_the_same_sign() -> None:
    weights = np.array([1.0, 0.5, 0.3, 0.0, -0.1, -0.02])
    assert large_positive(weights).tolist() == [True, True, False, False, False, False]
    assert large_positive(-weights).tolist() == [False, False, False, False, True, False]
    assert not large_positive(np.zeros(3)).any()


def test_pixels_inside_turn_into_products_and_their_sum_is_counted() -> None:
    outlines = outlined()
    assert numbers(outlines) == ["0.00", "0.00"] and not outlines.image.taken.any()
    run(outlines.count(0))
    # 0.5 · 1 + 1 · 0.5 + 0 · 0.9
    assert outlines.image.taken.tolist() == [[1, 1, 1], [0, 0, 0]]
    assert numbers(outlines) == ["+1.00", "0.00"]
    run(outlines.count(1))
    # 1 · −0.8 + 0.25 · −0.4; the weight −0.1 is small
    assert outlines.image.taken.tolist() == [[1, 1, 1], [1, 1, 0]]
    assert numbers(outlines) == ["+1.00", "−0.90"]


def test_outlines_lie_around_the_same_cells_of_grid_and_image() -> None:
    outlines = outlined()
    for on_grid, on_image in zip(outlines.on_grid, outlines.on_image):
        first, second = (
            (line.points - grid.get_center()) / grid.width
            for line, grid in ((on_grid, outlines.grid), (on_image, outlines.image))
        )
        np.testing.assert_allclose(first, second, atol=1e-9)
        assert on_image.z_index > outlines.image.z_index


@pytest.mark.parametrize("sign", [1, -1])
def test_where_a_sign_lacks_nothing_is_outlined_and_its_sum_is_zero(sign: int) -> None:
    outlines = outlined(sign * np.abs(WEIGHTS))
    lacking = (1 + sign) // 2
    assert not len(outlines.on_image[lacking].points) and outlines.inside[lacking] == 0
    for which in (0, 1):
        run(outlines.count(which))
    assert numbers(outlines)[lacking] == "0.00"
