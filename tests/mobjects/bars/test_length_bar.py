"""A length and its number."""

import pytest

from scenes.mobjects.bars.length_bar import LengthBar
from scenes.mobjects.stage import Area
from tests.helpers.pictures import printed

AREA = Area(-2, -1, 5, 0.6)


def test_bars_of_one_limit_are_as_long_as_their_values() -> None:
    one, other = (LengthBar(8, AREA).set_value(value) for value in (2, 6))
    assert other.bar.width == pytest.approx(3 * one.bar.width)
    assert [printed(each.number.glyphs) for each in (one, other)] == ["2.00", "6.00"]


def test_at_the_limit_bar_and_number_fill_the_width() -> None:
    taken = Area.around(LengthBar(8, AREA).set_value(8))
    assert taken.left == pytest.approx(AREA.left) and taken.right == pytest.approx(AREA.right)


def test_the_number_stands_behind_the_end_of_the_bar() -> None:
    for value in (0, 3, 8):
        one = LengthBar(8, AREA).set_value(value)
        gap = one.number.frame.get_left()[0] - one.bar.get_right()[0]
        assert 0.1 < gap < 0.25


@pytest.mark.parametrize("value", [-0.1, 8.1])
def test_what_is_beyond_the_scale_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="from 0 to 8"):
        LengthBar(8, AREA).set_value(value)
