"""Whether what the scenes of a course show can be filmed: it is read as the filming reads it."""

import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scenes.delivery.course.catalogue import catalogue
from scenes.delivery.course.chosen import KEYS, Chosen
from scenes.delivery.course.course import Course
from scenes.delivery.course.document import Document, Place, read_document
from scenes.delivery.course.entry import Entry
from scenes.delivery.course.problems import Problem
from scenes.delivery.course.values import listed
from scenes.telling.shown import printable, shown

# "digit", "network", "classes", "input" as the environment has them, and what the scene "needs".
Question = dict[str, str]


@dataclass(frozen=True)
class Answer:
    """What a scene would say. faults: of what it is given, why it cannot be filmed.

    doubt: what there is to say of a network that can, but reads our digits badly.
    """

    faults: dict[str, str]
    doubt: str | None = None


def unusable(course: Course, root: Path) -> tuple[list[Problem], list[str]]:
    """What is wrong with the files, names and numbers that a course gives, and what to note.

    A problem stands at its line. Where what stands above all scenes fails in some of them only, it
    names these; so does a note of a network that reads our digits by chance.
    """
    document, scenes = read_document(course.path), catalogue(root)
    entries: dict[Place, Entry] = {
        ("chapters", number, "scenes", k): entry
        for number, chapter in enumerate(course.chapters)
        for k, entry in enumerate(chapter.entries)
    }
    asked = {
        place: question
        for place, entry in entries.items()
        if (question := _question(entry.chosen, scenes[entry.scene].needs))
    }
    questions = [json.dumps(question) for question in asked.values()]
    answers = _answers(list(dict.fromkeys(questions)), root)
    told = {
        place: answers.get(json.dumps(question), Answer({})) for place, question in asked.items()
    }
    names = {place: entry.name for place, entry in entries.items()}
    return _problems(document, asked, told, names), _notes(asked, told, names)


def _problems(
    document: Document,
    asked: Mapping[Place, Question],
    told: Mapping[Place, Answer],
    names: Mapping[Place, str],
) -> list[Problem]:
    """The problems of a course's scenes. names: of each scene, by where it stands."""
    failing = defaultdict[tuple[Place, str, str, str], list[str]](list)
    for place, answer in told.items():
        for key, fault in answer.faults.items():
            at = _where(document, place, key)
            failing[at, key, asked[place][key], fault].append(names[place])
    problems = []
    for (at, key, value, fault), which in failing.items():
        concerned = sum(
            key in question and _where(document, place, key) == at
            for place, question in asked.items()
        )
        some = which if len(which) < concerned else []
        problems.append(document.problem(_said(key, value, fault, some), *at))
    return problems


def _notes(
    asked: Mapping[Place, Question], told: Mapping[Place, Answer], names: Mapping[Place, str]
) -> list[str]:
    """A line for each network that reads our digits badly, with the scenes that show it."""
    doubted = defaultdict[tuple[str, str], list[str]](list)
    for place, answer in told.items():
        if answer.doubt:
            doubted[asked[place]["network"], answer.doubt].append(names[place])
    return [
        f"The network {_file(network)}, shown in {', '.join(which)}: {printable(doubt)}"
        for (network, doubt), which in doubted.items()
    ]


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


def _said(key: str, value: str, fault: str, some: Sequence[str]) -> str:
    """The text of a problem. some: the scenes that it is about, none where it is about all."""
    among = f" in {', '.join(some)}" if some else ""
    if key in ("classes", "input"):
        return f"{key}{among}: {printable(fault)}"
    return f"the {key} {_file(value)} cannot be filmed{among}: {printable(fault)}"


def _file(value: str) -> str:
    """A name, or the last part of a file's path, as it is said."""
    return shown(os.path.basename(value) if os.path.isabs(value) else value)


def _answers(questions: list[str], root: Path) -> dict[str, Answer]:
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
    answers = [Answer(**json.loads(line)) for line in asked.stdout.splitlines()]
    if len(answers) < len(questions):
        last = asked.stderr.strip().splitlines()[-1:] or ["it gave no answer"]
        first = next(iter(json.loads(questions[len(answers)])))
        answers.append(Answer({first: f"{last[0]}."}))
    return dict(zip(questions, answers, strict=False))
