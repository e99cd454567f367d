"""How much memory a piece of code takes at most, measured in a process of its own."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.pictures import ROOT

LIMIT = 600  # megabytes, for any file under ten

# VmHWM begins anew with the program; ru_maxrss may begin with what the tests themselves take.
PEAK = """
def peak():
    try:
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) // 1024
    except OSError:
        import resource
        unit = 1024 * (1024 if sys.platform == "darwin" else 1)
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // unit
"""


def megabytes(code: str, *files: Path) -> tuple[int, list[str]]:
    """What code takes at most, and the lines that it prints. It finds the files in `files`."""
    if sys.platform == "win32":
        pytest.skip("is measured where there is /proc or getrusage")
    for file in files:
        assert file.stat().st_size < 10e6
    head = f"import sys\nfrom pathlib import Path\nfiles = [Path(f) for f in sys.argv[1:]]\n{PEAK}"
    done = subprocess.run(
        [sys.executable, "-c", f"{head}\n{code}\nprint(peak())", *map(str, files)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    *lines, peak = done.stdout.splitlines()
    return int(peak), lines
