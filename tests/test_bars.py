"""Bars and their numbers: lengths and figures are the values."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from manim import LEFT, RIGHT

from scenes.mobjects.bars import Bars
from scenes.mobjects.theme import THEME
from tests.pictures import SMALL_SIZE, around, paint, pixel_of, printed, run

ANCHORS = np.array([[0.0, y, 0.0] for y in (2.0, 1.0, 0.0, -1.0)])
VALUES = np.array([0.0, 0.333, 0.875, 1.0])


def numbers(bars: Bars) -> list[str]:
    return [printed(number.glyphs) for number in bars.numbers]


def test_bars_are_as_long_as_their_values_and_say_so() -> None:
    bars = Bars(VALUES, ANCHORS, room=3.0)
    assert numbers(bars) == [f"{value:.2f}" for value in VALUES]
    picture = paint(bars.bars)
    for anchor, value in zip(ANCHORS, VALUES, strict=True):
        column, row = (int(coordinate) for coordinate in pixel_of(anchor))
        painted = picture[row, column - 5 :, 3].sum() / 255
        assert painted == pytest.approx(bars.full_width * value * 45, abs=1)
        assert not picture[row, : column - 1].any()  # nothing to the left of the anchor


@settings(max_examples=15)
@given(st.lists(st.floats(0, 1), min_size=4, max_size=4))
def test_bars_can_be_set_again_and_again(values: list[float]) -> None:
    bars = Bars(VALUES, ANCHORS, room=3.0).set_values(np.array(values)).set_values(VALUES)
    assert numbers(bars) == [f"{value:.2f}" for value in VALUES]
    widths = [bar.width for bar in bars.bars]
    np.testing.assert_allclose(widths, bars.full_width * VALUES, atol=1e-2)


def test_rising_bars_end_exactly_at_their_values() -> None:
    bars = Bars(np.zeros(4), ANCHORS)
    run(bars.rise(VALUES), 0.0, 0.5)
    assert bars.values == pytest.approx(VALUES / 2)
    assert numbers(bars) == [f"{value:.2f}" for value in VALUES / 2]
    bars = Bars(np.zeros(4), ANCHORS)
    run(bars.rise(VALUES))
    assert numbers(bars) == [f"{value:.2f}" for value in VALUES]
    np.testing.assert_allclose([bar.get_left() for bar in bars.bars], ANCHORS, atol=1e-9)


def test_bars_of_larger_values_print_negative_and_two_figure_numbers() -> None:
    bars = Bars(np.array([-12.34, 0.0, 20.0, 5.5]), ANCHORS, room=3.0, limit=20.0)
    assert numbers(bars) == ["−12.34", "0.00", "20.00", "5.50"]
    assert bars.bars[2].width == pytest.approx(bars.full_width)


def test_one_bar_is_pointed_at() -> None:
    bars = Bars(VALUES, ANCHORS, room=3.0)
    run(bars.point_at(2))
    colours = [around(paint(bars), anchor + RIGHT * 0.3)[:3] for anchor in ANCHORS[1:]]
    lit, attention = (255 * np.array(c.to_rgb()) for c in (THEME.lit, THEME.attention))
    np.testing.assert_allclose(colours, [lit, attention, lit], atol=1)


def test_numbers_stay_beside_their_bars() -> None:
    bars = Bars(VALUES, ANCHORS, room=3.0).shift(LEFT)
    for bar, number in zip(bars.bars, bars.numbers, strict=True):
        assert number.get_left()[0] > bar.get_right()[0]
        assert number.get_y() == pytest.approx(bar.get_y(), abs=0.05)
    assert paint(bars, size=SMALL_SIZE).any()


def test_values_of_another_count_are_refused() -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        Bars(VALUES, ANCHORS[:3])
