"""Networks, digits and measurements as they lie on disk, read by a reader of our own."""

import gzip
import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

ASSETS = Path(__file__).parents[3] / "assets"
IDX_IMAGES, IDX_LABELS = 0x0803, 0x0801  # the first four bytes: bytes, in three axes or in one


@dataclass(frozen=True, eq=False)
class Net:
    """A network as its file has it.

    weights: of each layer, (n_out, n_in). biases: (n_out,). activations: a name for each layer.
    known: what stands in the file beside the numbers.
    """

    weights: tuple[np.ndarray, ...]
    biases: tuple[np.ndarray, ...]
    activations: tuple[str, ...]
    known: Mapping[str, Any] = field(default_factory=dict)

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many numbers each stage holds, the input first."""
        return (self.weights[0].shape[1], *map(len, self.biases))


@dataclass(frozen=True, eq=False)
class Written:
    """Digits that were written: x (n, pixels), their labels (n,), names, and ten that stand for
    their classes."""

    x: np.ndarray
    labels: np.ndarray
    names: tuple[str, ...]
    defaults: tuple[int, ...]

    def place(self, name: str) -> int:
        """Where a digit stands: of a class 0 to 9 the one that stands for it, or by its name.

        Raises ValueError for no such digit.
        """
        return self.names.index(name) if name in self.names else self.defaults[int(name)]

    def called(self, name: str) -> np.ndarray:
        """The pixels of one digit; names and errors as `place`."""
        return self.x[self.place(name)]


def read_npz(path: Path) -> tuple[dict[str, np.ndarray], dict[str, Any]]:
    """The arrays of any .npz, numbers as float64, and the JSON object in `metadata`, if any."""
    with np.load(path, allow_pickle=False) as archive:
        held = {name: archive[name] for name in archive.files}
    text = held.pop("metadata", None)
    numbers = {name: each for name, each in held.items() if each.dtype.kind in "biuf"}
    known = {} if text is None else json.loads(text.item())
    return {name: each.astype(np.float64) for name, each in numbers.items()}, known


def read_net(path: Path) -> Net:
    """A network of ours. Raises KeyError for a file that holds none."""
    arrays, known = read_npz(path)
    return _net(arrays, known)


def read_run(path: Path) -> tuple[tuple[Net, ...], dict[str, np.ndarray]]:
    """The checkpoints of a training run, and its curves by name."""
    arrays, known = read_npz(path)
    count = len(arrays["checkpoint_epochs"])
    layered = {name: each for name, each in arrays.items() if name[-1].isdecimal()}
    nets = tuple(_net({n: each[k] for n, each in layered.items()}, known) for k in range(count))
    return nets, {name: each for name, each in arrays.items() if name not in layered}


def read_written(path: Path) -> Written:
    """Digits of ours, their pixels in one row each."""
    arrays, known = read_npz(path)
    images = arrays["images"]
    return Written(
        images.reshape(len(images), -1),
        np.asarray(known["labels"]),
        tuple(known["names"]),
        tuple(known["defaults"]),
    )


def read_idx(path: Path, index: int) -> np.ndarray:
    """One entry of an IDX file, plain or packed: an image's bytes in a row, or a label's."""
    packed = path.with_name(f"{path.name}.gz")
    with gzip.open(packed) if packed.is_file() else path.open("rb") as file:
        magic, count = struct.unpack(">ii", file.read(8))
        axes = {IDX_IMAGES: 2, IDX_LABELS: 0}.get(magic)
        if axes is None or not 0 <= index < count:
            raise ValueError(f"{path} has no entry {index}.")
        size = int(np.prod(struct.unpack(f">{axes}i", file.read(4 * axes)), dtype=int))
        file.seek(8 + 4 * axes + index * size)
        return np.frombuffer(file.read(size), np.uint8)


def numbers_in(known: Any, name: str) -> dict[str, np.ndarray]:
    """All numbers in what stands beside arrays, by the way to them: "accuracy", "curves.loss"."""
    if isinstance(known, Mapping):
        parts = (numbers_in(each, f"{name}.{key}") for key, each in known.items())
        return {key: each for part in parts for key, each in part.items()}
    if isinstance(known, bool | str) or known is None:
        return {}
    try:
        return {name: np.asarray(known, dtype=float)}
    except (TypeError, ValueError):  # a list of texts, or lists of different lengths
        return {}


def _net(arrays: Mapping[str, np.ndarray], known: Mapping[str, Any]) -> Net:
    names = tuple(known["activations"])
    layers = range(1, len(names) + 1)
    weights, biases = ([arrays[f"{kind}_{k}"] for k in layers] for kind in ("weights", "biases"))
    return Net(tuple(weights), tuple(biases), names, known)
