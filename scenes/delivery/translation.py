"""A course in another language: a TOML file beside it, chapter1.de.toml beside chapter1.toml.

It says what the beats say (`[beats.SCENE]`, beat = "narration", in as many phrases), what a page
shows (`[text]`, "English words" = "the same words"), and in the same way, where `{}` is a value
that varies, what stands in the pictures (`[pictures]`) and what is said instead of a phrase where
the data decide (`[said]`). What it leaves out stays English.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from scenes.delivery.catalogue import BeatSource, SceneSource
from scenes.delivery.document import read_document
from scenes.delivery.fields import Table
from scenes.delivery.problems import CourseError, Problem, shown, suggestion
from scenes.telling.phrases import unlike
from scenes.telling.typesetting import MORE_FONTS, FontError, typeface, typeface_with
from scenes.telling.vocabulary import SLOT, Vocabulary, slots

if TYPE_CHECKING:
    from scenes.delivery.course import Course
    from scenes.delivery.entry import Entry
    from scenes.delivery.pictures import Pictures

ENGLISH = "en"  # the language of the scenes themselves
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True)
class Translation:
    """What a translation says.

    text: by the English words; beats: by scene, then by beat; pictures: the words drawn there;
    said: by the English phrase, with its slots.
    """

    language: str
    text: Mapping[str, str]
    beats: Mapping[str, Mapping[str, str]]
    path: Path
    pictures: Vocabulary = field(default_factory=lambda: Vocabulary({}))
    said: Mapping[str, str] = field(default_factory=dict)

    def narration(self, scene: str, beat: str) -> str | None:
        """What a beat says, None where it is not translated."""
        return self.beats.get(scene, {}).get(beat)

    def words(self, english: str) -> str:
        """Words on a page: translated, else as they are."""
        return self.text.get(english, english)


def translation_files(course: Path) -> dict[str, Path]:
    """The translations beside a course's file, by language."""
    found = {}
    for path in sorted(course.parent.glob("*.toml")):
        name, _, language = path.stem.rpartition(".")
        if name == course.stem and LANGUAGE.fullmatch(language):
            found[language] = path
    return found


def translation_of(course: "Course") -> Translation:
    """The translation into a course's language; one without any words where that is English."""
    files = translation_files(course.path)
    if course.language in files:
        return read_translation(files[course.language])
    return Translation(course.language, {}, {}, course.path)


def read_translation(path: Path) -> Translation:
    """Read a translation; raises CourseError with everything that is wrong with its form."""
    translation, problems = _read(path)
    if problems:
        raise CourseError(problems)
    return translation


def translation_problems(
    path: Path,
    scenes: Mapping[str, SceneSource],
    course: "Course | None",
    pictures: "Pictures | None" = None,
    on_every_page: Sequence[str] = (),
) -> list[Problem]:
    """What is wrong with a translation and what it lacks.

    scenes: all that exist. course: what has to be translated, None where that is not known.
    pictures: what stands in those of the scenes, None where that is not asked for.
    on_every_page: the words that a page shows whatever the course.
    """
    try:
        translation, problems = _read(path)
    except CourseError as error:
        return list(error.problems)
    table = Table(read_document(path), problems)
    for stem, beats in translation.beats.items():
        if table.knows(stem, scenes, "scene", "beats", stem) and not scenes[stem].fault:
            narrations = {beat.name: beat.narration for beat in scenes[stem].beats}
            for beat, told in beats.items():
                if table.knows(beat, narrations, "beat", "beats", stem, beat) and (
                    fault := unlike(stem, beat, narrations[beat], told)
                ):
                    table.say(fault, "beats", stem, beat)
    if course is not None:
        for (stem, beat), english in _narrations(course, scenes).items():
            if translation.narration(stem, beat) is None:
                table.say(
                    f"[beats.{stem}] lacks {beat}, in English {shown(english)}.", "beats", stem
                )
        for words in (*_words_shown(course, scenes), *on_every_page):
            if words not in translation.text:
                table.say(f"[text] lacks {shown(words)}.", "text")
    _check_letters(table, translation.pictures, course.fonts if course else None)
    if pictures is not None:
        _compare_pictures(table, translation.pictures, pictures, course)
        _compare_said(table, translation.said, pictures, course)
    return problems


def _compare_said(
    table: Table, said: Mapping[str, str], pictures: "Pictures", course: "Course | None"
) -> None:
    """Note phrases that a course's data chose in English, and entries that no data choose."""
    for stem in dict.fromkeys(entry.scene for entry in course.entries) if course else ():
        for phrase in sorted(pictures.instead.get(stem, frozenset()) - said.keys()):
            table.say(f"[said] lacks {shown(phrase)}, said in {stem}.", "said")
    for phrase in said:
        if not pictures.may_say(phrase):
            table.say(f"[said] has {shown(phrase)}, which no scene says.", "said", phrase)


def _check_letters(table: Table, vocabulary: Vocabulary, fonts: Path | None) -> None:
    """Note the letters that no font has. fonts: the course's own folder of fonts."""
    try:
        face = typeface_with(str(fonts)) if fonts else typeface()
    except FontError as error:
        table.say(str(error))
        return
    for english, told in vocabulary.table.items():
        if missing := face.lacks(told):
            text = f"no font has {' '.join(missing)} in {shown(told)}; {MORE_FONTS}"
            table.say(text, "pictures", english)


def _compare_pictures(
    table: Table,
    vocabulary: Vocabulary,
    pictures: "Pictures",
    course: "Course | None",
) -> None:
    """Note words that the pictures of a course show in English, and entries that nobody draws."""
    filmed = dict.fromkeys(entry.scene for entry in course.entries) if course else ()
    lacking: dict[str, str] = {}
    for stem in filmed:
        for words in vocabulary.lacks(sorted(pictures.drawn.get(stem, ()))):
            lacking.setdefault(words, stem)
    for words, stem in lacking.items():
        table.say(f"[pictures] lacks {shown(words)}, drawn in {stem}.", "pictures")
    known = {words for drawn in pictures.drawn.values() for words in drawn}
    for words in vocabulary.table:
        if not pictures.may_hold(words):
            table.say(
                f"[pictures] has {shown(words)}, which no scene draws{suggestion(words, known)}",
                "pictures",
                words,
            )


def _read(path: Path) -> tuple[Translation, list[Problem]]:
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


def _filmed(entry: "Entry", scenes: Mapping[str, SceneSource]) -> tuple[BeatSource, ...]:
    """The beats of an entry, all of the scene's or the chosen ones."""
    return tuple(
        beat
        for beat in scenes[entry.scene].beats
        if entry.beats is None or beat.name in entry.beats
    )


def _narrations(course: "Course", scenes: Mapping[str, SceneSource]) -> dict[tuple[str, str], str]:
    """What the beats of a course say, by scene and beat."""
    return {
        (entry.scene, beat.name): beat.narration
        for entry in course.entries
        for beat in _filmed(entry, scenes)
        if beat.narration
    }


def _words_shown(course: "Course", scenes: Mapping[str, SceneSource]) -> list[str]:
    """The words on a course's page: titles and the names of beats, each once."""
    words = [course.title]
    for chapter in course.chapters:
        words.append(chapter.title)
        for entry in chapter.entries:
            words += [entry.label, *(beat.label for beat in _filmed(entry, scenes))]
    return list(dict.fromkeys(words))
