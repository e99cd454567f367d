"""What is only said decides no picture; everything else does."""

from dataclasses import replace
from pathlib import Path

import pytest

from scenes.delivery.course.catalogue import catalogue
from scenes.delivery.course.work import find_work
from scenes.delivery.keeping.fingerprint import fingerprint
from scenes.delivery.keeping.jobs import Job, course_jobs
from scenes.delivery.keeping.unsaid import unsaid, without_narrations
from tests.helpers.courses import PAGE_TEXT, Project

SCENE = '''\
from scenes._lesson import Lesson, beat
from scenes import _lesson


class Alpha(Lesson):
    """The scene."""

    def construct(self):
        """Say nothing."""
        self.first()

    @beat
    def first(self):
        """It is said | that this
        is é so.
        """
        self.play()

    @_lesson.beat
    def second(self): "Said."; self.play("Not said.")

    @beat(loop=True)
    def third(self):
        return """Not said."""

    def other(self):
        """Not told."""
'''


@pytest.fixture
def job(project: Project) -> Job:
    project.scene("alpha").write_text(SCENE, encoding="utf-8")
    project.course(["alpha"])
    drawn, said = '[pictures]\n"A" = "B"\n', '[beats.alpha]\nfirst = "X | Y"\n'
    text = f'language = "de"\n[text]\n{PAGE_TEXT}{drawn}{said}'
    (project.root / "assets" / "courses" / "c.de.toml").write_text(text, encoding="utf-8")
    course = find_work("c", project.root, "de", "recordings")
    (job,) = course_jobs(course, catalogue(project.root), "l", "mp4", project.root / "renders")
    return job


def pictures(job: Job) -> dict[str, str]:
    root = job.out_dir.parents[2]
    return unsaid(job, fingerprint(job, root), root)


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("is é so.", "was never so, |\n        whatever\n        it was."),
        ('"Said."', '"Said otherwise."'),
    ],
)
def test_a_narration_is_only_said(job: Job, old: str, new: str) -> None:
    before, all_before = pictures(job), fingerprint(job)
    rewrite(job.scene_path, old, new)
    assert pictures(job) == before and fingerprint(job) != all_before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('self.play("Not said.")', 'self.play("Not  said.")'),
        ('return """Not said."""', 'return """Not  said."""'),
        ("Say nothing.", "Say something."),  # of no beat
        ("Not told.", "Not told!"),
        ("The scene.", "A scene."),
        ("self.first()", "self.first()  # so"),
    ],
)
def test_all_else_in_a_source_may_be_seen(job: Job, old: str, new: str) -> None:
    before = pictures(job)
    rewrite(job.scene_path, old, new)
    assert pictures(job) != before


def test_of_a_translation_only_what_is_drawn_is_seen(job: Job) -> None:
    before, all_before = pictures(job), fingerprint(job)
    assert job.language is not None
    rewrite(job.language, '"X | Y"', '"X | Z"')
    assert pictures(job) == before and fingerprint(job) != all_before
    rewrite(job.language, '"A" = "B"', '"A" = "C"')
    assert pictures(job) != before


def test_voices_and_recordings_are_not_seen(job: Job, tmp_path: Path) -> None:
    folder = tmp_path / "c.de.voice"
    (folder / "alpha").mkdir(parents=True)
    (folder / "alpha" / "first.wav").write_bytes(b"one")
    told = replace(job, recordings=folder)
    assert pictures(told) == pictures(job) == pictures(replace(job, voice=None))
    before = fingerprint(told)
    (folder / "alpha" / "first.wav").write_bytes(b"another")
    assert fingerprint(told) != before and pictures(told) == pictures(job)
    (folder / "beta").mkdir()
    after = fingerprint(told)
    (folder / "beta" / "first.wav").write_bytes(b"of another scene")
    assert fingerprint(told) == after


def test_what_is_no_python_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_bytes(b"def f(:\n  '''x'''\n")
    assert without_narrations(path) == path.read_bytes()
    assert without_narrations(tmp_path / "none.py") == b""
