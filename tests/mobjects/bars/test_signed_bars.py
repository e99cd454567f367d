"""Signed bars: as long as their values, on their side of zero, and negative without colour too."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from manim import DOWN, RIGHT

from scenes.mobjects.bars.running_sum import RunningSum
from scenes.mobjects.bars.signed_bars import SignedBars
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import THEME
from scenes.mobjects.tween import TermByTerm
from tests.helpers.pictures import paint, pixel_of, printed, run

AREA = Area(-5, -3, 8, 5)
VALUES = np.array([2.0, -3.5, 0.0, 4.0, -0.25])
PER_UNIT = 45  # pixels


def lengths(bars: SignedBars) -> np.ndarray:
    """The painted bars' lengths in values, their sign read from the colour, (n,)."""
    picture = paint(bars.bars)
    zero, reach, step = bars.bars.place()
    found = []
    for k in range(len(bars.values)):
        x, y = (int(each) for each in pixel_of(zero + (k + 0.3) * step))
        line = picture[:, x] if bars.vertical else picture[y]
        blue = (line[:, 3] > 0) & (line[:, 2] > line[:, 0])
        red = (line[:, 3] > 0) & (line[:, 0] > line[:, 2])
        assert not (blue.any() and red.any())
        pixels = line[:, 3].sum() / 255 * (-1 if red.any() else 1)
        found.append(pixels / PER_UNIT / np.linalg.norm(reach) * bars.limit)
    return np.array(found)


@pytest.mark.parametrize("vertical", [False, True])
def test_bars_are_as_long_as_their_values_on_their_side_of_zero(vertical: bool) -> None:
    bars = SignedBars(VALUES, 4, AREA, vertical, scale=True)
    np.testing.assert_allclose(lengths(bars), VALUES, atol=4 / 90)
    zero, reach, step = bars.bars.place()
    expected = [zero + v / 4 * reach + (k + 0.5) * step for k, v in enumerate(VALUES)]
    np.testing.assert_allclose(bars.ends, expected)
    assert (reach[1] > 0 and reach[0] == 0) if vertical else (reach[0] > 0 and reach[1] == 0)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.floats(-4, 4), min_size=5, max_size=5))
def test_bars_can_be_set_again_and_say_so(values: list[float]) -> None:
    bars = SignedBars(VALUES, 4, AREA, numbers=True).set_values(values)
    np.testing.assert_allclose(lengths(bars), values, atol=4 / 60)
    for each, value in zip(bars.numbers, values, strict=True):
        expected = f"{value:+.2f}"
        assert printed(each.glyphs) == (
            "0.00" if float(expected) == 0 else expected.replace("-", "−")
        )


def test_number_and_bar_agree_on_the_way() -> None:
    bars = SignedBars(np.zeros(5), 4, AREA, numbers=True)
    run(bars.rise(VALUES), 0.0, 0.5)
    np.testing.assert_allclose(lengths(bars), VALUES / 2, atol=4 / 60)
    assert [printed(each.glyphs) for each in bars.numbers][:2] == ["+1.00", "−1.75"]
    run(bars.rise(VALUES))
    np.testing.assert_array_equal(bars.values, VALUES)


@pytest.mark.parametrize("vertical", [False, True])
@pytest.mark.parametrize("area", [AREA, Area(0, 0, 3, 6), Area(-6, -1, 12, 3)])
def test_all_of_it_stays_in_its_area_and_apart(area: Area, vertical: bool) -> None:
    bars = SignedBars(VALUES[:3], 4, area, vertical, numbers=True, scale=True)
    assert bars.width <= area.width + 0.15 and bars.height <= area.height + 0.15
    assert bars.get_left()[0] >= area.left - 0.11 and bars.get_right()[0] <= area.right + 0.11
    assert bars.get_bottom()[1] >= area.bottom - 0.11 and bars.get_top()[1] <= area.top + 0.11
    one, other = bars.numbers[0], bars.numbers[1]
    if vertical:
        assert one.get_right()[0] < other.get_left()[0]
        assert all(each.get_top()[1] < bars.bars.get_bottom()[1] for each in bars.numbers)
    else:
        assert one.get_bottom()[1] > other.get_top()[1]
        assert all(each.get_left()[0] > bars.bars.get_right()[0] for each in bars.numbers)


