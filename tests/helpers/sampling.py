"""Which tests `make test` takes: few of those that film, play or start programs."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

Test = TypeVar("Test")

# Of so many tests of a room one is taken; rooms that are not named here take long.
ONE_IN = {"nnmath": 2, "telling": 2, "mobjects": 4}
ONE_IN_ANY_OTHER = 20
# A file marks so the tests of its own that are in every sample, and all its others are left out.
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
    chosen = {tuple(parts(test)) for test in tests if always(test)}
    places: Counter[str] = Counter()
    taken: list[Test] = []
    left_out: list[Test] = []
    for test in tests:
        room = parts(test)[1]
        if tuple(parts(test)) in chosen:
            is_taken = bool(always(test))
        else:
            is_taken = places[room] % ONE_IN.get(room, ONE_IN_ANY_OTHER) == 0
            places[room] += 1
        (taken if is_taken else left_out).append(test)
    return taken, left_out
