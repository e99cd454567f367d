"""Beats: sections, captions, time to read; and the manim command around a lesson."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from manim import FadeIn, Square, config, tempconfig

from scenes._assets import AssetError
from scenes._film.beats import HOLD
from scenes._lesson import Lesson, NotebookError, beat
from scenes.mobjects.painting.painted import PaintingCamera
from scenes.mobjects.theme import THEME
from scenes.telling.captions import reading_time
from tests.helpers.pictures import ROOT, Film, film

TINY = (160, 90)
LONG = "This narration is much longer than its animation."


class Three(Lesson):
    """Three beats: a short one, one whose narration is long, one without any."""

    def construct(self) -> None:
        square = Square()
        self.times = [self.time]
        for play in (self.first_beat, self.second_beat, self.silent_beat):
            assert play(square) is None
            self.times.append(self.time)

    @beat
    def first_beat(self, square: Square) -> None:
        """Short."""
        self.play(FadeIn(square, run_time=2))

    @beat
    def second_beat(self, square: Square) -> None:
        """This narration is much longer
        than its animation.
        """
        self.play(square.animate(run_time=0.5).scale(2))

    @beat
    def silent_beat(self, square: Square) -> None:
        self.play(square.animate(run_time=0.5).scale(2))


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Film:
    return film(Three, tmp_path_factory.mktemp("three"), size=TINY, rate=10)


def test_each_beat_is_a_section_with_its_name(three: Film) -> None:
    sections = three.sections()
    assert [section["name"] for section in sections] == ["first_beat", "second_beat", "silent_beat"]
    for k, section in enumerate(sections):
        assert section["video"] == f"Three_{k:04}_{section['name']}.mp4"
        start, end = three.scene.times[k : k + 2]
        assert float(section["duration"]) == pytest.approx(end - start, abs=0.05)


def test_a_beats_captions_fill_its_time(three: Film) -> None:
    captions = list(three.scene.renderer.file_writer.subcaptions)
    assert [caption.content.replace("\n", " ") for caption in captions] == ["Short.", LONG]
    for caption, start, end in zip(captions, three.scene.times, three.scene.times[1:]):
        assert caption.start.total_seconds() == pytest.approx(start, abs=1e-3)
        assert caption.end.total_seconds() == pytest.approx(end, abs=1e-3)


def test_a_beat_lasts_until_it_is_read_and_its_last_picture_stands(three: Film) -> None:
    first, second, silent = (b - a for a, b in zip(three.scene.times, three.scene.times[1:]))
    assert first == pytest.approx(2 + HOLD, abs=0.101)
    assert second == pytest.approx(reading_time(LONG), abs=0.101)
    assert silent == pytest.approx(0.5 + HOLD, abs=0.101)


def test_a_beat_is_never_shorter_than_its_reading(three: Film) -> None:
    _, second, third, _ = three.scene.times
    assert third - second >= reading_time(LONG) - 1e-6


class Clock(Lesson):
    """Animations and waits that are no whole number of frames."""

    def construct(self) -> None:
        square = Square()
        for seconds in (0.1, 0.25, 0.5, 0.7, 1.1):
            self.play(square.animate(run_time=seconds).rotate(seconds))
            self.wait(seconds)
            self.hold(seconds)


def test_the_lessons_clock_is_the_films(tmp_path: Path) -> None:
    for _ in range(2):  # drawn, then taken from the cache
        clock = film(Clock, tmp_path, size=TINY, rate=15)
        assert clock.scene.time * 15 == pytest.approx(len(list(clock.frames())))


def test_a_film_says_what_its_beats_said_and_how_long_they_held(three: Film) -> None:
    told = json.loads(three.path.with_suffix(".beats.json").read_text())
    assert [
        (beat["name"], [phrase["text"] for phrase in beat["said"]]) for beat in told["beats"]
    ] == [
        ("first_beat", ["Short."]),
        ("second_beat", [LONG]),
        ("silent_beat", []),
    ]
    waited = [phrase["waited"] for beat in told["beats"] for phrase in beat["said"]]
    assert waited == pytest.approx([HOLD, reading_time(LONG) - 0.5], abs=1e-3)
    assert told["drawn"] == []


def test_a_beat_may_loop_where_it_is_a_slide() -> None:
    class Turning(Lesson):
        @beat(loop=True)
        def turn(self) -> None:
            """It turns."""

    def told(method: object) -> list[bool]:
        return [getattr(method, name) for name in ("is_beat", "loops")]

    assert told(Turning.turn) == [True, True]
    assert told(Three.first_beat) == [True, False]
    assert Turning.turn.__name__ == "turn" and Turning.turn.__doc__ == "It turns."


def test_a_lesson_is_painted_by_the_painting_camera_on_the_themes_background(three: Film) -> None:
    assert isinstance(three.scene.camera, PaintingCamera)
    corner = three.last_frame()[0, 0]
    assert corner == pytest.approx([round(255 * c) for c in THEME.background.to_rgb()], abs=8)


def test_a_beat_keeps_its_name_and_its_narration() -> None:
    assert Three.first_beat.__name__ == "first_beat"
    assert Three.first_beat.__doc__ == "Short."


def test_the_films_path_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rendered = film(Three, tmp_path, size=TINY, rate=1)
    assert f"Film: {rendered.path}" in capsys.readouterr().out
    assert rendered.path.is_file()


def test_a_users_mistake_is_one_sentence_and_exit_status_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    class Mistaken(Lesson):
        def construct(self) -> None:
            raise AssetError("NNFILM_DIGIT=x: there is no such digit.")

    with pytest.raises(SystemExit) as ended:
        film(Mistaken, tmp_path, size=TINY)
    assert ended.value.code == 2
    assert capsys.readouterr().err == "error: NNFILM_DIGIT=x: there is no such digit.\n"
    assert not list(tmp_path.rglob("*.mp4"))


def test_a_programmers_mistake_is_not_hidden(tmp_path: Path) -> None:
    class Mistaken(Lesson):
        def construct(self) -> None:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        film(Mistaken, tmp_path, size=TINY)


@pytest.mark.parametrize("settings", [{"format": "png"}, {"format": "gif"}])
def test_pictures_and_gifs_have_no_clips(settings: dict[str, str], tmp_path: Path) -> None:
    rendered = film(Three, tmp_path, size=TINY, rate=2, **settings)
    assert rendered.path.suffix == f".{settings['format']}"
    assert not rendered.sections()


def test_a_part_of_a_film_can_be_rendered(tmp_path: Path) -> None:
    part = film(
        Three, tmp_path, size=TINY, rate=2, from_animation_number=2, upto_animation_number=3
    )
    assert 0 < part.seconds < 4


LESSON = '''
from manim import FadeIn, Square
from scenes._lesson import Lesson, beat


class Tiny(Lesson):
    def construct(self):
        self.only()

    @beat
    def only(self):
        """One."""
        self.play(FadeIn(Square()))
'''


def manim(folder: Path, *arguments: str, path: str | None = None) -> subprocess.CompletedProcess:
    """Run the manim command on a tiny lesson, as a user does."""
    (folder / "tiny.py").write_text(LESSON)
    command = [sys.executable, "-m", "manim", "-ql", "--media_dir", str(folder / "media")]
    return subprocess.run(
        [*command, *arguments, str(folder / "tiny.py")],
        cwd=ROOT,
        env=os.environ | ({} if path is None else {"PATH": path}),
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a desktop")
def test_preview_without_a_desktop_keeps_the_film_and_says_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    result = manim(tmp_path, "-p", path=str(tmp_path / "bin"))
    films = list((tmp_path / "media").rglob("Tiny.mp4"))
    assert result.returncode == 0 and "Traceback" not in result.stderr
    assert len(films) == 1 and f"Film: {films[0]}" in result.stdout


def test_with_a_desktop_the_preview_is_left_to_manim(tmp_path: Path) -> None:
    with (
        tempconfig({"preview": True, "media_dir": str(tmp_path)}),
        pytest.MonkeyPatch.context() as patched,
    ):
        patched.setattr("scenes._lesson.shutil.which", lambda name: f"/usr/bin/{name}")
        Three()
        assert config.preview


def test_a_notebooks_magic_may_make_a_lesson() -> None:
    with tempconfig({"dry_run": True, "pixel_width": TINY[0], "pixel_height": TINY[1]}):
        assert isinstance(Three(renderer=None).camera, PaintingCamera)  # as the magic calls it


def test_a_mistake_in_a_notebook_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builtins.get_ipython", object(), raising=False)
    monkeypatch.setenv("NNFILM_BEATS", "frist_beat")
    with (
        tempconfig({"dry_run": True, "pixel_width": TINY[0], "pixel_height": TINY[1]}),
        pytest.raises(NotebookError, match="there is no such beat") as caught,
    ):
        Three().render()
    (line,) = caught.value._render_traceback_()
    assert line.startswith("error: NNFILM_BEATS=frist_beat")
