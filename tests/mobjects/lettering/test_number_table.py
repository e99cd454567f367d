"""Tables of numbers: baselines, right edges and sums."""

from itertools import pairwise

import numpy as np
import pytest

from scenes.mobjects.lettering.labelled import baseline
from scenes.mobjects.lettering.number_table import NumberTable
from scenes.mobjects.lettering.text import formula, words
from scenes.mobjects.theme import SMALL
from tests.helpers.pictures import printed, run

COUNTS = np.array([[12544, 16], [256, 16], [160, 10]])


def counts() -> NumberTable:
    names = [words("layer 1"), words("gypsum"), formula('"output" (y)')]
    heads = [words("weights", size=SMALL), words("biases", size=SMALL)]
    return NumberTable(names, COUNTS, words("together"), heads, ",d")


def texts(table: NumberTable) -> list[list[str]]:
    lines = [*table.rows, table.total]
    return [[printed(each.glyphs) for each in line[1:]] for line in lines]


def test_numbers_and_their_sums_are_printed() -> None:
    expected = [["12,544", "16"], ["256", "16"], ["160", "10"], ["12,960", "42"]]
    assert texts(counts()) == expected


def test_each_row_has_one_baseline_and_each_column_one_right_edge() -> None:
    table = counts()
    heights = []
    for line in (*table.rows, table.total):
        heights.append(baseline(line[0]))
        for number in line[1:]:
            assert baseline(number) == pytest.approx(heights[-1], abs=1e-6)
    steps = -np.diff(heights)
    assert steps[0] == pytest.approx(steps[1]) and steps[2] > steps[1]
    for column in (1, 2):
        rights = [line[column].frame.get_right()[0] for line in (*table.rows, table.total)]
        np.testing.assert_allclose(rights, table.heads[column - 1].get_right()[0], atol=1e-6)
    assert max(line[0].get_right()[0] for line in table.rows) < table.rule.get_left()[0]


def test_nothing_in_a_table_overlaps() -> None:
    table = counts()
    for line in (*table.rows, table.total):
        for one, other in pairwise(line):
            assert one.get_right()[0] < other.get_left()[0]
    lines = [table.heads, *table.rows, table.rule, table.total]
    for upper, lower in pairwise(lines):
        assert upper.get_bottom()[1] > lower.get_top()[1] - 0.02


def test_all_numbers_count_at_once_and_the_sum_is_of_what_is_shown() -> None:
    table = counts().set_values(0 * COUNTS)
    run(table.count_to(COUNTS), 0.0, 0.5)
    assert texts(table) == [["6,272", "8"], ["128", "8"], ["80", "5"], ["6,480", "21"]]
    run(table.count_to(COUNTS), 0.0, 0.3)
    for column in range(2):
        column_texts = [int(row[column].replace(",", "")) for row in texts(table)]
        assert sum(column_texts[:-1]) == column_texts[-1]
    run(table.count_to(COUNTS))
    assert texts(table)[-1] == ["12,960", "42"]


def test_a_sum_that_does_not_hold_as_printed_says_about() -> None:
    names = [formula("w_1 a_1"), formula("w_2 a_2")]
    table = NumberTable(names, [10.334, 0.004], formula("z"))
    assert texts(table) == [["10.33"], ["0.00"], ["≈10.34"]]
    assert texts(table.set_values([10.33, 0.25])) == [["10.33"], ["0.25"], ["10.58"]]


def test_a_table_without_a_sum_has_no_rule() -> None:
    table = NumberTable([words("a"), words("b")], [1.0, -2.0])
    assert not len(table.total) and not len(table.rule)
    assert printed(table.row(1)[1].glyphs) == "−2.00"


def test_heads_for_other_columns_are_refused() -> None:
    with pytest.raises(ValueError, match="1 heads for 2 columns"):
        NumberTable([words("a")], [[1.0, 2.0]], heads=[words("one")])
