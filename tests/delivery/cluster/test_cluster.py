"""Filming on a Dask cluster: a real scheduler, real worker processes, a stand-in for Manim.

Each worker has a project of its own, as on a machine of its own.
"""

import json
import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from scenes.delivery.cluster import crew
from scenes.delivery.cluster.check import why_refused
from scenes.delivery.keeping.record import read_record
from tests.helpers.courses import Project, is_gone, until
from tests.helpers.workers import Cluster, cluster, copy

PIDS = "pids.json"
LONG = 100  # seconds: no claim, for other work may keep the machine busy
RETURNED = {signal.SIGINT: 130, signal.SIGKILL: -9}


@pytest.fixture(scope="module")
def machines() -> Iterator[Cluster]:
    with cluster() as machines:
        yield machines


@pytest.fixture
def dask(machines: Cluster) -> Iterator[Cluster]:
    """A scheduler without workers yet."""
    yield machines
    machines.remove_workers()


@pytest.fixture
def course(project: Project) -> Project:
    """A course of two scenes."""
    project.scene("alpha")
    project.scene("beta")
    project.course(["alpha", "beta"])
    return project


def pids(project: Project) -> list[int]:
    """The processes that film there, when they do."""
    assert until((project.root / PIDS).exists, LONG)
    return json.loads((project.root / PIDS).read_text())


def content(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != "job.json")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def has_rooms(*projects: Project) -> bool:
    """Whether anything of a job is left on these machines."""
    return any(any(project.root.glob("scratch/*/*/nnfilm-*")) for project in projects)


def test_films_come_back_as_they_would_be_made_here(course: Project, dask: Cluster) -> None:
    here, first, second = (copy(course, name) for name in ("here", "first", "second"))
    dask.add(first, second)
    assert here.render() == 0
    here.filmed  # noqa: B018 — what follows is filmed elsewhere
    assert course.render("--scheduler", dask.address) == 0
    assert course.filmed == []
    assert sorted(first.filmed + second.filmed) == ["alpha", "beta"]
    for name in ("alpha", "beta"):
        ours, theirs = (project.out / "scenes" / name for project in (course, here))
        assert content(ours) == content(theirs)
        one, other = read_record(ours), read_record(theirs)
        assert one and other and one.fingerprint == other.fingerprint
    assert not has_rooms(first, second)
    assert course.status() == 0  # up to date, as if it had been filmed here
    assert course.render("--scheduler", "tcp://nobody:1") == 0  # so nobody is asked


def test_what_failed_there_is_said_here(
    course: Project, dask: Cluster, capsys: pytest.CaptureFixture[str]
) -> None:
    course.scene("beta", "fails")
    dask.add(copy(course, "first"))
    assert course.render("--scheduler", dask.address) == 1
    said = capsys.readouterr().out
    assert "beta failed: it ended with exit status 3." in said
    assert "  | ZeroDivisionError: division by zero" in said
    log = said.partition("all of them: ")[2].partition("\n")[0]
    assert "division by zero" in Path(log).read_text(encoding="utf-8")
    assert [path.name for path in (course.out / "scenes").iterdir()] == ["alpha"]


def test_a_lost_worker_costs_only_its_scenes_time(course: Project, dask: Cluster) -> None:
    """Both film; one is killed; the other films both. Nothing of the killed one's goes on."""
    course.scene("alpha", "waits for go")
    course.scene("beta", "waits for go")
    kept, lost = copy(course, "kept"), copy(course, "lost")
    _, victim = dask.add(kept, lost)
    with course.started("--scheduler", dask.address, "--json") as run:
        pids(kept)
        drawing = pids(lost)
        victim.kill()
        assert until(lambda: all(map(is_gone, drawing)), LONG)
        (kept.root / "go").touch()
        said, _ = run.communicate(timeout=LONG)
    assert run.returncode == 0, said
    assert sorted(kept.filmed) == ["alpha", "beta"]
    events = [json.loads(line) for line in said.splitlines()]
    assert [event["event"] for event in events].count("begun") == 3
    assert {"event": "frames", "scene": "alpha", "drawn": 6} in events
    assert sorted(events[-1]["filmed"]) == ["alpha", "beta"]
    assert not has_rooms(kept)
    # What the killed worker left is gone when there is a worker on that machine again.
    assert has_rooms(lost)
    (lost.root / "go").touch()
    course.scene("alpha", "well")
    lost.scene("alpha", "well")
    dask.remove_workers()
    dask.add(lost)
    assert course.render("--scheduler", dask.address, "--only", "alpha") == 0
    assert not has_rooms(lost)


def test_a_worker_that_comes_later_is_checked_and_used(course: Project, dask: Cluster) -> None:
    """It takes over from one that was lost, while the other one is still busy."""
    course.scene("alpha", "waits for go")
    course.scene("beta", "waits for go")
    names = ("busy", "lost", "other", "fresh")
    busy, lost, other, fresh = (copy(course, name) for name in names)
    other.scene("alpha", "well")
    (fresh.root / "go").touch()
    _, victim = dask.add(busy, lost)
    with course.started("--scheduler", dask.address) as run:
        pids(busy)
        pids(lost)
        victim.kill()
        dask.add(other, fresh)
        assert until((fresh.root / "filmed.txt").exists, LONG)
        (busy.root / "go").touch()
        said, _ = run.communicate(timeout=LONG)
    assert run.returncode == 0, said
    assert fresh.filmed == lost.filmed
    assert (other.filmed, len(busy.filmed)) == ([], 1)


