"""Bars state their values, and the ways on which their lengths are read."""

import numpy as np
import pytest
from manim import DOWN, Rectangle

from scenes.mobjects.bars.bars import Bars
from scenes.mobjects.bars.length_bar import LengthBar
from scenes.mobjects.bars.paired_bars import PairedBars
from scenes.mobjects.bars.signed_bars import SignedBars
from scenes.mobjects.lettering.text import words
from scenes.mobjects.showing import LENGTH
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import THEME
from tests.helpers.pictures import run
from tests.helpers.stated import lit_length, only

GROUND = THEME.background.to_rgb()
VALUES = np.array([0.25, 1.0, 0.6])
ANCHORS = np.array([[-3, 1, 0], [-3, 0, 0], [-3, -1, 0]], dtype=float)
AREA = Area(-4, -2, 8, 3)


def test_bars_state_their_values_and_are_as_long_as_they_state() -> None:
    bars = Bars(2 * VALUES, ANCHORS, 5, limit=2)
    shown = only("bars", bars)
    assert (shown.scale, shown.limit) == (LENGTH, 2)
    assert shown.values.tolist() == (2 * VALUES).tolist()
    assert lit_length(shown, GROUND) == pytest.approx(VALUES, abs=0.01)
    assert shown.parts == tuple(bars.bars)


def test_hanging_bars_too() -> None:
    anchors = np.array([[-1, 2, 0], [0, 2, 0], [1, 2, 0]], dtype=float)
    bars = Bars(VALUES, anchors, 4, direction=DOWN)
    shown = only("bars", bars)
    assert lit_length(shown, GROUND) == pytest.approx(VALUES, abs=0.01)
    assert (np.ptp(shown.places[..., 1], axis=1) > np.ptp(shown.places[..., 0], axis=1)).all()


@pytest.mark.parametrize("vertical", [False, True])
def test_signed_bars_go_to_both_sides_of_their_start(vertical: bool) -> None:
    values = np.array([3.0, -4.0, 1.0, -0.5])
    bars = SignedBars(values, 4, AREA, vertical)
    shown = only("bars", bars)
    assert shown.values.tolist() == values.tolist() and shown.limit == 4
    assert lit_length(shown, GROUND) == pytest.approx(values / 4, abs=0.02)


def test_the_place_of_a_signed_bar_is_on_its_own_side_of_zero() -> None:
    shown = only("bars", SignedBars([1.0, -1.0], 2, AREA))
    (_, right), (left, _) = shown.places[:, :, 0]
    assert shown.places[0, 0, 0] == pytest.approx(shown.places[1, 1, 0])
    assert right - left == pytest.approx(AREA.width)


def test_an_activation_below_zero_is_a_hollow_bar_of_its_size() -> None:
    shown = only("bars", Bars(np.array([0.5, -0.75]), ANCHORS[:2], 5))
    assert shown.more["hollow"].tolist() == [False, True]
    assert lit_length(shown, GROUND) == pytest.approx([0.5, 0.75], abs=0.01)


def test_while_bars_rise_they_state_the_values_of_now() -> None:
    bars = Bars(0 * VALUES, ANCHORS)
    run(bars.rise(VALUES, rate_func=lambda share: share), 0.5)
    assert only("bars", bars).values == pytest.approx(VALUES / 2)


def test_a_length_states_itself() -> None:
    bar = LengthBar(8, Area(-2, -1, 5, 0.6)).set_value(6)
    shown = only("bars", bar)
    assert shown.values.tolist() == [6] and shown.limit == 8
    assert lit_length(shown, GROUND) == pytest.approx([0.75], abs=0.01)
    assert isinstance(shown.parts[0], Rectangle)


def test_amounts_side_by_side_state_as_much_as_is_shown() -> None:
    both = PairedBars(words("ink"), [words("one"), words("two")], [6, 9], AREA, 12)
    both.set_shown(0.5)
    shown = only("bars", both)
    assert shown.values.tolist() == [3, 4.5]
    assert lit_length(shown, GROUND) == pytest.approx([0.25, 0.375], abs=0.01)
