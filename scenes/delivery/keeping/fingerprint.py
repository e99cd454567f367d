"""Everything that decides what a film shows, so that only what changed is filmed again.

The scene's source, the modules of the project that it imports (and they import), the data files
that these name, the settings, the versions of what draws. Found in the text: nothing is run.
"""

import hashlib
import platform
import sys
from collections.abc import Collection, Iterator, Mapping
from fnmatch import fnmatchcase
from functools import cache
from importlib import metadata
from pathlib import Path

from scenes.delivery.course.choices import is_network_file
from scenes.delivery.course.problems import CourseError
from scenes.delivery.course.project import SETTINGS, SHIPPED
from scenes.delivery.course.translations import read_translation
from scenes.delivery.course.values import listed
from scenes.delivery.keeping.files import digest, digest_of, file_label, mnist
from scenes.delivery.keeping.jobs import Job
from scenes.delivery.keeping.sources import Sources
from scenes.given.several import file_and_number
from scenes.telling.typesetting import font_files
from scenes.telling.voice.programs import VoiceError
from scenes.telling.voice.spoken import tables
from scenes.telling.voice.voices import choose

NARRATION, VOICE, SPOKEN = "narration", "voice", "how words are spoken"
WORDS = "translation of "  # begins the labels of words in the pictures
OUTPUTS = "4"  # counted up when what is made of a film changes: clips, poster, captions, record
DRAWING = ("manim", "numpy", "scipy", "typst", "av", "pycairo", "manimpango", "pillow")
ASSETS = ("networks", "digits", "measurements")  # the folders of assets/ that scenes read


def fingerprint(job: Job, root: Path = SHIPPED) -> dict[str, str]:
    """What the film depends on: a label (a file, a setting, a package) and its value or digest."""
    return Look(root).fingerprint(job)


class Look:
    """A look at a project in which what several films depend on is looked at once.

    What is saved later is not seen: whoever looks again needs another one.
    """

    def __init__(self, root: Path = SHIPPED) -> None:
        self._root, self._sources = root, Sources(root)
        self._translation, self._label = cache(read_translation), cache(self._labelled)
        self._named, self._assets = cache(self._named_data), tuple(_assets())
        self._fonts = cache(font_files)

    def fingerprint(self, job: Job) -> dict[str, str]:
        """What a film depends on."""
        fonts = self._fonts(job.fonts) if job.fonts else []
        configs = (job.settings or self._root / SETTINGS, _own_settings())
        files = {
            *self._sources.of(job.scene_path),
            *self._named(job.scene_path),
            *_chosen_data(job, self._root),
            *fonts,
            *configs,
            *self._recordings(job),
        }
        return {
            "outputs": OUTPUTS,
            "python": platform.python_version(),
            **versions(),
            **_settings(job),
            **self._told(job),
            **_voice(job),
            **dict(sorted(filter(None, map(self._label, files)))),
        }

    def _labelled(self, file: Path) -> tuple[str, str] | None:
        """What a file is called, and its digest."""
        return (file_label(file, self._root), digest(file)) if file.is_file() else None

    def _named_data(self, scene: Path) -> tuple[Path, ...]:
        """The files of assets/ whose name, with or without its ending, a module has as a text.

        A text such as placement_*.npz names all of that kind; *.npz alone names no kind.
        """
        named = self._sources.texts(scene)
        kinds = [text for text in named if "*" in text[1:] and text.isprintable()]
        return tuple(
            file
            for file in self._assets
            if file.name in named
            or file.stem in named
            or any(fnmatchcase(file.name, kind) for kind in kinds)
        )

    def _recordings(self, job: Job) -> list[Path]:
        """The recordings of what a scene says, or of what it inherits."""
        if job.recordings is None:
            return []
        stems = {source.stem for source in self._sources.of(job.scene_path)}
        return [file for stem in stems for file in (job.recordings / stem).glob("*")]

    def _told(self, job: Job) -> dict[str, str]:
        """What is said in this scene in another language, and what may stand in its pictures.

        The narration of other scenes does not matter. Which words are drawn is known after filming.
        """
        if job.language is None:
            return {NARRATION: "as in the scene"}
        try:
            translation = self._translation(job.language)
        except CourseError:  # filming will say why
            return {NARRATION: digest(job.language) if job.language.is_file() else "missing"}
        sources = self._sources.of(job.scene_path)
        texts = self._sources.texts(job.scene_path)
        instead = {english: told for english, told in translation.said.items() if english in texts}
        stems = {source.stem for source in sources}  # of those that it inherits beats from, too
        beats = {stem: told for stem, told in translation.beats.items() if stem in stems}
        return {
            NARRATION: digest_of([beats, instead]),
            **{f"{WORDS}{english}": told for english, told in translation.pictures.table.items()},
        }


