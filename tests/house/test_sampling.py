"""`make test` takes a sample: the same each time, and something of every room."""

import pytest

from tests.helpers.sampling import ONE_IN, ONE_IN_ANY_OTHER, sampled


@pytest.mark.parametrize("room", [*ONE_IN, "scenes", "audit"])
def test_one_of_so_many_is_in_a_sample(room: str) -> None:
    each = ONE_IN.get(room, ONE_IN_ANY_OTHER)
    tests = [("tests", room, f"test_{k}.py") for k in range(2 * each)]
    taken, left_out = sampled(tests, lambda test: test)
    assert taken == [tests[0], tests[each]]
    assert sorted(taken + left_out) == sorted(tests)


def test_a_file_can_choose_which_of_its_tests_are_in_every_sample() -> None:
    long = [("tests", "audit", "test_long.py", str(k)) for k in range(ONE_IN_ANY_OTHER)]
    others = [("tests", "audit", f"test_{k}.py", "") for k in range(ONE_IN_ANY_OTHER)]
    taken, left_out = sampled([*long, *others], lambda t: t[:3], lambda t: t[3] == "7")
    assert taken == [long[7], others[0]]
    assert len(left_out) == len(long + others) - 2


def test_a_sample_is_in_the_order_of_the_tests_whatever_rooms_they_are_of() -> None:
    rooms = ("scenes", "nnmath")
    tests = [("tests", room, str(k)) for k in range(ONE_IN_ANY_OTHER + 1) for room in rooms]
    taken, _ = sampled(tests, lambda test: test)
    assert taken == [
        ("tests", room, k)
        for _, room, k in tests
        if (room == "nnmath" and int(k) % 2 == 0) or (room == "scenes" and k in ("0", "20"))
    ]
