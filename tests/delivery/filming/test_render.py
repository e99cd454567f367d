"""Filming courses: what fails fails alone, and what is there is whole."""

import errno
import json
import os
import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from scenes.delivery.course.project import SHIPPED
from scenes.delivery.filming import group, lock, outputs
from scenes.delivery.filming.group import Limits
from scenes.delivery.filming.render import Crew, Outcome, Shot, Studio, film, film_all
from scenes.delivery.keeping.files import digest
from scenes.delivery.keeping.record import Record, read_record
from scenes.delivery.verbs import arguments
from scenes.delivery.verbs import render as render_verb
from tests.helpers.courses import FRAMES, RATE, SECONDS, Project, is_gone, until


def record(project: Project, name: str) -> Record:
    found = read_record(project.out / "scenes" / name)
    assert found is not None
    return found


def film_one(project: Project, behaviour: str, limits: Limits | None = None) -> Outcome:
    project.scene("alpha", behaviour)
    project.course(["alpha"])
    _, (job,) = arguments.read_jobs(project.given(render_verb, "c"), project.root)
    studio = Studio(command=project.command, root=project.root, limits=limits or Limits())
    return film(job, studio)


def test_a_scene_has_film_captions_clips_poster_and_record(project: Project) -> None:
    assert film_one(project, "well").fault is None
    folder = project.out / "scenes" / "alpha"
    found = record(project, "alpha")
    inside = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    clip = found.beats[1].clip
    assert re.fullmatch(r"beats/02-b-se-cond-b-x+-[0-9a-f]{8}\.mp4", clip)
    files = {"film.mp4", "film.srt", "film.vtt", "poster.png", "beats/01-first.mp4", clip}
    assert inside == files | {"job.json"}
    assert {file.path for file in found.files} == files
    assert all(digest(folder / file.path) == file.sha256 for file in found.files)
    assert found.duration == pytest.approx(SECONDS, abs=1e-3)
    assert [beat.start for beat in found.beats] == pytest.approx([0, FRAMES[0] / RATE], abs=1e-3)
    assert [beat.duration for beat in found.beats] == pytest.approx(
        [frames / RATE for frames in FRAMES], abs=1e-3
    )
    said = [[(p.start, p.text, p.waited) for p in beat.said] for beat in found.beats]
    assert said == [[(0, "Said <i>so</i>.", 0.2), (0.5, "Or so.", 0.2)], []]
    assert found.drawn == ("The {}",)
    assert found.frames == sum(FRAMES)
    assert (folder / "poster.png").read_bytes().startswith(b"\x89PNG")
    assert (folder / "film.vtt").read_text(encoding="utf-8").startswith("WEBVTT")
    assert not list((project.root / "renders" / ".work" / "c" / "l").glob("alpha*"))


@pytest.mark.parametrize(
    ("behaviour", "reason"),
    [
        ("fails", "exit status 3"),
        ("killed", "killed by signal 9"),
        ("half a film", "film.mp4"),
        ("half a beat", "its beats take"),
        ("leaves nothing", "left 0 files film.mp4"),
        ("disk full", "exit status 1"),
    ],
)
def test_what_is_not_whole_is_not_taken(project: Project, behaviour: str, reason: str) -> None:
    outcome = film_one(project, behaviour)
    assert outcome.fault is not None
    assert reason in outcome.fault
    assert not (project.out / "scenes" / "alpha").exists()
    assert outcome.log.read_text(encoding="utf-8").splitlines()[-len(outcome.tail) :] == [
        *outcome.tail
    ]
    if behaviour in ("fails", "disk full"):
        assert outcome.tail[-1].endswith(
            ("division by zero", "No space left on device: 'film.mp4'")
        )


@pytest.mark.parametrize("limits", [Limits(silence=0.5), Limits(total=0.5)])
def test_what_hangs_is_stopped_with_all_its_processes(project: Project, limits: Limits) -> None:
    outcome = film_one(project, "hangs", limits)
    assert outcome.fault is not None
    assert "0.5 s and was stopped" in outcome.fault
    pids = json.loads((project.root / "pids.json").read_text())
    assert until(lambda: all(map(is_gone, pids)))


