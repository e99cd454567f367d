"""Networks by what a command is given: a name of assets/networks, or a file."""

from pathlib import Path

from scenes.delivery.course.problems import suggestion
from scenes.delivery.course.project import SHIPPED
from scenes.given.networks import ReadNetwork, read_network
from scenes.telling.shown import shown

NETWORKS = SHIPPED / "assets" / "networks"
PIXELS = 784


def network_file(name: str) -> Path:
    """Where a network is; ValueError where there is none of that name."""
    is_file = bool(Path(name).suffix)
    path = Path(name) if is_file else NETWORKS / f"{name}.npz"
    if path.is_file():
        return path
    if is_file:
        raise ValueError(f"there is no network file {shown(name)}.")
    near = suggestion(name, (file.stem for file in NETWORKS.glob("*.npz")))
    raise ValueError(f"there is no network {shown(name)}{near}")


def network_of_pixels(name: str) -> tuple[Path, ReadNetwork]:
    """A network that takes 28 × 28 pixels, and its file; ValueError where it is none."""
    path = network_file(name)
    read = read_network(path)
    if (inputs := read.network.sizes[0]) != PIXELS:
        raise ValueError(
            f"the network {shown(name)} takes {inputs:,} inputs; {PIXELS} are expected, the pixels"
            " of a 28 × 28 image."
        )
    return path, read
