"""`make test` takes a sample of what takes long, and nothing less of the rest."""

import pytest

from tests.helpers.sampling import LONG, ONE_IN, sampled


@pytest.mark.parametrize("room", ["nnmath", "mobjects"])
def test_quick_tests_are_all_in_a_sample(room: str) -> None:
    tests = [("tests", room, f"test_{k}.py") for k in range(2 * ONE_IN)]
    assert sampled(tests, lambda test: test) == (tests, [])


@pytest.mark.parametrize("room", sorted(LONG))
def test_one_of_so_many_long_tests_is_in_a_sample(room: str) -> None:
    tests = [("tests", room, f"test_{k}.py") for k in range(2 * ONE_IN)]
    taken, left_out = sampled(tests, lambda test: test)
    assert taken == [tests[0], tests[ONE_IN]]
    assert sorted(taken + left_out) == sorted(tests)


def test_a_sample_is_in_the_order_of_the_tests() -> None:
    tests = [("tests", room, str(k)) for k in range(ONE_IN + 1) for room in ("scenes", "nnmath")]
    taken, _ = sampled(tests, lambda test: test)
    assert taken == [test for test in tests if test[1] == "nnmath" or test[2] in ("0", str(ONE_IN))]