def test_workers_with_another_version_are_refused(
    course: Project, dask: Cluster, capsys: pytest.CaptureFixture[str]
) -> None:
    same, other, older = (copy(course, name) for name in ("same", "other", "older"))
    other.scene("beta", "fails")
    (older.root / "scenes" / "alpha.py").unlink()
    (same.root / "scenes" / "mine.py").touch()  # of no scene here
    changed, lacking, _ = dask.add(other, older, same)
    (stranger,) = dask.add(same, role="stranger")
    assert course.render("--scheduler", dask.address) == 0
    said = capsys.readouterr().err.splitlines()
    assert sorted(said) == sorted(
        [
            f"the worker {changed.address} is not used: it has another version of scenes/beta.py.",
            f"the worker {lacking.address} is not used: it has another version of scenes/alpha.py.",
            f"the worker {stranger.address} is not used: it has no nnfilm, or another version"
            " of it.",
        ]
    )
    assert sorted(same.filmed) == ["alpha", "beta"]
    course.scene("alpha", "fails")
    assert course.render("--scheduler", dask.address) == 2
    said = capsys.readouterr().err.splitlines()
    assert said[-1] == f"error: none of the workers of {dask.address} can be used."
    assert len(said) == 5


def test_what_differs_is_named() -> None:
    here = {"manim": "0.22.0", "typst": "0.14", **dict.fromkeys("abcde", 64 * "0")}
    assert why_refused(here, {**here, "f": 64 * "1"}) is None
    there = {"manim": "0.21.0", **dict.fromkeys("abcd", 64 * "1")}
    assert why_refused(here, there) == (
        "manim is 0.21.0 there and 0.22.0 here; typst is missing there and 0.14 here; "
        "it has another version of a, b, c and 2 more files."
    )


@pytest.mark.parametrize("end", RETURNED)
def test_nothing_goes_on_after_the_end(course: Project, dask: Cluster, end: signal.Signals) -> None:
    """Interrupted or killed, here: the worker stops, and is free for the next run."""
    course.scene("alpha", "hangs")
    worker = copy(course, "worker")
    dask.add(worker)
    with course.started("--scheduler", dask.address) as run:
        drawing = pids(worker)
        os.kill(run.pid, end)
        said, _ = run.communicate(timeout=LONG)
    assert run.returncode == RETURNED[end], said
    assert "Traceback" not in said
    assert until(lambda: not has_rooms(worker), LONG)
    assert all(map(is_gone, drawing))
    assert course.render("--scheduler", dask.address, "--only", "beta") == 0


def test_when_all_workers_are_lost_it_ends(
    course: Project,
    dask: Cluster,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(crew, "PATIENCE", 0.5)
    course.scene("alpha", "hangs")
    worker = copy(course, "worker")
    (victim,) = dask.add(worker)

    def happens() -> None:
        pids(worker)
        victim.kill()

    accident = Thread(target=happens)
    accident.start()
    assert course.render("--scheduler", dask.address) == 1
    accident.join()
    said = capsys.readouterr().out
    assert "alpha failed: no worker of the cluster was left for 0.5 s." in said
    assert "beta failed: no worker of the cluster was left for 0.5 s." in said


def test_when_the_scheduler_is_lost_it_ends(course: Project) -> None:
    course.scene("alpha", "hangs")
    worker = copy(course, "worker")
    with cluster() as dask:
        dask.add(worker)
        with course.started("--scheduler", dask.address) as run:
            drawing = pids(worker)
            dask.scheduler.kill()
            said, _ = run.communicate(timeout=LONG)
        assert run.returncode == 1
        assert "alpha failed: the connection to the scheduler was lost." in said
        assert "Traceback" not in said
        assert until(lambda: all(map(is_gone, drawing)), LONG)


def test_an_address_without_a_scheduler(
    course: Project,
    dask: Cluster,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(crew, "FIRST", 0.1)

    def said(address: str) -> str:
        assert course.render("--scheduler", address) == 2
        (line,) = capsys.readouterr().err.splitlines()
        return line

    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        nobody = f"tcp://127.0.0.1:{silent.getsockname()[1]}"
        with monkeypatch.context() as patch:
            patch.setattr(crew, "CONNECT", 0.3)
            for address in (nobody, "tcp://127.0.0.1:1", "nonsense", "", "gopher://x:1"):
                assert said(address).startswith("error: there is no Dask scheduler at")
    assert said(dask.address).endswith(f'has no workers; start some: "dask worker {dask.address}".')
    (worker,) = dask.add(copy(course, "worker"))
    assert said(worker.address).endswith("is a Dask worker, not a scheduler.")


def test_without_dask_it_says_what_to_install(
    course: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    assert course.render("--scheduler", "tcp://127.0.0.1:1") == 2
    assert 'pip install "distributed>=' in capsys.readouterr().err
