"""Everything that decides what a film shows, so that only what changed is filmed again.

The scene's source, the modules of the project that it imports (and they import), the data files
that these name, the settings, the versions of what draws. Found in the text: nothing is run.
"""

import ast
import hashlib
import json
import os
import platform
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from scenes.delivery.course.catalogue import ROOT
from scenes.delivery.course.problems import CourseError
from scenes.delivery.course.translations import read_translation
from scenes.delivery.filming.jobs import Job
from scenes.telling.typesetting import font_files

WORDS = "translation of "  # begins the labels of words in the pictures
OUTPUTS = "4"  # counted up when what is made of a film changes: clips, poster, captions, record
DRAWING = ("manim", "numpy", "scipy", "typst", "av", "pycairo", "manimpango", "pillow")
ASSETS = ("networks", "digits", "gallery")  # the folders of assets/ that scenes read
Stamp = tuple[int, int, int]  # of a file: when it was written, when it was changed, its size


def fingerprint(job: Job, root: Path = ROOT) -> dict[str, str]:
    """What the film depends on: a label (a file, a setting, a package) and its value or digest."""
    sources = _closure(job.scene_path, root)
    data = {*_named_data(sources, root), *_chosen_data(job, root)}
    fonts = font_files(job.fonts) if job.fonts else []
    files = [*sources, *data, *fonts, root / "manim.cfg", Path.home() / ".config/manim/manim.cfg"]
    return {
        "outputs": OUTPUTS,
        "python": platform.python_version(),
        **versions(),
        **_settings(job),
        **_told(job, root),
        **{file_label(file, root): digest(file) for file in sorted(files) if file.is_file()},
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


def digest(path: Path) -> str:
    """The SHA-256 of a file's content; read again only when the file was touched."""
    return _digest(path, stamp(path))


@cache
def _digest(path: Path, stamp: Stamp | None) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def stamp(path: Path) -> Stamp | None:
    """What tells that a file is as it was without reading it; None where there is none."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size


def stamps(depends: Mapping[str, str], root: Path) -> dict[Path, Stamp | None]:
    """The stamps of the files in a fingerprint."""
    files = (labelled_file(label, root) for label, value in depends.items() if len(value) == 64)
    return {file: stamp(file) for file in files if file.is_file()}


def file_label(path: Path, root: Path) -> str:
    """What a file is called, on every machine alike where it lies in a folder that each has."""
    for name, home in _homes(root).items():
        if path.is_relative_to(home):
            return name + path.relative_to(home).as_posix()
    return str(path)


def labelled_file(label: str, root: Path) -> Path:
    """The file on this machine that is called so."""
    for name, home in _homes(root).items():
        if name and label.startswith(name):
            return home / label.removeprefix(name)
    return root / label


def _homes(root: Path) -> dict[str, Path]:
    return {"": root, "NNFILM_MNIST/": _mnist(root), "~/": Path.home()}


def _mnist(root: Path) -> Path:
    return Path(os.environ.get("NNFILM_MNIST") or root.parent / "shared" / "mnist")


def _settings(job: Job) -> dict[str, str]:
    return {
        "class": job.class_name,
        "quality": job.quality,
        "format": job.fmt,
        "beats": ", ".join(job.beats) if job.beats else "all",
        "digit": job.digit or "default",
        "network": job.network or "default",
        "theme": job.theme or "dark",
        "shape": job.shape,
    }


def _told(job: Job, root: Path) -> dict[str, str]:
    """What is said in this scene in another language, and what may stand in its pictures.

    The narration of other scenes does not matter. Which words are drawn is known after filming.
    """
    if job.language is None:
        return {"narration": "as in the scene"}
    try:
        translation = read_translation(job.language)
    except CourseError:  # filming will say why
        return {"narration": digest(job.language) if job.language.is_file() else "missing"}
    sources = _closure(job.scene_path, root)
    texts = _texts(sources, root)
    instead = {english: told for english, told in translation.said.items() if english in texts}
    stems = {source.stem for source in sources}  # of those that it inherits beats from, too
    beats = {stem: told for stem, told in translation.beats.items() if stem in stems}
    said = json.dumps([beats, instead], sort_keys=True)
    return {
        "narration": hashlib.sha256(said.encode()).hexdigest(),
        **{f"{WORDS}{english}": told for english, told in translation.pictures.table.items()},
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


# The modules of the project


def _closure(scene: Path, root: Path) -> list[Path]:
    """The scene and all modules of the project that it imports, directly or through others."""
    found: set[Path] = set()
    known: set[str] = set()
    waiting = [scene]
    while waiting:
        path = waiting.pop()
        if path in found or not path.is_file():
            continue
        found.add(path)
        names = _read(path, stamp(path), root).modules - known
        known |= names
        for name in names:
            # The scene's own folder is the first place where the manim command looks.
            waiting += [*_module_files(name, root), *_module_files(name, scene.parent)]
    return sorted(found)


def _module_files(name: str, start: Path) -> Iterator[Path]:
    """The files in a folder that importing a dotted name runs."""
    place = str(start)
    for part in name.split("."):
        place = f"{place}/{part}"
        yield from (Path(f) for f in (f"{place}/__init__.py", f"{place}.py") if os.path.isfile(f))


class _Source(NamedTuple):
    """What a module imports, by dotted names, and all texts that stand in it."""

    modules: frozenset[str]
    texts: frozenset[str]


@cache
def _read(path: Path, stamp: Stamp | None, root: Path) -> _Source:
    try:
        tree = ast.parse(path.read_bytes())
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        # Its digest counts all the same; filming will say why.
        return _Source(frozenset(), frozenset())
    package = file_label(path, root).split("/")[:-1]
    modules, texts = set(), set()
    for node in _nodes(tree):
        if isinstance(node, ast.Import):
            modules |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) + 1 - node.level] if node.level else []
            module = ".".join([*above, *filter(None, [node.module])])
            modules |= {module, *(f"{module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            texts.add(node.value)
    return _Source(frozenset(modules), frozenset(texts))


def _nodes(tree: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a module, without what only type checkers read."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            waiting += node.orelse
            continue
        yield node
        waiting += ast.iter_child_nodes(node)


def texts_of(scene: Path, root: Path) -> set[str]:
    """The texts in the source of a scene and of the project's modules that it imports."""
    return _texts(_closure(scene, root), root)


def _texts(sources: list[Path], root: Path) -> set[str]:
    return {text for path in sources for text in _read(path, stamp(path), root).texts}


# The data files


def _named_data(sources: list[Path], root: Path) -> Iterator[Path]:
    """The files of assets/ whose name, with or without its ending, a module has as a text."""
    named = _texts(sources, root)
    for folder in ASSETS:
        for file in (root / "assets" / folder).rglob("*"):
            if file.name in named or file.stem in named:
                yield file


def _chosen_data(job: Job, root: Path) -> Iterator[Path]:
    """The files behind the job's network and digit; what is not there is not there."""
    if job.network:
        is_path = job.network.endswith(".npz")
        yield root / (job.network if is_path else f"assets/networks/{job.network}.npz")
    if not job.digit:
        return
    if job.digit.startswith("mnist:"):
        part = "t10k" if job.digit.startswith("mnist:test") else "train"
        yield from _mnist(root).glob(f"{part}*")
    elif Path(job.digit).suffix:
        yield root / job.digit
