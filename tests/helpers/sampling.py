"""Which tests `make test` takes: all quick ones, and a few of those that film or start programs."""

from collections.abc import Callable, Sequence
from typing import TypeVar

Test = TypeVar("Test")

LONG = {"audit", "bench", "delivery", "house", "hunt", "inspection", "scenes"}  # rooms of tests
ONE_IN = 20
SAMPLE = f"of the tests that film, play scenes or start programs take one in {ONE_IN} alone"


def sampled(
    tests: Sequence[Test], parts: Callable[[Test], Sequence[str]]
) -> tuple[list[Test], list[Test]]:
    """The tests that a sample takes, and those that it leaves out, both in their order.

    parts: of a test, the parts of its file's path, from the repository on. The same tests are taken
    each time, so that one that fails can be run again.
    """
    long = [test for test in tests if parts(test)[1] in LONG]
    left_out = {id(test) for place, test in enumerate(long) if place % ONE_IN}
    return (
        [test for test in tests if id(test) not in left_out],
        [test for test in tests if id(test) in left_out],
    )
