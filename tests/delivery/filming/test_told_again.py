"""A sentence that changes is spoken, and the pictures that wait for it are filmed; nothing else."""

from pathlib import Path

import pytest

from scenes.delivery.filming.render import Studio, film
from scenes.delivery.keeping.jobs import Job
from scenes.delivery.keeping.record import Record, read_record
from scenes.delivery.verbs import arguments
from scenes.delivery.verbs import render as render_verb
from scenes.telling.voice import voices
from tests.helpers import espeak
from tests.helpers.courses import Project

LESSON = '''\
from manim import FadeIn, FadeOut, RIGHT, Square
from scenes._lesson import Lesson, beat


class Told(Lesson):
    def construct(self):
        square = Square()
        self.comes(square)
        self.moves(square)
        self.leaves(square)

    @beat
    def comes(self, square):
        """A square comes. | There it is."""
        self.play(FadeIn(square), run_time=0.4)
        self.say(square.animate.shift(RIGHT), at_least=0.4)

    @beat
    def moves(self, square):
        """It goes on."""
        self.play_on(square.animate.shift(RIGHT), at_least=0.4)

    @beat
    def leaves(self, square):
        """It leaves."""
        self.play(FadeOut(square), run_time=0.4)
'''


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Project, Path]:
    """A project of one scene that is told aloud, and the folder of who speaks."""
    voices._of_espeak.cache_clear()
    monkeypatch.setenv("PATH", espeak.install(tmp_path / "bin"))
    project = Project(tmp_path / "p", tmp_path)
    (project.root / "scenes" / "told.py").write_text(LESSON, encoding="utf-8")
    project.course(["told"])
    return project, tmp_path / "bin"


def filmed(project: Project) -> tuple[Job, Record]:
    given = project.given(render_verb, "c", "--voice", "espeak-ng")
    _, (job,) = arguments.read_jobs(given, project.root)
    outcome = film(job, Studio(root=project.root))
    assert outcome.fault is None, outcome.tail
    found = read_record(job.folder)
    assert found is not None
    return job, found


def cached(job: Job) -> dict[str, int]:
    """The clips in Manim's cache, and when each was written."""
    clips = job.work.rglob("partial_movie_files/*/*.mp4")
    return {clip.name: clip.stat().st_mtime_ns for clip in clips}


def test_a_changed_sentence_speaks_and_films_only_its_beat(told: tuple[Project, Path]) -> None:
    project, standin = told
    job, first = filmed(project)
    before = cached(job)
    assert len(espeak.spoken(standin)) == 4 and len(before) >= 6
    scene = project.root / "scenes" / "told.py"
    scene.write_text(LESSON.replace("It goes on.", "It goes on and on and on, for so long."))
    job, second = filmed(project)
    assert espeak.spoken(standin) == ["It goes on and on and on, for so long."]
    after = cached(job)
    assert {name: after[name] for name in before} == before
    assert len(after) - len(before) == 1  # the move, which lasts as long as it is told
    lasted = [[beat.duration for beat in found.beats] for found in (first, second)]
    assert lasted[1][1] > lasted[0][1] + 0.5
    assert [lasted[1][0], lasted[1][2]] == pytest.approx([lasted[0][0], lasted[0][2]], abs=1e-3)


def test_other_code_films_everything_anew(told: tuple[Project, Path]) -> None:
    project, _ = told
    job, _ = filmed(project)
    before = cached(job)
    scene = project.root / "scenes" / "told.py"
    scene.write_text(LESSON.replace("square = Square()", "square = Square(side_length=2.5)"))
    job, _ = filmed(project)
    assert cached(job) and not set(cached(job).items()) & set(before.items())
