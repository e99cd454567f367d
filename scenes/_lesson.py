"""What all scenes share: the Lesson base class, its stage, and what is said while it plays.

The environment chooses here too: NNFILM_SHAPE=tall films 9:16, for phones, instead of 16:9.
"""

import builtins
import json
import math
import os
import shutil
import sys
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from manim import LEFT, CairoRenderer, FadeOut, Mobject, Scene, Typst, config
from manim.utils.exceptions import EndSceneEarlyException

from scenes._alpha import StraightAlphaWriter
from scenes._assets import AssetError
from scenes._beats import beat, chosen_beats, chosen_translation
from scenes.delivery.problems import CourseError
from scenes.mobjects.painted import PaintingCamera
from scenes.mobjects.stage import Stage
from scenes.mobjects.text import words
from scenes.mobjects.theme import HEADING, THEME, THEMES
from scenes.telling.phrases import Telling, TellingError
from scenes.telling.speech import speaking
from scenes.telling.typesetting import FontError, typeface

__all__ = ["Lesson", "beat"]
SHAPES = ("wide", "tall")
NO_CAPTION = 0.1  # seconds: what is shown for less is no caption


class NotebookError(Exception):
    """A user's mistake in a notebook, which shows this sentence and no traceback."""

    def _render_traceback_(self) -> list[str]:
        return [f"error: {self}"]


class Lesson(Scene):
    """A scene of the course: `construct` loads the data, makes the mobjects, calls the beats."""

    # Of each beat filmed so far: its name, the seconds before it held its last picture, and what
    # it said, each phrase with the second of the beat at which it began.
    played: list[dict[str, Any]]
    # Seconds of the scene so far that are not in the film; Manim's clock has them.
    unfilmed = 0.0
    drawn: Collection[str] = ()  # the sentences in its pictures so far, in English
    telling: Telling | None = None
    title: Typst | None = None

    def __init__(self, **kwargs: Any) -> None:
        if config.preview and not _desktop():
            # Manim would end in a traceback after the film is written.
            config.preview = False
        # Every film has its beats as clips. Manim refuses clips with -s, and fails on -n's part
        # of a film; a gif has no use for them.
        if config.format in ("auto", "mp4", "webm", "mov") and _whole_film():
            config.save_sections = True
        with suppress(AssetError):  # render will say it
            reshape()
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
            chosen_shape()
            typeface()
            chosen_beats(type(self))
            translation = chosen_translation()
            with speaking(translation.pictures if translation else str) as self.drawn:
                rerun = super().render(preview)
        except (AssetError, CourseError, FontError, TellingError) as error:
            if hasattr(builtins, "get_ipython"):
                raise NotebookError(str(error)) from None
            print(f"error: {error}", file=sys.stderr)
            raise SystemExit(2) from None
        film = getattr(self.renderer.file_writer, "final_file_path", None)
        if film is not None:
            # What `nnfilm check` compares with the narration, beside the film where there is one.
            if config.save_sections and Path(film).is_file():
                told = {"beats": self.played, "drawn": sorted(self.drawn)}
                text = json.dumps(told, indent=1, ensure_ascii=False) + "\n"
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
        if self.renderer.animations_hashes[-1] is None:
            self.unfilmed += frames / rate

    def hold(self, seconds: float) -> None:
        """Let the picture stand for at least this long, in whole frames."""
        # Half a frame more than wanted: Manim cuts a wait down to whole frames.
        self.wait((math.ceil(seconds * config.frame_rate - 1e-6) + 0.5) / config.frame_rate)

    @property
    def stage(self) -> Stage:
        """The areas of the frame."""
        return Stage(config.frame_width, config.frame_height)

    def heading(self, sentence: str, *values: str | int) -> Typst:
        """The scene's name, in the upper left corner, where nothing else goes."""
        self.title = words(sentence, *values, size=HEADING, bold=True)
        return self.stage.title.place(self.title, LEFT)

    @property
    def untranslated(self) -> list[str]:
        """The sentences in its pictures so far that stayed English where another is spoken."""
        translation = chosen_translation()
        return translation.pictures.lacks(self.drawn) if translation else []

    def clear(self, *animations: Any, keep: Sequence[Mobject] = (), **kwargs: Any) -> None:
        """Fade out all that is on screen but the heading and what is kept.

        animations: what happens meanwhile; what they move is kept on screen too.
        """
        moved = [animation.mobject for animation in animations]
        staying = [*([self.title] if self.title else []), *keep, *moved]
        # Takes them out of the groups they came with.
        self.add(*(each for each in staying if self.is_on_screen(each)))
        kept = {id(part) for each in staying for part in each.get_family()}
        going = [each for each in self.mobjects if id(each) not in kept]
        if going or animations:
            self.play(*map(FadeOut, going), *animations, **kwargs)

    def is_on_screen(self, mobject: Mobject) -> bool:
        """Whether a mobject, or the group it belongs to, has been added and not removed."""
        return any(mobject in each.get_family() for each in self.mobjects)

    def say(self, *animations: Any, told: str | None = None, **kwargs: Any) -> None:
        """Begin the next phrase of the narration and play what is seen of it.

        The phrase before is read to its end first. told: said instead of the phrase, where the
        data decide. kwargs: as `play` takes them.
        """
        if self.telling is None:
            raise TellingError("say belongs into a beat, whose docstring it tells.")
        if (left := self.phrase_left) > 0:
            self.hold(left)
        translation = chosen_translation()
        self.telling.begin_next(
            self.time, translation.words(told) if translation and told else told
        )
        if animations:
            self.play(*animations, **kwargs)

    @property
    def phrase_left(self) -> float:
        """The seconds that the phrase that is being told still needs to be read."""
        return self.telling.left(self.time) if self.telling else 0.0

    @contextmanager
    def telling_of(self, name: str, telling: Telling) -> Iterator[Telling]:
        """Within this context a beat is told; afterwards its captions are the film's."""
        self.telling, begins = telling, self.time - self.unfilmed
        try:
            yield telling
        except EndSceneEarlyException:  # -n ends the film here, in the middle of the beat
            self._write_captions(telling, begins)
            raise
        finally:
            self.telling = None
        self._write_captions(telling, begins)

    def _write_captions(self, telling: Telling, begins: float) -> None:
        """Add a beat's captions to the film. begins: the second of the film at which it begins."""
        ends = self.time - self.unfilmed
        for caption in telling.captions(max(self.time, telling.start + NO_CAPTION)):
            # What is not in the film of a beat is its beginning, or all of it.
            start = max(caption.start - self.unfilmed, begins)
            end = min(caption.end - self.unfilmed, ends)
            if end - start >= NO_CAPTION:
                self.add_subcaption(caption.text, end - start, start - self.time)


