"""What a poster is made of: the network, our own digit, the trainings to compare, the language."""

from nnmath import load_digits, read_metadata
from scenes.delivery.course.networks import NETWORKS, network_of_pixels
from scenes.delivery.course.project import SHIPPED
from scenes.delivery.poster.content import Shown
from scenes.delivery.poster.fault import PosterError
from scenes.delivery.poster.squishes import Trained
from scenes.telling.shown import printable

DIGIT = 3  # of our own handwriting, as in the films
# Trainings of one recipe, which differ in their activation function alone.
TRAININGS = {"sigmoid": "plain", "relu": "relu", "identity": "linear"}


def chosen(name: str) -> Shown:
    """What the poster of a network shows. name: of assets/networks, or a file.

    Raises PosterError when there is no such network or none with 784 inputs.
    """
    try:
        path, read = network_of_pixels(name)
    except ValueError as error:
        raise PosterError(str(error)) from None
    digits = load_digits(SHIPPED / "assets" / "digits" / "digits.npz")
    image = digits.images[digits.defaults[DIGIT]]
    return Shown(printable(path.stem), read.network, read.metadata, (image, DIGIT), _trained())


def _trained() -> list[Trained]:
    return [
        Trained(activation, read_metadata(NETWORKS / f"{name}.npz")["accuracy"])
        for activation, name in TRAININGS.items()
    ]
