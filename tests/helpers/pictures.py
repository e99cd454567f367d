"""What the tests of pictures share: paint mobjects, film scenes, decode films, look at pixels."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from manim import BLACK, Animation, Mobject, Scene, VMobject, config, tempconfig

from scenes.mobjects.lettering.text import words
from scenes.mobjects.painting.painted import PaintingCamera
from scenes.mobjects.theme import BODY, THEME

ROOT = Path(__file__).parents[2]
SMALL_SIZE = (640, 360)  # 45 pixels a unit exactly
FILM_SIZE = (854, 480)  # what `manim -ql` films
CHARACTERS = "0123456789.,+−%<=>≈×"


def paint(
    *mobjects: Mobject,
    size: tuple[int, int] = SMALL_SIZE,
    zoom: float = 1.0,
    background: bool = False,
) -> np.ndarray:
    """Paint mobjects on one picture: (height, width, 4) uint8, colours premultiplied by alpha.

    zoom: how many times the camera enlarges the middle. background: the film's, else nothing.
    """
    camera = PaintingCamera(
        pixel_width=size[0],
        pixel_height=size[1],
        background_color=THEME.background if background else BLACK,
        background_opacity=float(background),
    )
    camera.frame.scale(1 / zoom)
    camera.capture_mobjects(list(mobjects))
    return camera.pixel_array.copy()


def pixel_of(point: np.ndarray, size: tuple[int, int] = SMALL_SIZE) -> tuple[float, float]:
    """Where a point in Manim's units lies in a picture: x, y in pixels, y downward.

    Pixel (column, row) reaches from (column, row) to (column + 1, row + 1).
    """
    width, height = size
    per_unit = width / config.frame_width
    return width / 2 + float(point[0]) * per_unit, height / 2 - float(point[1]) * per_unit


def around(picture: np.ndarray, point: np.ndarray, reach: int = 1) -> np.ndarray:
    """The mean colour of the (2 · reach + 1)² pixels around a point in Manim's units."""
    height, width = picture.shape[:2]
    column, row = (int(coordinate) for coordinate in pixel_of(point, (width, height)))
    block = picture[row - reach : row + reach + 1, column - reach : column + reach + 1]
    return np.asarray(block.reshape(-1, picture.shape[2]).mean(axis=0))


def along(
    picture: np.ndarray, start: np.ndarray, end: np.ndarray, reach: int = 2, points: int = 200
) -> np.ndarray:
    """The colours around points from start to end: (points, channels)."""
    shares = (np.arange(points) + 0.5) / points
    return np.array([around(picture, start + share * (end - start), reach) for share in shares])


def lit_columns(picture: np.ndarray) -> tuple[int, int]:
    """The first and the last column in which anything is painted."""
    columns = np.flatnonzero(picture[..., 3].any(axis=0))
    return int(columns[0]), int(columns[-1])


def run(animation: Animation, *stops: float) -> None:
    """Play an animation as a scene does, but only as far as the last of `stops`, 1 by default."""
    animation.begin()
    for alpha in stops or (0.0, 0.2, 0.6, 1.0):
        animation.interpolate(alpha)
    if not stops:
        animation.finish()


@dataclass(frozen=True)
class Film:
    """A film and what Manim wrote beside it."""

    scene: Scene
    path: Path

    def frames(self) -> Iterator[np.ndarray]:
        """The decoded frames, (height, width, 3) uint8."""
        with av.open(str(self.path)) as container:
            for frame in container.decode(video=0):
                yield frame.to_ndarray(format="rgb24")

    def last_frame(self) -> np.ndarray:
        """The decoded last frame, (height, width, 3) uint8."""
        *_, last = self.frames()
        return last

    @property
    def seconds(self) -> float:
        """How long the film plays."""
        with av.open(str(self.path)) as container:
            stream = container.streams.video[0]
            return float((stream.duration or 0) * (stream.time_base or 0))

    def sections(self) -> list[dict]:
        """Manim's list of the film's clips; empty where it wrote none."""
        index = self.path.parent / "sections" / f"{self.path.stem}.json"
        return list(json.loads(index.read_text())) if index.is_file() else []


def film(
    scene_class: type[Scene],
    folder: Path,
    size: tuple[int, int] = FILM_SIZE,
    rate: float = 2,
    **settings: object,
) -> Film:
    """Render a scene to a film below `folder`, with low frame rates to be quick."""
    quiet = {"progress_bar": "none", "verbosity": "ERROR"}
    # Words typeset once stay typeset, whatever folder the film goes to.
    place = {"media_dir": str(folder), "tex_dir": str(ROOT / "renders" / "Tex")}
    shape = {"pixel_width": size[0], "pixel_height": size[1], "frame_rate": rate}
    with tempconfig({**quiet, **place, **shape, **settings}):
        scene = scene_class()
        scene.render()
    return Film(scene, Path(scene.renderer.file_writer.final_file_path))


def still(scene_class: type[Scene], folder: Path, size: tuple[int, int] = FILM_SIZE) -> np.ndarray:
    """A scene's last picture, as `manim -s` makes it: (height, width, 4) uint8."""
    rendered = film(scene_class, folder, size, format="png")
    return np.asarray(rendered.scene.renderer.get_frame())


def contrast(one: np.ndarray, other: np.ndarray) -> float:
    """How far two colours, (3,) with 0..1, are apart: 1 to 21, as WCAG 2 defines it."""
    light = []
    for colour in (np.asarray(one, dtype=float), np.asarray(other, dtype=float)):
        linear = np.where(colour <= 0.04045, colour / 12.92, ((colour + 0.055) / 1.055) ** 2.4)
        light.append(float(linear @ [0.2126, 0.7152, 0.0722]) + 0.05)
    return max(light) / min(light)


def printed(glyphs: list[VMobject]) -> str:
    """Read the characters that a number shows from the shapes of their outlines."""
    return "".join(_character(glyph) for glyph in glyphs if len(glyph.points))


def _character(glyph: VMobject) -> str:
    shape = _shape(glyph)
    distances = {
        name: float(np.abs(shape - other).max()) if other.shape == shape.shape else np.inf
        for name, other in _typeset().items()
    }
    nearest = min(distances, key=lambda name: distances[name])
    assert distances[nearest] < 0.02, "a glyph is none of the characters of a number"
    return nearest


def _typeset() -> dict[str, np.ndarray]:
    """The outlines of the characters of numbers, as Typst sets them in a line of its own."""
    if not _OUTLINES:
        line = words(CHARACTERS, size=BODY)
        _OUTLINES.update(
            {name: _shape(glyph) for name, glyph in zip(CHARACTERS, line.submobjects, strict=True)}
        )
    return _OUTLINES


_OUTLINES: dict[str, np.ndarray] = {}


def _shape(glyph: VMobject) -> np.ndarray:
    """An outline without its place and size: (points, 2), one unit wide."""
    xy = glyph.points[:, :2]
    return np.asarray((xy - xy.min(axis=0)) / np.ptp(xy[:, 0]))
