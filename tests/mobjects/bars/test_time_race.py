"""A race drawn to scale: bars are the time that passed, and so is the hand; counts are of work."""

import pytest

from scenes.mobjects.bars.time_race import TimeRace
from scenes.mobjects.lettering.code import CodeLines
from scenes.mobjects.stage import Area
from tests.helpers.pictures import printed, run

AREA = Area(-6, -2, 12, 5)
QUICK, SLOW = 2.5, 400.0


@pytest.fixture
def race() -> TimeRace:
    names = CodeLines(["quick"]), CodeLines(["slow"])
    return TimeRace(names, 12_000, (QUICK, SLOW), ("of {}", "seconds"), AREA)


def counts(race: TimeRace) -> list[str]:
    return [printed(count[0].glyphs) for count in race.counts]


def widths(race: TimeRace) -> list[float]:
    return [bar.width for bar in race.bars]


def test_bars_are_as_long_as_the_time_that_passed(race: TimeRace) -> None:
    race.set_time(1.25)
    assert widths(race) == pytest.approx([12 * 1.25 / 400] * 2)
    assert counts(race)[1] == "≈38"  # of 37.5


def test_how_far_the_quick_one_is_nobody_says_before_it_is_done(race: TimeRace) -> None:
    def seen() -> set[float]:
        return {each.get_fill_opacity() for each in race.counts[0].family_members_with_points()}

    assert seen() == {0.0}
    assert race.set_time(QUICK - 0.01) is race
    assert seen() == {0.0}
    race.set_time(QUICK)
    assert seen() == {1.0}


def test_when_the_quick_one_is_done_its_bar_stands_and_the_other_goes_on(race: TimeRace) -> None:
    run(race.start())
    assert widths(race) == pytest.approx([12 / 160, 12 / 160])
    assert counts(race) == ["12,000", "≈75"]
    assert printed(race.clock[0].glyphs) == "2.5"
    run(race.go_on(), 0.5)
    assert widths(race) == pytest.approx([12 / 160, 12 * 201.25 / 400])


def test_at_the_end_both_end_where_the_axis_says(race: TimeRace) -> None:
    run(race.start())
    run(race.go_on())
    for bar, time in zip(race.bars, race.times):
        assert bar.get_right()[0] == pytest.approx(race.axis.at(time)[0])
    assert counts(race) == ["12,000", "12,000"]
    assert printed(race.clock[0].glyphs) == "400.0"


def test_all_is_counted_only_when_all_is_done(race: TimeRace) -> None:
    assert counts(race.set_time(SLOW - 1e-3))[1] == "≈11,999"


def test_the_hand_stands_on_the_axis_where_the_clock_says(race: TimeRace) -> None:
    for time in (0, 2.5, 100, 400):
        hand = race.set_time(time).hand
        assert hand.get_x() == pytest.approx(-6 + 12 * time / 400)
        assert hand.get_bottom()[1] == pytest.approx(race.axis.at(0)[1])


def test_time_goes_on_as_many_times_as_fast_as_is_said(race: TimeRace) -> None:
    assert race.lasts(2.5, 100) == pytest.approx(3.975)  # 397.5 in seconds of 100 each


def test_bars_begin_where_the_axis_does(race: TimeRace) -> None:
    for time in (0, 1, 160):
        for bar in race.set_time(time).bars:
            assert bar.get_left()[0] == pytest.approx(race.axis.at(0)[0], abs=1e-6)
