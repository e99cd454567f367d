"""Which networks a lab shows, and what is known of each."""

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from nnmath import Digits, Network, load_digits
from nnmath.facts import Score, facts
from scenes.delivery.course.networks import network_of_pixels
from scenes.delivery.course.project import SHIPPED
from scenes.delivery.lab.curves import Curve, curves
from scenes.delivery.lab.fault import LabError
from scenes.delivery.typeset import words
from scenes.telling.shown import printable
from scenes.telling.translation import Translation

LAB = "lab.toml"  # what its translations lie beside: lab.de.toml, as those of a course
USUAL = ("strokes", "plain")  # the films' network, and one trained alike but not for strokes


@dataclass(frozen=True)
class Known:
    """A network and what is known of it.

    setting: what NNFILM_NETWORK has to be in a shell to film with it, empty for the usual network.
    classes: what each of its outputs stands for.
    """

    name: str
    setting: str
    network: Network
    classes: tuple[str, ...]
    score: Score | None
    curves: tuple[Curve, ...]


def chosen(names: Sequence[str]) -> list[Known]:
    """The networks of a lab, the one that is shown first.

    names: of assets/networks, or files. A single one is compared with a usual one. Raises
    LabError when there is no such network or none with 784 inputs.
    """
    names = list(dict.fromkeys(names)) or [USUAL[0]]
    if len(names) == 1:
        names.append(next(name for name in USUAL if name != names[0]))
    digits = own_digits()
    return [_known(name, digits) for name in names]


def own_digits() -> Digits:
    """Our own handwriting."""
    return load_digits(SHIPPED / "assets" / "digits" / "digits.npz")


def translation(language: str | None, root: Path) -> Translation | None:
    """What a lab says in another language, None for English; LabError when there is none."""
    try:
        return words.translation(LAB, language, root)
    except ValueError as error:
        raise LabError(str(error)) from None


def _known(name: str, digits: Digits) -> Known:
    try:
        path, read = network_of_pixels(name)
    except ValueError as error:
        raise LabError(str(error)) from None
    network = read.network
    return Known(
        printable(path.stem),
        "" if name == USUAL[0] else shlex.quote(printable(name)),
        network,
        tuple(map(printable, read.classes or map(str, range(network.sizes[-1])))),
        facts(network, read.metadata).score,
        curves(network, digits) if read.digits else (),
    )
