"""A course in another language: a TOML file beside it, chapter1.de.toml beside chapter1.toml.

It says what the beats say (`[beats.SCENE]`, beat = "narration", in as many phrases), what a page
shows (`[text]`, "English words" = "the same words"), and in the same way, where `{}` is a value
that varies, what stands in the pictures (`[pictures]`) and what is said instead of a phrase where
the data decide (`[said]`). What it leaves out stays English.
"""

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
    pictures = Vocabulary(_pictures(table))
    said = {
        english: translated
        for english, translated in table.texts("said").items()
        if _has_same_slots(table.inner("said"), english, translated)
    }
    return Translation(language, table.texts("text"), told, path, pictures, said), problems


def _pictures(table: Table) -> dict[str, str]:
    """The words of the pictures whose translations hold the same values as the English."""
    found = {}
    inner = table.inner("pictures")
    for english in table.texts("pictures"):
        translated = inner.values[english].strip()  # as it is written, with its line breaks
        if _has_same_slots(inner, english, translated):
            found[english] = translated
    return found


def _has_same_slots(table: Table, english: str, translated: str) -> bool:
    """Whether a translation holds the same values as the English; noted where it does not."""
    count = english.count(SLOT)
    if sorted(set(slots(translated))) == list(range(count)):
        return True
    expected = f"each of its {count} {SLOT}" if count else f"no {SLOT}"
    table.say(f"the translation of {shown(english)} has to hold {expected}.", english)
    return False