def differences(
    old: Mapping[str, str], new: Mapping[str, str], drawn: Collection[str] | None = None
) -> list[str]:
    """What changed between two fingerprints, one phrase for each label.

    drawn: the words in the film's pictures, where they are known; the translation of others does
    not matter to it.
    """
    changes = []
    for label in sorted(old.keys() | new.keys()):
        before, after = old.get(label), new.get(label)
        of_words = label.startswith(WORDS)
        if before == after or (
            of_words and drawn is not None and label.removeprefix(WORDS) not in drawn
        ):
            continue
        is_file = of_words or all(value is None or len(value) == 64 for value in (before, after))
        if before is None:
            changes.append(f"{label} is new")
        elif after is None:
            changes.append(f"{label} is gone")
        else:
            changes.append(f"{label} changed" + ("" if is_file else f" from {before} to {after}"))
    return changes


def _own_settings() -> Path:
    """Where somebody keeps settings of Manim for all their folders."""
    folder = "AppData/Roaming/Manim" if sys.platform == "win32" else ".config/manim"
    return Path.home() / folder / SETTINGS


def _settings(job: Job) -> dict[str, str]:
    named = {"classes": listed(job.classes), "input": listed(job.input)}
    return {
        "class": job.class_name,
        "quality": job.quality,
        "format": job.fmt,
        "beats": ", ".join(job.beats) if job.beats else "all",
        "digit": job.digit or "default",
        "network": job.network or "default",
        "theme": job.theme or "dark",
        "shape": job.shape,
        **{label: value for label, value in named.items() if value},
    }


def _voice(job: Job) -> dict[str, str]:
    """Who tells a film aloud, and how words are spoken."""
    if job.voice is None:
        return {}
    try:
        voice = choose(job.voice, job.spoken_in)
    except VoiceError:  # filming will say why
        return {VOICE: "not to be had"}
    return {
        VOICE: voice.settings if voice else job.voice,
        SPOKEN: hashlib.sha256(tables(job.spoken_in).encode()).hexdigest(),
    }


@cache
def versions() -> dict[str, str]:
    """The versions of the packages that draw, by name."""
    found = {}
    for package in DRAWING:
        try:
            found[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            found[package] = "missing"
    return found


# The data files


def _assets() -> Iterator[Path]:
    """The files that a scene may name."""
    for folder in ASSETS:
        yield from (SHIPPED / "assets" / folder).rglob("*")


def _chosen_data(job: Job, root: Path) -> Iterator[Path]:
    """The files behind the job's network and digit; what is not there is not there."""
    if job.network:
        shipped = SHIPPED / "assets" / "networks" / f"{job.network}.npz"
        yield root / job.network if is_network_file(job.network) else shipped
    if not job.digit:
        return
    if job.digit.startswith("mnist:"):
        part = "t10k" if job.digit.startswith("mnist:test") else "train"
        yield from mnist().glob(f"{part}*")
    elif Path(job.digit).suffix:
        yield root / file_and_number(job.digit, root)[0]
