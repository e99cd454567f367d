"""Plays a scene without drawing it, and hands over what it states of every picture of its film."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from manim import Mobject, Scene, config, tempconfig

from scenes._audit.stated.blending import blended_in
from scenes._audit.stated.moment import Moment
from scenes._audit.stated.survey import Survey
from scenes.telling.captions import Caption


@dataclass(frozen=True)
class Played:
    """What is known when a scene is over.

    frames: of its film. beats: their names and the frames at which they begin. told: of each beat
    what it said, as it stands beside a film. captions: in seconds of the film. scene: itself, for
    who asks it more.
    """

    frames: int
    beats: list[tuple[str, int]]
    told: list[dict[str, Any]]
    captions: list[Caption]
    scene: Scene


def play_stated(
    scene_class: type[Scene],
    begin: Callable[[Scene], Callable[[Moment], None]],
    rate: float,
    size: tuple[int, int],
    media: Path | None = None,
) -> Played:
    """Play a scene and hand over what it states of each picture.

    begin: is given the scene before it plays, and gives what takes each moment. rate: frames a
    second. size: width and height in pixels, of the film. media: a folder for what Typst sets,
    which no other process may write to meanwhile.
    """
    width, height = sorted(size, reverse=True)  # a tall scene turns its frame on end itself
    quiet = {"progress_bar": "none", "verbosity": "ERROR", "dry_run": True, "preview": False}
    shape = {"pixel_width": width, "pixel_height": height, "frame_rate": rate}
    place = {"media_dir": str(media)} if media else {}
    with tempconfig({**quiet, **shape, **place, "disable_caching": True}):
        scene = scene_class()
        scribe = _Scribe(scene, begin(scene))
        scene.render()
        captions = [
            Caption(s.start.total_seconds(), s.end.total_seconds(), s.content)
            for s in scene.renderer.file_writer.subcaptions
        ]
    told = getattr(scene, "played", [])
    return Played(scribe.frames, scribe.beats, told, captions, scene)


class _Scribe:
    """Takes over from a scene's renderer what it does with its frames."""

    def __init__(self, scene: Scene, see: Callable[[Moment], None]) -> None:
        self.scene, self.see = scene, see
        self.survey = Survey((config.pixel_width, config.pixel_height))
        self.rate = config.frame_rate
        self.frames, self.beats = 0, list[tuple[str, int]]()
        self.animations: Any = None  # that play now
        self.blended = set[int]()
        renderer: Any = scene.renderer
        self.add_frame = renderer.add_frame  # keeps the renderer's clock
        renderer.update_frame = _nothing
        renderer.render = self.moving
        renderer.add_frame = self.resting

    def moving(self, scene: Scene, time: float, moving_mobjects: Sequence[Mobject] = ()) -> None:
        """A frame of an animation. moving_mobjects: all that Manim draws anew for it."""
        is_begun = self.animations is scene.animations
        self.note(1, moving_mobjects if is_begun else None)

    def resting(self, frame: Any, num_frames: int = 1) -> None:
        """A picture that stands for a while."""
        self.note(num_frames)

    def note(self, count: int, moving: Sequence[Mobject] | None = None) -> None:
        """Say what the next `count` frames of the film show, unless they are not filmed.

        moving: all that can have changed since the frame before, where that is known.
        """
        if self.scene.renderer.skip_animations:
            return
        beat = self.scene.renderer.file_writer.sections[-1].name
        if not self.beats or self.beats[-1][0] != beat:
            self.beats.append((beat, self.frames))
        mobjects = [*self.scene.mobjects, *self.scene.foreground_mobjects]
        if self.animations is not self.scene.animations:
            self.animations = self.scene.animations
            self.blended = blended_in(self.animations or ())
        things, unsaid = self.survey.take(mobjects, self.scene.camera, self.blended, moving)
        time = self.frames / self.rate
        play = self.scene.renderer.num_plays
        self.see(Moment(self.frames, count, time, beat, things, unsaid, play))
        self.frames += count
        self.add_frame(None, count)


def _nothing(*_: object, **__: object) -> None:
    """Draw nothing."""
