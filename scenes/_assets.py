"""Which digit and which network are filmed.

The environment decides, so that `manim` needs no options of ours: NNFILM_NETWORK is the name of
a file in assets/networks or a path; NNFILM_DIGIT is a digit 0-9 or a name from our own
handwriting, `mnist:test:18`, or a picture file; NNFILM_CLASSES what the outputs stand for.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from nnmath import (
    Network,
    Stages,
    load_digits,
    load_mnist,
    load_network,
    preprocess,
    read_metadata,
)
from scenes._data.drawable import check_drawable
from scenes.given.classes import checked_classes, listed, numbered
from scenes.given.pictures import read_picture
from scenes.telling.refusals import refusal

ASSETS = Path(__file__).parent.parent / "assets"
T = TypeVar("T")
LONGEST_NUMBER = 20  # digits: of longer ones Python asks whether they are meant
LONGEST_NAME = 40  # characters of a file's name that there is room for in a film
DEFAULT_NETWORK, DEFAULT_DIGIT = "strokes", "3"


class AssetError(Exception):
    """A file or a name that the user gave cannot be used; the text says why and what would do."""


@dataclass(frozen=True)
class Digit:
    """A handwritten digit as the network sees it.

    image: (28, 28), 0..1. label: the digit it is, None where nobody said. origin: for the screen,
    a sentence and its values. stages: how a picture file became this image, None for no such file.
    """

    image: np.ndarray
    label: int | None
    origin: tuple[str, *tuple[str | int, ...]]
    stages: Stages | None = None

    @property
    def x(self) -> np.ndarray:
        """The input of the network: (784,), pixel 28 · row + column."""
        return self.image.ravel()


def network_name() -> str:
    """What the chosen network is called: a name in assets/networks, or the path of an .npz."""
    return os.environ.get("NNFILM_NETWORK") or DEFAULT_NETWORK


def chosen_network() -> Network:
    """The network to film: NNFILM_NETWORK, or `strokes`; it takes 784 inputs."""
    name = network_name()
    network = _checked("NNFILM_NETWORK", name, lambda: _network(name))
    class_names(network)  # one that cannot be named is refused before anything is drawn
    return network


def shipped_network(name: str) -> Network:
    """A network of assets/networks by its name, for scenes that are about certain networks."""
    return _checked("network", name, lambda: _network(name))


def what_is_known_of(name: str) -> dict[str, Any]:
    """What stands in a network's file beside its numbers: how it was made, what it was found to do.

    name: as `network_name` gives it.
    """
    return _checked("network", name, lambda: read_metadata(_network_file(name)))


def class_names(network: Network) -> tuple[str, ...]:
    """What the outputs of the chosen network stand for, one name each.

    That is NNFILM_CLASSES="cat,dog", else what its file says, else 0, 1, 2 … Raises AssetError
    where these are no names, or not as many as outputs.
    """
    outputs, given = network.sizes[-1], os.environ.get("NNFILM_CLASSES")
    if given:
        return _checked("NNFILM_CLASSES", given, lambda: checked_classes(listed(given), outputs))
    name = network_name()
    known = what_is_known_of(name).get("classes")
    if known is None:
        return numbered(outputs)
    return _checked("NNFILM_NETWORK", name, lambda: checked_classes(known, outputs))


def chosen_digit() -> Digit:
    """The digit to film: NNFILM_DIGIT, or our own handwritten 3."""
    name = os.environ.get("NNFILM_DIGIT") or DEFAULT_DIGIT
    return _checked("NNFILM_DIGIT", name, lambda: _digit(name))


def _network_file(name: str) -> Path:
    shipped = ASSETS / "networks"
    path = Path(name) if name.endswith(".npz") else shipped / f"{name}.npz"
    if not path.is_file():
        known = ", ".join(sorted(file.stem for file in shipped.glob("*.npz")))
        others = f"use one of {known}, or" if path.parent == shipped else "use"
        raise ValueError(f"there is no such network; {others} a .npz file.")
    return path


def _network(name: str) -> Network:
    network = load_network(_network_file(name))
    if network.sizes[0] != 784:
        raise ValueError(
            f"the network takes {network.sizes[0]} inputs; 784 are expected, the pixels of a"
            " 28 × 28 image."
        )
    digits = [own_digit(str(k)) for k in range(10)]
    with suppress(AssetError):  # is told of the digit, not of the network
        digits.append(chosen_digit())
    check_drawable(network, np.stack([digit.x for digit in digits]))
    return network


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
    known = len(parts) == 3 and parts[1] in ("train", "test") and parts[2].isdecimal()
    if not known or len(parts[2]) > LONGEST_NUMBER:
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
    except OSError as error:
        raise ValueError(f"{error.strerror}; set NNFILM_MNIST to another folder.") from None


def _from_picture(path: Path) -> Digit:
    if not path.is_file():
        raise ValueError("there is no such picture file.")
    name, half = path.name, LONGEST_NAME // 2
    if len(name) > LONGEST_NAME:
        name = f"{name[:half]}…{name[-half:]}"
    stages = preprocess(read_picture(path))
    return Digit(stages.result, None, ("{}", name), stages)


def _checked(variable: str, value: str, load: Callable[[], T]) -> T:
    try:
        return load()
    except ValueError as error:
        raise AssetError(refusal(variable, value, str(error))) from None
    except OSError as error:
        why = f"{error.strerror}." if error.strerror else str(error)
        raise AssetError(refusal(variable, value, why)) from None
