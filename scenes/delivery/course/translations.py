"""A course in another language: a TOML file beside it, chapter1.de.toml beside chapter1.toml.

It says what the beats say (`[beats.SCENE]`, beat = "narration", in as many phrases), what a page
shows (`[text]`, "English words" = "the same words"), and in the same way, where `{}` is a value
that varies, what stands in the pictures (`[pictures]`) and what is said instead of a phrase where
the data decide (`[said]`). What it leaves out stays English, or is as in one that is shipped, where
it names one: `rest_from = "chapter1.de.toml"`.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from scenes.delivery.course.course import Course
from scenes.delivery.course.document import read_document
from scenes.delivery.course.fields import Table
from scenes.delivery.course.problems import CourseError, Problem
from scenes.delivery.course.project import SHIPPED
from scenes.telling.shown import shown
from scenes.telling.translation import Translation
from scenes.telling.vocabulary import SLOT, Vocabulary, slots

COURSES = SHIPPED / "assets" / "courses"  # where what is shipped lies, on every machine alike


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
    table.only(("language", "rest_from", "text", "beats", "said", "pictures"))
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
    own = Translation(language, table.texts("text"), told, path, pictures, said)
    rest = _rest(table, language) if "rest_from" in table else None
    return (_joined(own, rest) if rest else own), problems


def _rest(table: Table, language: str) -> Translation | None:
    """The shipped translation that says the rest; None, and noted, where it cannot be used."""
    name = table.text("rest_from")
    known = {file.name for file in COURSES.glob(f"*.{language}.toml")}
    known.discard(table.document.path.name)
    if name is None or not table.knows(name, known, "translation", "rest_from"):
        return None
    if "rest_from" in read_document(COURSES / name).values:
        table.say(f"{shown(name)} takes its own rest from another; name that one.", "rest_from")
        return None
    return read_translation(COURSES / name)


def _joined(own: Translation, rest: Translation) -> Translation:
    """What one translation says, and what the other does where that one says nothing."""
    told = {
        stem: {**rest.beats.get(stem, {}), **own.beats.get(stem, {})}
        for stem in {**rest.beats, **own.beats}
    }
    pictures = Vocabulary({**rest.pictures.table, **own.pictures.table})
    return replace(
        own,
        text={**rest.text, **own.text},
        beats=told,
        pictures=pictures,
        said={**rest.said, **own.said},
    )


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
