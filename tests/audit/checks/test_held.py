"""A thing is looked at for as long as it stands, and never through another one."""

from collections.abc import Sequence

import numpy as np
import pytest

from scenes._audit.checks.held import Held, is_mixed
from scenes._audit.checks.standing import StandingCheck
from scenes._audit.film.planes import Picture
from scenes._audit.stated.moment import Moment, Thing

SIZE = (4, 4, 3)


def thing(name: str, left: float = 0, opacity: float = 1, kind: str = "cells") -> Thing:
    box, one = np.array([[left, 0.0, left + 10, 10]]), np.ones(1)
    return Thing(kind, name, one, "light", 1.0, box, opacity * one, one > 0)


def moment(*things: Thing, frame: int = 0) -> Moment:
    return Moment(frame, 1, frame / 15, "beat", things)


@pytest.mark.parametrize(
    ("things", "expected"),
    [
        ([thing("A", opacity=0.5)], False),
        ([thing("B"), thing("A", opacity=0.5)], True),
        ([thing("B"), thing("A")], False),  # it is not seen through
        ([thing("B", left=10), thing("A", opacity=0.5)], False),  # beside it
        ([thing("A", opacity=0.5), thing("B")], False),  # over it
        ([thing("A", opacity=0.5), thing("A part 1", opacity=0.5)], True),
        ([thing("B", opacity=0.05), thing("A", opacity=0.5)], False),
    ],
)
def test_what_is_clear_is_mixed_with_what_lies_behind_it(
    things: Sequence[Thing], expected: bool
) -> None:
    (asked,) = (each for each in things if each.name == "A")
    assert is_mixed(asked, moment(*things)) == expected


class Brightness(StandingCheck[int]):
    """Counts how often it measures, and takes the first pixel for how wrong a thing is."""

    kinds = ("cells",)
    measured = 0

    def begin(self, thing: Thing, size: tuple[int, int], before: int | None) -> int:
        return (before or 0) + 1

    def seen(self, thing: Thing, model: int) -> np.ndarray:
        return np.ones(1, bool)

    def measure(self, thing: Thing, model: int, picture: Picture) -> np.ndarray:
        self.measured += 1
        return np.array([[float(picture[0, 0, 0])]])

    def find(self, held: Held[int], errors: np.ndarray, stands: bool) -> None:
        if errors[0, 0] > (2 if stands else 9):
            said = "0", f"{errors[0, 0]:g} after {held.frames}"
            self.tell(held, 0, f"{held.model}. {held.thing.name}", said, (0, 0, 1, 1))


def picture(level: int) -> np.ndarray:
    return np.full(SIZE, level, np.uint8)


def test_what_has_not_changed_is_not_measured_anew() -> None:
    check, same, one = Brightness(), picture(0), thing("A")
    for frame in range(5):
        check.see(same, moment(one, frame=frame))
    check.see(picture(0), moment(one, frame=5))
    assert check.measured == 2
    (row,) = check.done()
    assert (row.kind, row.things, row.values, row.beats) == ("cells", 1, 6, {"beat"})


def test_a_picture_that_stands_is_judged_by_the_mean_of_its_settled_frames() -> None:
    check, one = Brightness(), thing("A")
    for frame, level in enumerate([8, 8, 3, 1, 5]):
        check.see(picture(level), moment(one, frame=frame))
    check.see(picture(0), moment(thing("A"), frame=5))
    (fault,) = check.done()[0].faults
    assert (fault.what, fault.found) == ("1. A", "3 after 5")
    assert fault.picture is not None and fault.picture[0, 0, 0] == 5


def test_a_single_frame_is_judged_on_its_own_and_told_once_a_beat() -> None:
    check, one = Brightness(), thing("A")
    for frame, level in enumerate([0, 0, 0, 0, 20, 0, 20, 0, 0]):
        check.see(picture(level), moment(one, frame=frame))
    (fault,) = check.faults
    assert fault.time == 4 / 15


def test_what_changes_in_every_frame_is_counted_apart_and_clear_things_not_at_all() -> None:
    check = Brightness()
    for frame in range(3):
        clear = thing("B", left=20, opacity=0.01)
        check.see(picture(0), moment(thing("A"), clear, frame=frame))
    rows = {row.kind: row for row in check.done()}
    assert rows["cells, moving"].values == 3 and rows["cells"].uncovered == 3
