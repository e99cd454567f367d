"""`nnfilm status`: what many scenes share is looked at once."""

from collections import Counter
from pathlib import Path

import pytest

from scenes.delivery.keeping.files import Stamp, stamp
from scenes.delivery.verbs import status as status_verb
from tests.helpers.courses import Project


def test_200_scenes_of_one_module_read_it_once(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project.scene("alpha")
    names = "".join(f'{{ scene = "alpha", name = "n{k}" }},' for k in range(200))
    text = f'title = "T"\n[[chapters]]\ntitle = "C"\nscenes = [{names}]\n'
    (project.root / "assets" / "courses" / "many.toml").write_text(text)
    looked = Counter[Path]()

    def count(path: Path) -> Stamp | None:
        looked[path] += 1
        return stamp(path)

    monkeypatch.setattr("scenes.delivery.keeping.sources.stamp", count)
    given = project.given(status_verb, "many")
    assert status_verb.run(given, project.root) == 0
    assert "0 of 200 scenes are up to date" in capsys.readouterr().out
    assert looked[project.root / "scenes" / "alpha.py"] == 1 == max(looked.values())


def test_what_was_saved_since_is_seen_the_next_time(project: Project) -> None:
    project.scene("alpha")
    project.course(["alpha"])
    assert project.render() == 0 and project.filmed == ["alpha"]
    path = project.scene("alpha")
    path.write_text(path.read_text() + "# changed\n")
    assert project.render() == 0 and project.filmed == ["alpha"]
