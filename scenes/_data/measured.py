"""What was measured of a network on images that are not here; without them, on our own digits."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from nnmath import Network, load_digits
from nnmath.measuring.answers import Answers, measure_answers
from nnmath.measuring.measurements import (
    Choices,
    is_answers_of,
    is_placement_of,
    load_answers,
    load_choices,
    load_placement,
    load_speed,
    load_squares,
)
from nnmath.measuring.placement import Placement, measure_placement
from nnmath.measuring.speed import Speed
from scenes._assets import ASSETS, AssetError, network_name

FOLDER = ASSETS / "measurements"
CHOICES = "python -m nnmath.measure choices assets/measurements/choices.npz"
SPEED = "python -m nnmath.measure speed assets/networks/strokes.npz assets/measurements/loops.npz"
SQUARES = (
    "python -m nnmath.measure squares assets/networks/checkpoints.npz"
    " assets/measurements/squares.npz"
)
MNIST = "{} test images of MNIST"
TESTED = "10,000"  # of them
OURS = "our own {} digits"
# For the screen: what was measured on, a sentence and how many there are.
Origin = tuple[str, str]


def placement(network: Network) -> tuple[Placement, Origin]:
    """How well a network reads what is not in its place, and on which images that was measured.

    That is the file in assets/measurements that was measured of this network; where there is none,
    our own digits are measured now, which takes about a second. The network has ten outputs. Raises
    AssetError where a file is damaged, and where the one that is named after the chosen network was
    measured of another.
    """
    if known := _known_placement(network):
        return known, (MNIST, TESTED)
    digits = load_digits(ASSETS / "digits" / "digits.npz")
    measured = measure_placement(network, digits.images, digits.labels)
    return measured, (OURS, f"{len(digits.names):,}")


def answers(network: Network) -> tuple[Answers, Origin]:
    """How bright a network's brightest output gets for noise and for digits, and for which digits.

    As `placement`: where no file was measured of the network, it is measured now, on our digits.
    """
    for path in sorted(FOLDER.glob("answers_*.npz")):
        try:
            if is_answers_of(path, network) or path.stem == f"answers_{network_name()}":
                return load_answers(path, network), (MNIST, TESTED)
        except (ValueError, OSError) as error:
            raise AssetError(unusable(path, error)) from None
    digits = load_digits(ASSETS / "digits" / "digits.npz")
    return measure_answers(network, digits.images), (OURS, f"{len(digits.names):,}")


def score_of(network: Network) -> float | None:
    """The share, 0..1, of the MNIST test images that a network reads right, where it was measured.

    Raises AssetError as `placement` does.
    """
    if not (known := _known_placement(network)):
        return None
    return float(known.right[np.abs(known.shifts).argmin()])


def _known_placement(network: Network) -> Placement | None:
    """What a file in assets/measurements says of this network."""
    for path in sorted(FOLDER.glob("placement_*.npz")):
        try:
            if is_placement_of(path, network) or path.stem == f"placement_{network_name()}":
                return load_placement(path, network)
        except (ValueError, OSError) as error:
            raise AssetError(unusable(path, error)) from None
    return None


def choices() -> Choices:
    """What networks of other widths and depths score, each trained with every seed.

    Raises AssetError where the measurement is missing, damaged or not complete.
    """
    path = FOLDER / "choices.npz"
    try:
        measured = load_choices(path)
    except (ValueError, OSError) as error:
        raise AssetError(f"{error} `{CHOICES}` measures it.") from None
    if missing := int(np.isnan(measured.accuracy).sum()):
        raise AssetError(
            f"{path} lacks {missing} of {measured.accuracy.size} trainings; `{CHOICES}` goes on"
            " where it was interrupted."
        )
    return measured


def with_layers(measured: Choices) -> Choices:
    """Of what was measured the networks with hidden layers."""
    rows = [row for row, sizes in enumerate(measured.hidden) if sizes]
    return replace(
        measured,
        hidden=tuple(measured.hidden[row] for row in rows),
        parameters=measured.parameters[rows],
        accuracy=measured.accuracy[rows],
    )


def speed() -> tuple[Speed, dict[str, str]]:
    """How long loops and numpy take for one layer, and where that was timed.

    A film is the same wherever it is made, so it times nothing itself. Raises AssetError where the
    measurement is missing or damaged.
    """
    path = FOLDER / "loops.npz"
    try:
        return load_speed(path)
    except (ValueError, OSError) as error:
        raise AssetError(f"{error} `{SPEED}` measures it.") from None


def squares(checkpoints: Sequence[Network]) -> np.ndarray:
    """How far networks are from what is wanted of them, by their mean over the test images, (k,).

    Raises AssetError where the measurement is missing, damaged or of others.
    """
    path = FOLDER / "squares.npz"
    try:
        return load_squares(path, checkpoints)
    except (ValueError, OSError) as error:
        raise AssetError(f"{error} `{SQUARES}` measures it.") from None


def unusable(path: Path, error: Exception) -> str:
    """Why a measurement cannot be shown, in a sentence that says what to do."""
    why = str(error).removeprefix(f"{path} ").rstrip(".")
    return f"assets/measurements/{path.name} {why}; make it anew, or delete it."
