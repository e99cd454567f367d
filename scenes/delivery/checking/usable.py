"""Whether what the scenes of a course show can be filmed: it is read as the filming reads it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from scenes.delivery.course.catalogue import catalogue
from scenes.delivery.course.chosen import KEYS, Chosen
from scenes.delivery.course.course import Course
from scenes.delivery.course.document import Document, Place, read_document
from scenes.delivery.course.problems import Problem
from scenes.delivery.course.values import listed
from scenes.telling.shown import printable, shown

# "digit", "network", "classes", "input" as the environment has them, and what the scene "needs".
Question = dict[str, str]
Faults = dict[str, str]  # of these, why they cannot be filmed


def unusable(course: Course, root: Path) -> Iterator[Problem]:
    """What is wrong with the files, names and numbers that a course gives, at their lines."""
    document, scenes = read_document(course.path), catalogue(root)
    asked = {
        ("chapters", number, "scenes", k): question
        for number, chapter in enumerate(course.chapters)
        for k, entry in enumerate(chapter.entries)
        if (question := _question(entry.chosen, scenes[entry.scene].needs))
    }
    questions = [json.dumps(question) for question in asked.values()]
    answers = _answers(list(dict.fromkeys(questions)), root)
    for place, question in asked.items():
        for key, fault in answers.get(json.dumps(question), {}).items():
            yield document.problem(_said(key, question[key], fault), *_where(document, place, key))


def _question(chosen: Chosen, need: str | None) -> Question:
    """What has to be asked; nothing where all belongs to the project, which is known to be fine.

    need: which networks the scene can show.
    """
    of = {key: getattr(chosen, key) for key in KEYS}
    texts = {key: v if isinstance(v, str) else listed(v) for key, v in of.items()}
    known = {key: text for key, text in texts.items() if text is not None}
    files = [known.get(key, "") for key in ("digit", "network")]
    ours = not any(name.startswith("mnist:") or os.path.isabs(name) for name in files)
    if ours and not {"classes", "input"} & known.keys():
        return {}
    return known | ({"needs": need} if need else {})


def _where(document: Document, place: Place, key: str) -> Place:
    """Where something is said: at the scene, or above all chapters for all scenes."""
    own = (*place, key)
    return (key,) if own not in document.lines and (key,) in document.lines else own


def _said(key: str, value: str, fault: str) -> str:
    if key in ("classes", "input"):
        return f"{key}: {printable(fault)}"
    name = shown(os.path.basename(value) if os.path.isabs(value) else value)
    return f"the {key} {name} cannot be filmed: {printable(fault)}"


def _answers(questions: list[str], root: Path) -> dict[str, Faults]:
    """What a scene would say of each. Asked in a process of its own: nothing here knows scenes."""
    if not questions:
        return {}
    path = os.pathsep.join(filter(None, [str(root), os.environ.get("PYTHONPATH")]))
    asked = subprocess.run(
        [sys.executable, "-m", "scenes._data.usable"],
        input="\n".join(questions),
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=root,
        env={**os.environ, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    answers: list[Faults] = [json.loads(line) for line in asked.stdout.splitlines()]
    if len(answers) < len(questions):
        last = asked.stderr.strip().splitlines()[-1:] or ["it gave no answer"]
        first = next(iter(json.loads(questions[len(answers)])))
        answers.append({first: f"{last[0]}."})
    return dict(zip(questions, answers, strict=False))
