"""What all scenes share: the Lesson base class, its stage, and how it is rendered."""

import builtins
import errno
import json
import math
import os
import shutil
import sys
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

from manim import LEFT, FadeOut, Mobject, RendererType, Typst, config

from scenes._assets import AssetError, check_fits, doubt
from scenes._film import opened  # noqa: F401  # hears what is opened from here on
from scenes._film.beats import beat, check_narrations, chosen_beats, chosen_translation
from scenes._film.renderer import LessonRenderer
from scenes._film.shape import chosen_shape, reshape
from scenes._film.told import ToldScene
from scenes._film.voiced import chosen_narrator, is_told_aloud
from scenes.delivery.course.problems import CourseError
from scenes.delivery.course.project import SETTINGS, SHIPPED, hidden
from scenes.given.needs import ANY_INPUT, DIGIT_PICTURES, PICTURES
from scenes.mobjects.lettering.text import words
from scenes.mobjects.stage import Stage
from scenes.mobjects.theme import HEADING, THEME, THEMES
from scenes.telling.phrases import TellingError
from scenes.telling.refusals import NOTE, refusal, unfit_folder, unfit_scene
from scenes.telling.shown import printable
from scenes.telling.sound.sound import SoundError
from scenes.telling.speech import Values, speaking
from scenes.telling.typesetting import FontError, typeface
from scenes.telling.voice.programs import SpeechError, VoiceError

__all__ = ["ANY_INPUT", "DIGIT_PICTURES", "PICTURES", "Lesson", "beat"]

CACHED = 1000  # animations of a scene that is told aloud: of the longest there are some hundreds
FULL = (errno.ENOSPC, errno.EDQUOT)  # what a disk says that has no room left


class NotebookError(Exception):
    """A user's mistake in a notebook, which shows this sentence and no traceback."""

    def _render_traceback_(self) -> list[str]:
        return [f"error: {self}"]


class Lesson(ToldScene):
    """A scene of the course: `construct` loads the data, makes the mobjects, calls the beats."""

    played: list[dict[str, Any]]  # of each beat filmed so far, its name and what it said
    # The sentences in its pictures so far, in English, each with the values that it had.
    drawn: Mapping[str, Collection[Values]] = {}
    title: Typst | None = None
    # Which networks it can show, a word of scenes/given/needs.py; None where nobody chooses one.
    needs: str | None = None
    # Manim's frame as other scenes of this process shall find it again.
    frame_before: Mapping[str, Any] = {}

    def __init__(self, *renderer: Any, **kwargs: Any) -> None:
        """renderer: Manim's for OpenGL, which hands over no other."""
        if renderer or config.renderer == RendererType.OPENGL:
            refuse(AssetError("Lessons are drawn by Cairo; leave --renderer out."))
        if why := why_unfit():
            refuse(AssetError(why))
        if config.preview and not _desktop():
            # Manim would end in a traceback after the film is written.
            config.preview = False
        # Every film has its beats as clips. Manim refuses clips with -s, and fails on -n's part
        # of a film; a gif has no use for them.
        if config.format in ("auto", "mp4", "webm", "mov") and _whole_film():
            config.save_sections = True
        # Manim forgets all but the last of these, and a sentence that changes shall film no more
        # than what waits for it, in long scenes too.
        if is_told_aloud() and config.max_files_cached >= 0:
            config.max_files_cached = max(config.max_files_cached, CACHED)
        with suppress(AssetError):  # render will say it
            self.frame_before = reshape()
        # Manim's magic for notebooks hands over a renderer of its own: None.
        kwargs["renderer"] = LessonRenderer()
        super().__init__(**kwargs)
        self.played = []
        self.camera.background_color = THEME.background

    def render(self, preview: bool = False) -> bool:
        """Render the scene; a user's mistake ends in one sentence and exit status 2."""
        try:
            # A mistake is better said before than after the drawing.
            check_home(type(self))
            check_theme()
            chosen_shape()
            typeface()
            chosen_beats(type(self))
            check_part()
            check_narrations(type(self))
            check_fits(self.needs)
            if said := doubt(self.needs):
                print(f"{NOTE}{printable(said)}", file=sys.stderr)
            translation = chosen_translation()
            with (
                self.narrated_by(chosen_narrator(type(self))),
                speaking(translation.pictures if translation else str) as self.drawn,
            ):
                rerun = super().render(preview)
        except (SoundError, SpeechError) as error:
            refuse(error, status=1)
        except (AssetError, CourseError, FontError, TellingError, VoiceError) as error:
            refuse(error)
        except OSError as error:
            if error.errno not in FULL:
                raise
            where = f": {error.filename}" if error.filename else ""
            refuse(AssetError(f"{error.strerror}{where}"), status=1)
        finally:
            config.update(self.frame_before)
        film = getattr(self.renderer.file_writer, "final_file_path", None)
        if film is not None:
            # What was told, beside the film where there is one; nothing of the film before it.
            beats, captions = (Path(film).with_suffix(kind) for kind in (".beats.json", ".srt"))
            if config.save_sections and Path(film).is_file():
                told = {"beats": self.played, "drawn": sorted(self.drawn)}
                text = json.dumps(told, indent=1, ensure_ascii=False) + "\n"
                beats.write_text(text, encoding="utf-8")
            else:
                beats.unlink(missing_ok=True)
            if not self.renderer.file_writer.subcaptions:
                captions.unlink(missing_ok=True)
            print(f"Film: {printable(str(film))}")
        return rerun

    def tear_down(self) -> None:
        """Look whether anything was filmed, before Manim opens it."""
        super().tear_down()
        check_part(self.renderer.num_plays)

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


