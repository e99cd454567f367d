"""Who tells a course aloud, and whether that voice can be had."""

from pathlib import Path

from scenes.delivery.course.course import Course
from scenes.delivery.course.document import read_document
from scenes.delivery.course.problems import CourseError, Problem
from scenes.telling.voice.kept import speech
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
    try:
        speech(kept, voice, TRIAL)
    except VoiceError as error:
        raise CourseError([_problem(course, str(error))]) from None
    finally:
        voice.close()


def told_by(course: Course) -> str:
    """Who speaks a course in its language, as one sentence; CourseError where nobody can."""
    voice = voice_of(course)
    if voice is None:
        return f"{course.language} is told by recordings alone; what has none stays silent."
    if voice.name == ESPEAK and course.voice == DEFAULT:
        return (
            f"{course.language} is spoken by {ESPEAK}, like a machine: no better voice comes as a "
            f'package. A piper model of your own is another: --voice FILE{MODEL}.'
        )
    return f"{course.language} is spoken by {voice.name}."


def _problem(course: Course, text: str) -> Problem:
    """What is wrong with a voice, at the line that names it, if one does."""
    if course.path.suffix == ".toml" and "voice" in (document := read_document(course.path)).values:
        return document.problem(text, "voice")
    return Problem(course.path, 0, text)
