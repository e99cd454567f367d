"""What a poster is made of: the network, our own digit, the trainings to compare, the language."""

from pathlib import Path

from nnmath import Network, load_digits, load_network, read_metadata
from scenes.delivery.course.problems import suggestion
from scenes.delivery.course.project import SHIPPED
from scenes.delivery.course.translations import shelved_translation
from scenes.delivery.poster.content import Shown
from scenes.delivery.poster.fault import PosterError
from scenes.delivery.poster.squishes import Trained
from scenes.telling.shown import printable, shown
from scenes.telling.translation import Translation

POSTER = "poster.toml"  # what its translations lie beside: poster.de.toml, as those of a course
NETWORKS = SHIPPED / "assets" / "networks"
PIXELS = 784
DIGIT = 3  # of our own handwriting, as in the films
# Trainings of one recipe, which differ in their activation function alone.
TRAININGS = {"sigmoid": "plain", "relu": "relu", "identity": "linear"}


def chosen(name: str) -> Shown:
    """What the poster of a network shows. name: of assets/networks, or an .npz file.

    Raises PosterError when there is no such network or none with 784 inputs.
    """
    path = Path(name) if name.endswith(".npz") else NETWORKS / f"{name}.npz"
    if not path.is_file():
        if name.endswith(".npz"):
            raise PosterError(f"there is no network file {shown(name)}.")
        known = (file.stem for file in NETWORKS.glob("*.npz"))
        use = "; use a name of assets/networks or a .npz file."
        raise PosterError(f"there is no network {shown(name)}{suggestion(name, known, use)}")
    try:
        network, metadata = load_network(path), read_metadata(path)
    except ValueError as error:
        raise PosterError(str(error)) from None
    _check_inputs(name, network)
    digits = load_digits(SHIPPED / "assets" / "digits" / "digits.npz")
    image = digits.images[digits.defaults[DIGIT]]
    return Shown(printable(path.stem), network, metadata, (image, DIGIT), _trained())


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


def translation(language: str | None, root: Path) -> Translation | None:
    """What a poster says in another language, None for English.

    root: the project, whose own translation goes before the one that is shipped. Raises PosterError
    when there is none.
    """
    try:
        return shelved_translation(POSTER, language, root)
    except ValueError as error:
        raise PosterError(str(error)) from None
