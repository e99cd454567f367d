"""A course in another language: a TOML file beside it, chapter1.de.toml beside chapter1.toml.

It says what the beats say (`[beats.SCENE]`, beat = "narration", in as many phrases), what a page
shows (`[text]`, "English words" = "the same words"), and in the same way, where `{}` is a value
that varies, what stands in the pictures (`[pictures]`) and what is said instead of a phrase where
the data decide (`[said]`). What it leaves out stays English.
"""

from collections.abc import Mapping
from pathlib import Path

from scenes.delivery.course.course import Course
from scenes.delivery.course.document import read_document
from scenes.delivery.course.fields import Table
from scenes.delivery.course.problems import CourseError, Problem
from scenes.telling.shown import shown
from scenes.telling.translation import Translation
from scenes.telling.vocabulary import SLOT, Vocabulary, slots


def translation_of(course: Course) -> Translation:
    """The translation into a course's language; one without any words where that is English."""
    if course.words_from:
        return read_translation(course.words_from)
    return Translation(course.language, {}, {}, course.path)


def read_translation(path: Path) -> Translation:
    """Read a translation; raises CourseError with everything that is wrong with its form."""
    translation, problems = parse_translation(path)
    if problems:
        raise CourseError(problems)
    return translation


def parse_translation(path: Path) -> tuple[Translation, list[Problem]]:
    """A translation, and what is wrong with its form."""
    problems: list[Problem] = []
    table = Table(read_document(path), problems)
    table.only(("language", "text", "beats", "said", "pictures"))
    language = path.stem.rpartition(".")[2]
    if table.text("language") not in (None, language):
        table.say(f'the file is named after its language: language = "{language}".', "language")
    beats = table.inner("beats")
    told = {stem: beats.texts(stem) for stem in beats.values}
    drawn = table.inner("pictures")
    # As they are written, with their line breaks.
    written = {english: drawn.values[english].strip() for english in table.texts("pictures")}
    pictures = Vocabulary(_with_same_slots(drawn, written))
    said = _with_same_slots(table.inner("said"), table.texts("said"))
    return Translation(language, table.texts("text"), told, path, pictures, said), problems


def _with_same_slots(table: Table, words: Mapping[str, str]) -> dict[str, str]:
    """The translations that hold the same values as the English; the others are noted."""
    found = {}
    for english, translated in words.items():
        count = english.count(SLOT)
        if sorted(set(slots(translated))) == list(range(count)):
            found[english] = translated
        else:
            expected = f"each of its {count} {SLOT}" if count else f"no {SLOT}"
            text = f"the translation of {shown(english)} has to hold {expected}."
            table.say(text, english)
    return found
