"""A filmed course, whose audits are those of a stand-in."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from scenes.delivery.audit.auditing import PICTURES
from scenes.delivery.keeping.jobs import Job
from scenes.delivery.verbs import audit as audit_verb
from tests.helpers.audits import STANDIN
from tests.helpers.courses import Project, clips
from tests.helpers.pictures import ROOT

Audit = Callable[..., tuple[int, str, str]]
# The scenes of the course, by what comes of their audits.
SCENES = {
    "good": "true",
    "bad": "wrong",
    "worse": "very wrong",
    "blind": "blind",
    "crash": "crashes",
    "odd": "garbled",
    "early": "ends early",
    "other": "another film",
}


@pytest.fixture(scope="package")
def filmed(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A course of scenes whose films are audited as told."""
    project = Project(
        tmp_path_factory.mktemp("a 'project' é"), clips(tmp_path_factory.getbasetemp() / "clips")
    )
    for stem, behaviour in SCENES.items():
        write(project, stem, behaviour)
    project.course(["good", "bad"], ["worse", "blind", "crash", "odd", "early", "other"])
    assert project.render() == 0
    return project


@pytest.fixture
def audit(
    filmed: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Audit:
    """Audit films of the course; the status and what is said."""
    monkeypatch.chdir(filmed.root)
    return auditing(filmed, capsys)


def auditing(project: Project, capsys: pytest.CaptureFixture[str]) -> Audit:
    """What audits films of a project's course: it is called with the words after its name."""

    def run(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        given = project.given(audit_verb, "c", *words)
        status = audit_verb.run(given, project.root, standin)
        return status, *capsys.readouterr()

    return run


def standin(job: Job, film: Path, work: Path) -> list[str]:
    """What audits a film here."""
    places = ("--pictures", work / PICTURES, "--media", work)
    words = [sys.executable, STANDIN, job.scene_path, film, *places]
    return ["env", f"PYTHONPATH={ROOT}", *map(str, words)]


def write(project: Project, stem: str, behaviour: str) -> Path:
    """Write a scene whose film is audited so."""
    path = project.scene(stem)
    text = path.read_text(encoding="utf-8") + f"# audit: {behaviour}\n# plays: first second_part\n"
    path.write_text(text, encoding="utf-8")
    return path
