"""A tiny scene watched with Manim itself: what its cache keeps, what its errors look like."""

from functools import partial
from pathlib import Path

import pytest

from scenes.delivery.filming.render import Studio, film
from scenes.delivery.filming.watch import again, cache, explain, kept_media
from scenes.delivery.filming.watching import look
from scenes.delivery.keeping.fingerprint import fingerprint
from scenes.delivery.keeping.jobs import Job
from scenes.delivery.keeping.record import Record, read_record
from tests.delivery.filming.test_film_for_real import SCENE
from tests.helpers.courses import Project


@pytest.fixture
def tiny(tmp_path: Path) -> tuple[Project, Job, Path]:
    project = Project(tmp_path / "project", tmp_path)
    path = project.root / "scenes" / "tiny.py"
    path.write_text(SCENE, encoding="utf-8")
    view = look(path, "l", (), project.root)
    assert view is not None and not view.problems
    return project, view.job, path


def segments(job: Job) -> dict[str, int]:
    found = cache(job).rglob("partial_movie_files/*/*.mp4")
    return {path.name: path.stat().st_mtime_ns for path in found}


def test_what_did_not_change_comes_from_the_cache(tiny: tuple[Project, Job, Path]) -> None:
    project, job, path = tiny
    studio = Studio(root=project.root, media=partial(kept_media, root=project.root))

    def filmed() -> Record:
        assert film(job, studio).fault is None
        found = read_record(job.folder)
        assert found is not None
        return found

    first = filmed()
    made = segments(job)
    assert (len(made), again(None, first)) == (2, ["first", "second"])

    path.write_text(SCENE.replace("(1, 0, 0)", "(0, 1, 0)"), encoding="utf-8")
    second = filmed()
    assert again(first, second) == ["second"]
    assert made.items() <= segments(job).items()
    assert len(segments(job)) == 3

    # Half a segment, as a killed run leaves it, is not taken for a whole one.
    half = next(cache(job).rglob("partial_movie_files/*/*.mp4"))
    half.write_bytes(half.read_bytes()[:-800])
    assert again(second, filmed()) == []

    path.write_text(SCENE.replace("shift(", "shfit("), encoding="utf-8")
    outcome = film(job, studio)
    assert outcome.fault == "it ended with exit status 1."
    error, place, code = explain(outcome.log.read_text(encoding="utf-8"), project.root)
    assert error == "AttributeError: Circle object has no attribute 'shfit'"
    assert place.endswith("scenes/tiny.py:25 in second")
    assert code == "    self.play(circle.animate.shfit((1, 0, 0)), run_time=0.6)"


def test_other_code_or_data_begins_another_cache(
    tiny: tuple[Project, Job, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    project, job, path = tiny
    for module in ("files", "fingerprint", "sources"):  # as in a checkout
        monkeypatch.setattr(f"scenes.delivery.keeping.{module}.SHIPPED", project.root)

    def place() -> Path:
        return kept_media(job, fingerprint(job, project.root), project.root)

    before = place()
    edited = f'"""New words."""\nfrom manim import Square\n{SCENE.replace("0.6", "0.8")}'
    path.write_text(edited, encoding="utf-8")
    assert place() == before
    path.write_text(f"{SCENE}\n\nclass Dot:\n    size = 1\n", encoding="utf-8")
    with_class = place()
    assert with_class != before and not before.exists()
    (project.root / "scenes" / "_shapes.py").write_text("SIZE = 1\n", encoding="utf-8")
    path.write_text(f"from scenes._shapes import SIZE\n{SCENE}", encoding="utf-8")
    with_module = place()
    (project.root / "scenes" / "_shapes.py").write_text("SIZE = 2\n", encoding="utf-8")
    with_other_module = place()
    (project.root / "assets" / "digits").mkdir()
    (project.root / "assets" / "digits" / "ours.npz").write_bytes(b"1")
    path.write_text(f"from scenes._shapes import SIZE\nDATA = 'ours'\n{SCENE}", encoding="utf-8")
    with_data = place()
    (project.root / "assets" / "digits" / "ours.npz").write_bytes(b"22")
    places = {before, with_class, with_module, with_other_module, with_data, place()}
    assert len(places) == 6


def test_only_a_traceback_is_explained(tmp_path: Path) -> None:
    assert explain("error: there is no such beat\n", tmp_path) == []
    assert explain("", tmp_path) == []
    frame = "╭─\n│ /else/a.py:3 in f │\n│                   │\n│ ❱ 3 x = 1         │\n╰─────╯\n"
    assert explain(f"{frame}TypeError: two\nlines\n", tmp_path) == ["TypeError: two", "lines"]
