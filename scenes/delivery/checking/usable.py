"""Whether the digits and networks of a course can be filmed: they are read as scenes read them."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from scenes.delivery.course.course import Course
from scenes.delivery.course.document import read_document
from scenes.delivery.course.problems import Problem
from scenes.telling.shown import printable, shown

Choice = tuple[str, str]  # "digit" or "network", and what names it


def unusable(course: Course, root: Path) -> Iterator[Problem]:
    """What is wrong with the files that a course names, at the lines where it does."""
    document = read_document(course.path)
    chosen = {
        ("chapters", number, "scenes", k, kind): (kind, value)
        for number, chapter in enumerate(course.chapters)
        for k, entry in enumerate(chapter.entries)
        for kind, value in (("digit", entry.digit), ("network", entry.network))
        # What belongs to the project is known to be fine.
        if value and (value.startswith("mnist:") or os.path.isabs(value))
    }
    faults = _faults(list(dict.fromkeys(chosen.values())), root)
    for place, (kind, value) in chosen.items():
        if fault := faults.get((kind, value)):
            name = shown(os.path.basename(value) if os.path.isabs(value) else value)
            text = f"the {kind} {name} cannot be filmed: {printable(fault)}"
            yield document.problem(text, *place)


def _faults(choices: list[Choice], root: Path) -> dict[Choice, str | None]:
    """What a scene would say of each. Asked in a process of its own: nothing here knows scenes."""
    if not choices:
        return {}
    path = os.pathsep.join(filter(None, [str(root), os.environ.get("PYTHONPATH")]))
    asked = subprocess.run(
        [sys.executable, "-m", "scenes._data.usable"],
        input=json.dumps(choices),
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=root,
        env={**os.environ, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    answers: list[str | None] = [json.loads(line) for line in asked.stdout.splitlines()]
    if len(answers) < len(choices):
        last = asked.stderr.strip().splitlines()[-1:] or ["it gave no answer"]
        answers.append(f"{last[0]}.")
    return dict(zip(choices, answers, strict=False))
