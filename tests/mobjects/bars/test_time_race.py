"""A race drawn to scale: bars are what is done, counts too, and the hand is the time."""

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


def test_bars_are_as_long_as_the_share_that_is_done(race: TimeRace) -> None:
    race.set_time(1.25)
    assert widths(race) == pytest.approx([6, 12 * 1.25 / 400], abs=2e-3)
    assert counts(race) == ["≈6,000", "≈37"]


def test_when_the_quick_one_is_full_the_other_is_a_sliver(race: TimeRace) -> None:
    run(race.start())
    assert widths(race) == pytest.approx([12, 12 / 160])
    assert counts(race) == ["12,000", "≈75"]
    assert printed(race.clock[0].glyphs) == "2.5"


def test_at_the_end_both_are_full(race: TimeRace) -> None:
    run(race.start())
    run(race.go_on())
    assert widths(race) == pytest.approx([12, 12])
    assert counts(race) == ["12,000", "12,000"]
    assert printed(race.clock[0].glyphs) == "400.0"


def test_the_hand_stands_on_the_axis_where_the_clock_says(race: TimeRace) -> None:
    for time in (0, 2.5, 100, 400):
        hand = race.set_time(time).hand
        assert hand.get_x() == pytest.approx(-6 + 12 * time / 400)
        assert hand.get_bottom()[1] == pytest.approx(race.axis.at(0)[1])


def test_bars_of_time_end_where_the_axis_says(race: TimeRace) -> None:
    race.set_time(SLOW)
    assert race.spans not in race.submobjects
    run(race.draw_times(), 0.5)
    assert [bar.width for bar in race.spans] == pytest.approx([12 * QUICK / SLOW, 6])
    run(race.draw_times())
    for bar, time in zip(race.spans, race.times):
        assert bar.get_right()[0] == pytest.approx(race.axis.at(time)[0])
    # They are other bars: no full one becomes empty.
    for gone in (race.counts, race.bars, race.tracks):
        assert gone not in race.submobjects
    assert race.spans[0].get_fill_color() != race.bars[0].get_fill_color()


def test_time_goes_on_as_many_times_as_fast_as_is_said(race: TimeRace) -> None:
    assert race.lasts(2.5, 100) == pytest.approx(3.975)  # 397.5 in seconds of 100 each


def test_bars_begin_where_they_began(race: TimeRace) -> None:
    for time in (0, 1, 160):
        for bar, track in zip(race.set_time(time).bars, race.tracks):
            assert bar.get_left()[0] == pytest.approx(track.get_left()[0], abs=1e-6)
