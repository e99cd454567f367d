"""The outlines are around the largest weights, and the sums are of the light inside them."""

import numpy as np
import pytest

from scenes.mobjects.grids.cells import TermGrid
from scenes.mobjects.grids.grids import WeightGrid
from scenes.mobjects.outlines import Outlines, large_positive
from scenes.mobjects.stage import Area
from tests.helpers.pictures import printed, run

IMAGE = np.array([[0.5, 1.0, 0.0], [1.0, 0.25, 1.0]])
AREA = Area(-3, -3, 6, 5)
WEIGHTS = np.array([[1.0, 0.5, 0.9], [-0.8, -0.4, -0.1]])


def outlined(weights: np.ndarray = WEIGHTS) -> Outlines:
    image = TermGrid(IMAGE, weights * IMAGE)
    return Outlines(WeightGrid(weights), image, weights * IMAGE, AREA)


def numbers(outlines: Outlines) -> list[str]:
    table = outlines.table
    return [printed(line[1].glyphs) for line in (*table.rows, table.total)]


def test_large_is_measured_against_the_largest_of_the_same_sign() -> None:
    weights = np.array([1.0, 0.5, 0.3, 0.0, -0.1, -0.02])
    assert large_positive(weights).tolist() == [True, True, False, False, False, False]
    assert large_positive(-weights).tolist() == [False, False, False, False, True, False]
    assert not large_positive(np.zeros(3)).any()


def test_pixels_turn_into_products_and_all_of_them_make_the_weighted_sum() -> None:
    outlines = outlined()
    assert numbers(outlines) == ["0.00"] * 4 and not outlines.image.taken.any()
    run(outlines.count(0))
    # 0.5 · 1 + 1 · 0.5 + 0 · 0.9
    assert outlines.image.taken.tolist() == [[1, 1, 1], [0, 0, 0]]
    assert numbers(outlines) == ["1.00", "0.00", "0.00", "1.00"]
    run(outlines.count(1))
    # 1 · −0.8 + 0.25 · −0.4; the weight −0.1 is small
    assert outlines.image.taken.tolist() == [[1, 1, 1], [1, 1, 0]]
    assert numbers(outlines) == ["1.00", "−0.90", "0.00", "0.10"]
    run(outlines.count(2))
    assert outlines.image.taken.all()
    assert numbers(outlines) == ["1.00", "−0.90", "−0.10", "0.00"]


def test_outlines_lie_around_their_cells_over_image_and_weights() -> None:
    outlines = outlined()
    for line, cells in zip(outlines.lines, outlines.cells):
        centres = outlines.image.centres[cells.ravel()]
        half = outlines.image.width / 3 / 2
        assert line.points[:, 0].min() >= centres[:, 0].min() - half - 1e-9
        assert line.points[:, 0].max() <= centres[:, 0].max() + half + 1e-9
        assert line.z_index > outlines.image.z_index


def test_the_weights_step_aside_into_the_area_above_the_table() -> None:
    outlines = outlined()
    assert outlines.aside.get_bottom()[1] > outlines.table.get_top()[1]
    assert outlines.aside.get_top()[1] <= AREA.top + 1e-9
    np.testing.assert_array_equal(outlines.aside.values, WEIGHTS)


@pytest.mark.parametrize("sign", [1, -1])
def test_where_a_sign_lacks_nothing_is_outlined_and_its_sum_is_zero(sign: int) -> None:
    outlines = outlined(sign * np.abs(WEIGHTS))
    lacking = (1 + sign) // 2
    assert not len(outlines.lines[lacking].points) and outlines.sums[lacking] == 0
    for which in range(3):
        run(outlines.count(which))
    assert numbers(outlines)[lacking] == "0.00"
    assert outlines.table.values.sum() == pytest.approx((sign * np.abs(WEIGHTS) * IMAGE).sum())
