"""A ranking: the largest sum on top, each with its own bar, number and neuron."""

from itertools import pairwise

import numpy as np
import pytest

from scenes.mobjects.ranking import Ranking
from scenes.mobjects.stage import Area
from tests.pictures import printed, run

SUMS = np.array([0.0, 24.0, -16.0, 8.0])
AREA = Area(-6, -2, 5, 4.86)


def ranking(sums: np.ndarray = SUMS) -> Ranking:
    return Ranking("ABCD", sums, -10.0, AREA, 26.0)


@pytest.mark.parametrize(
    ("sums", "from_the_top"),
    [(SUMS, "BDAC"), (-SUMS, "CADB"), (np.zeros(4), "ABCD"), (np.array([1, 3, 3, 2.0]), "BCDA")],
)
def test_the_largest_sum_is_on_top_and_ties_keep_their_order(
    sums: np.ndarray, from_the_top: str
) -> None:
    heights = {name: row.get_y() for name, row in zip("ABCD", ranking(sums).rows)}
    assert "".join(sorted(heights, key=lambda name: -heights[name])) == from_the_top


def test_a_bias_moves_bars_and_numbers_together() -> None:
    one = ranking()
    adding = one.add_bias(SUMS - 10)
    for share in (0.3, 0.8):
        run(adding, share)
        for row in one.rows:
            shown = format(row.bars.values[0], ".0f").replace("-", "−")
            assert printed(row.bars.numbers[0].glyphs) == (
                shown if float(row.bars.values[0]) else "0"
            )
    run(ranking_bias := ranking().add_bias(SUMS - 10))
    ends = [row.mobject for row in ranking_bias.animations[1:]]
    assert [printed(bars.numbers[0].glyphs) for bars in ends] == ["−10", "14", "−26", "−2"]


def test_each_row_gets_its_neuron_beside_its_bar() -> None:
    one, activations = ranking(), np.array([0.1, 0.9, 0.0, 0.25])
    run(one.light(activations))
    for row, a in zip(one.rows, activations):
        assert row.neuron.activations == pytest.approx([a])
        assert row.neuron.get_left()[0] > row.bars.get_right()[0]
        assert row.neuron.get_y() == pytest.approx(row.bars.bars.get_y(), abs=0.05)
    tops = sorted(one.rows, key=lambda row: -row.get_y())
    for upper, lower in pairwise(tops):
        assert upper.neuron.get_bottom()[1] > lower.neuron.get_top()[1]
    assert Area.around(one, *(row.neuron for row in one.rows)).right <= AREA.right + 1e-6
