"""What is wrong with an author's recordings of a course, and which there are not."""

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from scenes.delivery.course.catalogue import SceneSource
from scenes.delivery.course.course import Course
from scenes.delivery.course.problems import CourseError, Problem, counted, shown_path, suggestion
from scenes.delivery.course.translations import read_translation
from scenes.telling.phrases import phrases
from scenes.telling.shown import printable, shown
from scenes.telling.translation import Translation
from scenes.telling.voice.takes import ENDINGS, Takes, recordings_beside, takes

Told = Mapping[str, Mapping[str, Sequence[str]]]  # a beat's phrases, by its scene's file and name
NOTES = (".txt", ".md", ".html", ".pdf")  # what an author may have beside recordings
LEFT = "Thumbs.db"  # by Windows
SILENT = (
    'heard where the course is told aloud: nnfilm render --voice, or voice = "recordings" in the '
    "course, where nobody else shall speak."
)


def recordings(
    course: Course, translations: Mapping[str, Path], scenes: Mapping[str, SceneSource]
) -> tuple[list[Problem], list[str]]:
    """What is wrong with the recordings beside a course, and what is to be said of them besides.

    translations: those beside the course, by language. scenes: all that exist.
    """
    problems: list[Problem] = []
    notes: list[str] = []
    words = {recordings_beside(file): file for file in (course.path, *translations.values())}
    for folder in sorted({*words, *_beside(course)}):
        if folder not in words:
            language = folder.stem.rpartition(".")[2]
            near = suggestion(language, translations)
            problems.append(Problem(folder, 0, f"there is no translation {shown(language)}{near}"))
        elif os.path.lexists(folder) and not folder.is_dir():
            problems.append(Problem(folder, 0, "a folder of recordings is expected."))
        elif folder.is_dir():
            is_english, translation = words[folder] == course.path, None
            with suppress(CourseError):  # which is said elsewhere
                translation = None if is_english else read_translation(words[folder])
            told = _told(course, scenes, translation)
            if course.voice is None:
                notes.append(f"{shown_path(folder)}: {SILENT}")
            faults = sorted(_faults(folder, told))
            problems += faults
            notes += _doubts(folder, told, {problem.file for problem in faults})
            notes += _missing(folder, told)
    return problems, notes


def _beside(course: Course) -> list[Path]:
    """The folders beside a course that are called like those of its recordings."""
    name, ending = course.path.stem, recordings_beside(course.path).suffix
    found = (path for path in course.path.parent.iterdir() if path.suffix == ending)
    return [path for path in found if path.name.startswith(f"{name}.")]


def _told(
    course: Course, scenes: Mapping[str, SceneSource], translation: Translation | None
) -> Told:
    """What the beats of a course say."""
    told: dict[str, dict[str, Sequence[str]]] = {}
    for entry in course.entries:
        scene = scenes[entry.scene]
        stem = scene.path.stem
        for beat in scene.beats:
            if entry.beats is None or beat.name in entry.beats:
                said = translation.narration(stem, beat.name) if translation else None
                told.setdefault(stem, {})[beat.name] = phrases(said or beat.narration)
    return told


def _faults(folder: Path, told: Told) -> Iterator[Problem]:
    """What nobody hears, or not as it was meant."""
    for path in _visible(folder):
        if not path.is_dir():
            if path.suffix.lower() not in NOTES:
                text = f"it lies in no scene’s folder; recordings are SCENE/BEAT{ENDINGS[0]}."
                yield Problem(path, 0, text)
        elif path.name not in told:
            text = f"the course films no scene {shown(path.name)}{suggestion(path.name, told)}"
            yield Problem(path, 0, text)
        else:
            yield from _of_scene(path, told[path.name])


def _of_scene(folder: Path, told: Mapping[str, Sequence[str]]) -> Iterator[Problem]:
    for path in _visible(folder):
        if path.suffix.lower() not in (*ENDINGS, *NOTES):
            text = f"this is no recording; they end in one of {' '.join(ENDINGS)}."
            yield Problem(path, 0, text)
    for name, found in takes(folder).items():
        if name in told:
            yield from _of_beat(name, found, len(told[name]))
            continue
        text = f"the course films no beat {shown(name)} of {folder.name}{suggestion(name, told)}"
        for path in (path for files in found.named for path in files):
            yield Problem(path, 0, text)


def _of_beat(name: str, found: Takes, count: int) -> Iterator[Problem]:
    from scenes.telling.voice.listened import unusable

    for number, files in found.parts.items():
        if number > count:
            for path in files:
                yield Problem(path, 0, f"{name} has {counted(count, 'phrase')}.")
    if not count:
        for path in found.whole:
            yield Problem(path, 0, f"{name} says nothing.")
    if found.whole and found.parts:
        text = "it is not heard, since there are recordings of single phrases; keep it, or those."
        yield Problem(found.whole[0], 0, text)
    for first, *others in found.named:
        for path in others:
            text = f"it is not heard, since there is {shown(first.name)}; keep one of them."
            yield Problem(path, 0, text)
        if fault := unusable(first):
            yield Problem(first, 0, printable(fault))


def _visible(folder: Path) -> list[Path]:
    """What is in a folder, without what systems leave there."""
    return sorted(path for path in folder.iterdir() if path.name[0] != "." and path.name != LEFT)


def _doubts(folder: Path, told: Told, faulty: Collection[Path]) -> Iterator[str]:
    """What is to be said of the recordings that are heard. faulty: those that are told already."""
    from scenes.telling.voice.listened import doubtful

    for stem, beats in sorted(told.items()):
        for name, found in sorted(takes(folder / stem).items()):
            for path, said in _heard(found, beats.get(name, ())):
                if path not in faulty:
                    yield from (f"{shown_path(path)}: {text}" for text in doubtful(path, said))


def _heard(found: Takes, said: Sequence[str]) -> Iterator[tuple[Path, Sequence[str]]]:
    """The recordings of a beat that count, and which of its phrases each of them holds."""
    if found.parts:
        parts = ((found.of(number), [phrase]) for number, phrase in enumerate(said, 1))
        yield from ((path, phrase) for path, phrase in parts if path)
    elif said:
        yield found.whole[0], said


def _missing(folder: Path, told: Told) -> Iterator[str]:
    """Which beats of each scene are not recorded, or which phrases of them."""
    for stem, beats in told.items():
        found = takes(folder / stem)
        missing = []
        for name, said in beats.items():
            numbers = range(1, len(said) + 1)
            lacking = [k for k in numbers if found.get(name, Takes()).of(k) is None]
            several = "" if len(lacking) == 1 else "s"
            if lacking and len(lacking) == len(said):
                missing.append(name)
            elif lacking:
                missing.append(f"{name} (phrase{several} {', '.join(map(str, lacking))})")
        if missing:
            yield f"{shown_path(folder / stem)}: there is no recording of {', '.join(missing)}."
