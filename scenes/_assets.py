"""Which digit and which network are filmed.

The environment decides, so that `manim` needs no options of ours: NNFILM_NETWORK is the name of
a file in assets/networks or a path; NNFILM_DIGIT is a digit 0-9 or a name from our own
handwriting, `mnist:test:18`, or a picture file, of several digits in it photo.png#2 the second.
NNFILM_INPUT="0.3,1" is what a network is given whose inputs are no picture, and NNFILM_CLASSES
"cat,dog" what its outputs stand for.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from nnmath import Network
from scenes._data.drawable import check_drawable
from scenes.given.classes import checked_classes, listed, numbered
from scenes.given.digit import Digit as Digit
from scenes.given.digits import ASSETS as ASSETS
from scenes.given.digits import own_digit as own_digit
from scenes.given.digits import read_digit
from scenes.given.inputs import (
    MOST_NUMBERS,
    Shape,
    example,
    image_shape_of,
    input_numbers,
    takes,
)
from scenes.given.needs import FRAME, why_not
from scenes.given.networks import ReadNetwork, read_network
from scenes.telling.refusals import refusal

T = TypeVar("T")
DEFAULT_NETWORK, DEFAULT_DIGIT = "strokes", "3"


class AssetError(Exception):
    """A file or a name that the user gave cannot be used; the text says why and what would do."""


def network_name() -> str:
    """What the chosen network is called: a name in assets/networks, or the path of a file."""
    return os.environ.get("NNFILM_NETWORK") or DEFAULT_NETWORK


def chosen_network() -> Network:
    """The network to film: NNFILM_NETWORK, or `strokes`."""
    name = network_name()
    network = _checked("NNFILM_NETWORK", name, lambda: _network(name))
    class_names(network)  # one that cannot be named is refused before anything is drawn
    return network


def doubt(need: str | None) -> str | None:
    """What there is to say of a chosen network that reads digits badly, before a film shows it.

    need: what the film needs, None where it shows no chosen network.
    """
    if need is None or os.environ.get("NNFILM_CLASSES"):
        return None
    warning = _read(network_name()).warning
    return warning and refusal("NNFILM_NETWORK", network_name(), warning)


def image_shape(network: Network) -> Shape | None:
    """Of what shape the pictures are that the chosen network takes; None where it takes none."""
    name = network_name()
    return _checked("NNFILM_NETWORK", name, lambda: _image_shape(name, network))


def shipped_network(name: str) -> Network:
    """A network of assets/networks by its name, for scenes that are about certain networks."""
    return _checked("network", name, lambda: _network(name))


def what_is_known_of(name: str) -> dict[str, Any]:
    """What stands in a network's file beside its numbers: how it was made, what it was found to do.

    name: as `network_name` gives it.
    """
    return _checked("network", name, lambda: dict(_read(name).metadata))


def class_names(network: Network) -> tuple[str, ...]:
    """What the outputs of the chosen network stand for, one name each.

    That is NNFILM_CLASSES="cat,dog", else what its file says, else 0, 1, 2 … Raises AssetError
    where these are no names, or not as many as outputs.
    """
    outputs, given = network.sizes[-1], os.environ.get("NNFILM_CLASSES")
    if given:
        return _checked("NNFILM_CLASSES", given, lambda: checked_classes(listed(given), outputs))
    name = network_name()
    known = _checked("NNFILM_NETWORK", name, lambda: _named(name))
    if known is None:
        return numbered(outputs)
    return _checked("NNFILM_NETWORK", name, lambda: checked_classes(known, outputs))


def check_fits(need: str | None) -> None:
    """Raises AssetError where a film with this need cannot show the chosen network."""
    if need is not None:
        network = chosen_network()
        if why := why_not(need, network.sizes[0], image_shape(network)):
            raise AssetError(refusal("NNFILM_NETWORK", network_name(), why))


def chosen_digit(network: Network | None = None) -> Digit:
    """The digit to film: NNFILM_DIGIT, or our own handwritten 3; for a network without a picture
    NNFILM_INPUT.

    network: the chosen one, for which it is; by default for one that takes 28 × 28 pixels.
    """
    shape = FRAME if network is None else image_shape(network)
    if network is not None and shape is None:
        return _chosen_numbers(network)
    name = os.environ.get("NNFILM_DIGIT") or DEFAULT_DIGIT
    return _checked("NNFILM_DIGIT", name, lambda: read_digit(name, shape or FRAME))


def _chosen_numbers(network: Network) -> Digit:
    text, inputs = os.environ.get("NNFILM_INPUT"), network.sizes[0]
    if inputs > MOST_NUMBERS:
        why = (
            f"the network takes {takes(inputs, None)}, and films have room for {MOST_NUMBERS}; if"
            " they are pixels, save the image's rows and columns with it."
        )
        raise AssetError(refusal("NNFILM_NETWORK", network_name(), why))
    if not text:
        them = "it" if inputs == 1 else "them"
        why = (
            f"the network takes {takes(inputs, None)}; give {them}, such as"
            f" NNFILM_INPUT={example(inputs)} or, in a course, input = [{example(inputs)}]."
        )
        raise AssetError(refusal("NNFILM_NETWORK", network_name(), why))
    numbers = _checked("NNFILM_INPUT", text, lambda: input_numbers(text, inputs))
    return Digit(numbers, None, ("given as numbers",))


def _network_file(name: str) -> Path:
    shipped = ASSETS / "networks"
    path = Path(name) if Path(name).suffix else shipped / f"{name}.npz"
    if not path.is_file():
        known = ", ".join(sorted(file.stem for file in shipped.glob("*.npz")))
        others = f"use one of {known}, or" if path.parent == shipped else "use"
        raise ValueError(f"there is no such network; {others} the file of one.")
    return path


def _named(name: str) -> tuple[str, ...] | None:
    path = _network_file(name)
    is_now = path.stat()
    return _classes_in(path, is_now.st_mtime_ns, is_now.st_size)


@lru_cache(maxsize=4)  # asked for with every digit that is read
def _classes_in(path: Path, *stamp: int) -> tuple[str, ...] | None:
    return read_network(path).classes


def _read(name: str) -> ReadNetwork:
    return read_network(_network_file(name))


def _network(name: str) -> Network:
    network = _read(name).network
    shape = _image_shape(name, network)
    given = [np.zeros(network.sizes[0])]
    if shape:
        given += [own_digit(str(k), shape).x for k in range(10)]
    with suppress(AssetError):  # is told of the digit, not of the network
        given.append(chosen_digit(network).x)
    check_drawable(network, np.stack(given))
    return network


def _image_shape(name: str, network: Network) -> Shape | None:
    read = _read(name)
    is_its_own = read.network.sizes == network.sizes  # and not that of another one
    return image_shape_of(network.sizes[0], read.image if is_its_own else None)


def with_our_own(digit: Digit) -> list[Digit]:
    """A digit, and the project's own that are another image, counting on from its label.

    There are none of those where a network is given no picture.
    """
    if not digit.is_picture:
        return [digit]
    first = digit.label or 0
    own = [own_digit(str((first + k) % 10), digit.shape) for k in range(10)]
    return [digit, *(one for one in own if not np.array_equal(one.image, digit.image))]


def _checked(variable: str, value: str, load: Callable[[], T]) -> T:
    try:
        return load()
    except ValueError as error:
        raise AssetError(refusal(variable, value, str(error))) from None
    except OSError as error:
        why = f"{error.strerror}." if error.strerror else str(error)
        raise AssetError(refusal(variable, value, why)) from None