def check_home(lesson: type) -> None:
    """Raises AssetError where a scene lies in a checkout, but is made with another one's code."""
    file = getattr(sys.modules.get(lesson.__module__), "__file__", None)
    folders = Path(file).resolve().parents if file else ()
    for folder in () if SHIPPED in folders else folders:
        if fault := hidden(folder):
            raise AssetError(fault)
        if (folder / SETTINGS).is_file():
            return


def refuse(error: Exception, status: int = 2) -> NoReturn:
    """End with a sentence instead of a traceback: of a course with one line for each problem."""
    lines = str(error).split("\n") if isinstance(error, CourseError) else [str(error)]
    said = "\n".join(map(printable, lines))
    if hasattr(builtins, "get_ipython"):
        raise NotebookError(said) from None
    print(f"error: {said}", file=sys.stderr)
    raise SystemExit(status) from None


def check_theme() -> None:
    """Raises AssetError where NNFILM_THEME names no theme."""
    name = os.environ.get("NNFILM_THEME") or "dark"
    if name not in THEMES:
        why = f"there is no such theme; use {' or '.join(THEMES)}."
        raise AssetError(refusal("NNFILM_THEME", name, why))


def why_unfit() -> str | None:
    """Why Manim cannot film here, for the names of folders and files; None where it can."""
    written = [Path(config.media_dir).absolute(), Path(config.input_file).stem, config.output_file]
    whys = [unfit_scene(Path(config.input_file).absolute())]
    if not config.dry_run:
        whys += [unfit_folder(Path(name)) for name in written if name]
    return next(filter(None, whys), None)


def check_part(count: float = math.inf) -> None:
    """Raises AssetError where -n chooses nothing. count: of the scene's animations, if known."""
    first, last = config.from_animation_number, config.upto_animation_number
    if first > last:
        raise AssetError(f"-n {first},{last} ends before it begins; give the smaller number first.")
    if 0 < first >= count:
        counted = f"{count} animation{'' if count == 1 else 's'}"
        raise AssetError(f"-n {first}: the scene has {counted}, and -n counts them from 0.")


def _desktop() -> bool:
    """Whether there is a program to open the film with."""
    return sys.platform != "linux" or shutil.which("xdg-open") is not None


def _whole_film() -> bool:
    """Whether all animations are rendered, not the part that -n chooses."""
    return config.from_animation_number == 0 and math.isinf(config.upto_animation_number)
