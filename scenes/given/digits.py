"""Digits by their names: of our own handwriting, of MNIST, and in users' pictures."""

import os
from functools import cache
from pathlib import Path

import numpy as np

from nnmath import load_digits, load_mnist, preprocess
from scenes.given.digit import Digit
from scenes.given.inputs import Shape, in_frame
from scenes.given.needs import FRAME
from scenes.given.pictures import read_picture
from scenes.given.several import file_and_number

ASSETS = Path(__file__).parents[2] / "assets"
LONGEST_NUMBER = 20  # digits: of longer ones Python asks whether they are meant
LONGEST_NAME = 40  # characters of a file's name that there is room for in a film


def read_digit(name: str, shape: Shape = FRAME) -> Digit:
    """The digit that a name means: one of our own, mnist:test:18, or a picture file.

    shape: of the frame that it is brought to. Raises ValueError where there is none, OSError for a
    file that cannot be read.
    """
    if name.startswith("mnist:"):
        return _from_mnist(name, shape)
    if Path(name).suffix:
        return _from_picture(*file_and_number(name), shape)
    return own_digit(name, shape)


def own_digit(name: str, shape: Shape = FRAME) -> Digit:
    """A digit of the project's handwriting: a class `0`…`9` for its default, or a name.

    shape: of the frame that it is brought to.
    """
    digits = load_digits(ASSETS / "digits" / "digits.npz")
    if name in digits.names:
        index = digits.names.index(name)
    elif name in map(str, range(10)):
        index = digits.defaults[int(name)]
    else:
        raise ValueError(
            "there is no such digit; use 0 to 9, mnist:test:18, a picture file, "
            f"or one of our own: {', '.join(digits.names[:3])} … {digits.names[-1]}."
        )
    image = in_frame(digits.images[index].astype(float), shape)
    return Digit(image, int(digits.labels[index]), ("our handwriting",))


def _from_mnist(name: str, shape: Shape) -> Digit:
    parts = name.split(":")
    known = len(parts) == 3 and parts[1] in ("train", "test") and parts[2].isdecimal()
    if not known or len(parts[2]) > LONGEST_NUMBER:
        raise ValueError("an MNIST digit is written mnist:test:18 or mnist:train:18.")
    folder = Path(os.environ.get("NNFILM_MNIST") or ASSETS.parent.parent / "shared" / "mnist")
    images, labels = _mnist(folder, parts[1])
    index = int(parts[2])
    if index >= len(images):
        raise ValueError(f"MNIST's {parts[1]} set has the images 0 to {len(images) - 1}.")
    image = in_frame(images[index], shape)
    return Digit(image, int(labels[index]), ("MNIST {} {}", parts[1], index))


@cache
def _mnist(folder: Path, split: str) -> tuple[np.ndarray, np.ndarray]:
    try:
        return load_mnist(folder, split)
    except FileNotFoundError as error:
        raise ValueError(f"{error} Set NNFILM_MNIST to the folder of the IDX files.") from None
    except OSError as error:
        raise ValueError(f"{error.strerror}; set NNFILM_MNIST to another folder.") from None


def _from_picture(file: str, which: int | None, shape: Shape) -> Digit:
    path = Path(file)
    if not path.is_file():
        raise ValueError("there is no such picture file.")
    name, half = path.name, LONGEST_NAME // 2
    if len(name) > LONGEST_NAME:
        name = f"{name[:half]}…{name[-half:]}"
    stages = preprocess(read_picture(path), which, shape)
    return Digit(stages.result, None, ("{}", name), stages)
