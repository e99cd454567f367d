"""Translations: the words that are there are used, and what is missing is listed."""

from dataclasses import replace
from pathlib import Path

import pytest

from scenes.delivery.checking.pictures import Pictures
from scenes.delivery.checking.translated import translation_problems
from scenes.delivery.course import translations
from scenes.delivery.course.catalogue import BeatSource, SceneSource
from scenes.delivery.course.course import Chapter, Course
from scenes.delivery.course.entry import Entry
from scenes.delivery.course.problems import CourseError
from scenes.delivery.course.translations import read_translation, translation_of
from scenes.telling.translation import translation_files
from scenes.telling.typesetting import typeface_with
from tests.helpers.fonts import write_font

WHOLE = """
language = "de"
[text]
"Course" = "Kurs"
"Part" = "Teil"
"Alpha" = "Alpha auf Deutsch"
"One step" = "Ein Schritt"
"Quiz" = "Rätsel"
[beats.alpha]
one_step = '''
  Ein Schritt
  nach dem anderen.  '''
quiz = "Was nun?"
"""


def scene(stem: str, **beats: str) -> SceneSource:
    told = tuple(BeatSource(name, narration, 1) for name, narration in beats.items())
    return SceneSource(stem, stem.capitalize(), Path(f"{stem}.py"), told)


SCENES = {
    "alpha": scene("alpha", one_step="Step by step.", quiz="What now?"),
    "beta": scene("beta", quiz="And now?", silent=""),
}


