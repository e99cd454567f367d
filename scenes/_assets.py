"""Which digit and which network are filmed.

The environment decides, so that `manim` needs no options of ours: NNFILM_NETWORK is the name of
a file in assets/networks or a path; NNFILM_DIGIT is a digit 0-9 or a name from our own
handwriting, `mnist:test:18`, or a picture file.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

import numpy as np

from nnmath import Network, load_digits, load_mnist, load_network, preprocess
from scenes._pictures import read_picture

ASSETS = Path(__file__).parent.parent / "assets"
T = TypeVar("T")
DEFAULT_NETWORK, DEFAULT_DIGIT = "strokes", "3"


class AssetError(Exception):
    """A file or a name that the user gave cannot be used; the text says why and what would do."""


@dataclass(frozen=True)
class Digit:
    """A handwritten digit as the network sees it.

    image: (28, 28), 0..1. label: the digit it is, None where nobody said. origin: for the screen,
    a sentence and its values.
    """

    image: np.ndarray
    label: int | None
    origin: tuple[str, *tuple[str | int, ...]]

    @property
    def x(self) -> np.ndarray:
        """The input of the network: (784,), pixel 28 · row + column."""
        return self.image.ravel()


def chosen_network() -> Network:
    """The network to film: NNFILM_NETWORK, or `strokes`; it takes 784 inputs."""
    name = os.environ.get("NNFILM_NETWORK") or DEFAULT_NETWORK
    path = Path(name) if name.endswith(".npz") else ASSETS / "networks" / f"{name}.npz"
    if not path.is_file():
        shipped = ", ".join(sorted(file.stem for file in path.parent.glob("*.npz")))
        known = f"use one of {shipped}, or" if path.parent == ASSETS / "networks" else "use"
        raise AssetError(f"NNFILM_NETWORK={name}: there is no such network; {known} a .npz file.")
    network = _checked("NNFILM_NETWORK", name, lambda: load_network(path))
    if network.sizes[0] != 784:
        raise AssetError(
            f"NNFILM_NETWORK={name}: the network takes {network.sizes[0]} inputs; "
            "784 are expected, the pixels of a 28 × 28 image."
        )
    return network


def chosen_digit() -> Digit:
    """The digit to film: NNFILM_DIGIT, or our own handwritten 3."""
    name = os.environ.get("NNFILM_DIGIT") or DEFAULT_DIGIT
    return _checked("NNFILM_DIGIT", name, lambda: _digit(name))


def _digit(name: str) -> Digit:
    if name.startswith("mnist:"):
        return _from_mnist(name)
    if Path(name).suffix:
        return _from_picture(Path(name))
    return own_digit(name)


def own_digit(name: str) -> Digit:
    """A digit of the project's handwriting: a class `0`…`9` for its default, or a name."""
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
    return Digit(
        digits.images[index].astype(float), int(digits.labels[index]), ("our handwriting",)
    )


def with_our_own(digit: Digit) -> list[Digit]:
    """A digit, and the project's own that are another image, counting on from its label."""
    first = digit.label or 0
    own = [own_digit(str((first + k) % 10)) for k in range(10)]
    return [digit, *(one for one in own if not np.array_equal(one.image, digit.image))]


def _from_mnist(name: str) -> Digit:
    parts = name.split(":")
    if len(parts) != 3 or parts[1] not in ("train", "test") or not parts[2].isdecimal():
        raise ValueError("an MNIST digit is written mnist:test:18 or mnist:train:18.")
    folder = Path(os.environ.get("NNFILM_MNIST") or ASSETS.parent.parent / "shared" / "mnist")
    images, labels = _mnist(folder, parts[1])
    index = int(parts[2])
    if index >= len(images):
        raise ValueError(f"MNIST's {parts[1]} set has the images 0 to {len(images) - 1}.")
    return Digit(images[index], int(labels[index]), ("MNIST {} {}", parts[1], index))


@cache
def _mnist(folder: Path, split: str) -> tuple[np.ndarray, np.ndarray]:
    try:
        return load_mnist(folder, split)
    except FileNotFoundError as error:
        raise ValueError(f"{error} Set NNFILM_MNIST to the folder of the IDX files.") from None


def _from_picture(path: Path) -> Digit:
    if not path.is_file():
        raise ValueError("there is no such picture file.")
    return Digit(preprocess(read_picture(path)).result, None, ("{}", path.name))


def _checked(variable: str, value: str, load: Callable[[], T]) -> T:
    try:
        return load()
    except (ValueError, OSError) as error:
        raise AssetError(f"{variable}={value}: {error}") from None
