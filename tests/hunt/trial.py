"""One trial: a piece of work in a process of its own, watched from outside."""

import os
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass

from scenes.telling.shown import printable_lines
from tests.helpers.memory import LIMIT

PATIENCE = 60.0  # seconds of processor time after which it hangs
GONE = 70  # the exit status of a traceback


@dataclass(frozen=True)
class Trial:
    """How it ended: its status, all that it said, its megabytes at most, seconds by the clock."""

    status: int
    said: str
    megabytes: int
    took: float

    @property
    def fault(self) -> str | None:
        """What is wrong with it whatever it was given; None where nothing is."""
        if self.status < 0:
            return f"ended by signal {-self.status} after {self.took:.0f} s"
        if "Traceback (most recent call last)" in self.said or self.status == GONE:
            return f"a traceback: {(self.said.strip().splitlines() or [''])[-1]}"
        if self.status not in (0, 1, 2):
            return f"exit status {self.status}"
        if self.said.replace("\t", "") != printable_lines(self.said.replace("\t", "")):
            return "control characters in what it said"
        if self.status and not self.said.strip():
            return "refused without a word"
        if self.megabytes > LIMIT:
            return f"{self.megabytes} MB of memory"
        return None


def attempt(work: Callable[[], int]) -> Trial:
    """Do the work in a fork of this process, where all is loaded already."""
    with tempfile.TemporaryFile() as told:
        begin = time.monotonic()
        pid = os.fork()
        if pid == 0:
            os._exit(_alone(work, told.fileno()))
        _, ended, used = os.wait4(pid, 0)
        told.seek(0)
        said = told.read().decode("utf-8", "replace")
        unit = 1024 * (1024 if sys.platform == "darwin" else 1)
        peak = used.ru_maxrss // unit
        return Trial(os.waitstatus_to_exitcode(ended), said, peak, time.monotonic() - begin)


def _alone(work: Callable[[], int], told: int) -> int:
    """The work's exit status, in the fork; what it says goes to a file."""
    os.dup2(told, 1)
    os.dup2(told, 2)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(int(10 * PATIENCE))  # by the clock, for what waits: the machine may be busy
    resource.setrlimit(resource.RLIMIT_CPU, (int(PATIENCE), int(PATIENCE) + 1))
    status = GONE
    try:
        status = work()
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else GONE
    except BaseException:  # a traceback is what is looked for
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    return status