def course(folder: Path, *entries: Entry, language: str = "en") -> Course:
    entries = entries or (Entry("alpha", None, None, "alpha"),)
    return Course(
        "course", "Course", language, "dark", (Chapter("Part", entries),), folder / "course.toml"
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "course.de.toml"
    path.write_text(WHOLE, encoding="utf-8")
    return path


def found(path: Path, *entries: Entry) -> list[tuple[int, str]]:
    problems = translation_problems(path, SCENES, course(path.parent, *entries))
    return sorted((problem.line, problem.text) for problem in problems)


def test_words_are_translated_where_they_are_there(file: Path) -> None:
    translation = read_translation(file)
    assert translation.language == "de"
    assert translation.narration("alpha", "one_step") == "Ein Schritt nach dem anderen."
    assert translation.narration("alpha", "other") is None
    assert translation.narration("beta", "quiz") is None
    assert translation.words("Part") == "Teil"
    assert translation.words("Nobody translated this") == "Nobody translated this"


def test_a_whole_translation_lacks_nothing(file: Path) -> None:
    assert found(file) == []


def test_what_a_course_films_beyond_that_is_listed(file: Path) -> None:
    more = Entry("beta", None, "A title of its own", "beta")
    assert found(file, more) == [
        (3, '[text] lacks "A title of its own".'),
        (3, '[text] lacks "Silent".'),
        (9, '[beats.beta] lacks quiz, in English "And now?".'),
    ]
    chosen = Entry("beta", ("silent",), None, "beta")
    assert [text for _, text in found(file, chosen)] == [
        '[text] lacks "Beta".',
        '[text] lacks "Silent".',
    ]


def test_words_on_every_page_are_translated_too(file: Path) -> None:
    problems = translation_problems(
        file, SCENES, course(file.parent), on_every_page=("Quiz", "Chapters")
    )
    assert [problem.text for problem in problems] == ['[text] lacks "Chapters".']


def test_what_is_missing_and_what_does_not_exist(file: Path) -> None:
    file.write_text(
        'language = "en"\ntitle = "x"\n[text]\n"Course" = 3\n"Part" = ""\n'
        '[beats.alhpa]\n[beats.alpha]\nquizz = "x"\n[beats.beta]\nquiz = "x"\n',
        encoding="utf-8",
    )
    texts = found(file)
    for line, words in [
        (1, 'named after its language: language = "de"'),
        (2, 'unknown key "title"'),
        (3, '[text] lacks "Course"'),
        (3, '[text] lacks "Quiz"'),
        (4, '"Course" is text in quotes, not 3'),
        (5, '"Part" is empty'),
        (6, 'unknown scene "alhpa", did you mean alpha?'),
        (7, '[beats.alpha] lacks one_step, in English "Step by step."'),
        (7, "[beats.alpha] lacks quiz"),
        (8, 'unknown beat "quizz", did you mean quiz?'),
    ]:
        assert any(at == line and words in text for at, text in texts), (line, words)
    with pytest.raises(CourseError, match="named after its language"):
        read_translation(file)


@pytest.mark.parametrize("text", ["beats = 3", "[beats]\nalpha = 'x'", "text = []"])
def test_tables_that_are_none(file: Path, text: str) -> None:
    file.write_text(f'language = "de"\n{text}\n', encoding="utf-8")
    assert any("is a table" in said for _, said in found(file))


def test_broken_toml_is_one_problem(file: Path) -> None:
    file.write_text("language = ", encoding="utf-8")
    assert len(found(file)) == 1


def test_translations_lie_beside_their_course(file: Path) -> None:
    for name in ("course.toml", "course.pt-BR.toml", "courses.fr.toml", "course.Old.toml"):
        (file.parent / name).touch()
    assert translation_files(file.parent / "course.toml") == {
        "de": file,
        "pt-BR": file.parent / "course.pt-BR.toml",
    }
    english = translation_of(course(file.parent))
    assert english.words("Course") == "Course"
    assert english.narration("alpha", "first") is None
    told = translation_of(course(file.parent, language="de"))
    assert told.words("Course") == "Kurs"


PICTURES = """
language = "de"
[pictures]
"The network reads a {}" = "Das Netz liest eine {}"
"{} of {}" = "von {2} sind es {1}"
"two lines" = '''
  zwei
Zeilen'''
"The netwrok sees a {}" = "Das Netz sieht eine {}"
"weights" = "{} Gewichte"
"{} left" = "übrig"
"{} right" = "{2} rechts"
"seen" = ""
"sum" = "Сумма 和"
"""


def pictures(**drawn: set[str]) -> Pictures:
    """What is known of the words of scenes that were filmed."""
    return Pictures({stem: frozenset(words) for stem, words in drawn.items()}, SCENES, Path("."))


def of_pictures(file: Path, known: Pictures, *stems: str) -> list[tuple[int, str]]:
    entries = (Entry(name, None, None, name) for name in stems)
    problems = translation_problems(file, SCENES, course(file.parent, *entries), known)
    return sorted(
        (p.line, p.text) for p in problems if "[beats" not in p.text and "[text]" not in p.text
    )


MISTAKES = [
    (10, 'the translation of "weights" has to hold no {}.'),
    (11, 'the translation of "{} left" has to hold each of its 1 {}.'),
    (12, 'the translation of "{} right" has to hold each of its 1 {}.'),
    (13, '"seen" is empty.'),
    (
        14,
        'no font has 和 in "Сумма 和"; NNFILM_FONTS=folder, or fonts = "folder" in a course, names '
        "a folder of more fonts.",
    ),
]
ALPHA = {"The network reads a {}", "weights", "sum"}
BETA = {"{} of {}", "two lines", "{} left", "{} right", "bias"}


def test_words_in_pictures_are_compared_with_what_the_scenes_draw(file: Path) -> None:
    file.write_text(PICTURES, encoding="utf-8")
    assert of_pictures(file, pictures(alpha=ALPHA, beta=BETA)) == [
        (3, '[pictures] lacks "weights", drawn in alpha.'),
        (
            9,
            '[pictures] has "The netwrok sees a {}", which no scene draws, '
            "did you mean The network reads a {}?",
        ),
        *MISTAKES,
    ]
    both = of_pictures(file, pictures(alpha=ALPHA, beta=BETA), "alpha", "beta")
    assert (3, '[pictures] lacks "bias", drawn in beta.') in both


def test_nothing_is_said_of_pictures_that_were_not_filmed(file: Path) -> None:
    file.write_text(PICTURES, encoding="utf-8")
    assert of_pictures(file, pictures()) == MISTAKES
    lacking = (3, '[pictures] lacks "weights", drawn in alpha.')
    assert of_pictures(file, pictures(alpha=ALPHA), "alpha", "beta") == [lacking, *MISTAKES]


def test_words_in_pictures_are_drawn_as_they_are_written(file: Path) -> None:
    good = PICTURES[: PICTURES.index('"The netwrok')]
    file.write_text(good, encoding="utf-8")
    told = read_translation(file).pictures
    assert told("The network reads a {}") == "Das Netz liest eine {}"
    assert told("{} of {}") == "von {2} sind es {1}"
    assert told("two lines") == "zwei\nZeilen"
    assert told("three lines") == "three lines"


def test_letters_are_looked_for_in_the_courses_own_fonts(file: Path) -> None:
    file.write_text('language = "de"\n[pictures]\n"sum" = "Сумма 和"\n', encoding="utf-8")
    fonts = write_font(file.parent / "fonts" / "tiny.ttf", "和").parent

    def texts(given: Path | None) -> set[str]:
        with_fonts = replace(course(file.parent), fonts=given)
        return {problem.text for problem in translation_problems(file, SCENES, with_fonts)}

    assert {text[:13] for text in texts(None) - texts(fonts)} == {"no font has 和"[:13]}
    (fonts / "tiny.ttf").write_bytes(b"broken")
    typeface_with.cache_clear()
    assert any("there is no font" in text for text in texts(fonts))


# The rest as in one that is shipped


def shipped(path: Path, monkeypatch: pytest.MonkeyPatch, text: str = WHOLE) -> Path:
    """A translation beside which another is shipped: rest.de.toml."""
    path.parent.joinpath("shipped").mkdir()
    (path.parent / "shipped" / "rest.de.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(translations, "COURSES", path.parent / "shipped")
    return path


def test_what_is_not_there_is_as_in_the_shipped_one(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = '[pictures]\n"sum {}" = "Summe {}"\n[said]\n"Or {}." = "Oder {}."\n'
    shipped(file, monkeypatch, WHOLE + more)
    own = 'language = "de"\nrest_from = "rest.de.toml"\n[text]\n"Part" = "Stück"\n'
    own += '[beats.alpha]\nquiz = "Und?"\n[pictures]\n"sum {}" = "{} ist die Summe"\n'
    file.write_text(own, encoding="utf-8")
    translation = read_translation(file)
    assert (translation.words("Part"), translation.words("Course")) == ("Stück", "Kurs")
    assert translation.narration("alpha", "quiz") == "Und?"
    assert translation.narration("alpha", "one_step") == "Ein Schritt nach dem anderen."
    assert translation.pictures("sum {}") == "{} ist die Summe"
    assert translation.said == {"Or {}.": "Oder {}."}
    assert found(file) == []


@pytest.mark.parametrize(
    ("rest", "said"),
    [
        ("rests.de.toml", 'unknown translation "rests.de.toml", did you mean rest.de.toml?'),
        ("../course.de.toml", 'unknown translation "../course.de.toml"'),
        ("rest.fr.toml", 'unknown translation "rest.fr.toml"'),
    ],
)
def test_only_a_shipped_one_of_the_same_language_can_say_the_rest(
    file: Path, monkeypatch: pytest.MonkeyPatch, rest: str, said: str
) -> None:
    shipped(file, monkeypatch)
    file.write_text(f'language = "de"\nrest_from = "{rest}"\n', encoding="utf-8")
    with pytest.raises(CourseError) as caught:
        read_translation(file)
    (problem,) = caught.value.problems
    assert problem.line == 2 and problem.text.startswith(said)


def test_the_rest_has_no_rest_of_its_own(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    circle = 'language = "de"\nrest_from = "rest.de.toml"\n'
    shipped(file, monkeypatch, circle)
    file.write_text(circle, encoding="utf-8")
    with pytest.raises(CourseError, match="takes its own rest from another; name that one"):
        read_translation(file)
