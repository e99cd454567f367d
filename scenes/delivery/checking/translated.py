"""What a translation lacks of a course, and what it says that nobody shows."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from scenes.delivery.checking.pictures import Pictures
from scenes.delivery.course.catalogue import BeatSource, SceneSource
from scenes.delivery.course.course import Course
from scenes.delivery.course.document import read_document
from scenes.delivery.course.entry import Entry
from scenes.delivery.course.fields import Table
from scenes.delivery.course.problems import CourseError, Problem, suggestion
from scenes.delivery.course.translations import parse_translation
from scenes.telling.phrases import unlike
from scenes.telling.shown import shown
from scenes.telling.typesetting import MORE_FONTS, FontError, typeface, typeface_with
from scenes.telling.vocabulary import Vocabulary


def translation_problems(
    path: Path,
    scenes: Mapping[str, SceneSource],
    course: Course | None,
    pictures: Pictures | None = None,
    on_every_page: Sequence[str] = (),
) -> list[Problem]:
    """What is wrong with a translation and what it lacks.

    scenes: all that exist. course: what has to be translated, None where that is not known.
    pictures: what stands in those of the scenes, None where that is not asked for.
    on_every_page: the words that a page shows whatever the course.
    """
    try:
        translation, problems = parse_translation(path)
    except CourseError as error:
        return list(error.problems)
    table = Table(read_document(path), problems)
    for stem, beats in translation.beats.items():
        if table.knows(stem, scenes, "scene", "beats", stem) and not scenes[stem].fault:
            source = scenes[stem]
            narrations = {beat.name: beat.narration for beat in source.beats + source.others}
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
    table: Table, said: Mapping[str, str], pictures: Pictures, course: Course | None
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
    pictures: Pictures,
    course: Course | None,
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


def _filmed(entry: Entry, scenes: Mapping[str, SceneSource]) -> tuple[BeatSource, ...]:
    """The beats of an entry, all of the scene's or the chosen ones."""
    return tuple(
        beat
        for beat in scenes[entry.scene].beats
        if entry.beats is None or beat.name in entry.beats
    )


def _narrations(course: Course, scenes: Mapping[str, SceneSource]) -> dict[tuple[str, str], str]:
    """What the beats of a course say, by scene and beat."""
    return {
        (scenes[entry.scene].path.stem, beat.name): beat.narration
        for entry in course.entries
        for beat in _filmed(entry, scenes)
        if beat.narration
    }


def _words_shown(course: Course, scenes: Mapping[str, SceneSource]) -> list[str]:
    """The words on a course's page: titles and the names of beats, each once."""
    words = [course.title]
    for chapter in course.chapters:
        words.append(chapter.title)
        for entry in chapter.entries:
            words += [entry.label, *(beat.label for beat in _filmed(entry, scenes))]
    return list(dict.fromkeys(words))
