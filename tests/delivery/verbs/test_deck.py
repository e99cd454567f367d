"""`nnfilm deck`: it films what is missing, writes the deck, and says what is wrong."""

import re
import sys
from pathlib import Path

import pptx
import pytest

from scenes.delivery.deck import needs
from scenes.delivery.verbs import check as check_verb
from scenes.delivery.verbs import deck as deck_verb
from scenes.delivery.verbs import sheet as sheet_verb
from tests.helpers.courses import Project
from tests.house.rules import ROOT


def run(project: Project, *options: str) -> int:
    given = project.given(deck_verb, "c", "--quality", "l", *options)
    return deck_verb.run(given, project.root, project.command)


def test_the_command_films_what_is_missing_and_writes_the_deck(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.scene("alpha")
    project.scene("beta")
    project.course(["alpha"], ["beta"])
    assert run(project, "--to", "pptx", "--only", "beta") == 0
    assert project.filmed == ["beta"]
    made = project.out / "deck" / "c.pptx"
    assert len(pptx.Presentation(str(made)).slides) == 1
    assert not list((project.root / "renders" / ".work").rglob(".backwards/*.mp4"))
    capsys.readouterr()
    assert run(project) == 0
    assert project.filmed == ["alpha"]
    out, err = capsys.readouterr()
    assert "turning 1 clip around" in out  # the two scenes' films are alike
    assert out.splitlines()[-1].startswith("2 slides: ")
    assert out.splitlines()[-1].endswith("/deck/c.html")
    assert err == ""
    assert run(project, "--beats", "first") == 0
    assert "turning" not in capsys.readouterr().out


def test_every_beat_that_the_film_plays_is_a_slide(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    scene = project.scene("alpha")
    dynamic = "# plays: first part_1\n    @beat\n    def part_1(self): 'One.'\n"
    scene.write_text(scene.read_text(encoding="utf-8") + dynamic, encoding="utf-8")
    project.course(["alpha"])
    said = "alpha plays part_1, which its source is not seen to call.\n"
    assert run(project, "--to", "pptx") == 0
    assert said in capsys.readouterr().out
    slides = pptx.Presentation(str(project.out / "deck" / "c.pptx")).slides
    assert [slide.shapes.title.text for slide in slides] == ["First", "Part 1"]
    assert "indefinite" in slides[1].element.xml.partition("<p:timing")[2]  # as the film says
    assert run(project, "--to", "pptx", "--beats", "part_1") == 0
    assert len(pptx.Presentation(str(project.out / "deck" / "c.pptx")).slides) == 1
    for verb in (sheet_verb, check_verb):
        capsys.readouterr()
        options = ("--quality", "l") if verb is sheet_verb else ()
        given = project.given(verb, "c", *options)
        command = (project.command,) if verb is sheet_verb else ()
        assert verb.run(given, project.root, *command) == 0
        assert said in capsys.readouterr().out
    text = scene.read_text(encoding="utf-8")
    scene.write_text(text.replace("plays: first", "plays: part_2"), encoding="utf-8")
    assert project.render() == 0
    assert "alpha does not play first, though its source calls it." in capsys.readouterr().out


def test_a_scene_that_fails_makes_no_deck(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.scene("alpha")
    project.scene("beta", "fails")
    project.course(["alpha", "beta"])
    assert run(project, "--to", "pdf") == 1
    out, err = capsys.readouterr()
    assert "division by zero" in out
    assert err == "error: no deck is made without beta.\n"
    assert not (project.out / "deck").exists()
    assert run(project, "--to", "pdf", "--only", "alpha") == 0


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--beats", "frist"), 'there is no beat "frist", did you mean first?'),
        (("--only", "alhpa"), 'there is no scene "alhpa", did you mean alpha?'),
        (("--format", "gif"), "--format gif has no film for each beat"),
        (("--format", "webm", "--to", "pptx"), "--format webm is no film that PowerPoint plays"),
    ],
)
def test_a_mistake_is_said_before_anything_is_filmed(
    options: tuple[str, ...], said: str, project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.scene("alpha")
    project.course(["alpha"])
    assert run(project, *options) == 2
    assert said in capsys.readouterr().err
    assert project.filmed == []


@pytest.mark.parametrize(
    ("missing", "options", "package"),
    [
        ("manim_slides", ("--present",), "manim-slides[pyside6]"),
        ("pptx", ("--to", "pptx"), "python-pptx"),
        ("pyreveal", (), "pyreveal"),
        ("Py", ("--present",), "manim-slides[pyside6]"),
    ],
)
def test_what_is_not_installed_is_named(
    missing: str,
    options: tuple[str, ...],
    package: str,
    project: Project,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(needs, "_installed", lambda name: not name.startswith(missing))
    monkeypatch.setattr(needs, "reveal_folder", lambda: None if missing == "pyreveal" else Path())
    assert run(project, *options) == 2
    error = capsys.readouterr().err
    assert error.startswith("error: ")
    named = re.findall(r'"(.*?)"', error.partition("pip install ")[2])
    assert any(name.partition(">=")[0] == package for name in named)
    pyproject = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert all(f'"{name}"' in pyproject for name in named)


def test_presenting_needs_a_desktop(
    project: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(needs, "_installed", lambda name: True)
    monkeypatch.setattr(sys, "platform", "linux")
    for name in needs.DISPLAYS:
        monkeypatch.delenv(name, raising=False)
    assert run(project, "--present") == 2
    assert "--present needs a desktop" in capsys.readouterr().err
