"""Plays a scene as it is filmed at 480p, without writing anything, and looks at its pictures."""

import importlib.util
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from manim import Mobject, Scene, VMobject, config, tempconfig

from scenes._inspection.glass import MARGIN, Glass, looks_of
from scenes._inspection.texts import Reader, SeenText, View
from scenes.telling.captions import Caption

SIZE = (854, 480)  # of a wide picture; a tall one is this on end, which its scene sees to
RATE = 15  # frames a second, as 480p is filmed
STRIDE = 3  # frames from look to look while something moves: five looks a second
LINE = 0.01  # of Manim's units: how wide a stroke of width 1 is drawn


@dataclass(frozen=True)
class Look:
    """One picture of a film, looked at closely.

    time: seconds of film before it. beat: its name. rests: whether it is a still picture.
    picture, bare: what is seen, and the same without its texts, (height, width, 3) bytes, with the
    margin around the frame. coverage: of each pixel by texts, 0..1. ground: the background's
    colour, (3,) bytes. mobjects: what is on stage. parts: everything of it that is drawn and no
    text. states: of each part, another one when anything of it changes. view: what part of the
    plane it shows. is_whole: whether that is the frame as at the beginning, neither nearer nor
    elsewhere.
    """

    time: float
    beat: str
    rests: bool
    picture: np.ndarray
    bare: np.ndarray
    coverage: np.ndarray
    ground: np.ndarray
    texts: list[SeenText]
    mobjects: list[Mobject]
    parts: list[VMobject]
    states: list[int]
    view: View
    is_whole: bool

    @property
    def frame(self) -> np.ndarray:
        """The picture without the margin."""
        return self.picture[MARGIN:-MARGIN, MARGIN:-MARGIN]

    def standing(self, before: "Look | None") -> list[VMobject]:
        """The parts that stand as in the picture before, all of them in a still picture."""
        if self.rests:
            return self.parts
        still = set(before.states) if before else set()
        return [part for part, state in zip(self.parts, self.states, strict=True) if state in still]

    def box_of(self, part: VMobject) -> np.ndarray:
        """Where a drawn thing is, with its line: left, top, right, bottom in pixels."""
        edge = float(part.stroke_width) * LINE / 2
        low, high = part.points[:, :2].min(axis=0) - edge, part.points[:, :2].max(axis=0) + edge
        return self.view.boxes(np.array([[low, high]]))[0]


@dataclass(frozen=True)
class Played:
    """What is known when a scene is over: its seconds, its beats' starts, its captions.

    untranslated: the sentences that stayed English where another language is spoken, with the
    second at which each was there first.
    """

    seconds: float
    beats: list[tuple[str, float]]
    captions: list[Caption]
    untranslated: dict[str, float] = field(default_factory=dict)


def play(
    scene_class: type[Scene], see: Callable[[Look], None], media: Path | None = None
) -> Played:
    """Play a scene and show `see` its pictures: at rest each once, moving five times a second.

    media: a folder for what Typst sets, which no other process may write to meanwhile.
    """
    width, height = SIZE
    quiet = {"progress_bar": "none", "verbosity": "ERROR", "dry_run": True, "preview": False}
    shape = {"pixel_width": width, "pixel_height": height, "frame_rate": RATE}
    place = {"media_dir": str(media)} if media else {}
    with tempconfig({**quiet, **shape, **place, "disable_caching": True}):
        scene = scene_class()
        eye = _Eye(scene, see)
        scene.render()
        captions = [
            Caption(s.start.total_seconds(), s.end.total_seconds(), s.content)
            for s in scene.renderer.file_writer.subcaptions
        ]
    return Played(eye.time, eye.beats, captions, eye.untranslated)


