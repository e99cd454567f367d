"""What one audit holds against what: the truth of the chosen network and digit, and all checks."""

import hashlib
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from manim import Scene

from scenes._assets import ASSETS, chosen_digit, chosen_network, image_shape, network_name
from scenes._audit.checks.arithmetic import ArithmeticCheck
from scenes._audit.checks.bars import BarsCheck
from scenes._audit.checks.captions import Captions
from scenes._audit.checks.cells import CellsCheck
from scenes._audit.checks.claims import TrueClaims
from scenes._audit.checks.counters import Counters
from scenes._audit.checks.dots import DotsCheck
from scenes._audit.checks.lamps import LampsCheck
from scenes._audit.checks.lines import LinesCheck
from scenes._audit.checks.numbers import NumbersCheck
from scenes._audit.checks.pictures import PicturesCheck
from scenes._audit.checks.sources import SourcesCheck
from scenes._audit.claims.written import english, translated
from scenes._audit.found import Check
from scenes._audit.truth.files import Net
from scenes._audit.truth.truth import Truth
from scenes.mobjects.lettering.faces import figure_faces

LANGUAGE = "NNFILM_LANGUAGE_FILE"


def truth_of(scene: str) -> Truth:
    """The truth of the network and the digit that the environment chooses.

    scene: the file's stem. Files of other programs and photographs are read by what films read them
    with: the audit's own witness begins with their numbers.
    """
    try:
        return Truth.chosen(os.environ, scene)
    except ValueError:
        network = chosen_network()
        layers = network.layers
        net = Net(
            tuple(layer.weights for layer in layers),
            tuple(layer.biases for layer in layers),
            tuple(layer.activation for layer in layers),
            {"image": list(shape)} if (shape := image_shape(network)) else {},
        )
        digit = chosen_digit(network)
        return Truth({network_name(): net}, {"input": digit.x}, scene, digit.label)


def checks_of(scene_file: Path, film: Path, rate: float) -> Callable[[Scene], Sequence[Check]]:
    """What makes all checks of a film of this scene, once the scene is there."""
    stem, language = scene_file.stem, os.environ.get(LANGUAGE)
    truth = truth_of(stem)
    told = translated(scene_file, Path(language) if language else None)

    def make(scene: Any) -> Sequence[Check]:
        return (
            SourcesCheck(truth),
            CellsCheck(),
            LampsCheck(),
            BarsCheck(),
            DotsCheck(),
            PicturesCheck(),
            LinesCheck(),
            NumbersCheck(figure_faces()),
            ArithmeticCheck(),
            Counters(),
            Captions.of(scene, told, film, rate),
            TrueClaims(scene, stem, english(scene_file), truth),
        )

    return make


class Opened:
    """The measurements that are opened while a scene is played."""

    def __init__(self) -> None:
        self.paths: set[Path] = set()
        sys.addaudithook(self.hear)

    def hear(self, event: str, given: tuple[Any, ...]) -> None:
        """Python announces what it opens."""
        if event == "open" and isinstance(given[0], str | os.PathLike):
            path = Path(os.fsdecode(given[0]))
            if path.parent.name == "measurements" and path.suffix == ".npz":
                self.paths.add(path)


def digest(path: Path) -> str | None:
    """SHA-256 of a file; None where there is none."""
    if not path.is_file():
        return None
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def digests(film: Path, opened: Opened) -> dict[str, Any]:
    """Of the files that were held against each other."""
    name = network_name()
    network = Path(name) if Path(name).suffix else ASSETS / "networks" / f"{name}.npz"
    digit = Path((os.environ.get("NNFILM_DIGIT") or "").partition("#")[0])
    return {
        "film": digest(film),
        "network": digest(network),
        "digit": digest(digit if digit.suffix else ASSETS / "digits" / "digits.npz"),
        "measurements": {path.stem: digest(path) for path in sorted(opened.paths)},
    }
