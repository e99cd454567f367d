"""Measure what filming a course side by side gains: `python -m tests.bench.course [l] [h]`.

The four scenes of chapter1, at the qualities given, with `manim` on each in turn and with
`nnfilm render` at one and two jobs, all in one run and each from nothing. Then what an up-to-date
course costs.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from scenes.delivery.course.course import read_course
from scenes.delivery.course.project import SHIPPED
from scenes.delivery.keeping.jobs import QUALITIES

COURSE = "chapter1"
PROJECT = ("scenes", "nnmath", "assets", "manim.cfg")


def main(qualities: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = copy_project(Path(folder))
        rows = [row(root, quality) for quality in qualities]
        upkeep = [
            (f"`nnfilm {words[0]}`", seconds(root, nnfilm(*words)))
            for words in (
                ["check", COURSE],
                ["status", COURSE, "--quality", qualities[-1]],
                ["render", COURSE, "--quality", qualities[-1]],
            )
        ]
    print("\n| chapter1, 4 scenes | `manim` in turn | `--jobs 1` | `--jobs 2` |\n|---|---|---|---|")
    print("\n".join(rows))
    print("\n| up to date | measured |\n|---|---|")
    print("\n".join(f"| {name} | {taken:.2f} s |" for name, taken in upkeep))


def row(root: Path, quality: str) -> str:
    """A quality's line of the table: seconds, and how many times as fast as in turn."""
    print(f"Filming at {QUALITIES[quality]}: in turn …", flush=True)
    plain = sum(
        seconds(root, [sys.executable, "-m", "manim", f"-q{quality}", f"scenes/{entry.scene}.py"])
        for entry in read_course(COURSE, root).entries
    )
    cells = [f"{plain:.0f} s"]
    for jobs in (1, 2):
        print(f"  {jobs} at a time …", flush=True)
        shutil.rmtree(root / "renders")
        command = nnfilm("render", COURSE, "--quality", quality, "--jobs", str(jobs))
        taken = seconds(root, command)
        cells.append(f"{taken:.0f} s, {plain / taken:.2f} x")
    return f"| {QUALITIES[quality]} | {' | '.join(cells)} |"


def copy_project(folder: Path) -> Path:
    """A copy of what draws the films, so that nothing is taken from a cache."""
    for name in PROJECT:
        source, target = SHIPPED / name, folder / name
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    return folder.resolve()


def nnfilm(*words: str) -> list[str]:
    """The command `nnfilm`, of whatever project it is run in."""
    start = "import sys; from scenes.delivery.verbs.cli import main; sys.exit(main())"
    return [sys.executable, "-c", start, *words]


def seconds(root: Path, command: list[str]) -> float:
    """How long a command takes in a project, from start to exit."""
    environment = {**os.environ, "PYTHONPATH": str(root)}
    start = time.perf_counter()
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True)
    taken = time.perf_counter() - start
    if done.returncode:
        raise SystemExit(f"{command} failed:\n{done.stderr[-2000:]}")
    return taken


if __name__ == "__main__":
    main(sys.argv[1:] or ["l"])