class _Eye:
    """Takes over from a scene's renderer what it does with its frames."""

    def __init__(self, scene: Scene, see: Callable[[Look], None]) -> None:
        self.scene, self.see, self.reader = scene, see, Reader()
        self.size = (config.pixel_width, config.pixel_height)  # as the scene has turned it
        self.frames, self.beats = 0, list[tuple[str, float]]()
        self.untranslated: dict[str, float] = {}
        self.home = _outline(scene.camera)
        renderer: Any = scene.renderer
        self.add_frame = renderer.add_frame  # keeps the renderer's clock
        renderer.update_frame = _nothing  # draws what is not looked at
        renderer.render = self.moving
        renderer.add_frame = self.resting
        self.glass, self.bare = Glass(self.size), Glass(self.size)
        self.on_nothing = Glass(self.size, opacity=0)
        self.aimed: object = None
        self.aim()

    @property
    def time(self) -> float:
        """Seconds of film so far."""
        return self.frames / RATE

    def moving(self, scene: Scene, time: float, *_: object) -> None:
        """A frame of an animation, `time` seconds after its beginning."""
        if round(time * RATE) % STRIDE == 0:
            self.look(rests=False)
        self.count(1)

    def resting(self, frame: np.ndarray, num_frames: int = 1) -> None:
        """A picture that stands for a while."""
        self.look(rests=True)
        self.count(num_frames)

    def count(self, frames: int) -> None:
        if not self.scene.renderer.skip_animations:
            self.frames += frames
            self.add_frame(None, frames)

    def look(self, rests: bool) -> None:
        """Look at what is on screen now, unless it is not filmed."""
        if self.scene.renderer.skip_animations:
            return
        beat = self.scene.renderer.file_writer.sections[-1].name
        if not self.beats or self.beats[-1][0] != beat:
            self.beats.append((beat, self.time))
        for sentence in getattr(self.scene, "untranslated", ()):
            self.untranslated.setdefault(sentence, self.time)
        mobjects = [*self.scene.mobjects, *self.scene.foreground_mobjects]
        self.aim()
        view, drawn = self.view, self.glass.camera.get_mobjects_to_display(mobjects)
        letters = self.reader.letters(mobjects)
        written = {id(letter) for text in letters.values() for letter in text}
        others = [mobject for mobject in drawn if id(mobject) not in written]
        texts = self.reader.read(mobjects, view)
        parts = [part for part in others if isinstance(part, VMobject)]
        looks = looks_of(drawn)
        picture = bare = self.bare.draw(others, looks)
        coverage = np.zeros(bare.shape[:2])
        if texts:
            picture = self.glass.draw(drawn, looks)
            only = [mobject for mobject in drawn if id(mobject) in written]
            coverage = self.on_nothing.draw(only, looks)[..., 3] / 255
        self.see(
            Look(
                time=self.time,
                beat=beat,
                rests=rests,
                picture=picture[..., :3],
                bare=bare[..., :3],
                coverage=coverage,
                ground=np.round(255 * self.scene.camera.background_color.to_rgb()).astype(np.uint8),
                texts=texts,
                mobjects=mobjects,
                parts=parts,
                states=list(map(_state, parts)),
                view=view,
                is_whole=np.allclose(_outline(self.scene.camera), self.home),
            )
        )

    def aim(self) -> None:
        """Point the glasses where the scene's camera looks, if that is not where they do."""
        camera = self.scene.camera
        aimed = (_outline(camera).tobytes(), camera.background_color)
        if aimed != self.aimed:
            self.aimed = aimed
            for glass in (self.glass, self.bare, self.on_nothing):
                glass.aim(camera)
            height, width = self.glass.picture.shape[:2]
            self.view = View(np.array(camera.frame_center[:2]), self.glass.unit, (width, height))


def _state(part: VMobject) -> int:
    """Changes when anything of a drawn thing does."""
    data = [getattr(part, name) for name in getattr(part, "data_names", ())]
    arrays = (part.points, part.fill_rgbas, part.stroke_rgbas, *data)
    return hash((float(part.stroke_width), *(np.asarray(array).tobytes() for array in arrays)))


def _outline(camera: Any) -> np.ndarray:
    return np.array([*camera.frame_center[:2], camera.frame_width, camera.frame_height])


def _nothing(*_: object, **__: object) -> None:
    """Draw nothing."""


def load_scene(path: Path) -> type[Scene]:
    """The scene class in a file, which is named after it: edge_detector.py → EdgeDetector."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module  # where dataclasses look for the module of their class
    sys.path.insert(0, str(path.parent.absolute()))  # as Manim does
    spec.loader.exec_module(module)
    return getattr(module, "".join(word.capitalize() for word in path.stem.split("_")))
