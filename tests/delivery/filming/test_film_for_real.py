"""One tiny scene filmed by Manim itself: what the stand-in of the other tests stands for."""

import json
from pathlib import Path

import av
import pytest

from scenes.delivery.filming import footage, group, joining
from scenes.delivery.filming.render import Progress, Studio, film
from scenes.delivery.keeping.files import digest
from scenes.delivery.keeping.jobs import manim_command
from scenes.delivery.keeping.record import read_record
from scenes.delivery.verbs import arguments
from scenes.delivery.verbs import render as render_verb
from tests.helpers.courses import Project

SCENE = """\
from manim import Circle, Create, Scene


def beat(method):
    return method


class Tiny(Scene):
    def construct(self):
        circle = Circle()
        self.first(circle)
        self.second(circle)

    @beat
    def first(self, circle):
        "A circle."
        self.next_section("first")
        self.play(Create(circle), run_time=0.4)
        self.add_subcaption("A circle.", 0.4, -0.4)

    @beat
    def second(self, circle):
        "It moves."
        self.next_section("second")
        self.play(circle.animate.shift((1, 0, 0)), run_time=0.6)
"""


class Ear(Progress):
    def __init__(self) -> None:
        self.lines: list[str] = []

    def heard(self, job: object, line: str) -> None:
        self.lines.append(line)


def test_manim_films_and_what_a_kill_left_in_its_cache_does_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Project(tmp_path, tmp_path)
    (project.root / "scenes" / "tiny.py").write_text(SCENE, encoding="utf-8")
    project.course(["tiny"])
    _, (job,) = arguments.read_jobs(project.given(render_verb, "c"), project.root)
    ear = Ear()
    studio = Studio(root=project.root, progress=ear)

    # Filmed up to the moment at which the outputs would be gathered, and then killed.
    with monkeypatch.context() as patch:
        patch.setattr("scenes.delivery.filming.render.gather", lambda *_: None)
        assert film(job, studio).fault is None
    assert read_record(job.folder) is None
    cached = sorted(job.work.rglob("partial_movie_files/*/*.mp4"))
    assert len(cached) == 2
    cached[0].write_bytes(cached[0].read_bytes()[:-800])

    used = []
    run = group.run

    def watched(*given: object, **more: object) -> group.Ending:
        used.append([clip.name for clip in sorted(job.work.rglob("partial_movie_files/*/*.mp4"))])
        return run(*given, **more)

    monkeypatch.setattr(group, "run", watched)
    assert film(job, studio).fault is None
    assert used == [[cached[1].name]]
    found = read_record(job.folder)
    assert found is not None
    assert [(beat.name, beat.duration) for beat in found.beats] == [("first", 0.4), ("second", 0.6)]
    assert (found.duration, found.frames) == (1.0, 15)
    assert found.captions
    with av.open(str(job.folder / found.film)) as container:
        assert sum(1 for _ in container.decode(video=0)) == 15
    assert any("Animation 0: Create(Circle)" in line for line in ear.lines)
    assert manim_command(job, Path("m"))[-1] == "Tiny"

    # Several films made by Manim are joined picture for picture.
    films = [job.folder / beat.clip for beat in found.beats]
    joining.join(films, project.root / "both.mp4", "both", [])
    assert footage.measure(project.root / "both.mp4").frames == 15
    assert json.loads((job.folder / "job.json").read_text())["fingerprint"]["class"] == "Tiny"


LESSON = """\
from pathlib import Path
import numpy as np
from manim import FadeIn, Square
from scenes._lesson import Lesson, beat


class Common(Lesson):
    @beat
    def welcome(self):
        "Hi."
        self.play(FadeIn(Square()), run_time=0.2)


class Marks(Common):
    def construct(self):
        for part in (self.welcome, self.bars):
            part()

    @beat(loop=True)
    def bars(self):
        "So."
        marks = np.loadtxt(Path(__file__).with_name("marks.csv"), delimiter=",")
        self.play(FadeIn(Square().scale(marks[0])), run_time=0.2)
"""


def test_a_lesson_s_film_knows_its_beats_and_what_was_opened(tmp_path: Path) -> None:
    project = Project(tmp_path, tmp_path)
    (project.root / "scenes" / "marks.py").write_text(LESSON, encoding="utf-8")
    data = project.root / "scenes" / "marks.csv"
    data.write_text("1,2\n")
    project.course(["marks"])
    _, (job,) = arguments.read_jobs(project.given(render_verb, "c"), project.root)
    outcome = film(job, Studio(root=project.root))
    assert outcome.fault is None, outcome.tail
    found = read_record(job.folder)
    assert found is not None
    assert found.played == ("welcome", "bars")
    assert [beat.loops for beat in found.beats] == [False, True]
    assert found.opened["scenes/marks.csv"] == digest(data)
