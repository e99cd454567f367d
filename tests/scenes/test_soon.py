"""What takes long is seen within a fifth of a second, and ends as softly as ever."""

import numpy as np
import pytest
from manim import FadeIn, LaggedStart, Square, linear, smooth

from scenes._film.soon import begun, soon


def test_it_goes_from_nothing_to_all_without_turning_back() -> None:
    way = np.array([begun(share) for share in np.linspace(0, 1, 101)])
    assert way[0] == pytest.approx(0)
    assert way[-1] == pytest.approx(1)
    assert (np.diff(way) > 0).all()


@pytest.mark.parametrize("seconds", [2.0, 4.0, 6.0])
def test_a_fade_to_white_is_seen_within_a_fifth_of_a_second(seconds: float) -> None:
    assert 235 * begun(0.2 / seconds) > 4  # levels of 255
    assert 235 * smooth(0.2 / 4) < 2


def test_what_is_short_or_asks_for_another_course_keeps_it() -> None:
    (short,) = soon([FadeIn(Square())], 1.0)
    (other,) = soon([FadeIn(Square(), rate_func=linear)], 4.0)
    assert (short.rate_func, other.rate_func) == (smooth, linear)


def test_those_in_a_group_and_those_that_are_not_built_begin_soon() -> None:
    square = Square()
    group, built = soon([LaggedStart(FadeIn(Square())), square.animate.scale(2)], 4.0)
    assert isinstance(group, LaggedStart)
    assert group.animations[0].rate_func is begun
    assert built.rate_func is begun
