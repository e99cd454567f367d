"""What `nnfilm check` says of pictures that stand still until their phrase has been read."""

import json
from pathlib import Path

import pytest

from scenes.delivery.verbs import check
from tests.helpers.courses import PAGE_TEXT, Project

GERMAN = (
    f'language = "de"\n[text]\n{PAGE_TEXT}Course = "Kurs"\n"Chapter 1" = "Kapitel 1"\n'
    'Alpha = "Alpha"\nBeta = "Beta"\nFirst = "Erstens"\n'
    '[pictures]\n"The {}" = "Die {}"\n[said]\n"Or {}." = "Oder {}."\n'
    '[beats.alpha]\nfirst = "So gesagt."\n[beats.beta]\nfirst = "Kurz."\n'
)
UNKNOWN = "How {} keep time is known once they are filmed: nnfilm render c"
CLEAN = "As last filmed, no picture waits long for what is said of it."
HEADING = (
    "As last filmed, these pictures stand still for more than 1 s until what is said of them has "
    "been read:"
)


@pytest.fixture
def course(project: Project) -> Project:
    """Two scenes."""
    for stem in ("alpha", "beta"):
        project.scene(stem)
    project.course(["alpha", "beta"])
    return project


def checked(project: Project, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What `nnfilm check c` prints of what is told."""
    capsys.readouterr()
    assert check.run(project.given(check, "c"), project.root) == 0
    first, *lines = capsys.readouterr().out.splitlines()
    assert first.endswith("nothing is wrong.")
    return [line for line in lines if not line.startswith("Which words")]


def wait(folder: Path, *waits: float) -> None:
    """Let the two phrases of a film have waited so long."""
    path = folder / "job.json"
    record = json.loads(path.read_text(encoding="utf-8"))
    for phrase, seconds in zip(record["beats"][0]["said"], waits, strict=True):
        phrase["waited"] = seconds
    path.write_text(json.dumps(record), encoding="utf-8")


def test_the_notes_are_those_of_the_last_filming(
    course: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert checked(course, capsys) == [UNKNOWN.format("the beats")]
    assert course.render("--only", "alpha") == 0
    assert checked(course, capsys) == [UNKNOWN.format("beta"), CLEAN]
    assert course.render() == 0
    assert checked(course, capsys) == [CLEAN]


def test_the_longest_waits_come_first_with_their_phrase(
    course: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert course.render() == 0
    wait(course.out / "scenes" / "alpha", 1.26, 0.9)
    wait(course.out / "scenes" / "beta", 1.0, 3.0)
    assert checked(course, capsys) == [
        HEADING,
        'beta.first (en): 3.0 s, "Or so."',
        'alpha.first (en): 1.3 s, "Said <i>so</i>."',
    ]


def test_each_language_is_told_by_its_own_films(
    course: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    path = course.root / "assets" / "courses" / "c.de.toml"
    path.write_text(GERMAN, encoding="utf-8")
    assert course.render("--language", "de") == 0
    # How a translation keeps time says nothing of the scenes in English.
    assert checked(course, capsys) == [UNKNOWN.format("the beats"), CLEAN]
    wait(course.root / "renders" / "c-de" / "l" / "scenes" / "beta", 0, 2)
    assert checked(course, capsys)[1:] == [HEADING, 'beta.first (de): 2.0 s, "Or so."']
    assert course.render() == 0
    assert checked(course, capsys) == [HEADING, 'beta.first (de): 2.0 s, "Or so."']


def test_a_record_that_cannot_be_read_tells_nothing(
    course: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert course.render() == 0
    for path in Path(course.out).rglob("job.json"):
        path.write_text(path.read_text(encoding="utf-8").replace('"said"', '"played"'))
    assert checked(course, capsys) == [UNKNOWN.format("the beats")]
