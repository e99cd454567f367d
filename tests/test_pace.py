"""What `nnfilm check` says of beats that are shorter than their narration."""

from pathlib import Path

import pytest

from scenes.delivery import check
from scenes.telling.captions import pieces, reading_time
from tests.courses import PAGE_TEXT, Project

LONG = "It takes a while to read this sentence, which goes on and on without much need. " * 2
GERMAN = (
    f'language = "de"\n[text]\n{PAGE_TEXT}Course = "Kurs"\n"Chapter 1" = "Kapitel 1"\n'
    'Alpha = "Alpha"\nBeta = "Beta"\nFirst = "Erstens"\n[beats.alpha]\nfirst = "{}"\n'
    '[beats.beta]\nfirst = "Kurz."\n'
)
UNKNOWN = "How long {} play is known once they are filmed: nnfilm render c"
CLEAN = "As last filmed, every beat lasts until its narration can be read."


def checked(project: Project, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What `nnfilm check c` prints after its first line."""
    capsys.readouterr()
    assert check.run(project.given(check, "c"), project.root) == 0
    first, *lines = capsys.readouterr().out.splitlines()
    assert first.endswith("nothing is wrong.")
    return lines


def say(project: Project, stem: str, narration: str) -> None:
    path = project.scene(stem)
    path.write_text(path.read_text(encoding="utf-8").replace("Said so.", narration))


def test_the_notes_are_those_of_the_last_filming(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    for stem in ("alpha", "beta"):
        project.scene(stem)
    project.course(["alpha", "beta"])
    assert checked(project, capsys) == [UNKNOWN.format("the beats")]
    assert project.render("--only", "alpha") == 0
    assert checked(project, capsys) == [UNKNOWN.format("beta"), CLEAN]
    assert project.render() == 0
    assert checked(project, capsys) == [CLEAN]
    say(project, "beta", LONG)  # longer than its last film, which played for 1.2 s
    heading, line = checked(project, capsys)
    assert heading.startswith("As last filmed, these are over more than 1 s before")
    seconds = sum(map(reading_time, pieces(LONG)))
    assert line == f"beta.first: plays 1.2 s, reading takes {seconds:.1f} s (en)."


def test_each_language_is_compared_with_the_same_time(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    for stem in ("alpha", "beta"):
        project.scene(stem)
    project.course(["alpha", "beta"])
    path = project.root / "assets" / "courses" / "c.de.toml"
    path.write_text(GERMAN.format(LONG.strip()), encoding="utf-8")
    # Any film of the scene says how long it plays: here those of the German course alone.
    assert project.render("--language", "de") == 0
    line = checked(project, capsys)[1]
    assert line.startswith("alpha.first: plays 1.2 s, reading takes ") and line.endswith("(de).")
    say(project, "alpha", LONG)
    assert " (en) and " in checked(project, capsys)[1]


def test_films_that_do_not_say_how_long_their_beats_play(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.scene("alpha")
    project.course(["alpha"])
    assert project.render() == 0
    for path in Path(project.out).rglob("job.json"):
        text = path.read_text(encoding="utf-8").replace('"played": 1.2', '"played": null')
        path.write_text(text, encoding="utf-8")
    assert checked(project, capsys) == [UNKNOWN.format("the beats")]
