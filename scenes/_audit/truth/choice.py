"""Which network and which digit a film was made of, by the environment that it was made in."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from scenes._audit.truth.files import ASSETS, Net, read_idx, read_net, read_written

NETWORK, DIGIT = "strokes", "3"  # where nobody chose
MNIST = {"train": "train", "test": "t10k"}  # what its files' names begin with


def chosen_net(environment: Mapping[str, str], assets: Path = ASSETS) -> tuple[str, Net]:
    """The network of NNFILM_NETWORK: the name of one of ours, or a file in our format.

    Raises ValueError for another program's file, whose arrays are to be handed over.
    """
    name = environment.get("NNFILM_NETWORK") or NETWORK
    path = Path(name) if Path(name).suffix else assets / "networks" / f"{name}.npz"
    try:
        return path.stem, read_net(path)
    except (KeyError, ValueError) as error:
        raise ValueError(f"{path} is no network of ours ({error}): hand its arrays over.") from None


def chosen_input(
    environment: Mapping[str, str], assets: Path = ASSETS
) -> tuple[str, np.ndarray, int | None]:
    """The numbers of NNFILM_INPUT, or the digit of NNFILM_DIGIT: its name, (n,), and its label.

    A digit is one of ours or one of MNIST's. Raises ValueError for a photograph, which is to be
    handed over as what it became.
    """
    if given := environment.get("NNFILM_INPUT"):
        return "input", np.array([float(part) for part in given.split(",")]), None
    name = environment.get("NNFILM_DIGIT") or DIGIT
    if name.startswith("mnist:"):
        _, split, index = name.split(":")
        folder = Path(environment.get("NNFILM_MNIST") or assets.parent.parent / "shared" / "mnist")
        image, label = (
            read_idx(folder / f"{MNIST[split]}-{kind}-ubyte", int(index))
            for kind in ("images-idx3", "labels-idx1")
        )
        return name, image / 255, int(label[0])
    if Path(name).suffix:
        raise ValueError(f"{name} is a picture: hand over the numbers that it became.")
    written = read_written(assets / "digits" / "digits.npz")
    return name, written.called(name), int(written.labels[written.place(name)])
