"""A dial: its pointer, its track and its number say one and the same value."""

import numpy as np
import pytest

from scenes.mobjects.neurons.dial import TURN, Dial
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import THEME
from tests.helpers.pictures import printed, run

AREA = Area(-2, -2, 4, 4)


def angle(dial: Dial) -> float:
    """Where the pointer points, clockwise from the top."""
    x, y, _ = dial.pointer.get_end() - dial.knob.get_center()
    return float(np.arctan2(x, y))


@pytest.mark.parametrize("value", [-2.0, -0.5, 0.0, 1.0, 2.0])
def test_the_pointer_is_turned_in_proportion(value: float) -> None:
    dial = Dial(value, 2.0, AREA)
    assert angle(dial) == pytest.approx(value / 2 * TURN, abs=1e-6)
    assert float(printed(dial.number.glyphs).replace("−", "-")) == value


def test_the_track_is_in_the_signs_colour() -> None:
    dial = Dial(0.5, 1.0, AREA)
    assert dial.track.get_stroke_color() == THEME.positive
    assert dial.set_value(-0.5).track.get_stroke_color() == THEME.negative


def test_beyond_its_limit_it_stands_at_the_end_and_says_the_number() -> None:
    dial = Dial(5.0, 1.0, AREA)
    assert angle(dial) == pytest.approx(angle(Dial(1.0, 1.0, AREA)))
    assert printed(dial.number.glyphs) == "+5.00"


def test_turning_goes_through_all_between() -> None:
    dial = Dial(1.0, 1.0, AREA)
    run(dial.turn_to(-1.0, rate_func=lambda share: share), 0.5)
    assert dial.value == pytest.approx(0)
    assert printed(dial.number.glyphs) == "0.00"
