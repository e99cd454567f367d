"""What all scenes share: the Lesson base class and the @beat decorator."""

import functools
import math
import shutil
import sys
from collections.abc import Callable
from typing import Any, TypeVar

from manim import UL, CairoRenderer, Scene, Typst, config

from scenes._alpha import StraightAlphaWriter
from scenes._assets import AssetError
from scenes.delivery import captions
from scenes.mobjects.painted import PaintingCamera
from scenes.mobjects.text import words
from scenes.mobjects.theme import HEADING, THEME

Beat = TypeVar("Beat", bound=Callable[..., None])

HOLD = 0.5  # seconds for which every beat's last picture stands


class Lesson(Scene):
    """A scene of the course: `construct` loads the data, makes the mobjects, calls the beats."""

    def __init__(self, **kwargs: Any) -> None:
        if config.preview and not _desktop():
            # Manim would end in a traceback after the film is written.
            config.preview = False
        # Every film has its beats as clips. Manim refuses clips with -s, and fails on -n's part
        # of a film; a gif has no use for them.
        if config.format in ("auto", "mp4", "webm", "mov") and _whole_film():
            config.save_sections = True
        renderer = CairoRenderer(StraightAlphaWriter, PaintingCamera)
        super().__init__(renderer=renderer, **kwargs)
        self.camera.background_color = THEME.background

    def render(self, preview: bool = False) -> bool:
        """Render the scene; a user's mistake ends in one sentence and exit status 2."""
        try:
            rerun = super().render(preview)
        except AssetError as error:
            print(f"error: {error}", file=sys.stderr)
            raise SystemExit(2) from None
        film = getattr(self.renderer.file_writer, "final_file_path", None)
        if film is not None:
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


def beat(method: Beat) -> Beat:
    """Make a method a beat: one section, one clip, one slide.

    The method's name is the section's, its docstring the narration, shown as captions. A beat
    that is over before its narration can be read holds its last picture until then.
    """
    name, narration = method.__name__, captions.narration(method.__doc__)

    @functools.wraps(method)
    def play(scene: Lesson, *args: Any, **kwargs: Any) -> None:
        scene.next_section(name)
        start = scene.time
        method(scene, *args, **kwargs)
        pieces = captions.pieces(narration)
        needed = sum(captions.reading_time(piece) for piece in pieces)
        scene.hold(max(HOLD, needed - (scene.time - start)))
        _caption(scene, pieces, scene.time - start)

    return play  # type: ignore[return-value]


def _caption(scene: Lesson, pieces: list[str], duration: float) -> None:
    """Share the beat's time among its captions as their reading needs it."""
    needed = [captions.reading_time(piece) for piece in pieces]
    offset = -duration
    for piece, seconds in zip(pieces, needed, strict=True):
        share = seconds * duration / sum(needed)
        scene.add_subcaption(piece, share, offset)
        offset += share


def _desktop() -> bool:
    """Whether there is a program to open the film with."""
    return sys.platform != "linux" or shutil.which("xdg-open") is not None


def _whole_film() -> bool:
    """Whether all animations are rendered, not the part that -n chooses."""
    return config.from_animation_number == 0 and math.isinf(config.upto_animation_number)
