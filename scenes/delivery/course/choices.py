"""Which digits, networks, fonts and voices a course may choose, checked without drawing."""

import os
import re
from functools import cache
from pathlib import Path

from scenes.delivery.course.problems import suggestion
from scenes.delivery.course.project import SHIPPED
from scenes.given.several import file_and_number, with_number
from scenes.telling.shown import shown
from scenes.telling.typesetting import font_files
from scenes.telling.voice.voices import DEFAULT, ESPEAK, MODEL, RECORDINGS

CLASSES = tuple(map(str, range(10)))
VOICES = (DEFAULT, ESPEAK, RECORDINGS)
MNIST = {"train": 60000, "test": 10000}


def digit(name: str, near: Path, root: Path) -> str:
    """What NNFILM_DIGIT is set to for a digit that a course names.

    name: 0 to 9, a name of our own handwriting, mnist:test:18, or a picture file beside the
    course, which is the folder `near`, with #2 behind it for the second digit in it. Raises
    ValueError whose text says what is wrong.
    """
    if name.startswith("mnist:"):
        found = re.fullmatch(r"mnist:(train|test):([0-9]{1,9})", name)
        if found is None:
            raise ValueError(f"the digit {shown(name)} is not written like mnist:test:18.")
        if int(found[2]) >= (count := MNIST[found[1]]):
            raise ValueError(f"MNIST's {found[1]} images are 0 to {count - 1}, not {found[2]}.")
    elif Path(name).suffix:
        file, which = file_and_number(name, near)
        return with_number(_file("digit", file, near, root), which)
    elif name not in CLASSES:
        known = _own_digits(SHIPPED / "assets" / "digits" / "digits.npz")
        if name not in known:
            use = f"; use 0 to 9, a name such as {known[0]}, mnist:test:18 or a picture file."
            raise ValueError(f"unknown digit {shown(name)}{suggestion(name, known, use)}")
    return name


@cache
def _own_digits(path: Path) -> tuple[str, ...]:
    """The names of our own handwriting, which are read once, however many scenes name one."""
    # Only here are the arrays needed, and loading what reads them takes longer than all else.
    from nnmath.pictures.digits import load_digits

    return tuple(load_digits(path).names)


def network(name: str, near: Path, root: Path) -> str:
    """What NNFILM_NETWORK is set to for a network that a course names.

    name: a file of assets/networks without .npz, or a network's file beside the course, which is
    the folder `near`. Raises ValueError whose text says what is wrong.
    """
    if is_network_file(name):
        return _file("network", name, near, root)
    known = {file.stem for file in (SHIPPED / "assets" / "networks").glob("*.npz")}
    if name not in known:
        raise ValueError(f"unknown network {shown(name)}{suggestion(name, known)}")
    return name


def is_network_file(name: str) -> bool:
    """Whether a network is named by its file, not by its name in assets/networks."""
    return Path(name).suffix != ""


def fonts(name: str, near: Path, root: Path) -> Path:
    """The folder of fonts that a course names, beside it in `near` or elsewhere in the project.

    Raises ValueError whose text says what is wrong.
    """
    folder = _inside("fonts folder", name, near, root)
    if not os.path.isdir(folder):
        raise ValueError(f"there is no fonts folder {shown(name)} beside the course.")
    if not (files := font_files(folder)):
        raise ValueError(f"there is no .ttf, .otf or .ttc file in the fonts folder {shown(name)}.")
    if odd := [file.name for file in files if not file.is_file()]:
        raise ValueError(f"{shown(odd[0])} in the fonts folder {shown(name)} is no file.")
    return folder


def voice(name: str, near: Path, root: Path) -> str:
    """What NNFILM_VOICE is set to for a voice that a course names.

    name: one of VOICES, or a piper model, a .onnx file beside the course, which is the folder
    `near`. Raises ValueError whose text says what is wrong.
    """
    return _file("voice", name, near, root) if name.endswith(MODEL) else _known_voice(name)


def voice_here(name: str) -> str:
    """The same for a voice that is named on the command line, where any file will do."""
    if not name.endswith(MODEL):
        return _known_voice(name)
    if not os.path.isfile(name):
        raise ValueError(f"there is no voice file {shown(name)}.")
    return os.path.abspath(name)


def _known_voice(name: str) -> str:
    if name not in VOICES:
        use = f"; use {', '.join(VOICES)} or a piper model, a {MODEL} file."
        raise ValueError(f"there is no voice {shown(name)}{suggestion(name, VOICES, use)}")
    return name


def _inside(kind: str, name: str, near: Path, root: Path) -> Path:
    """The absolute path of what lies beside the course or elsewhere in the project."""
    try:
        path = (near / name).resolve()
        homes = [near.resolve(), root.resolve()]
    except (OSError, RuntimeError, ValueError):  # a loop of links, a name no system can have
        raise ValueError(f"there is no {kind} {shown(name)}.") from None
    if not any(path.is_relative_to(home) for home in homes):
        raise ValueError(
            f"the {kind} {shown(name)} lies outside the project; copy it beside the course."
        )
    return path


def _file(kind: str, name: str, near: Path, root: Path) -> str:
    """The absolute path of a file that lies beside the course or elsewhere in the project."""
    path = _inside(f"{kind} file", name, near, root)
    if not os.path.isfile(path):
        folder, suffix = path.parent, path.suffix
        known = [file.name for file in folder.glob("*") if file.suffix == suffix]
        near_file = suggestion(path.name, known, otherwise=" beside the course.")
        raise ValueError(f"there is no {kind} file {shown(name)}{near_file}")
    return str(path)
