"""Bars of several layers: one scale for all, every value in its place, large layers in columns."""

import numpy as np
import pytest

from scenes.mobjects.bars.layered_bars import LayeredBars
from scenes.mobjects.lettering.text import words
from scenes.mobjects.stage import Area
from tests.helpers.pictures import printed, run

AREA = Area(-6.7, -3, 13.4, 5.6)


def layered(*layers: np.ndarray) -> LayeredBars:
    names = [words("layer {}", k) for k in range(len(layers))]
    bars = LayeredBars(layers, names, AREA)
    for k in range(len(layers)):
        run(bars.rise(k))
    return bars


def some(n: int, largest: float) -> np.ndarray:
    return largest * np.cos(np.arange(n))


def test_numbers_say_the_values_in_their_order() -> None:
    values = [some(16, 30), some(16, -2), some(10, 7)]
    bars = layered(*values)
    for columns, expected in zip(bars.columns, values, strict=True):
        texts = [printed(number.glyphs) for number in columns[0].numbers]
        assert texts == [f"{value:+.2f}".replace("-", "−") for value in expected]


@pytest.mark.parametrize("sizes", [(16, 16, 10), (128, 64, 10), (300,), (1,)])
def test_all_bars_have_one_scale_and_one_pitch_and_stay_in_the_area(sizes: tuple[int, ...]) -> None:
    values = [some(n, 3.0 + n) for n in sizes]
    bars = layered(*values)
    columns = [each for pieces in bars.columns for each in pieces]
    reaches = [np.linalg.norm(each.bars.place()[1]) / each.limit for each in columns]
    np.testing.assert_allclose(reaches, reaches[0])
    shown = [np.concatenate([each.values for each in pieces]) for pieces in bars.columns]
    for each, expected in zip(shown, values, strict=True):
        np.testing.assert_allclose(each, expected)
    assert bars.get_left()[0] >= AREA.left - 0.01 and bars.get_right()[0] <= AREA.right + 0.01
    assert bars.get_bottom()[1] >= AREA.bottom - 0.11 and bars.get_top()[1] <= AREA.top + 0.01


def test_an_outline_is_around_the_bar_that_is_asked_for() -> None:
    bars = layered(some(128, 5), some(3, 1))
    for index, (column, row) in {0: (0, 0), 127: (-1, -1)}.items():
        ends = bars.columns[0][column].ends
        assert bars.outline(0, index).get_y() == pytest.approx(ends[row][1])
    assert bars.outline(1, 1).get_y() == pytest.approx(bars.columns[1][0].ends[1][1])


def test_an_outline_goes_from_the_bar_to_its_number() -> None:
    bars = layered(np.array([5.0, -5.0, 1.0]))
    column = bars.columns[0][0]
    for index, (end, number) in enumerate(zip(column.ends, column.numbers, strict=True)):
        outline, start = bars.outline(0, index), min(end[0], column.zero.get_x())
        assert outline.get_right()[0] > number.get_right()[0]
        assert 0 < start - outline.get_left()[0] < 0.2


def test_numbers_stand_at_the_right_of_their_own_bars() -> None:
    bars = layered(np.array([30.0, -30.0, 0.5]), np.array([1.0]))
    for columns in bars.columns:
        column = columns[0]
        zero = column.zero.get_x()
        for end, number in zip(column.ends, column.numbers, strict=True):
            assert 0 < number.frame.get_left()[0] - max(end[0], zero) < 0.3


def test_a_layer_without_any_bias_is_drawn_too() -> None:
    bars = layered(np.zeros(4))
    assert [printed(number.glyphs) for number in bars.columns[0][0].numbers] == ["0.00"] * 4