def test_a_failure_stops_no_other_scene(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    for stem, behaviour in {"alpha": "fails", "beta": "well", "gamma": "killed"}.items():
        project.scene(stem, behaviour)
    project.course(["alpha", "beta"], ["gamma"])
    assert project.render("--jobs", "2") == 1
    said = capsys.readouterr().out
    assert "alpha failed: it ended with exit status 3." in said
    assert "  | ZeroDivisionError: division by zero" in said
    assert "film it alone: nnfilm render c --quality l --only alpha" in said
    log = said.partition("all of them: ")[2].partition("\n")[0]
    assert "division by zero" in Path(log).read_text(encoding="utf-8")
    assert "gamma failed: it was killed by signal 9" in said
    assert "3 scenes: 1 filmed, 0 up to date, 2 missing (alpha, gamma)." in said
    assert not (project.out / "course.json").exists()
    assert record(project, "beta").duration > 0


def test_holes_only_when_asked(project: Project) -> None:
    project.scene("alpha")
    project.scene("beta", "fails")
    project.course(["alpha", "beta"])
    assert project.render("--allow-missing") == 1
    listing = json.loads((project.out / "course.json").read_text(encoding="utf-8"))
    assert listing["missing"] == ["beta"]
    assert [scene["name"] for scene in listing["chapters"][0]["scenes"]] == ["alpha"]


def test_nothing_is_assembled_when_everything_failed(project: Project) -> None:
    project.scene("alpha", "fails")
    project.course(["alpha"])
    assert project.render("--allow-missing") == 1
    assert not (project.out / "course.json").exists()


def test_only_films_what_it_names(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    project.scene("alpha")
    project.scene("beta")
    project.course(["alpha", "beta"])
    assert project.render("--only", "beta") == 0
    assert project.filmed == ["beta"]
    assert project.render("--only", "alhpa") == 2
    assert 'there is no scene "alhpa", did you mean alpha?' in capsys.readouterr().err
    assert project.render("--only", "alpha") == 0
    assert project.filmed == ["alpha"]
    assert (project.out / "course.json").exists()


def test_a_full_disk_spares_the_others(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(source: Path, target: Path) -> None:
        if "beta" in str(target) and "new" in str(target):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(target))
        os.rename(source, target)

    for stem in ("alpha", "beta", "gamma"):
        project.scene(stem)
    project.course(["alpha", "beta", "gamma"])
    with monkeypatch.context() as patch:
        patch.setattr(outputs, "move", full)
        assert project.render() == 1
    assert [path.name for path in sorted((project.out / "scenes").iterdir())] == ["alpha", "gamma"]
    project.filmed  # noqa: B018 — from here on
    assert project.render() == 0
    assert project.filmed == ["beta"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_log_that_cannot_be_written_costs_only_the_log(tmp_path: Path) -> None:
    log = tmp_path / "log.txt"
    log.symlink_to("/dev/full")
    ending = group.run(
        ["/bin/sh", "-c", "echo one; echo two; exit 4"],
        work=tmp_path,
        log=log,
        cwd=tmp_path,
        environment=os.environ,
        limits=Limits(),
        stop=Studio().stop,
        hear=lambda line: None,
    )
    assert ending == ("it ended with exit status 4.", ("one", "two"))


def test_an_executor_that_loses_a_job_loses_only_that(project: Project) -> None:
    def lost() -> Shot:
        raise RuntimeError("the worker is gone")

    project.scene("alpha")
    project.course(["alpha"])
    _, jobs = arguments.read_jobs(project.given(render_verb, "c"), project.root)
    crew = Crew(ThreadPoolExecutor(1), lambda job, studio: lost)
    (outcome,) = film_all(jobs, crew, Studio())
    assert outcome.fault == "RuntimeError: the worker is gone"


def test_the_cache_of_a_killed_run_is_searched_for_halves(project: Project) -> None:
    """Manim writes its cache under final names and takes whatever it finds there for whole."""
    (project.root / "manim.cfg").write_text("[CLI]\n")
    outcome = film_one(project, "fails")
    (media,) = outcome.job.work.glob("media-*")
    cache = media / "videos" / "alpha" / "480p15" / "partial_movie_files" / "Alpha"
    cache.mkdir(parents=True)
    shutil.copy(project.clips / "0.mp4", cache / "whole.mp4")
    shutil.copy(project.clips / "1.mp4", cache / "half.mp4")
    os.truncate(cache / "half.mp4", 500)
    (cache / "empty.mp4").touch()
    studio = Studio(command=project.command, root=project.root)
    film(outcome.job, studio)
    assert [path.name for path in cache.iterdir()] == ["whole.mp4"]
    (project.root / "manim.cfg").write_text("[CLI]\n# other\n")
    film(outcome.job, studio)
    assert not media.exists()  # what was drawn before the change is not used after it


def test_the_environment_is_the_jobs_alone(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    from scenes.delivery.filming.render import environment

    monkeypatch.setenv("NNFILM_DIGIT", "9")
    project.scene("alpha")
    project.course(["alpha"])
    _, (job,) = arguments.read_jobs(project.given(render_verb, "c"), project.root)
    assert "NNFILM_DIGIT" not in environment(job)
    assert environment(job)["PYTHONPATH"].startswith(str(SHIPPED))


def test_the_lock_is_held_by_one(tmp_path: Path) -> None:
    said = pytest.raises(lock.BusyError, match=f"process {os.getpid()}")
    with lock.locked(tmp_path), said, lock.locked(tmp_path, patience=0.1):
        pass
    with lock.locked(tmp_path, patience=0):
        pass


def test_two_courses_of_one_name_do_not_share_a_folder(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.scene("alpha")
    project.course(["alpha"])
    shelf = project.root / "assets" / "courses" / "c.toml"
    other = project.root / "c.toml"
    shutil.copy(shelf, other)
    assert project.render() == 0
    given = project.given(render_verb, "c")
    given.course = str(other)
    assert render_verb.run(given, project.root, project.command) == 1
    assert "give" in capsys.readouterr().err
    shelf.unlink()  # renamed or moved: then the films are the other's
    assert render_verb.run(given, project.root, project.command) == 0


def test_a_scene_is_filmed_without_a_course(project: Project) -> None:
    project.scene("alpha")
    given = project.given(render_verb, "c")
    given.course = "alpha"
    assert render_verb.run(given, project.root, project.command) == 0
    assert (project.root / "renders/alpha/l/scenes/alpha/film.mp4").is_file()


@pytest.mark.parametrize("name", ["o'brien", "a{b}", "a\nb", "a\udcff"])
def test_a_folder_in_which_manim_cannot_film_is_refused_once_before_anything_is_filmed(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).mkdir()
    project = Project(tmp_path / name, tmp_path)
    project.scene("alpha")
    project.scene("beta")
    project.course(["alpha", "beta"])
    assert render_verb.run(project.given(render_verb, "c"), project.root) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.startswith("error: Manim cannot film in ")
    assert err.endswith("use another folder.\n") and len(err.splitlines()) == 1
    assert not (project.root / "renders").exists()
