"""One tiny lesson, filmed by Manim and held against its numbers by the audit itself."""

import json
from pathlib import Path

import pytest

from scenes.delivery.audit.words import MEANS
from scenes.delivery.keeping.certificate import certificate_of
from scenes.delivery.verbs import audit as audit_verb
from scenes.delivery.verbs import render as render_verb
from tests.helpers.courses import Project
from tests.helpers.pictures import ROOT

SCENE = """\
from scenes._assets import chosen_digit
from scenes._lesson import Lesson, beat
from scenes.mobjects.grids.grids import ImageGrid


class Shown(Lesson):
    def construct(self):
        self.only(self.stage.main.place(ImageGrid(chosen_digit().x.reshape(28, 28))))

    @beat
    def only(self, picture):
        "A digit."
        self.add(picture)
        self.wait(0.6)
"""


def test_a_film_is_audited_from_end_to_end(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    project = Project(tmp_path, tmp_path)
    (project.root / "scenes" / "shown.py").write_text(SCENE, encoding="utf-8")
    project.course(["shown"])
    assert render_verb.run(project.given(render_verb, "c"), project.root) == 0
    capsys.readouterr()
    status = audit_verb.run(project.given(audit_verb, "c", "--json"), project.root)
    told, done = map(json.loads, capsys.readouterr().out.splitlines())
    assert told["wrong"] == [] and status == 0, told
    assert (done["audited"], done["is_true"]) == (1, True)
    (cells,) = [kind for kind in told["checked"] if kind["kind"] == "cells"]
    assert cells["values"] >= 784 and cells["worst"] < 3
    kinds = {kind["kind"].partition(", ")[0] for kind in told["checked"]}
    assert kinds <= MEANS.keys(), "the report has no name for a check"
    certificate = certificate_of(project.out / "scenes" / "shown" / "film.mp4")
    assert certificate and certificate.values == told["values"]
