"""The fault hunt itself: a few tries of each kind find nothing, and a fault would be found."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="the hunt needs fork and /proc"
)


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, text=True)


def test_a_few_tries_find_nothing() -> None:
    done = run("-m", "tests.hunt", "--seed", "1", "--tries", "3")
    assert done.returncode == 0, done.stdout + done.stderr
    for kind in ("kills", "files", "courses"):
        assert f"{kind}: 3 tries, 0 faults" in done.stdout


def test_a_kind_that_is_none_is_refused() -> None:
    done = run("-m", "tests.hunt", "typos")
    assert done.returncode == 2
    assert "there is no kind typos; there are kills, files, courses" in done.stderr


# In a process of its own: the tests' has threads, which a fork does not take along.
FAULTS = """
import sys
from tests.hunt.trial import attempt
def memory():
    return len(b"x" * 700_000_000) * 0
def said(text, status=0):
    print(text)
    return status
for work in (lambda: 1 / 0, memory, lambda: said("\\x1b[2J"), lambda: said("x", 3), lambda: 1,
             lambda: said("refused", 1), lambda: sys.exit(2) or 0, lambda: said("fine")):
    print(attempt(work).fault)
"""


def test_what_is_a_fault_is_found() -> None:
    traceback, memory, control, status, silent, refused, _, fine = run(
        "-c", FAULTS
    ).stdout.splitlines()
    assert traceback == "a traceback: ZeroDivisionError: division by zero"
    assert memory.endswith("MB of memory")
    assert control == "control characters in what it said"
    assert (status, silent) == ("exit status 3", "refused without a word")
    assert (refused, fine) == ("None", "None")
