"""A ranking: the largest sum on top, each with its bar and number."""

from itertools import pairwise

import numpy as np
import pytest

from scenes.mobjects.stage import Area
from scenes.mobjects.sums.ranking import Ranking
from tests.helpers.pictures import printed

SUMS = np.array([0.0, 24.0, -16.0, 8.0])
AREA = Area(-6, -2, 5.6, 4.86)


def ranking(sums: np.ndarray = SUMS) -> Ranking:
    return Ranking("ABCD", sums, 12.0, AREA, 24.0)


@pytest.mark.parametrize(
    ("sums", "from_the_top"),
    [(SUMS, "BDAC"), (-SUMS, "CADB"), (np.zeros(4), "ABCD"), (np.array([1, 3, 3, 2.0]), "BCDA")],
)
def test_the_largest_sum_is_on_top_and_ties_keep_their_order(
    sums: np.ndarray, from_the_top: str
) -> None:
    heights = {name: row.get_y() for name, row in zip("ABCD", ranking(sums).rows)}
    assert "".join(sorted(heights, key=lambda name: -heights[name])) == from_the_top


def test_the_threshold_parts_the_large_sums_from_the_others() -> None:
    one = ranking()
    passed = [row.bars.ends[0][0] > one.threshold.line.get_x() for row in one.rows]
    assert passed == [False, True, False, False]
    assert printed(one.threshold.number.glyphs) == "12"
    assert [printed(row.bars.numbers[0].glyphs) for row in one.rows] == ["0", "24", "−16", "8"]
    # Half as far from zero as the end of the bar of 24.
    first = one.first.bars
    zero, end = first.zero.get_x(), first.ends[0][0]
    assert one.threshold.line.get_x() - zero == pytest.approx((end - zero) / 2)
    last = one.rows[2].bars.bars
    assert one.threshold.line.get_top()[1] >= first.bars.get_y() > last.get_y()
    assert one.threshold.line.get_bottom()[1] <= last.get_y()


def test_rows_do_not_meet_and_all_is_in_the_area() -> None:
    one = ranking()
    tops = sorted(one.rows, key=lambda row: -row.get_y())
    for upper, lower in pairwise(tops):
        assert upper.bars.get_bottom()[1] > lower.bars.get_top()[1]
    taken = Area.around(one, one.threshold)
    assert taken.right <= AREA.right + 1e-6 and taken.bottom >= AREA.bottom - 1e-6
