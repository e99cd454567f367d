"""A race drawn to scale: bars are times, counts are how much is done."""

import pytest

from scenes.mobjects.bars.time_race import TimeRace
from scenes.mobjects.lettering.code import CodeLines
from scenes.mobjects.stage import Area
from tests.helpers.pictures import printed, run

AREA = Area(-6, -2, 12, 5)


@pytest.fixture
def race() -> TimeRace:
    return TimeRace((CodeLines(["quick"]), CodeLines(["slow"])), 12_000, 160, "of {}", AREA)


def counts(race: TimeRace) -> list[str]:
    return [printed(count[0].glyphs) for count in race.counts]


def test_while_both_run_their_bars_are_as_long(race: TimeRace) -> None:
    race.set_time(0.5)
    quick, slow = race.bars
    assert quick.width == pytest.approx(slow.width)
    assert counts(race) == ["6,000", "37"]


def test_when_the_quick_one_is_done_the_other_has_done_its_share(race: TimeRace) -> None:
    run(race.start())
    assert counts(race) == ["12,000", "75"]


def test_at_the_end_the_bars_are_the_times_to_scale(race: TimeRace) -> None:
    race.set_time(1)
    run(race.go_on())
    quick, slow = race.bars
    assert slow.width == pytest.approx(AREA.width)
    assert slow.width / quick.width == pytest.approx(160)
    assert counts(race) == ["12,000", "12,000"]


def test_the_scale_is_one_for_both_at_every_moment(race: TimeRace) -> None:
    for time in (1, 3, 40):
        quick, slow = race.set_time(time).bars
        assert slow.width / quick.width == pytest.approx(time)
        assert slow.width <= AREA.width + 1e-9


def test_the_quick_bar_is_laid_along_the_slow_one_from_end_to_end(race: TimeRace) -> None:
    race.set_time(160)
    quick, slow = race.bars
    walk = race.measure()
    walk.begin()
    mark = walk.mobject
    assert mark.width == pytest.approx(quick.width)
    assert mark.get_left()[0] == pytest.approx(slow.get_left()[0])
    walk.interpolate(1)
    assert mark.get_right()[0] == pytest.approx(slow.get_right()[0])
    assert mark.get_top()[1] < slow.get_bottom()[1]


def test_bars_begin_where_they_began(race: TimeRace) -> None:
    for time in (0, 1, 160):
        for bar, start in zip(race.set_time(time).bars, race.starts):
            assert bar.get_left()[0] == pytest.approx(start.get_x(), abs=1e-6)
