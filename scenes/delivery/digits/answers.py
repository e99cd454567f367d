"""What a network makes of a digit: its outputs with their names, and the answer in words."""

import os
from dataclasses import dataclass

import numpy as np

from nnmath import Network, forward
from nnmath.activations import activation_named
from scenes.delivery.course.networks import network_file
from scenes.delivery.digits.fault import DigitsError
from scenes.delivery.typeset.numbers import activation
from scenes.delivery.typeset.words import Words
from scenes.given.classes import are_digits, checked_classes, listed, numbered
from scenes.given.inputs import image_shape_of, takes
from scenes.given.networks import read_network
from scenes.telling.shown import printable, shown

NETWORK = "strokes"  # as films have it
MOST_BARS = 10  # outputs that there is room for; of more, the brightest


@dataclass(frozen=True, eq=False)
class Reader:
    """A network that reads digits. classes: what its outputs are called. frame: of its pictures."""

    name: str
    network: Network
    classes: tuple[str, ...]
    frame: tuple[int, int]


@dataclass(frozen=True)
class Bar:
    """An output. share: of the longest bar there can be, 0..1."""

    name: str
    value: str
    share: float
    wins: bool


@dataclass(frozen=True)
class Answer:
    """What a network says of a digit. said: in a sentence. more: how sure it is, if it is."""

    said: str
    more: str
    bars: tuple[Bar, ...]


def reader(name: str | None) -> Reader:
    """The network of this name in assets/networks, or of this file. Raises DigitsError.

    name: where None, the environment's as films have it, or `strokes`. What its outputs are called
    the environment says, too, else the file.
    """
    name = name or os.environ.get("NNFILM_NETWORK") or NETWORK
    try:
        path = network_file(name)
        read = read_network(path)
        inputs, outputs = read.network.sizes[0], read.network.sizes[-1]
        frame = image_shape_of(inputs, read.image)
        given = os.environ.get("NNFILM_CLASSES")
        known = listed(given) if given else read.classes or numbered(outputs)
        classes = checked_classes(known, outputs)
    except (ValueError, OSError) as error:
        raise DigitsError(str(error)) from None
    if frame is None:
        raise DigitsError(
            f"the network {shown(name)} takes {takes(inputs, None)}; digits are pictures."
        )
    return Reader(printable(path.stem), read.network, classes, frame)


def answer(reader: Reader, image: np.ndarray, say: Words) -> Answer:
    """What a network makes of an image, (28, 28) in 0..1; DigitsError where numbers overflow."""
    try:
        a = forward(reader.network, image.ravel())[-1].a
    except OverflowError as error:
        raise DigitsError(str(error)) from None
    order = np.argsort(-a, kind="stable")
    wins = len(a) > 1 and a[order[0]] > a[order[1]]
    shown = sorted(order[:MOST_BARS]) if len(a) > 1 else [0]
    length = _longest(reader.network, a)
    bars = tuple(
        Bar(
            reader.classes[k],
            activation(float(a[k])),
            float(np.clip(a[k] / length, 0, 1)),
            bool(wins and k == order[0]),
        )
        for k in shown
    )
    return Answer(_said(reader, order[0], wins, len(a), say), _more(reader, a, order, say), bars)


def _longest(network: Network, a: np.ndarray) -> float:
    """The activation whose bar is the longest: what none can pass, else the largest there is."""
    bound = activation_named(network.layers[-1].activation).bounds[1]
    return bound if np.isfinite(bound) else float(np.abs(a).max()) or 1.0


def _said(reader: Reader, best: int, wins: bool, outputs: int, say: Words) -> str:
    if outputs == 1:
        return say("One number comes out")
    if not wins:
        return say("Several outputs are equally bright: no answer")
    name = reader.classes[best]
    if not are_digits(reader.classes):
        return say("The brightest output is {}", name)
    return say("The network reads an {}" if name == "8" else "The network reads a {}", name)


def _more(reader: Reader, a: np.ndarray, order: np.ndarray, say: Words) -> str:
    if len(a) == 1:
        return ""
    first, second = (f"{reader.classes[k]}: {activation(float(a[k]))}" for k in order[:2])
    return say("{}, then {}", first, second)
