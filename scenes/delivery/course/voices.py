"""Who tells a course aloud, and whether that voice can be had."""

from collections.abc import Iterable
from pathlib import Path

from scenes.delivery.course.course import Course
from scenes.delivery.course.document import read_document
from scenes.delivery.course.problems import CourseError, Problem
from scenes.delivery.course.work import in_language
from scenes.telling.voice.voices import DEFAULT, ESPEAK, MODEL, Voice, VoiceError, choose

TRIAL = "1, 2, 3."  # what somebody's own model has to speak before anything is filmed


def voice_of(course: Course) -> Voice | None:
    """The voice of a course in its language, None for silent films and for recordings alone.

    Raises CourseError where it cannot be had.
    """
    try:
        return choose(course.voice, course.language) if course.voice else None
    except VoiceError as error:
        raise CourseError([_problem(course, str(error))]) from None


def try_voice(course: Course, kept: Path) -> None:
    """Raises CourseError where the voice of a course cannot be had, or is a model that is none.

    kept: the folder in which speech is kept.
    """
    voice = voice_of(course)
    if voice is None or not str(course.voice).endswith(MODEL):
        return
    from scenes.telling.voice.kept import speech

    try:
        speech(kept, voice, TRIAL)
    except VoiceError as error:
        raise CourseError([_problem(course, str(error))]) from None
    finally:
        voice.close()


def tellers(course: Course, translations: Iterable[str]) -> tuple[list[Problem], list[str]]:
    """Who tells a course aloud, a sentence for each of its languages, and where nobody can."""
    problems: list[Problem] = []
    told: list[str] = []
    for language in dict.fromkeys([course.language, *translations]) if course.voice else ():
        try:
            told.append(_told_by(in_language(course, language)))
        except CourseError as error:
            problems += error.problems
    return problems, told


def _told_by(course: Course) -> str:
    voice = voice_of(course)
    if voice is None:
        return f"{course.language} is told by recordings alone; what has none stays silent."
    if voice.name == ESPEAK and course.voice == DEFAULT:
        return (
            f"{course.language} is spoken by {ESPEAK}, like a machine: no better voice comes as a "
            f"package. A piper model of your own is another: --voice FILE{MODEL}."
        )
    return f"{course.language} is spoken by {voice.name}."


def _problem(course: Course, text: str) -> Problem:
    """What is wrong with a voice, at the line that names it, if one does."""
    if course.path.suffix == ".toml" and "voice" in (document := read_document(course.path)).values:
        return document.problem(text, "voice")
    return Problem(course.path, 0, text)
