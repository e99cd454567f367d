"""Where one films, and how a folder of one's own begins."""

import os
from pathlib import Path

import pytest

from scenes.delivery.course.catalogue import catalogue
from scenes.delivery.course.course import courses, find_course, read_course
from scenes.delivery.course.problems import CourseError
from scenes.delivery.course.project import SHIPPED, STARTER, hidden, project, settings
from scenes.delivery.course.starter import FILES, begin
from scenes.delivery.verbs import cli


def test_a_project_is_the_nearest_folder_with_settings_else_where_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = tmp_path / "mine" / "week 1"
    inside.mkdir(parents=True)
    monkeypatch.chdir(inside)
    assert project() == inside
    assert settings(project()) == STARTER / "manim.cfg"
    (tmp_path / "mine" / "manim.cfg").write_text("[CLI]\n", encoding="utf-8")
    assert project() == tmp_path / "mine"
    assert settings(project()) is None
    monkeypatch.chdir(SHIPPED / "tests")
    assert project() == SHIPPED


def test_where_the_folder_is_gone_a_sentence_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert cli.main(["status", "forward"]) == 2
    assert "is gone; go to another one" in capsys.readouterr().err
    os.chdir(tmp_path)


def test_a_folder_begins_with_what_can_be_filmed(tmp_path: Path) -> None:
    mine = begin(tmp_path / "new" / "mine")
    assert sorted(path.name for path in mine.iterdir()) == sorted(FILES)
    assert [path.name for path in mine.parent.iterdir()] == ["mine"]
    assert catalogue(mine)["ten_answers"].path == mine / "ten_answers.py"
    entries = read_course("course", mine).entries
    assert [entry.name for entry in entries] == ["ten_answers", "seven"]
    (tmp_path / "empty").mkdir()
    assert begin(tmp_path / "empty") == tmp_path / "empty"


@pytest.mark.parametrize("name", ["full", "file", "link", "Bob's films", "{a}"])
def test_a_folder_that_cannot_begin_is_left_as_it_is(name: str, tmp_path: Path) -> None:
    (tmp_path / "full" / "a").mkdir(parents=True)
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(CourseError, match=r"give a new|use another"):
        begin(tmp_path / name)
    assert sorted(tmp_path.rglob("*")) == before


def test_own_courses_lie_right_in_the_folder_and_go_first(tmp_path: Path) -> None:
    begin(tmp_path / "mine")
    mine = tmp_path / "mine"
    shipped = SHIPPED / "assets" / "courses" / "chapter1.toml"
    assert find_course("chapter1", mine) == shipped
    (mine / "chapter1.toml").write_text(shipped.read_text(encoding="utf-8"), encoding="utf-8")
    assert find_course("chapter1", mine) == mine / "chapter1.toml"
    assert {"course", "chapter1", "short"} <= courses(mine)


def test_another_scenes_than_the_one_that_runs_is_told(tmp_path: Path) -> None:
    assert hidden(tmp_path) is None and hidden(SHIPPED) is None
    (tmp_path / "scenes").mkdir()
    assert hidden(tmp_path) is None
    (tmp_path / "scenes" / "__init__.py").touch()
    assert "delete its __init__.py" in str(hidden(tmp_path))
    (tmp_path / "scenes" / "_lesson.py").touch()
    assert f"what runs is the nnfilm in {SHIPPED}" in str(hidden(tmp_path))
