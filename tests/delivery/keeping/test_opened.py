"""What was opened while a scene was filmed makes its film outdated like its source."""

import json
import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from scenes.delivery.filming.render import Studio, film
from scenes.delivery.filming.watching import look
from scenes.delivery.keeping import opened as notes_of
from scenes.delivery.keeping.files import stamp
from scenes.delivery.keeping.jobs import Job
from scenes.delivery.keeping.opened import CHANGED, MISSING, NOTES, Opened, begin_notes, opened
from tests.helpers.courses import Project


def scene(project: Project, *lines: str) -> Path:
    path = project.scene("alpha")
    text = path.read_text(encoding="utf-8") + "".join(f"# {line}\n" for line in lines)
    path.write_text(text, encoding="utf-8")
    project.course(["alpha"])
    return path


def status(project: Project, capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert project.status() == 0
    return capsys.readouterr().out.splitlines()[0].removeprefix("alpha: ").split(", 2")[0]


def test_a_file_beside_the_scene_that_changes_is_named_and_filmed_again(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    marks = project.root / "scenes" / "marks.csv"
    marks.write_text("1,2\n")
    scene(project, "opens: marks.csv")
    assert project.render() == 0
    assert status(project, capsys) == "up to date"
    marks.write_text("9,9\n")
    assert status(project, capsys) == "scenes/marks.csv changed"
    assert project.render() == 0
    assert project.filmed == ["alpha", "alpha"]
    assert status(project, capsys) == "up to date"
    marks.unlink()
    assert status(project, capsys) == "scenes/marks.csv is gone"


def test_what_was_missing_and_what_a_folder_holds_counts(
    project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = project.root / "scenes" / "data"
    data.mkdir()
    scene(project, "opens: data", "opens: later.csv")
    assert project.render() == 0
    (data / ".a.swp").write_text("an editor's")
    assert status(project, capsys) == "up to date"
    (project.root / "scenes" / "later.csv").write_text("now")
    assert status(project, capsys) == "scenes/later.csv is new"
    (data / "one.csv").write_text("1")
    assert status(project, capsys) == "scenes/data/ changed, scenes/later.csv is new"


def job(root: Path) -> Job:
    out = root / "renders" / "c" / "l"
    return Job("a", root / "scenes" / "a.py", "A", "l", "mp4", None, None, None, None, out)


def notes(media: Path, *lines: tuple[str, Path]) -> Path:
    text = "".join(json.dumps([how, str(p), stamp(p)]) + "\n" for how, p in lines)
    (media / NOTES).write_text(text + '["r", "/half', encoding="utf-8")
    return media


def test_only_what_is_somebodys_own_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, home = tmp_path / "project", tmp_path / "somebody"
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    monkeypatch.setattr(notes_of, "SYSTEM", ("usr",))
    names = {
        "r": [
            "project/scenes/own.csv",
            "project/scenes/mobjects/x.csv",
            "project/c.de.toml",
            "project/renders/x.png",
        ],
        "w": ["project/log.txt"],
    }
    others = ["project/.git/HEAD", "project/log.txt", "project/scenes/__pycache__/a.pyc"]
    others += ["project/scenes/mobjects/bars.py"]
    others += ["somebody/marks.csv", "somebody/.cache/fonts", "tmp/scratch", "project/known.csv"]
    lines = [(how, tmp_path / name) for how, given in names.items() for name in given]
    lines += [("r", tmp_path / name) for name in others] + [("r", Path("/usr/share/dict"))]
    for _, path in lines:
        if path.is_relative_to(tmp_path):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(path.name)
    german = replace(job(root), language=root / "c.de.toml")
    found = opened(notes(tmp_path, *lines), german, root, {"known.csv": "…"})
    own = ["scenes/mobjects/x.csv", "scenes/own.csv", str(home / "marks.csv")]
    assert sorted(found.seen) == [str(root / name) for name in own]
    assert list(found.values(root)) == own


def test_a_project_behind_a_link_is_the_same_project(tmp_path: Path) -> None:
    (tmp_path / "real" / "scenes").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "real")
    data = tmp_path / "real" / "scenes" / "data.csv"
    data.write_text("1")
    root = tmp_path / "link"
    assert list(opened(notes(tmp_path, ("r", data)), job(root), root).values(root)) == [
        "scenes/data.csv"
    ]


def test_what_was_saved_after_it_was_opened_is_never_up_to_date(tmp_path: Path) -> None:
    data = tmp_path / "data.csv"
    data.write_text("1")
    seen = opened(notes(tmp_path, ("r", data), ("r", tmp_path / "none")), job(tmp_path), tmp_path)
    assert seen.changed() == []
    assert seen.values(tmp_path)["none"] == MISSING
    data.write_text("2")
    assert seen.values(tmp_path)["data.csv"] == CHANGED


def test_notes_of_before_stay_as_long_as_the_cache_does(tmp_path: Path) -> None:
    data = tmp_path / "data.csv"
    data.write_text("1")
    before = opened(notes(tmp_path, ("r", data)), job(tmp_path), tmp_path)
    begin_notes(tmp_path, before)
    assert opened(tmp_path, job(tmp_path), tmp_path) == before
    begin_notes(tmp_path, Opened())
    assert opened(tmp_path, job(tmp_path), tmp_path) == Opened()


@pytest.mark.parametrize(
    "lines", [["saves: alpha.py"], ["saves: alpha.py", "opens: alpha.py"]], ids=len
)
def test_a_film_of_a_source_that_was_saved_and_put_back_is_not_kept(
    project: Project, lines: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    scene(project, *lines)
    assert project.render() == 1
    said = "scenes/alpha.py changed while it was filmed, so nobody knows what it shows; run it"
    assert said in capsys.readouterr().out
    assert status(project, capsys) == "not filmed yet"


def test_what_is_saved_after_it_was_read_spoils_no_film(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    scene(project, "opens: alpha.py", "saves: alpha.py")
    assert project.render() == 0
    assert status(project, capsys) == "up to date"


def test_data_that_are_saved_while_they_are_in_use_are_told(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    (project.root / "scenes" / "marks.csv").write_text("1")
    scene(project, "opens: marks.csv", "saves: marks.csv")
    assert project.render() == 0
    said = "alpha was filmed, but meanwhile scenes/marks.csv changed; run it again.\n"
    assert said in capsys.readouterr().out
    assert status(project, capsys) == "scenes/marks.csv changed"


def test_the_cache_of_a_killed_run_is_lost_with_the_data_that_it_was_made_of(
    project: Project,
) -> None:
    path = scene(project)
    view = look(path, "l", (), project.root)
    assert view is not None
    data, used = project.root / "scenes" / "marks.csv", []
    data.write_text("1")

    def command(job: Job, media: Path) -> list[str]:
        cached = media / "videos" / "scene" / "480p15" / "partial_movie_files" / "a" / "1.mp4"
        used.append(cached.is_file())
        cached.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(project.clips / "0.mp4", cached)
        with open(media / NOTES, "a", encoding="utf-8") as notes:
            notes.write(json.dumps(["r", str(data), stamp(data)]) + "\n")
        return [sys.executable, "-c", "raise SystemExit(1)"]

    for saved in ("", "2", ""):
        if saved:
            data.write_text(saved)
        assert film(view.job, Studio(command, project.root)).fault
    assert used == [False, False, True]
    assert film(view.job, Studio(command, project.root)).fault
    assert used[-1]
