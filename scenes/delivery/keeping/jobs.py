"""What there is to film: one Job for each entry of a course."""

import hashlib
import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scenes.delivery.course.around import KEYS
from scenes.delivery.course.catalogue import SceneSource
from scenes.delivery.course.course import Course
from scenes.delivery.course.looks import DARK, WIDE
from scenes.delivery.course.project import settings
from scenes.delivery.course.values import listed
from scenes.telling.refusals import unfit_folder, unfit_scene
from scenes.telling.translation import ENGLISH

QUALITIES = {"l": "480p15", "m": "720p30", "h": "1080p60", "p": "1440p60", "k": "2160p60"}
FORMATS = ("mp4", "webm", "gif")
OPTIONS = tuple(KEYS)
FONTS = "NNFILM_FONTS"  # like NNFILM_MNIST a place, and the environment's where no course has one
RECORDINGS, SPEECH = "NNFILM_RECORDINGS", "NNFILM_SPEECH"
DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)  # no file on Windows
LONGEST = 60  # characters of a file's name that are taken from what somebody wrote


class UnfitError(OSError):
    """Manim cannot film in a folder; the text says why."""


@dataclass(frozen=True)
class Job:
    """One scene to film, with everything that decides what the film shows.

    name: unique in the course. quality: one of QUALITIES. fmt: one of FORMATS. beats: the beats to
    film, all of them when None. digit, network: as NNFILM_DIGIT and NNFILM_NETWORK take them.
    classes, input: names of the network's outputs, and its numbers where it takes no image.
    language: the file with the words in another language. out_dir: renders/<course>/<quality>.
    theme: as NNFILM_THEME takes it, the dark one when None. fonts: a folder of more fonts.
    shape: one of SHAPES. settings: a file of Manim's, where the project has none. voice: as
    NNFILM_VOICE takes it, None for a silent film. recordings: the folder of somebody's own.
    """

    name: str
    scene_path: Path
    class_name: str
    quality: str
    fmt: str
    beats: tuple[str, ...] | None
    digit: str | None
    network: str | None
    language: Path | None
    out_dir: Path
    theme: str | None = None
    fonts: Path | None = None
    shape: str = WIDE
    settings: Path | None = None
    voice: str | None = None
    recordings: Path | None = None
    classes: tuple[str, ...] | None = None
    input: tuple[float, ...] | None = None

    @property
    def folder(self) -> Path:
        """Where the finished film and all that belongs to it are."""
        return self.out_dir / "scenes" / file_name(self.name)

    @property
    def work(self) -> Path:
        """Where everything unfinished is: renders/.work/<course>/<quality>/<name>."""
        return work_folder(self.out_dir) / file_name(self.name)

    @property
    def environment(self) -> dict[str, str]:
        """The environment variables from which the scene learns its options."""
        beats = ",".join(self.beats) if self.beats else None
        language = str(self.language) if self.language else None
        shape = None if self.shape == WIDE else self.shape
        values = (beats, self.digit, self.network, language, self.theme, shape, self.voice,
                  listed(self.classes), listed(self.input))  # fmt: skip
        chosen = {name: value for name, value in zip(OPTIONS, values, strict=True) if value}
        places = {FONTS: self.fonts}
        if self.voice:
            places |= {RECORDINGS: self.recordings, SPEECH: self.speech}
        return chosen | {name: str(place) for name, place in places.items() if place}

    @property
    def speech(self) -> Path:
        """Where speech is kept, of all courses: what one has spoken, no other speaks again."""
        return speech_folder(self.out_dir.parent.parent)

    @property
    def spoken_in(self) -> str:
        """The language of what is said."""
        return self.language.stem.rpartition(".")[2] if self.language else ENGLISH


def course_jobs(
    course: Course, scenes: Mapping[str, SceneSource], quality: str, fmt: str, renders: Path
) -> list[Job]:
    """The jobs of a course in its order. renders: the folder for all courses."""
    return [
        Job(
            name=entry.name,
            scene_path=scenes[entry.scene].path,
            class_name=scenes[entry.scene].class_name,
            quality=quality,
            fmt=fmt,
            beats=entry.beats,
            **vars(entry.chosen),
            language=course.words_from,
            out_dir=renders / file_name(course.name) / quality,
            theme=None if course.theme == DARK else course.theme,
            fonts=course.fonts or fonts_around(),
            shape=entry.shape,
            settings=settings(renders.parent),
            voice=course.voice,
            recordings=course.recordings,
        )
        for entry in course.entries
    ]


def fonts_around() -> Path | None:
    """The folder of fonts that the environment names."""
    folder = os.environ.get(FONTS)
    return Path(folder).absolute() if folder else None


def speech_folder(renders: Path) -> Path:
    """Where speech is kept: a folder that the environment names, else one beside all films."""
    return Path(os.environ.get(SPEECH) or renders / ".speech").absolute()


def manim_command(job: Job, media: Path) -> list[str]:
    """The command that films a job into a media folder.

    Raises UnfitError where Manim would draw everything and then fail.
    """
    if said := unfit_folder(media) or unfit_scene(job.scene_path):
        raise UnfitError(said)
    chosen = ["--config_file", str(job.settings)] if job.settings else []
    clips = [] if job.fmt == "gif" else ["--save_sections"]
    return [
        # -P: no file of the folder in which it runs may hide a module.
        *(sys.executable, "-P", "-m", "manim", "render", f"-q{job.quality}", "--format", job.fmt),
        *("--media_dir", str(media), "--output_file", "film"),
        *("--progress_bar", "display", "--verbosity", "WARNING", *clips, *chosen),
        *(str(job.scene_path), job.class_name),
    ]


def work_folder(out_dir: Path) -> Path:
    """Where the unfinished things of renders/<course>/<quality> are, out of what is shown."""
    return out_dir.parent.parent / ".work" / out_dir.parent.name / out_dir.name


def file_name(text: str) -> str:
    """A file's name for whatever somebody called a thing: itself where that is safe.

    Else what is left of it, with a digest that keeps different things apart.
    """
    safe = re.fullmatch(rf"[A-Za-z0-9][A-Za-z0-9_-]{{0,{LONGEST - 1}}}", text)
    if safe and not DEVICE.fullmatch(text):
        return text
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{slug(text)}-{digest}"


def slug(text: str) -> str:
    """What can be kept of a title in a file's name: lower-case ASCII, at least `untitled`."""
    words = re.findall(r"[a-z0-9]+", text.lower())
    return "-".join(words)[:LONGEST].strip("-") or "untitled"
