"""What all scenes share: the Lesson base class and the @beat decorator.

The environment chooses here too: NNFILM_BEATS=name,name films only these beats, and
NNFILM_LANGUAGE_FILE=chapter1.de.toml gives narration and pictures in another language.
"""

import builtins
import functools
import json
import math
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, overload

from manim import UL, CairoRenderer, Scene, Typst, config

from scenes._alpha import StraightAlphaWriter
from scenes._assets import AssetError
from scenes.delivery import captions
from scenes.delivery.problems import CourseError
from scenes.delivery.translation import Translation, read_translation
from scenes.mobjects.painted import PaintingCamera
from scenes.mobjects.text import speaking, words
from scenes.mobjects.theme import HEADING, THEME, THEMES

Beat = TypeVar("Beat", bound=Callable[..., Any])

HOLD = 0.5  # seconds for which every beat's last picture stands


class NotebookError(Exception):
    """A user's mistake in a notebook, which shows this sentence and no traceback."""

    def _render_traceback_(self) -> list[str]:
        return [f"error: {self}"]


class Lesson(Scene):
    """A scene of the course: `construct` loads the data, makes the mobjects, calls the beats."""

    # Of each beat filmed so far: its name, and the seconds before it held its last picture.
    played: list[dict[str, Any]]
    unfilmed = 0.0  # seconds of the beats so far that are not in the film; Manim's clock has them

    def __init__(self, **kwargs: Any) -> None:
        if config.preview and not _desktop():
            # Manim would end in a traceback after the film is written.
            config.preview = False
        # Every film has its beats as clips. Manim refuses clips with -s, and fails on -n's part
        # of a film; a gif has no use for them.
        if config.format in ("auto", "mp4", "webm", "mov") and _whole_film():
            config.save_sections = True
        # Manim's magic for notebooks hands over a renderer of its own: None.
        kwargs["renderer"] = CairoRenderer(StraightAlphaWriter, PaintingCamera)
        super().__init__(**kwargs)
        self.played = []
        self.camera.background_color = THEME.background

    def render(self, preview: bool = False) -> bool:
        """Render the scene; a user's mistake ends in one sentence and exit status 2."""
        try:
            # A mistake is better said before than after the drawing.
            check_theme()
            chosen_beats(type(self))
            translation = chosen_translation()
            with speaking(translation.pictures if translation else str):
                rerun = super().render(preview)
        except (AssetError, CourseError) as error:
            if hasattr(builtins, "get_ipython"):
                raise NotebookError(str(error)) from None
            print(f"error: {error}", file=sys.stderr)
            raise SystemExit(2) from None
        film = getattr(self.renderer.file_writer, "final_file_path", None)
        if film is not None:
            # What `nnfilm check` compares with the narration, beside the film where there is one.
            if config.save_sections and Path(film).is_file():
                text = json.dumps(self.played, indent=1) + "\n"
                Path(film).with_suffix(".beats.json").write_text(text, encoding="utf-8")
            print(f"Film: {film}")
        return rerun

    def play(self, *animations: Any, **kwargs: Any) -> None:
        """Play as Manim does, but keep time in whole frames, as the film does.

        Manim counts seconds for an animation that it takes from its cache and frames for one that
        it draws; a clock that differs would make captions and waits differ too.
        """
        start, rate = self.time, config.frame_rate
        super().play(*animations, **kwargs)
        seconds = self.duration * rate
        frames = int(seconds) if self.is_current_animation_frozen_frame() else math.ceil(seconds)
        self.renderer.time = start + frames / rate

    def hold(self, seconds: float) -> None:
        """Let the picture stand for at least this long, in whole frames."""
        # Half a frame more than wanted: Manim cuts a wait down to whole frames.
        self.wait((math.ceil(seconds * config.frame_rate - 1e-6) + 0.5) / config.frame_rate)

    def heading(self, text: str) -> Typst:
        """The scene's name, in the upper left corner, where nothing else goes."""
        return words(text, HEADING, THEME.ink, bold=True).to_corner(UL, buff=0.35)


@overload
def beat(method: Beat) -> Beat: ...


@overload
def beat(*, loop: bool = False) -> Callable[[Beat], Beat]: ...


def beat(method: Beat | None = None, *, loop: bool = False) -> Any:
    """Make a method a beat: one section, one clip, one slide.

    The method's name is the section's, its docstring the narration, shown as captions. A beat
    that is over before its narration can be read holds its last picture until then. So a beat
    leaves its subject standing: it may return what the next beat has to clear away. A beat that
    is not filmed still happens, unseen, for the next ones build on it. `@beat(loop=True)` plays
    again and again where its film is a slide.
    """
    if method is None:
        return functools.partial(beat, loop=loop)
    name, english = method.__name__, captions.narration(method.__doc__)
    scene_name = Path(method.__code__.co_filename).stem

    @functools.wraps(method)
    def play(scene: Lesson, *args: Any, **kwargs: Any) -> Any:
        chosen = chosen_beats(type(scene))
        filmed = chosen is None or name in chosen
        scene.next_section(name, skip_animations=not filmed)
        start = scene.time
        left_standing = method(scene, *args, **kwargs)
        if not filmed:
            scene.unfilmed += scene.time - start
            return left_standing
        translation = chosen_translation()
        told = translation.narration(scene_name, name) if translation else None
        pieces = captions.pieces(told or english)
        needed = sum(captions.reading_time(piece) for piece in pieces)
        played = scene.time - start
        scene.played.append({"name": name, "played": round(played, 3)})
        scene.hold(max(HOLD, needed - played))
        duration = scene.time - start
        for caption in captions.timed(pieces, duration):
            offset = caption.start - duration - scene.unfilmed
            scene.add_subcaption(caption.text, caption.end - caption.start, offset)
        return left_standing

    play.is_beat, play.loops = True, loop  # type: ignore[attr-defined]
    return play


def chosen_beats(lesson: type[Lesson]) -> set[str] | None:
    """The beats to film: NNFILM_BEATS, None for all that the scene has."""
    chosen = {name.strip() for name in os.environ.get("NNFILM_BEATS", "").split(",")} - {""}
    known = [name for name in dir(lesson) if getattr(getattr(lesson, name), "is_beat", False)]
    if chosen - set(known):
        raise AssetError(
            f"NNFILM_BEATS={','.join(sorted(chosen - set(known)))}: there is no such beat; "
            f"use some of {', '.join(known)}."
        )
    return chosen or None


def check_theme() -> None:
    """Raises AssetError where NNFILM_THEME names no theme."""
    name = os.environ.get("NNFILM_THEME") or "dark"
    if name not in THEMES:
        raise AssetError(f"NNFILM_THEME={name}: there is no such theme; use {' or '.join(THEMES)}.")


def chosen_translation() -> Translation | None:
    """What is said and drawn in another language: NNFILM_LANGUAGE_FILE, None for English."""
    path = os.environ.get("NNFILM_LANGUAGE_FILE")
    return _translation(Path(path)) if path else None


_translation = functools.cache(read_translation)


def _desktop() -> bool:
    """Whether there is a program to open the film with."""
    return sys.platform != "linux" or shutil.which("xdg-open") is not None


def _whole_film() -> bool:
    """Whether all animations are rendered, not the part that -n chooses."""
    return config.from_animation_number == 0 and math.isinf(config.upto_animation_number)
