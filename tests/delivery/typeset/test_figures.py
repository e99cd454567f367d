"""Counts, errors and times as a report writes them."""

import pytest

from scenes.delivery.typeset.figures import clock, error, grouped


@pytest.mark.parametrize(
    ("levels", "told"),
    [(0, "0"), (1.41, "1.5"), (1.4, "1.4"), (2.0, "2"), (0.01, "0.1"), (254.99, "255")],
)
def test_an_error_is_never_told_smaller_than_it_is(levels: float, told: str) -> None:
    assert error(levels) == told


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(0, "0:00.0"), (0.4, "0:00.4"), (12.46, "0:12.4"), (59.99, "0:59.9"), (760, "12:40.0")],
)
def test_a_time_is_the_tenth_in_which_it_lies(seconds: float, told: str) -> None:
    assert clock(seconds) == told


def test_counts_stand_in_threes() -> None:
    assert [grouped(count) for count in (0, 999, 12480, 1234567)] == [
        *("0", "999", "12,480", "1,234,567")
    ]
