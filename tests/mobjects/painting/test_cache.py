"""Manim's cache: unchanged beats are reused, changed data or drawing code never are."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest
from scipy.sparse import issparse

from scenes._lesson import Lesson, beat
from scenes.mobjects.grids.grids import ImageGrid, WeightGrid
from scenes.mobjects.network.connections import Connections
from scenes.mobjects.network.diagram import NetworkDiagram
from scenes.mobjects.painting import painted
from scenes.mobjects.painting.bundle import Bundle
from scenes.mobjects.painting.light import SignedLight
from scenes.mobjects.painting.painted import PaintingCamera
from tests.helpers.pictures import Film, film, paint

WEIGHTS = np.random.default_rng(4).normal(size=(3, 5))
IMAGE = np.random.default_rng(4).uniform(size=(4, 4))


class Tiny(Lesson):
    """A film of a second, with one of everything that is painted from arrays."""

    weights = WEIGHTS
    image = IMAGE

    def construct(self) -> None:
        diagram = NetworkDiagram([self.weights])
        image, grid = ImageGrid(self.image, 1.0), WeightGrid(self.image - 0.5, 1.0)
        self.add(diagram, image, grid)
        self.light_passes(diagram)

    @beat
    def light_passes(self, diagram: NetworkDiagram) -> None:
        """Light."""
        diagram.send(0, self.weights)
        self.play(diagram.signals[0].pulse(run_time=0.5))


def filmed(folder: Path, **data: np.ndarray) -> Film:
    # The same name for every variant: only what is drawn may tell them apart.
    return film(type("Tiny", (Tiny,), data), folder, size=(160, 90), rate=4)


def hashes(result: Film) -> list[str]:
    return list(result.scene.renderer.animations_hashes)


def clips(folder: Path) -> dict[Path, int]:
    """When each of Manim's cached clips was written."""
    return {path: path.stat().st_mtime_ns for path in folder.rglob("partial_movie_files/*/*.mp4")}


def test_an_unchanged_scene_is_taken_from_the_cache(tmp_path: Path) -> None:
    first = filmed(tmp_path)
    before, last_frame, captions = clips(tmp_path), first.last_frame(), subtitles(first)
    second = filmed(tmp_path)
    assert len(before) == len(set(hashes(first))) == 2
    assert hashes(second) == hashes(first)
    assert clips(tmp_path) == before
    np.testing.assert_array_equal(second.last_frame(), last_frame)
    assert [caption.content for caption in subtitles(second)] == [c.content for c in captions]


class Told(Lesson):
    """A beat whose animation is no whole number of frames, and whose narration outlasts it."""

    def construct(self) -> None:
        self.told_at_length()

    @beat
    def told_at_length(self) -> None:
        """This narration takes two or three seconds to read."""
        grid = WeightGrid(IMAGE - 0.5)
        self.add(grid)
        self.play(grid.animate(run_time=0.5).set_values(IMAGE))


def test_a_film_taken_from_the_cache_has_the_same_waits_and_captions(tmp_path: Path) -> None:
    first, second = (film(Told, tmp_path, size=(160, 90), rate=15) for _ in range(2))
    assert hashes(second) == hashes(first)
    assert subtitles(second) == subtitles(first)


def subtitles(result: Film) -> list:
    return list(result.scene.renderer.file_writer.subcaptions)


def changed(array: np.ndarray) -> np.ndarray:
    array = array.copy()
    array.flat[7] += 1e-6
    return array


def test_a_weight_changed_by_a_millionth_is_filmed_anew(tmp_path: Path) -> None:
    original = hashes(filmed(tmp_path))
    for data in ({"weights": changed(WEIGHTS)}, {"image": changed(IMAGE)}):
        assert set(hashes(filmed(tmp_path, **data))).isdisjoint(original)


def test_changed_drawing_code_is_filmed_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = hashes(filmed(tmp_path))
    monkeypatch.setattr(painted, "drawing_code_digest", lambda: "another")
    assert set(hashes(filmed(tmp_path))).isdisjoint(original)


def test_the_digest_is_that_of_the_drawing_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # On a copy, since somebody may be editing the original right now.
    room = tmp_path / "mobjects" / "painting"
    room.mkdir(parents=True)
    for source in Path(painted.__file__).parent.glob("*.py"):
        (room / source.name).write_bytes(source.read_bytes())
    monkeypatch.setattr(painted, "__file__", str(room / "painted.py"))
    digest = painted.drawing_code_digest.__wrapped__
    before = digest()
    assert digest() == before
    (room / "light.py").write_text("# another light")
    assert digest() != before


def reachable(thing: object) -> Iterable[object]:
    """Everything that Manim would hash: what can be reached through attributes and containers."""
    waiting, seen = [thing], set()
    while waiting:
        found = waiting.pop()
        if id(found) in seen or isinstance(found, type):
            continue
        seen.add(id(found))
        yield found
        if isinstance(found, dict):
            waiting.extend(found.values())
        elif isinstance(found, list | tuple | set):
            waiting.extend(found)
        elif hasattr(found, "__dict__"):
            waiting.extend(vars(found).values())


def test_coverage_is_out_of_reach_of_what_manim_hashes_and_copies() -> None:
    n_in, n_out = 784, 16
    gap = Connections(
        np.random.default_rng(0).uniform(-3, 0, (n_in, 3)),
        np.random.default_rng(1).uniform(0, 3, (n_out, 3)),
        np.random.default_rng(2).normal(size=(n_out, n_in)),
    )
    assert paint(gap).any()
    camera = PaintingCamera(pixel_width=64, pixel_height=36)
    camera.capture_mobjects([gap])
    for found in (*reachable(gap), *reachable(camera)):
        assert not issparse(found) and not isinstance(found, SignedLight | Bundle)
    sizes = [found.nbytes for found in reachable(gap) if isinstance(found, np.ndarray)]
    assert sum(sizes) < 3 * gap.values.nbytes


@pytest.mark.parametrize("painted_mobject", [ImageGrid(IMAGE), WeightGrid(IMAGE)])
def test_painting_leaves_a_mobject_as_it_was(painted_mobject: ImageGrid | WeightGrid) -> None:
    def state() -> list[object]:
        return [
            found.tobytes() if isinstance(found, np.ndarray) else type(found)
            for found in reachable(painted_mobject)
        ]

    before = state()
    paint(painted_mobject)
    assert state() == before