def test_a_negative_bar_carries_a_minus_and_a_positive_one_does_not() -> None:
    for vertical in (False, True):
        bars = SignedBars([3.0, -3.0], 4, AREA, vertical)
        picture = paint(bars, background=True)
        for k, (end, value) in enumerate(zip(bars.ends, bars.values, strict=True)):
            zero, _, step = bars.bars.place()
            x, y = (int(each) for each in pixel_of((end + zero + (k + 0.5) * step) / 2))
            ground = np.array(THEME.plate.to_rgb()) * 255
            on_ground = np.abs(picture[y, x, :3] - ground).max() < 3
            assert on_ground == (value < 0)
            # The minus lies flat: from its middle it goes further to the side than up.
            if value < 0:
                dash = np.abs(picture[..., :3].astype(float) - ground).max(axis=2) < 100
                across = [dash[y, x + d] for d in range(-3, 4)]
                assert all(across) and not dash[y - 5, x] and not dash[y + 5, x]


def test_the_scale_says_where_the_bars_end() -> None:
    bars = SignedBars(VALUES, 4, AREA, scale=True)
    assert [printed(each.glyphs) for each in bars.scale_numbers] == ["−4", "0", "4"]
    zero, reach, _ = bars.bars.place()
    for share, each in zip((-1, 0, 1), bars.scale_numbers, strict=True):
        assert each.get_x() == pytest.approx(zero[0] + share * reach[0], abs=0.01)


def test_bars_follow_their_place() -> None:
    bars = SignedBars(VALUES, 4, AREA, numbers=True)
    before = bars.ends
    bars.shift(RIGHT + DOWN).set_values(VALUES)
    np.testing.assert_allclose(bars.ends, before + RIGHT + DOWN)
    np.testing.assert_allclose(lengths(bars), VALUES, atol=4 / 60)
    outline = bars.bar(3)
    assert outline.get_left()[0] < bars.ends[3][0] <= outline.get_right()[0] + 1e-9


def test_what_cannot_be_drawn_is_refused() -> None:
    with pytest.raises(ValueError, match=r"beyond the limit 4"):
        SignedBars([5.0], 4, AREA)
    with pytest.raises(ValueError, match=r"\(2,\) was expected"):
        SignedBars([1.0, 2.0], 4, AREA).set_values([1.0])
    with pytest.raises(ValueError, match="no room for 64 numbers"):
        SignedBars(np.ones(64), 4, AREA, numbers=True)


def test_a_running_sum_shows_the_sum_of_its_terms() -> None:
    terms = np.array([0.5, -2.0, 1.0, 3.25])
    total = RunningSum(terms, AREA)
    assert total.limit == 3  # the furthest that the sum gets is 2.75
    for count in range(5):
        total.set_values(terms[:count])
        assert printed(total.numbers[0].glyphs) == f"{terms[:count].sum():.2f}".replace("-", "−")
        assert lengths(total)[0] == pytest.approx(terms[:count].sum(), abs=0.05)
        assert total.total == pytest.approx(terms[:count].sum())


def test_a_sum_added_up_term_by_term_ends_with_all_terms() -> None:
    terms = np.array([[0.5, -2.0], [1.0, 3.25]])
    total = RunningSum(terms, AREA)
    run(TermByTerm(total, terms), 0.0, 0.5)
    assert printed(total.numbers[0].glyphs) == "−1.50"
    run(TermByTerm(total, terms))
    assert printed(total.numbers[0].glyphs) == "2.75"
