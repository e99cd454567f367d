"""Two pictures compared: what is printed and drawn is their distance, on the whole way to it."""

import numpy as np
import pytest

from scenes.mobjects.stage import Area, Stage
from scenes.mobjects.sums.pixel_distance import PixelDistance, in_pairs
from tests.helpers.pictures import printed

ONE = np.linspace(0, 1, 784).reshape(28, 28)
OTHER, NEAR = ONE.T, np.sqrt(ONE)
FRAMES = {"wide": Stage(14.2, 8).whole, "tall": Stage(8, 14.2).whole}


def compared(area: Area = FRAMES["wide"]) -> PixelDistance:
    return in_pairs(ONE, (OTHER, NEAR), (3, 3, 5), area)[0]


@pytest.mark.parametrize("rows", [0, 9, 28])
def test_sum_length_and_differences_are_those_of_the_rows_compared(rows: int) -> None:
    pair = compared().set_rows(rows)
    differences = np.vstack([(ONE - OTHER)[:rows], np.zeros((28 - rows, 28))])
    np.testing.assert_array_equal(pair.difference.values, differences)
    assert float(printed(pair.total.number.glyphs)) == round(float((differences**2).sum()), 2)
    distance = float(np.linalg.norm(differences))
    assert float(printed(pair.length.number.glyphs)) == round(distance, 2)
    assert pair.length.value == pytest.approx(distance)


def test_all_pairs_have_one_scale_on_which_the_longest_fills_its_line() -> None:
    one, other = (
        pair.set_rows(28) for pair in in_pairs(ONE, (OTHER, NEAR), (3, 3, 5), FRAMES["wide"])
    )
    ratio = np.linalg.norm(ONE - OTHER) / np.linalg.norm(ONE - NEAR)
    assert one.length.bar.width / other.length.bar.width == pytest.approx(ratio)
    assert one.length.get_right()[0] == pytest.approx(FRAMES["wide"].right)


@pytest.mark.parametrize("area", FRAMES.values(), ids=FRAMES)
def test_nothing_leaves_its_area_or_lies_on_another_pair(area: Area) -> None:
    pairs = in_pairs(ONE, (OTHER, NEAR), (3, 3, 5), area)
    first, second = (Area.around(pair.set_rows(28), pair.verdict) for pair in pairs)
    assert area.left - 0.01 <= first.left and first.right <= area.right + 0.01
    assert second.top < first.bottom and area.bottom - 0.2 <= second.bottom
