"""Two who work against time state how much time has passed until each was done."""

import pytest

from scenes.mobjects.bars.time_race import TimeRace
from scenes.mobjects.lettering.text import words
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import THEME
from tests.helpers.stated import lit_length, only

GROUND = THEME.background.to_rgb()


def test_time_is_stated_as_lengths() -> None:
    names = words("quick"), words("slow")
    race = TimeRace(names, 100, (2.0, 8.0), ("of {}", "seconds"), Area(-5, -3, 10, 6))
    for time, passed in ((1, [1, 1]), (4, [2, 4])):
        shown = only("bars", race.set_time(time))
        assert (shown.values.tolist(), shown.limit) == (passed, 8)
        assert lit_length(shown, GROUND) == pytest.approx([each / 8 for each in passed], abs=0.01)