def chosen_shape() -> str:
    """The frame's shape: NNFILM_SHAPE, or wide. Raises AssetError where there is no such shape."""
    name = os.environ.get("NNFILM_SHAPE") or "wide"
    if name not in SHAPES:
        raise AssetError(f"NNFILM_SHAPE={name}: there is no such shape; use {' or '.join(SHAPES)}.")
    return name


def reshape() -> None:
    """Turn the frame on end for a tall film; a unit keeps its pixels, and words their size."""
    if chosen_shape() == "tall":
        sides = sorted((config.pixel_width, config.pixel_height))
        config.pixel_width, config.pixel_height = sides
        config.frame_width = 8.0
        config.frame_height = 8.0 * sides[1] / sides[0]


def check_theme() -> None:
    """Raises AssetError where NNFILM_THEME names no theme."""
    name = os.environ.get("NNFILM_THEME") or "dark"
    if name not in THEMES:
        raise AssetError(f"NNFILM_THEME={name}: there is no such theme; use {' or '.join(THEMES)}.")


def _desktop() -> bool:
    """Whether there is a program to open the film with."""
    return sys.platform != "linux" or shutil.which("xdg-open") is not None


def _whole_film() -> bool:
    """Whether all animations are rendered, not the part that -n chooses."""
    return config.from_animation_number == 0 and math.isinf(config.upto_animation_number)
