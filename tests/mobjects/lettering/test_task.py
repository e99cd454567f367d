"""A task for the viewer: words, and a bar that is as long as the time that is left."""

import pytest

from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import words
from scenes.mobjects.stage import Area, Stage
from tests.helpers.pictures import run

FOOT = Stage(14.22, 8).foot


def task() -> Task:
    return Task(words("Rank the sums, largest first"), FOOT)


def test_words_and_clock_stand_in_the_area_and_not_on_each_other() -> None:
    one = task()
    taken = Area.around(one)
    assert FOOT.left - 1e-6 <= taken.left and taken.right <= FOOT.right + 1e-6
    assert FOOT.bottom < taken.bottom and taken.top <= FOOT.top + 1e-6
    assert one.clock.get_top()[1] < one.words.get_bottom()[1]


@pytest.mark.parametrize("share", [0.25, 0.5, 0.9])
def test_the_clock_is_as_long_as_the_time_that_is_left(share: float) -> None:
    one = task()
    left = one.clock.get_left()[0]
    running = one.run_out(12)
    assert running.run_time == 12 and running.is_remover()
    run(running, share)
    assert one.clock.width == pytest.approx((1 - share) * FOOT.width, rel=0.01)
    assert one.clock.get_left()[0] == pytest.approx(left)
