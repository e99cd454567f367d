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
    return Ranking("ABCD", sums, AREA, 24.0)


@pytest.mark.parametrize(
    ("sums", "from_the_top"),
    [(SUMS, "BDAC"), (-SUMS, "CADB"), (np.zeros(4), "ABCD"), (np.array([1, 3, 3, 2.0]), "BCDA")],
)
def test_the_largest_sum_is_on_top_and_ties_keep_their_order(
    sums: np.ndarray, from_the_top: str
) -> None:
    heights = {name: row.get_y() for name, row in zip("ABCD", ranking(sums).rows)}
    assert "".join(sorted(heights, key=lambda name: -heights[name])) == from_the_top


def test_a_bar_says_its_sum() -> None:
    assert [printed(row.bars.numbers[0].glyphs) for row in ranking().rows] == [
        "0",
        "24",
        "−16",
        "8",
    ]


def test_rows_do_not_meet_and_all_is_in_the_area() -> None:
    one = ranking()
    tops = sorted(one.rows, key=lambda row: -row.get_y())
    for upper, lower in pairwise(tops):
        assert upper.bars.get_bottom()[1] > lower.bars.get_top()[1]
    taken = Area.around(one)
    assert taken.right <= AREA.right + 1e-6 and taken.bottom >= AREA.bottom - 1e-6
