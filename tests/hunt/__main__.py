"""`python -m tests.hunt`: looks for faults, for as long as one likes.

Each try has a number, the seed of all that is random in it, so that a fault can be found again. For
systems with fork and /proc, as Linux.
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Protocol

from tests.hunt import courses, files, kills


class Hunter(Protocol):
    """Tries one kind of trouble."""

    def attempt(self, rng: Random) -> str | None:
        """What is wrong after a try in which `rng` decides; None where nothing is."""
        ...


KINDS: dict[str, Callable[[Path], Hunter]] = {
    "kills": kills.Kills,
    "files": files.Files,
    "courses": courses.Courses,
}
EXAMPLES = f"""\
what is tried:
  kills     {kills.WHAT}
  files     {files.WHAT}
  courses   {courses.WHAT}

A fault is a traceback, another exit status than 0, 1 and 2, control characters in what is said,
more than 600 MB of memory, a minute of processor time, or another film than without the trouble.

examples:
  python -m tests.hunt --minutes 60            all kinds in turn for an hour
  python -m tests.hunt files courses           only these, for a minute
  python -m tests.hunt files --seed 4711 --tries 1     once more what found a fault

exit status: 0 no fault was found, 1 one was
"""
SAY = 10.0  # seconds between two lines on how it goes


def main() -> int:
    """Hunt; the exit status says whether there was a fault."""
    parser = argparse.ArgumentParser(
        "python -m tests.hunt",
        description=__doc__,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("kinds", nargs="*", metavar="KIND", help="of kills, files, courses; all")
    parser.add_argument("--minutes", type=float, default=1.0, help="for how long; 1 unless given")
    parser.add_argument("--tries", type=int, help="of each kind, instead of --minutes")
    parser.add_argument("--seed", type=int, help="of the first try; the clock's unless given")
    given = parser.parse_args()
    if odd := sorted(set(given.kinds) - KINDS.keys()):
        parser.error(f"there is no kind {odd[0]}; there are {', '.join(KINDS)}")
    seed = time.time_ns() % 10**6 if given.seed is None else given.seed
    deadline = None if given.tries else time.monotonic() + 60 * given.minutes
    with tempfile.TemporaryDirectory() as folder:
        return _hunt(given.kinds or list(KINDS), seed, given.tries, deadline, Path(folder))


def _hunt(
    names: list[str], seed: int, tries: int | None, deadline: float | None, folder: Path
) -> int:
    hunters = {name: KINDS[name](folder) for name in names}
    tried, faults, said = Counter[str](), Counter[str](), time.monotonic()
    while True:
        for name, hunter in hunters.items():
            number = seed + tried[name]
            fault = hunter.attempt(Random(number))
            tried[name] += 1
            if fault:
                faults[name] += 1
                again = f"python -m tests.hunt {name} --seed {number} --tries 1"
                print(f"FAULT {name}: {fault}\n      {again}", flush=True)
            if time.monotonic() - said > SAY:
                said = time.monotonic()
                print(_counts(tried, faults), file=sys.stderr, flush=True)
        if deadline is None and min(tried.values()) >= (tries or 1):
            break
        if deadline is not None and time.monotonic() > deadline:
            break
    print(f"{_counts(tried, faults)}; from seed {seed} on")
    return 1 if faults.total() else 0


def _counts(tried: Counter[str], faults: Counter[str]) -> str:
    return ", ".join(
        f"{name}: {count} tries, {faults[name]} faults" for name, count in tried.items()
    )


if __name__ == "__main__":
    sys.exit(main())
