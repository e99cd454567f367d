"""What a network learnt from, where its file says so."""

from pathlib import Path

from nnmath import read_metadata
from scenes._assets import ASSETS, network_name

MNIST_TRAINING = "MNIST training images"


def learnt_from_mnist() -> bool:
    """Whether the chosen network learnt from the training images of MNIST, and nothing else."""
    name = network_name()
    path = Path(name) if name.endswith(".npz") else ASSETS / "networks" / f"{name}.npz"
    return bool(read_metadata(path).get("data") == MNIST_TRAINING)
