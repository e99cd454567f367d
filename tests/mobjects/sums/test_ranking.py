"""A ranking: the largest sum on top, each with its own bar, number and neuron."""

from itertools import pairwise

import numpy as np
import pytest
from scipy.special import expit

from scenes.mobjects.lettering.printing import number
from scenes.mobjects.stage import Area
from scenes.mobjects.sums.ranking import Ranking
from tests.helpers.pictures import printed, run

SUMS = np.array([0.0, 24.0, -16.0, 8.0])
AREA = Area(-6, -2, 5.6, 4.86)


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


def test_a_bias_moves_bars_numbers_and_lights_together() -> None:
    one = ranking()
    adding = one.add_bias(SUMS - 10)
    for share in (0.3, 0.6, 0.8):
        run(adding, share)
        for row in one.rows:
            value = float(row.bars.values[0])
            assert value == pytest.approx(round(value))  # or the number would be another
            assert printed(row.bars.numbers[0].glyphs) == number(value, ".0f")
            assert row.neuron.activations == pytest.approx([expit(value)])
    run(one.add_bias(SUMS - 10))
    assert [printed(row.bars.numbers[0].glyphs) for row in one.rows] == ["−10", "14", "−26", "−2"]


def test_the_bias_is_written_before_anything_moves() -> None:
    one = ranking()
    adding = one.add_bias(SUMS - 10)
    run(adding, 0.28)  # the first of three and a half seconds
    assert [printed(row.bars.numbers[0].glyphs) for row in one.rows] == ["0", "24", "−16", "8"]
    assert one.bias.submobjects[0].get_fill_opacity() > 0.9
    assert one.threshold.line.get_x() > one.threshold.zero[0] + 0.1


def test_the_threshold_parts_those_that_pass_it_before_the_bias_and_after() -> None:
    one = ranking()
    for moved in (SUMS, SUMS - 10):
        if moved is not SUMS:
            run(one.add_bias(moved))
        passed = [row.bars.ends[0][0] > one.threshold.line.get_x() for row in one.rows]
        assert passed == [False, True, False, False]
    assert printed(one.threshold.number.glyphs) == "10"  # and never another
    assert one.threshold.line.get_x() == pytest.approx(one.threshold.zero[0])
    first, last = one.first.bars.bars, one.rows[2].bars.bars
    assert one.threshold.line.get_top()[1] >= first.get_y() > last.get_y()
    assert one.threshold.line.get_bottom()[1] <= last.get_y()


def test_each_row_gets_its_neuron_beside_its_bar() -> None:
    one = ranking()
    run(one.light())
    for row, total in zip(one.rows, SUMS):
        assert row.neuron.activations == pytest.approx([expit(total)])
        assert row.neuron.get_left()[0] > row.bars.get_right()[0]
        assert row.neuron.get_y() == pytest.approx(row.bars.bars.get_y(), abs=0.05)
    tops = sorted(one.rows, key=lambda row: -row.get_y())
    for upper, lower in pairwise(tops):
        assert upper.neuron.get_bottom()[1] > lower.neuron.get_top()[1]
    everything = (one, one.threshold, *(row.neuron for row in one.rows))
    taken = Area.around(*everything)
    assert taken.right <= AREA.right + 1e-6 and taken.bottom >= AREA.bottom - 1e-6
