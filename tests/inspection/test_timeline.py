"""What takes too long or goes too fast, by numbers worked out by hand."""

import numpy as np
import pytest

from scenes._inspection.play import Played
from scenes._inspection.timeline import DEAD_AIR, STILL, too_still, unreadable, without
from scenes.telling.captions import Caption

STEP = 0.2


def stills(moves: list[float], seconds: float, *captions: tuple[float, float]) -> list:
    played = Played(seconds, [("only", 0.0)], [Caption(*each, "Said.") for each in captions], {})
    found = too_still(moves, played, STEP)
    return [(each.kind, round(each.start, 6), round(each.end, 6)) for each in found]


def always(start: float, end: float) -> list[float]:
    return list(np.arange(start, end, STEP))


def test_what_moves_all_the_time_is_well() -> None:
    assert stills(always(0, 10), 10.0, (0, 10)) == []


def test_a_picture_may_stand_for_a_second_and_a_half_while_it_is_told() -> None:
    moves = [*always(0, 2), *always(3.4, 6)]
    assert stills(moves, 6.0, (0, 6)) == []
    moves = [*always(0, 2), *always(4, 6)]  # it stands from 1.8, and has moved by 4
    assert stills(moves, 6.0, (0, 6)) == [(STILL, 1.8, 3.8)]


def test_captions_that_follow_each_other_are_one_telling() -> None:
    assert stills(always(0, 1), 5.0, (0, 2), (2, 3.5), (3.5, 5)) == [(STILL, 0.8, 5.0)]


def test_silence_is_not_told() -> None:
    moves = [*always(0, 1), *always(5, 6)]
    assert stills(moves, 6.0) == [(DEAD_AIR, 0.8, 4.8)]
    # A second and a half of it is told, and then two seconds are silent.
    assert stills(moves, 6.0, (0, 2.3)) == [(DEAD_AIR, 2.3, 4.8)]


def test_a_pause_to_think_moves_by_its_clock() -> None:
    assert stills(always(0, 8), 8.0, (0, 3)) == []


@pytest.mark.parametrize(
    ("caption", "fault"),
    [
        (Caption(0, 1, "Seventeen letters"), None),
        (Caption(0, 1, "Thirty-four of them in one second!"), "takes 2.0 s to read"),
        (Caption(0, 9, "x" * 43), "more than 2 lines of 42"),
        (Caption(0, 9, "one\ntwo\nthree"), "more than 2 lines of 42"),
    ],
)
def test_a_caption_can_be_read(caption: Caption, fault: str | None) -> None:
    found = list(unreadable(Played(9.0, [("only", 0.0)], [caption], {})))
    assert [fault in each.what for each in found if fault] == ([True] if fault else [])
    assert bool(found) == bool(fault)


@pytest.mark.parametrize(
    ("taken", "left"),
    [
        ([], [(1, 9)]),
        ([(2, 3), (5, 6)], [(1, 2), (3, 5), (6, 9)]),
        ([(0, 4)], [(4, 9)]),
        ([(4, 12)], [(1, 4)]),
        ([(0, 10)], []),
        ([(5, 7), (2, 6)], [(1, 2), (7, 9)]),
        ([(10, 12), (-3, 0)], [(1, 9)]),
    ],
)
def test_what_is_left_of_a_stretch_of_time(taken: list, left: list) -> None:
    assert list(without(1, 9, taken)) == left
