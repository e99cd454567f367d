"""What shows one quantity shows the same at every moment; a frozen counter is found."""

from dataclasses import replace

import numpy as np

from scenes._audit.checks.counters import COUNTED, EQUAL, Counters
from scenes._audit.found import Checked
from scenes._audit.stated.moment import Moment, Thing

PICTURE = np.zeros((4, 4, 3), np.uint8)
MOVING = 10


def thing(kind: str, name: str, values: list[float], seen: int | None = None) -> Thing:
    n = len(values)
    opacity = (np.arange(n) < (n if seen is None else seen)).astype(float)
    boxes = np.tile([1.0, 1.0, 2.0, 2.0], (n, 1))
    free = np.ones(n, bool)
    return Thing(kind, name, np.array(values), "light", 1.0, boxes, opacity, free)


def played(*moments: tuple[Thing, ...]) -> dict[str, Checked]:
    """What is found of a beat whose last moment stands."""
    check = Counters()
    for k, things in enumerate(moments):
        count = 5 if k == len(moments) - 1 else 1
        check.see(PICTURE, Moment(k, count, k / 10, "beat", things))
    return {row.kind: row for row in check.done()}


def lit(number: float, light: float) -> tuple[Thing, ...]:
    return thing("number", "number", [number]), thing("lamps", "lamp", [0.25, light])


def going(shares: list[float]) -> list[tuple[Thing, ...]]:
    """A lamp that goes evenly to 0.85 beside a number that shows these shares of it."""
    even = np.linspace(0, 1, len(shares))
    return [lit(0.85 * share, 0.85 * light) for share, light in zip(shares, even)]


def test_a_number_that_moves_with_its_light_passes() -> None:
    rows = played(*going(list(np.linspace(0, 1, MOVING))))
    assert (rows[EQUAL].things, rows[EQUAL].values) == (1, MOVING)
    assert not rows[EQUAL].faults


def test_a_number_that_says_another_value_than_its_light_on_the_way_is_found() -> None:
    (fault,) = played(*going(list(np.linspace(0, 1, MOVING) ** 2)))[EQUAL].faults
    assert fault.what == "number and lamp[1]"
    assert fault.time == 0.1


def test_a_number_that_stands_while_its_light_comes_is_found() -> None:
    assert played(*going([1.0] * MOVING))[EQUAL].faults


def test_bars_that_go_over_to_another_scale_show_another_quantity() -> None:
    moments = [
        (thing("number", "clock", [0.1 * k]), thing("bars", "race", [3.0 * k])) for k in range(5)
    ]
    last = thing("number", "clock", [0.4]), replace(thing("bars", "race", [0.4]), limit=0.4)
    assert not played(*moments, last)[EQUAL].faults


def test_what_differs_while_it_stands_is_not_one_quantity() -> None:
    rows = played(*going([0.5] * MOVING))
    assert not rows[EQUAL].things


def test_bars_go_with_lights() -> None:
    moments = [
        (thing("bars", "bars", [0.5 * k, 0.31]), thing("lamps", "lamps", [0.4 * k, 0.31]))
        for k in (0.0, 0.5, 0.7, 1.0)
    ]
    rows = played(*moments)
    assert (rows[EQUAL].things, len(rows[EQUAL].faults)) == (1, 0)  # 0.31, and neither other


def drawn(count: float, lines: int) -> tuple[Thing, ...]:
    return thing("number", "count", [count]), thing("lines", "lines", [1.0] * 100, lines)


def test_a_counter_that_goes_with_what_it_counts_passes() -> None:
    rows = played(*(drawn(k, k) for k in range(0, 101, 10)))
    assert rows[COUNTED].values == 11
    assert not rows[COUNTED].faults


def test_those_that_are_coming_may_be_counted_or_not() -> None:
    moments = []
    for k in range(11):
        some = thing("lines", "lines", [1.0] * 100)
        opacity = np.where(np.arange(100) < 50, 1.0, 0.1 * k)
        moments.append((thing("number", "count", [50 + 5 * k]), replace(some, opacity=opacity)))
    assert not played(*moments)[COUNTED].faults
    moments[5] = (thing("number", "count", [40]), moments[5][1])
    assert played(*moments)[COUNTED].faults


def test_a_frozen_counter_is_found() -> None:
    moments = [drawn(0, 0), drawn(0, 50), drawn(0, 80), drawn(100, 100)]
    (fault,) = played(*moments)[COUNTED].faults
    assert (fault.time, fault.found) == (0.1, "0 beside 50")


def test_a_counter_that_is_done_before_what_it_counts_is_found() -> None:
    assert played(*(drawn(100, k) for k in range(0, 101, 10)))[COUNTED].faults


def test_what_comes_when_all_is_counted_is_not_counted() -> None:
    others = thing("lines", "others", [1.0] * 50)
    moments = [drawn(k, k) for k in range(0, 101, 10)] + [(*drawn(100, 100), others)]
    rows = played(*moments)
    assert (rows[COUNTED].values, rows[COUNTED].faults) == (11, [])


def test_what_has_more_values_than_places_is_not_counted() -> None:
    pictures = replace(thing("pictures", "pictures", [1.0] * 6), opacity=np.ones(2))
    rows = played((pictures, thing("number", "six", [6])), (pictures, thing("number", "six", [6])))
    assert rows[COUNTED].things == 0


def test_a_small_number_that_stands_may_be_as_large_by_chance() -> None:
    moments = [
        (thing("number", "sum", [24]), thing("cells", "cells", [1.0] * 24, k)) for k in (0, 9, 24)
    ]
    assert played(*moments)[COUNTED].things == 0


def test_each_beat_is_looked_at_on_its_own() -> None:
    check = Counters()
    for beat in ("first", "second"):
        for k, things in enumerate(going([0.0, 0.3, 1.0])):
            check.see(PICTURE, Moment(k, 1 + 4 * (k == 2), k / 10, beat, things))
    row = check.done()[0]
    assert [fault.beat for fault in row.faults] == ["first", "second"]
    assert row.beats == {"first", "second"}
