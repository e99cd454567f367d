"""What a poster is made of: the network, our own digit, the trainings to compare, the language."""

from pathlib import Path

from nnmath import Network, load_digits, read_metadata
from scenes.delivery.course.problems import suggestion
from scenes.delivery.course.project import SHIPPED
from scenes.delivery.poster.content import Shown
from scenes.delivery.poster.fault import PosterError
from scenes.delivery.poster.squishes import Trained
from scenes.given.networks import read_network
from scenes.telling.shown import printable, shown

NETWORKS = SHIPPED / "assets" / "networks"
PIXELS = 784
DIGIT = 3  # of our own handwriting, as in the films
# Trainings of one recipe, which differ in their activation function alone.
TRAININGS = {"sigmoid": "plain", "relu": "relu", "identity": "linear"}


def chosen(name: str) -> Shown:
    """What the poster of a network shows. name: of assets/networks, or a file.

    Raises PosterError when there is no such network or none with 784 inputs.
    """
    path = Path(name) if Path(name).suffix else NETWORKS / f"{name}.npz"
    if not path.is_file():
        if Path(name).suffix:
            raise PosterError(f"there is no network file {shown(name)}.")
        known = (file.stem for file in NETWORKS.glob("*.npz"))
        use = "; use a name of assets/networks or a file of one."
        raise PosterError(f"there is no network {shown(name)}{suggestion(name, known, use)}")
    try:
        read = read_network(path)
    except ValueError as error:
        raise PosterError(str(error)) from None
    _check_inputs(name, read.network)
    digits = load_digits(SHIPPED / "assets" / "digits" / "digits.npz")
    image = digits.images[digits.defaults[DIGIT]]
    return Shown(printable(path.stem), read.network, read.metadata, (image, DIGIT), _trained())


def _check_inputs(name: str, network: Network) -> None:
    if network.sizes[0] != PIXELS:
        raise PosterError(
            f"the network {shown(name)} takes {network.sizes[0]:,} inputs; {PIXELS} are expected, "
            "the pixels of a 28 × 28 image."
        )


def _trained() -> list[Trained]:
    return [
        Trained(activation, read_metadata(NETWORKS / f"{name}.npz")["accuracy"])
        for activation, name in TRAININGS.items()
    ]
