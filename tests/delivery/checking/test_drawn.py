"""What the films know of the words in their pictures, and for how long they know it."""

import json
from pathlib import Path

import pytest

from scenes.delivery.checking.checked import check
from scenes.delivery.checking.pictures import Pictures, pictures_of
from scenes.delivery.course.catalogue import catalogue
from scenes.delivery.course.problems import CourseError
from scenes.delivery.keeping.record import RECORD
from scenes.delivery.page.words import PAGE_WORDS
from scenes.delivery.verbs import check as checking
from tests.helpers.courses import PAGE_TEXT, Project

GERMAN = (
    'language = "de"\n[beats.alpha]\nfirst = "So."\n[said]\n"Or {}." = "Oder {}."\n[text]\n'
    + PAGE_TEXT
)
TITLES = '"Course" = "Kurs"\n"Chapter 1" = "Eins"\n"Alpha" = "Alpha"\n"First" = "Erst"\n'


def known(project: Project) -> Pictures:
    scenes = catalogue(project.root)
    own = {stem: scene for stem, scene in scenes.items() if project.root in scene.path.parents}
    return pictures_of(own, project.root)


def translate(project: Project, pictures: str) -> None:
    text = f"{GERMAN}{TITLES}[pictures]\n{pictures}"
    (project.root / "assets/courses/c.de.toml").write_text(text, encoding="utf-8")


@pytest.fixture
def filmed(project: Project) -> Project:
    """A course of one scene, filmed: the stand-in for Manim draws "The {}"."""
    project.scene("alpha")
    project.course(["alpha"])
    assert project.render() == 0
    return project


def test_a_filmed_scene_tells_its_words_until_it_is_changed(filmed: Project) -> None:
    assert known(filmed).drawn == {"alpha": frozenset({"The {}"})}
    with open(filmed.root / "scenes" / "alpha.py", "a", encoding="utf-8") as scene:
        scene.write("# another thought\n")
    assert known(filmed).drawn == {}


def test_what_two_films_draw_comes_together(filmed: Project) -> None:
    record = filmed.out / "scenes" / "alpha" / RECORD
    values = json.loads(record.read_text(encoding="utf-8"))
    other = filmed.root / "renders" / "other" / "h" / "scenes" / "mine" / RECORD
    for drawn, expected in [(["A {}"], {"The {}", "A {}"}), (None, {"The {}"})]:
        other.parent.mkdir(parents=True, exist_ok=True)
        other.write_text(json.dumps(values | {"drawn": drawn}), encoding="utf-8")
        assert known(filmed).drawn == {"alpha": frozenset(expected)}
    other.write_text("broken", encoding="utf-8")
    assert known(filmed).drawn == {"alpha": frozenset({"The {}"})}


def test_words_may_be_drawn_as_long_as_a_scene_is_not_known(filmed: Project) -> None:
    assert known(filmed).may_hold("The {}")
    assert not known(filmed).may_hold("Another {}")
    filmed.scene("beta")
    assert known(filmed).may_hold("Another {}")


def test_words_that_stand_in_a_source_may_be_drawn_with_other_data(project: Project) -> None:
    path = project.scene("alpha")
    with open(path, "a", encoding="utf-8") as scene:
        scene.write("SAID = 'It reads {}'\nSUM = 'sigma(\"weighted sum\" + {})'\n")
    project.course(["alpha"])
    assert project.render() == 0
    for words in ("It reads {}", "weighted sum"):
        assert known(project).may_hold(words)
    assert not known(project).may_hold("sum")


def test_check_says_what_a_translation_lacks_once_that_is_known(
    filmed: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    translate(filmed, '"A {}" = "Ein {}"\n')
    with pytest.raises(CourseError) as said:
        check("c", PAGE_WORDS, filmed.root)
    lacking, unused = (problem.text for problem in said.value.problems)
    assert lacking == '[pictures] lacks "The {}", drawn in alpha.'
    assert unused.startswith('[pictures] has "A {}", which no scene draws')
    translate(filmed, '"The {}" = "Der {}"\n')
    assert "nothing is wrong" in check("c", PAGE_WORDS, filmed.root)
    assert checking.run(filmed.given(checking, "c"), filmed.root) == 0
    assert "pictures" not in capsys.readouterr().out


def test_check_says_how_to_find_out(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    project.scene("alpha")
    project.course(["alpha"])
    translate(project, '"Anything" = "Etwas"\n')
    assert checking.run(project.given(checking, "c"), project.root) == 0
    expected = (
        "Which words a translation lacks in the pictures of alpha is known once they are filmed: "
        "nnfilm render c\n"
    )
    assert capsys.readouterr().out.endswith(expected)


def test_only_words_in_its_pictures_make_a_film_outdated(
    filmed: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    translate(filmed, '"The {}" = "Der {}"\n"Other" = "Anderes"\n')
    assert filmed.render("--language", "de") == 0
    translate(filmed, '"The {}" = "Der {}"\n"More" = "Mehr"\n')
    capsys.readouterr()
    assert filmed.render("--language", "de") == 0
    assert "0 filmed, 1 up to date" in capsys.readouterr().out
    translate(filmed, '"The {}" = "Die {}"\n"More" = "Mehr"\n')
    assert filmed.status("--language", "de") == 0
    assert "translation of The {} changed" in capsys.readouterr().out
    translate(filmed, '"More" = "Mehr"\n')
    assert filmed.status("--language", "de") == 0
    assert "translation of The {} is gone" in capsys.readouterr().out


def test_a_record_without_words_says_nothing_of_them(filmed: Project) -> None:
    record: Path = filmed.out / "scenes" / "alpha" / RECORD
    values = json.loads(record.read_text(encoding="utf-8"))
    del values["drawn"]
    record.write_text(json.dumps(values), encoding="utf-8")
    assert known(filmed).drawn == {}
