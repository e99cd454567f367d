"""Two who work against time state how much they have done, and then how long they took."""

import pytest

from scenes.mobjects.bars.time_race import TimeRace
from scenes.mobjects.lettering.text import words
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import THEME
from tests.helpers.pictures import run
from tests.helpers.stated import lit_length, only

GROUND = THEME.background.to_rgb()


def test_work_and_time_are_stated_as_lengths() -> None:
    names = words("quick"), words("slow")
    race = TimeRace(names, 100, (2.0, 8.0), ("of {}", "seconds"), Area(-5, -3, 10, 6))
    race.set_time(1)
    shown = only("bars", race)
    assert (shown.values.tolist(), shown.limit) == ([50, 12.5], 100)
    assert lit_length(shown, GROUND) == pytest.approx([0.5, 0.125], abs=0.01)
    run(race.draw_times(), 0.5)
    shown = only("bars", race)
    assert (shown.values.tolist(), shown.limit) == ([2, 4], 8)
    assert lit_length(shown, GROUND) == pytest.approx([0.25, 0.5], abs=0.01)
