"""What the environment chooses: it is taken for a scene, and told where it is a course."""

from pathlib import Path

import pytest

from scenes.delivery.course.around import KEYS
from scenes.delivery.course.course import Course
from scenes.delivery.course.problems import CourseError
from scenes.delivery.course.translations import translation_of
from scenes.delivery.course.work import find_work
from scenes.delivery.filming.watching import look
from scenes.delivery.keeping.jobs import Job
from scenes.delivery.verbs import inspect as inspect_verb
from scenes.delivery.verbs import render as render_verb
from scenes.delivery.verbs import watch as watch_verb
from scenes.delivery.verbs.arguments import read_jobs
from tests.helpers.courses import Project

GERMAN = 'language = "de"\n[text]\n"Alpha" = "Alpha!"\n'


@pytest.fixture
def set_up(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The scene alpha and the course c; a picture, a network and a translation lie around."""
    project.scene("alpha")
    project.course(["alpha"])
    around = project.root.parent / "around"
    around.mkdir()
    for name, text in {"7.png": "", "mine.npz": "", "words.de.toml": GERMAN}.items():
        (around / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(around)
    return project


def chosen(project: Project, course: str = "alpha") -> tuple[Course, Job]:
    found, (job,) = read_jobs(project.given(render_verb, course), project.root)
    return found, job


def test_a_scene_is_filmed_as_the_environment_says(
    set_up: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    around = Path.cwd()
    environment = {
        "NNFILM_BEATS": " first, ",
        "NNFILM_DIGIT": "7.png#2",
        "NNFILM_NETWORK": "./mine.npz",
        "NNFILM_CLASSES": " cat , dog",
        "NNFILM_INPUT": "0.3, 1",
        "NNFILM_LANGUAGE_FILE": "words.de.toml",
        "NNFILM_THEME": "light",
        "NNFILM_SHAPE": "tall",
    }
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    course, job = chosen(set_up)
    assert job.environment == {
        "NNFILM_BEATS": "first",
        "NNFILM_DIGIT": str(around / "7.png#2"),
        "NNFILM_NETWORK": str(around / "mine.npz"),
        "NNFILM_CLASSES": "cat,dog",
        "NNFILM_INPUT": "0.3,1.0",
        "NNFILM_LANGUAGE_FILE": str(around / "words.de.toml"),
        "NNFILM_THEME": "light",
        "NNFILM_SHAPE": "tall",
    }
    assert (course.name, course.language, course.theme) == ("alpha-de", "de", "light")
    assert translation_of(course).words("Alpha") == "Alpha!"
    assert job.out_dir == set_up.root / "renders" / "alpha-de" / "l"
    view = look(set_up.root / "scenes" / "alpha.py", "l", (), set_up.root)
    assert view is not None and not view.problems
    assert view.job.environment == job.environment
    assert capsys.readouterr().err == ""


def test_settings_that_are_empty_choose_nothing(
    set_up: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in KEYS:
        monkeypatch.setenv(name, "")
    assert chosen(set_up)[1].environment == {}
    assert chosen(set_up, "c")[1].environment == {}


def test_the_film_of_another_digit_is_another_film(
    set_up: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given = set_up.given(render_verb, "alpha")
    assert render_verb.run(given, set_up.root, set_up.command) == 0
    monkeypatch.setenv("NNFILM_DIGIT", "7")
    assert render_verb.run(given, set_up.root, set_up.command) == 0
    assert set_up.filmed == ["alpha", "alpha"]


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("BEATS", "frist", 'NNFILM_BEATS: there is no beat "frist", did you mean first?'),
        ("DIGIT", "mnist:test:10000", "NNFILM_DIGIT: MNIST's test images are 0 to 9999, not"),
        ("DIGIT", "8.png", 'NNFILM_DIGIT: there is no picture file "8.png".'),
        ("DIGIT", "8.png#2", 'NNFILM_DIGIT: there is no picture file "8.png".'),
        ("CLASSES", "cat,,dog", "NNFILM_CLASSES: the name of a class is empty."),
        ("INPUT", "0.3,nan", "NNFILM_INPUT: an input is made of finite numbers"),
        ("NETWORK", "stokes", 'NNFILM_NETWORK: unknown network "stokes"'),
        ("NETWORK", "a\nb.npz", 'NNFILM_NETWORK: there is no network file "a\\u000ab.npz".'),
        ("LANGUAGE_FILE", "7.png", "NNFILM_LANGUAGE_FILE: a translation is named like"),
        ("THEME", "lihgt", 'NNFILM_THEME: there is no theme "lihgt", did you mean light?'),
        ("SHAPE", "x" * 300, 'NNFILM_SHAPE: there is no shape "xxxx'),
    ],
)
def test_what_cannot_be_chosen_is_said_before_anything_is_filmed(
    set_up: Project,
    variable: str,
    value: str,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv(f"NNFILM_{variable}", value)
    with pytest.raises(CourseError) as caught:
        find_work("alpha", set_up.root)
    assert said in str(caught.value)
    assert len(str(caught.value)) < 400 and len(str(caught.value).splitlines()) == 1
    view = look(set_up.root / "scenes" / "alpha.py", "l", (), set_up.root)
    assert view is not None and said in view.problems[0]
    given = set_up.given(watch_verb, "alpha")
    assert watch_verb.run(given, set_up.root, set_up.command) == 2
    assert said in capsys.readouterr().err


def test_what_a_course_does_not_read_is_said_in_one_sentence(
    set_up: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NNFILM_DIGIT", "7")
    where = str(set_up.root / "assets" / "courses" / "c.toml")
    one = f"note: NNFILM_DIGIT is not read for a course; {where} has digit at a scene for it.\n"
    assert set_up.render() == 0
    assert capsys.readouterr().err == one
    assert set_up.status() == 0
    assert capsys.readouterr().err == one
    monkeypatch.setenv("NNFILM_THEME", "light")
    given = set_up.given(inspect_verb, "c")
    assert inspect_verb.run(given, set_up.root, lambda job, media: ["true"]) == 0
    assert capsys.readouterr().err == (
        f"note: NNFILM_DIGIT and NNFILM_THEME are not read for a course; {where} has digit at a "
        "scene and theme for them.\n"
    )
