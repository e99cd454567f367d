"""Networks and training runs on disk: an .npz of plain arrays, with what is worth knowing about it.

`weights_1`, `biases_1`, `weights_2` … hold the layers, or a stack of each for the checkpoints of a
run; `metadata` is one JSON text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nnmath.checks import shown
from nnmath.network import Layer, Network
from nnmath.npz import read_arrays, write_arrays
from nnmath.training import TrainingRun

_CURVES = ("epochs", "loss", "accuracy", "checkpoint_epochs")


def save_network(
    network: Network, path: str | Path, metadata: Mapping[str, Any] | None = None
) -> None:
    """Write a network as .npz, as float32 where that loses nothing, else as float64.

    metadata: anything JSON can say (seed, data, accuracy …); `sizes` and `activations` are always
    written from the network itself. The file appears whole or not at all. Raises ValueError for
    metadata that JSON cannot say, OSError when the file cannot be written.
    """
    arrays = {name: _shortest(array) for name, array in _arrays(network).items()}
    write_arrays(path, arrays, {**(metadata or {}), **_description(network)})


def load_network(path: str | Path) -> Network:
    """Read a network written by `save_network`.

    Raises FileNotFoundError, or ValueError when the file is damaged, hostile or not a network.
    """
    return _network(path, *read_arrays(path))


def read_metadata(path: str | Path) -> dict[str, Any]:
    """Read what was saved beside the arrays: sizes, activations, seed, data, accuracy …

    Raises FileNotFoundError, or ValueError when the file is damaged or hostile.
    """
    return read_arrays(path)[1]


def save_run(run: TrainingRun, path: str | Path, metadata: Mapping[str, Any] | None = None) -> None:
    """Write the checkpoints and curves of a training run; arguments and errors as `save_network`.

    The run needs checkpoints, the last of them its network, as `train` gives with two or more.
    """
    if not run.checkpoints:
        raise ValueError("run must have checkpoints to be saved, given none.")
    taken = [_arrays(network) for network in run.checkpoints]
    arrays = {name: _shortest(np.stack([each[name] for each in taken])) for name in taken[0]}
    arrays |= {name: getattr(run, name) for name in _CURVES}
    write_arrays(path, arrays, {**(metadata or {}), **_description(run.network)})


def load_run(path: str | Path) -> TrainingRun:
    """Read a training run written by `save_run`; its network is the last checkpoint.

    Raises FileNotFoundError, or ValueError when the file is damaged, hostile or no training run.
    """
    arrays, metadata = read_arrays(path)
    missing = [name for name in _CURVES if name not in arrays or arrays[name].ndim != 1]
    if missing:
        raise ValueError(f"{path} is no training run: it holds no {', '.join(missing)}.")
    epochs, loss, accuracy, checkpoint_epochs = (arrays.pop(name) for name in _CURVES)
    count = len(checkpoint_epochs)
    if not len(epochs) == len(loss) == len(accuracy) or any(
        array.ndim == 0 or len(array) != count for array in arrays.values()
    ):
        raise ValueError(f"{path} contradicts itself: its curves and checkpoints differ in length.")
    checkpoints = tuple(
        _network(path, {name: array[k] for name, array in arrays.items()}, metadata)
        for k in range(count)
    )
    if not checkpoints:
        raise ValueError(f"{path} is no training run: it holds no checkpoint.")
    return TrainingRun(checkpoints[-1], epochs, loss, accuracy, checkpoints, checkpoint_epochs)


def _arrays(network: Network) -> dict[str, NDArray[np.float64]]:
    return {
        f"{kind}_{k}": getattr(layer, kind)
        for k, layer in enumerate(network.layers, start=1)
        for kind in ("weights", "biases")
    }


def _description(network: Network) -> dict[str, Any]:
    activations = [layer.activation for layer in network.layers]
    return {"sizes": list(network.sizes), "activations": activations}


def _network(
    path: str | Path, arrays: Mapping[str, NDArray[np.float64]], metadata: Mapping[str, Any]
) -> Network:
    activations = metadata.get("activations")
    if not isinstance(activations, list) or not 0 < len(activations) <= len(arrays):
        raise ValueError(f"{path} is no saved network: its metadata names no activations.")
    numbers = range(1, len(activations) + 1)
    expected = [f"{kind}_{k}" for k in numbers for kind in ("weights", "biases")]
    if set(arrays) != set(expected):
        raise ValueError(
            f"{path} must hold the arrays {_listed(expected)}, given {_listed(sorted(arrays))}."
        )
    try:
        network = Network(
            tuple(
                Layer(arrays[f"weights_{k}"], arrays[f"biases_{k}"], activation)
                for k, activation in zip(numbers, activations, strict=True)
            )
        )
    except ValueError as error:
        raise ValueError(f"{path} holds no network: {error}") from None
    if metadata.get("sizes") != list(network.sizes):
        raise ValueError(
            f"{path} contradicts itself: its metadata says sizes {shown(metadata.get('sizes'))},"
            f" its arrays say {shown(list(network.sizes))}."
        )
    return network


def _listed(names: Sequence[str]) -> str:
    """Names as a message repeats them: all, or the first eight and how many there are."""
    more = f" … ({len(names)} in all)" if len(names) > 8 else ""
    return ", ".join(names[:8]) + more or "none"


def _shortest(array: NDArray[np.float64]) -> NDArray[np.floating]:
    with np.errstate(over="ignore"):
        single = array.astype(np.float32)
    return single if np.array_equal(single, array) else array
