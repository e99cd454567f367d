"""A filmed course, whose audits are those of a stand-in."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from scenes.delivery.audit.auditing import PICTURES
from scenes.delivery.keeping.jobs import Job
from scenes.delivery.verbs import audit as audit_verb
from tests.helpers.audits import STANDIN
from tests.helpers.courses import Project

Audit = Callable[..., tuple[int, str, str]]


@pytest.fixture
def audit(project: Project, capsys: pytest.CaptureFixture[str]) -> Audit:
    """Film scenes whose audits end as told, audit them, and say the status and what is said."""

    def command(job: Job, film: Path, work: Path) -> list[str]:
        words = (STANDIN, job.scene_path, film, "--pictures", work / PICTURES, "--media", work)
        return [sys.executable, *map(str, words)]

    def run(*words: str, **scenes: str) -> tuple[int, str, str]:
        if scenes:
            for stem, behaviour in scenes.items():
                write(project, stem, behaviour)
            project.course([*scenes])
            project.render()
            capsys.readouterr()
        given = project.given(audit_verb, "c", *words)
        status = audit_verb.run(given, project.root, command)
        return status, *capsys.readouterr()

    return run


def write(project: Project, stem: str, behaviour: str) -> None:
    """Write a scene whose film is audited so."""
    path = project.scene(stem)
    text = path.read_text(encoding="utf-8") + f"# audit: {behaviour}\n# plays: first second_part\n"
    path.write_text(text, encoding="utf-8")
