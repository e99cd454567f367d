"""The share of pairs in order: counted pair by pair, and against scipy's Mann-Whitney test."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.stats import mannwhitneyu

from nnmath.probing.pairs import pairs_in_order

KINDS = st.lists(st.booleans(), min_size=2, max_size=12).filter(lambda kinds: len({*kinds}) == 2)


def test_every_pair_in_order_is_1_none_is_0_and_equals_are_half() -> None:
    values = np.array([[3.0, 1.0, 2.0, 3.0], [4, 0, 2, 1], [1, 5, 2, 2]])
    # Chosen against the third: 3 > 1 and 4 > 1; 1 < 5 and 0 < 5; both equal; 3 > 2 but 1 < 2.
    assert pairs_in_order(values, [True, True, False]).tolist() == [1, 0, 0.5, 0.5]


@given(st.data(), KINDS)
def test_it_is_what_counting_pair_by_pair_gives(data: st.DataObject, kinds: list[bool]) -> None:
    levels = st.integers(0, 4).map(float)  # few levels: there are ties
    values = data.draw(arrays(float, (len(kinds), 3), elements=levels))
    chosen = np.array(kinds)
    for column, found in zip(values.T, pairs_in_order(values, chosen), strict=True):
        pairs = itertools.product(column[chosen], column[~chosen])
        counted = np.mean([(one > other) + (one == other) / 2 for one, other in pairs])
        assert found == pytest.approx(counted)
        test = mannwhitneyu(column[chosen], column[~chosen], method="asymptotic")
        assert found == pytest.approx(test.statistic / (chosen.sum() * (~chosen).sum()))


@pytest.mark.filterwarnings("error")
def test_the_other_way_round_is_the_rest() -> None:
    values = np.array([[0.1], [0.7], [0.7], [0.2]])
    chosen = np.array([True, False, True, False])
    assert pairs_in_order(-values, chosen) == pytest.approx(1 - pairs_in_order(values, chosen))


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        ([True, False], "3 times true or false"),
        ([0, 1, 2], "3 times true or false"),
        ([True, True, True], "both kinds"),
        ([False, False, False], "both kinds"),
    ],
)
def test_what_is_no_choice_is_refused(chosen: list, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        pairs_in_order(np.zeros((3, 1)), chosen)
