"""Stopped at any moment: nothing is lost, nothing stays behind, the next run goes on."""

import json
import os
import signal

import pytest

from scenes.delivery.course.problems import shown_path
from scenes.delivery.filming import lock
from tests.helpers.courses import Project, is_gone, until


def wait_for_pids(project: Project) -> list[int]:
    assert until((project.root / "pids.json").exists)
    pids: list[int] = json.loads((project.root / "pids.json").read_text())
    return pids


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_stopped_run_leaves_no_process_and_goes_on(
    project: Project, number: signal.Signals
) -> None:
    project.scene("alpha")
    project.scene("beta", "waits")
    project.course(["alpha", "beta"])
    run = project.start("--jobs", "1")
    pids = wait_for_pids(project)
    run.send_signal(number)
    output, _ = run.communicate(timeout=15)
    assert run.returncode in (-number, 128 + number)
    assert ("Interrupted" in output) == (number == signal.SIGINT)
    assert until(lambda: all(map(is_gone, pids)))
    assert (project.out / "scenes" / "alpha" / "job.json").exists()
    assert not (project.out / "scenes" / "beta").exists()
    assert project.filmed == ["alpha", "beta"]
    project.scene("beta")
    assert project.render() == 0
    assert project.filmed == ["beta"]


@pytest.mark.parametrize("whom", [0, 1], ids=["what draws", "what watches over it"])
def test_a_killed_process_costs_only_its_scene(project: Project, whom: int) -> None:
    project.scene("alpha", "waits")
    project.scene("beta")
    project.course(["alpha", "beta"])
    run = project.start("--jobs", "1")
    pids = wait_for_pids(project)
    os.kill(pids[whom], signal.SIGKILL)
    output, _ = run.communicate(timeout=15)
    assert run.returncode == 1
    assert "alpha failed: it was killed by signal 9" in output
    assert "2 scenes: 1 filmed, 0 up to date, 1 missing (alpha)." in output
    assert until(lambda: all(map(is_gone, pids)))


def test_the_next_run_ends_what_a_killed_one_left_at_work(project: Project) -> None:
    project.scene("alpha", "waits")
    project.course(["alpha"])
    run = project.start()
    drawing, watching, child = wait_for_pids(project)
    os.kill(run.pid, signal.SIGSTOP)
    for pid in (watching, run.pid):  # nobody is left who could end what draws
        os.kill(pid, signal.SIGKILL)
    run.communicate(timeout=15)
    assert not is_gone(drawing) and not is_gone(child)
    project.scene("alpha")
    assert project.render() == 0
    assert is_gone(drawing) and is_gone(child)


def test_a_second_run_says_that_there_is_a_first(
    project: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.2)
    project.scene("alpha", "waits")
    project.course(["alpha"])
    run = project.start()
    wait_for_pids(project)
    status, said = project.render(), capsys.readouterr().err
    assert run.poll() is None
    run.terminate()
    run.communicate(timeout=15)
    assert status == 1
    assert said == (
        f"error: another run (process {run.pid}) is at work on {shown_path(project.out)}; "
        "wait until it is done or stop it.\n"
    )


def test_a_run_that_was_killed_between_two_renames_goes_on(project: Project) -> None:
    project.scene("alpha")
    project.course(["alpha"])
    assert project.render() == 0
    work = project.root / "renders" / ".work" / "c" / "l" / "alpha"
    work.mkdir()
    (project.out / "scenes" / "alpha").rename(work / "old")
    (work / "new").mkdir()
    (work / "new" / "film.mp4").write_bytes(b"half")
    assert project.render() == 0
    assert project.filmed == ["alpha", "alpha"]
    assert not work.exists()


def test_a_run_that_was_killed_at_its_very_end_leaves_nothing(project: Project) -> None:
    project.scene("alpha")
    project.course(["alpha"])
    assert project.render() == 0
    left = project.root / "renders" / ".work" / "c" / "l" / "alpha" / "media-1"
    left.mkdir(parents=True)
    assert project.render() == 0
    assert project.filmed == ["alpha"]
    assert not left.parent.exists()


def test_a_damaged_record_or_film_is_made_again(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.scene("alpha")
    project.course(["alpha"])
    folder = project.out / "scenes" / "alpha"
    for damage in ("half a record", "no record", "no clip", "another film", "touched"):
        assert project.render() == 0
        assert project.filmed == ["alpha"]
        if damage == "half a record":
            os.truncate(folder / "job.json", 100)
        elif damage == "no record":
            (folder / "job.json").unlink()
        elif damage == "no clip":
            (folder / "beats" / "01-first.mp4").unlink()
        elif damage == "another film":
            content = bytearray((folder / "film.mp4").read_bytes())
            content[-1] ^= 1
            (folder / "film.mp4").write_bytes(content)
    os.utime(folder / "film.mp4")  # the content is what counts
    capsys.readouterr()
    assert project.status() == 0
    assert "alpha: up to date, 2.2 s" in capsys.readouterr().out


def test_an_edited_course_films_only_what_is_new(project: Project) -> None:
    for stem in ("alpha", "beta", "gamma"):
        project.scene(stem)
    project.course(["alpha"], ["beta"])
    assert project.render("--jobs", "1") == 0
    assert project.filmed == ["alpha", "beta"]
    listed = {path.name for path in (project.out / "chapters").iterdir()}
    kinds = ("mp4", "srt", "vtt")
    assert listed == {f"0{n}-chapter-{n}.{kind}" for n in (1, 2) for kind in kinds}

    project.course(["beta", "gamma", "alpha"])  # reordered, one more, a chapter less
    assert project.render() == 0
    assert project.filmed == ["gamma"]
    assert {path.name for path in (project.out / "chapters").iterdir()} == {
        f"01-chapter-1.{kind}" for kind in kinds
    }
    listing = json.loads((project.out / "course.json").read_text(encoding="utf-8"))
    (chapter,) = listing["chapters"]
    assert [scene["name"] for scene in chapter["scenes"]] == ["beta", "gamma", "alpha"]

    project.course(["gamma"])
    assert project.render() == 0
    assert project.filmed == []
    listing = json.loads((project.out / "course.json").read_text(encoding="utf-8"))
    assert not any("alpha" in file["path"] for file in listing["files"])


def test_a_failure_after_an_edit_keeps_the_old_film_but_does_not_show_it(project: Project) -> None:
    project.scene("alpha")
    project.scene("beta")
    project.course(["alpha", "beta"])
    assert project.render() == 0
    before = (project.out / "course.json").read_bytes()
    project.scene("beta", "fails")
    assert project.render() == 1
    assert (project.out / "course.json").read_bytes() == before
    assert (project.out / "scenes" / "beta" / "film.mp4").exists()
    assert project.render("--allow-missing") == 1
    listing = json.loads((project.out / "course.json").read_text(encoding="utf-8"))
    assert listing["missing"] == ["beta"]
