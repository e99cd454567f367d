"""Which tests `make test` takes: few of those that film, play or start programs."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

Test = TypeVar("Test")

# Of so many tests of a room one is taken; rooms that are not named here take long.
ONE_IN = {"nnmath": 2, "telling": 2, "mobjects": 4}
ONE_IN_ANY_OTHER = 20
# Of these tests none is left out, however long it takes: what is promised of `make test`.
ALWAYS = "in_every_sample"
SAMPLE = "take a sample of the tests, few of those that film, play scenes or start programs"


def sampled(
    tests: Sequence[Test],
    parts: Callable[[Test], Sequence[str]],
    always: Callable[[Test], object] = lambda _: False,
) -> tuple[list[Test], list[Test]]:
    """The tests that a sample takes, and those that it leaves out, both in their order.

    parts: of a test, the parts of its file's path, from the repository on. always: whether a test
    is in every sample. The same tests are taken each time, so that one that fails can be run again.
    """
    places: Counter[str] = Counter()
    taken: list[Test] = []
    left_out: list[Test] = []
    for test in tests:
        room = parts(test)[1]
        is_taken = always(test) or places[room] % ONE_IN.get(room, ONE_IN_ANY_OTHER) == 0
        (taken if is_taken else left_out).append(test)
        places[room] += 1
    return taken, left_out
