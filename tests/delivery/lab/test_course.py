"""The lab of a course that is filmed: it and the course's page lead to each other."""

import json
from pathlib import Path

import pytest

from scenes.delivery.verbs.cli import main
from tests.delivery.lab.test_lab import data_of, element
from tests.helpers.pages import course, write_course

FIRST = """\
title = "A course"
language = "de"
[[chapters]]
title = "One"
[[chapters.scenes]]
scene = "bias"
network = "plain"
[[chapters.scenes]]
scene = "forward"
"""


@pytest.fixture
def filmed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a course that was filmed, in a project of its own."""
    (tmp_path / "manim.cfg").write_text("", encoding="utf-8")
    (tmp_path / "mine.toml").write_text(FIRST, encoding="utf-8")
    for language in ("de", "fr"):
        words = f'language = "{language}"\n[text]\n"The whole" = "Alles ({language})"\n'
        (tmp_path / f"mine.{language}.toml").write_text(words, encoding="utf-8")
    folder = tmp_path / "renders" / "mine" / "l"
    folder.mkdir(parents=True)
    write_course(course(["The bias"], ["The whole"], title="A course"), folder)
    monkeypatch.chdir(tmp_path)
    return folder


def test_they_lead_to_each_other(filmed: Path) -> None:
    assert main(["lab", "mine"]) == 0
    lab = (filmed / "lab.html").read_text(encoding="utf-8")
    told = data_of(lab)
    assert told["course"] == "index.html"
    # The scenes of the list are called a, b …
    assert told["films"] == {
        "a": {"title": "The bias", "address": "index.html#chapter-1/a"},
        "b": {"title": "Alles (de)", "address": "index.html#chapter-2/b"},
    }  # as the page calls them
    assert [known["name"] for known in told["networks"]] == ["plain", "strokes"]
    assert "index.html" in {link.attributes["href"] for link in element(lab).all("a")}
    page = element((filmed / "index.html").read_text(encoding="utf-8"))
    (link,) = page.all("a", "lab")
    assert link.attributes["href"] == "lab.html"
    places = {one.attributes.get("id") for one in page.all("section")}
    assert {film["address"].partition("#")[2] for film in told["films"].values()} <= places


def test_elsewhere_it_leads_there_all_the_same(filmed: Path) -> None:
    assert main(["lab", "mine", "--out", "wall/lab", "--network", "relu"]) == 0
    told = data_of(Path("wall/lab/index.html").read_text(encoding="utf-8"))
    assert told["course"] == "../../renders/mine/l/index.html"
    assert told["networks"][0]["name"] == "relu" and not (filmed / "lab.html").exists()


def test_a_language_that_the_lab_does_not_speak_is_said(
    filmed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("mine.toml").write_text(FIRST.replace('"de"', '"fr"'), encoding="utf-8")
    assert main(["lab", "mine"]) == 0
    assert data_of((filmed / "lab.html").read_text(encoding="utf-8"))["language"] == "en"
    said = capsys.readouterr()
    assert 'note: there is no translation "fr" of the lab' in said.err and "lab.html" in said.out


def test_a_lab_of_no_course_leads_to_the_shipped_chapter_where_that_is_filmed(
    filmed: Path,
) -> None:
    def told(*options: str) -> dict[str, object]:
        assert main(["lab", *options]) == 0
        path = Path(options[1] if options[:1] == ("--out",) else "renders/lab") / "index.html"
        return data_of(path.read_text(encoding="utf-8"))

    assert told()["course"] is None and told()["films"] == {}
    alone = "It belongs to no filmed course"
    assert alone in Path("renders/lab/index.html").read_text(encoding="utf-8")
    for quality in "lh":
        folder = Path("renders/chapter1") / quality
        folder.mkdir(parents=True)
        write_course(course(["The bias"]), folder)
    assert told()["course"] == "../chapter1/h/index.html"  # the best there is
    assert alone not in Path("renders/lab/index.html").read_text(encoding="utf-8")
    assert told()["films"] == {
        "a": {"title": "The bias", "address": "../chapter1/h/index.html#chapter-1/a"}
    }
    assert told("--language", "de")["course"] is None  # it was filmed in English
    assert told("--out", "wall")["course"] is None
    Path("renders/chapter1/h/course.json").write_text("[]", encoding="utf-8")
    assert told()["course"] is None


@pytest.mark.parametrize("listing", ["", "[]", '{"chapters": [{}]}', json.dumps({"format": 1})])
def test_a_damaged_list_is_said(
    filmed: Path, capsys: pytest.CaptureFixture[str], listing: str
) -> None:
    (filmed / "course.json").write_text(listing, encoding="utf-8")
    assert main(["lab", "mine"]) == 2
    assert "course.json is no list of a course" in capsys.readouterr().err
    assert not (filmed / "lab.html").exists()
