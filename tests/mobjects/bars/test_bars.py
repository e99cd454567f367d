"""Bars and their numbers: lengths and figures are the values."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from manim import DOWN, LEFT, VGroup

from scenes.mobjects.bars.bars import Bars
from tests.helpers.pictures import SMALL_SIZE, around, paint, pixel_of, printed, run

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
        assert painted == pytest.approx(bars.full_length * value * 45, abs=1)
        assert not picture[row, : column - 1].any()  # nothing to the left of the anchor


@settings(max_examples=15)
@given(st.lists(st.floats(0, 1), min_size=4, max_size=4))
def test_bars_can_be_set_again_and_again(values: list[float]) -> None:
    bars = Bars(VALUES, ANCHORS, room=3.0).set_values(np.array(values)).set_values(VALUES)
    assert numbers(bars) == [f"{value:.2f}" for value in VALUES]
    widths = [bar.width for bar in bars.bars]
    np.testing.assert_allclose(widths, bars.full_length * VALUES, atol=1e-2)


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
    assert bars.bars[2].width == pytest.approx(bars.full_length)


def test_a_negative_bar_is_as_long_as_its_size_hollow_and_red() -> None:
    bars = Bars(np.array([-5.0, 5.0]), ANCHORS[:2], room=3.0, limit=10.0)
    assert bars.bars[0].width == pytest.approx(bars.full_length / 2)
    picture = paint(bars.bars)
    inside = [around(picture, bar.get_center())[3] for bar in bars.bars]
    assert inside == [0, 255]
    edge = around(picture, bars.bars[0].get_top(), reach=0)
    assert edge[0] > edge[2] > 0
    assert not paint(bars.set_values(np.zeros(2)).bars[0])[..., 0].max() > 250  # no red is left


def test_hanging_bars_have_their_numbers_below_in_as_many_lanes_as_they_need() -> None:
    for pitch, lanes in ((1.0, 1), (0.6, 2), (0.4, 3)):
        anchors = np.array([[pitch * k - 2, 1.0, 0] for k in range(10)])
        bars = Bars(np.linspace(0.004, 0.9996, 10), anchors, 2.0, direction=DOWN)
        for bar, anchor, value in zip(bars.bars, anchors, bars.values, strict=True):
            np.testing.assert_allclose(bar.get_top(), anchor, atol=1e-9)
            assert bar.height == pytest.approx(max(value, 1e-3) * bars.full_length)
        heights = np.round([number.frame.get_y() for number in bars.numbers], 6)
        assert len(set(heights)) == lanes
        boxes = [VGroup(*(g for g in each.glyphs if len(g.points))) for each in bars.numbers]
        for k, one in enumerate(boxes):
            assert one.get_bottom()[1] >= 1.0 - 2.0 - 0.05
            for other in boxes[:k]:
                assert not overlap(one, other)


def overlap(one: VGroup, other: VGroup) -> bool:
    """Whether the boxes of two mobjects share any of the plane."""
    across = abs(one.get_x() - other.get_x()) < (one.width + other.width) / 2
    return bool(across and abs(one.get_y() - other.get_y()) < (one.height + other.height) / 2)


def test_numbers_stay_beside_their_bars() -> None:
    bars = Bars(VALUES, ANCHORS, room=3.0).shift(LEFT)
    for bar, number in zip(bars.bars, bars.numbers, strict=True):
        assert number.get_left()[0] > bar.get_right()[0]
        assert number.get_y() == pytest.approx(bar.get_y(), abs=0.05)
    assert paint(bars, size=SMALL_SIZE).any()


def test_values_of_another_count_are_refused() -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        Bars(VALUES, ANCHORS[:3])


def test_a_number_below_zero_has_room_behind_its_bar_where_there_can_be_one() -> None:
    anchors = np.array([[0, 1.0, 0], [0, -1.0, 0]])
    bars = Bars(np.array([-0.9999, 1.0]), anchors, 3.0, signed=True)
    assert bars.bars[0].get_right()[0] < bars.numbers[0].get_left()[0]
    assert bars.numbers[0].get_right()[0] <= 3.0 + 1e-6
