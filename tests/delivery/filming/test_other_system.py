"""Without what Windows lacks: all of the project is imported and films, and leaves nothing behind.

The processes that watch over the filming lack it too.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.helpers.courses import Project, is_gone, until
from tests.house.rules import ROOT

# Python imports it at the beginning of every process.
CUSTOM = """
import sys
if any(word.endswith("worker.py") for word in sys.orig_argv):
    import psutil, subprocess, threading
    from tests.helpers.other_system import lack
    lack()
"""


def test_it_films_without_what_windows_lacks(project: Project, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(CUSTOM, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "tests.helpers.other_system", project.root, project.clips],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{folder}{os.pathsep}{ROOT}"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert "beta failed: it ended with exit status 3." in done.stdout
    assert "2 scenes: 1 filmed, 0 up to date, 1 missing (beta)." in done.stdout
    assert "it was not done after 2 s and was stopped." in done.stdout
    assert "another run (process " in done.stdout
    pids = json.loads((project.root / "pids.json").read_text(encoding="utf-8"))
    assert until(lambda: all(map(is_gone, pids)))


def test_without_them_the_old_ways_would_fail() -> None:
    program = """if True:
        from tests.helpers.other_system import lack
        lack()
        import os, signal
        assert not hasattr(os, "killpg") and not hasattr(signal, "SIGKILL")
        import fcntl
    """
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1 and "import of fcntl halted" in done.stderr
