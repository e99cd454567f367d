"""The frame's shape: a tall film is drawn to its corners, at every quality, and is over with it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import av
import numpy as np
import pytest
from manim import ManimColor, config, tempconfig
from PIL import Image

from scenes._film.shape import chosen_shape
from scenes.delivery.keeping.record import read_record
from scenes.delivery.verbs import render as render_verb
from scenes.delivery.verbs.arguments import read_jobs
from tests.helpers.corners import COLOURS, Corners
from tests.helpers.courses import Project
from tests.helpers.pictures import ROOT, film

SCENE = ROOT / "tests" / "helpers" / "corners.py"


def picture(path: Path) -> np.ndarray:
    """The first picture of a film, or a picture: (height, width, 3) uint8."""
    if path.suffix == ".png":
        with Image.open(path) as image:
            return np.asarray(image.convert("RGB"))
    with av.open(str(path)) as container:
        return next(container.decode(video=0)).to_ndarray(format="rgb24")


def assert_drawn(path: Path, size: tuple[int, int]) -> None:
    """A picture has this size, a square with the sides of a unit in each corner, none outside."""
    shown = picture(path)
    assert shown.shape[:2] == (size[1], size[0])
    unit = min(size) / 8
    for corner, colour in COLOURS:
        right, up = corner[0] > 0, corner[1] > 0
        turned = shown[:: 1 if up else -1, :: -1 if right else 1]
        near = np.abs(turned.astype(int) - (255 * ManimColor(colour).to_rgb())).max(axis=-1) < 90
        for inside in (1, round(0.85 * unit)):
            assert near[inside, inside], f"{colour} is not in its corner"
        outside = round(1.15 * unit)
        assert not near[outside, 1] and not near[1, outside], f"{colour} is not a square"


@pytest.mark.parametrize(
    ("size", "settings"),
    [
        ((854, 480), {}),
        ((1920, 1080), {"format": "png"}),
        ((2560, 1440), {"format": "png"}),
        ((640, 360), {"format": "webm"}),
        ((640, 360), {"format": "gif"}),
        ((640, 360), {"transparent": True, "format": "mov"}),
        ((360, 640), {"format": "png"}),  # -r 360,640
        ((320, 480), {"format": "png"}),  # a shorter phone
    ],
)
def test_a_tall_film_is_drawn_to_its_corners(
    size: tuple[int, int],
    settings: dict[str, object],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NNFILM_SHAPE", "tall")
    made = film(Corners, tmp_path, size, rate=10, **settings)
    assert_drawn(made.path, (min(size), max(size)))


def test_a_resolution_that_is_higher_than_wide_is_tall(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NNFILM_SHAPE", raising=False)
    assert_drawn(film(Corners, tmp_path, (360, 640), format="png").path, (360, 640))


def test_words_keep_their_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NNFILM_SHAPE", "tall")
    with tempconfig({"dry_run": True, "quality": "high_quality"}):
        camera = Corners().camera
        assert camera.pixel_width / camera.frame_width == 135
        assert camera.pixel_height / camera.frame_height == 135
    monkeypatch.setenv("NNFILM_SHAPE", "wide")
    with tempconfig({"dry_run": True, "quality": "high_quality"}):
        camera = Corners().camera
        assert camera.pixel_width / camera.frame_width == pytest.approx(135)


def test_the_next_film_of_a_process_has_a_shape_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quiet = {"progress_bar": "none", "verbosity": "ERROR", "media_dir": str(tmp_path)}
    size = {"pixel_width": 640, "pixel_height": 360, "frame_rate": 2}
    with tempconfig({**quiet, **size}):  # as in a notebook, where this stays as it is
        before = dict(config)
        found = []
        for shape in ("tall", "", "tall", "wide"):
            monkeypatch.setenv("NNFILM_SHAPE", shape)
            scene = Corners()
            scene.render()
            found.append(scene.renderer.file_writer.final_file_path)
            assert {k: config[k] for k in size} == size
            assert config.frame_width == before["frame_width"]
            assert config.frame_height == before["frame_height"]
        monkeypatch.setenv("NNFILM_SHAPE", "tall")
        Corners()  # made, but never filmed
        monkeypatch.setenv("NNFILM_SHAPE", "wide")
        wide = Corners()
        wide.render()
    assert [path.parent.name for path in found] == ["640p2", "360p2", "640p2", "360p2"]
    assert_drawn(found[2], (360, 640))
    assert_drawn(wide.renderer.file_writer.final_file_path, (640, 360))


def test_a_mistake_leaves_the_frame_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NNFILM_SHAPE", "tall")
    monkeypatch.setenv("NNFILM_BEATS", "olny")
    with tempconfig({"dry_run": True, "pixel_width": 640, "pixel_height": 360}):
        with pytest.raises(SystemExit, match="2"):
            Corners().render()
        assert (config.pixel_width, config.pixel_height) == (640, 360)
        monkeypatch.setenv("NNFILM_SHAPE", "round")
        with pytest.raises(SystemExit, match="2"):
            Corners().render()
    said = capsys.readouterr().err.splitlines()[-1]
    assert said == "error: NNFILM_SHAPE=round: there is no such shape; use wide or tall."


def test_the_shape_is_wide_unless_something_says_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NNFILM_SHAPE", raising=False)
    assert chosen_shape() == "wide"
    monkeypatch.setenv("NNFILM_SHAPE", "")
    assert chosen_shape() == "wide"
    monkeypatch.setenv("NNFILM_SHAPE", "tall")
    assert chosen_shape() == "tall"


def test_the_manim_command_films_tall(tmp_path: Path) -> None:
    scene = shutil.copy(SCENE, tmp_path)
    command = [sys.executable, "-m", "manim", "-ql", "--media_dir", str(tmp_path), scene]
    environment = os.environ | {"NNFILM_SHAPE": "tall", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert_drawn(tmp_path / "videos" / "corners" / "854p15" / "Corners.mp4", (480, 854))


def test_nnfilm_films_a_tall_course(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("NNFILM_SHAPE", "wide")  # the course says what is filmed
    project = Project(tmp_path, tmp_path)
    shutil.copy(SCENE, tmp_path / "scenes")
    course = 'title = "C"\nshape = "tall"\n[[chapters]]\ntitle = "One"\nscenes = ["corners"]\n'
    (tmp_path / "assets" / "courses" / "c.toml").write_text(course, encoding="utf-8")
    given = project.given(render_verb, "c")
    assert render_verb.run(given, tmp_path) == 0, capsys.readouterr().out
    _, (job,) = read_jobs(given, tmp_path)
    record = read_record(job.folder)
    assert record and record.fingerprint["shape"] == "tall"
    for made in (record.film, record.poster, *(shown.clip for shown in record.beats)):
        assert_drawn(job.folder / made, (480, 854))
    (chapter,) = (project.out / "chapters").glob("*.mp4")
    assert_drawn(chapter, (480, 854))
    assert 'class="chapter tall"' in (project.out / "index.html").read_text(encoding="utf-8")
