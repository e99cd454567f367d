"""Measurements on disk: what was measured on images that are not here, and of which network.

Films cannot compute what they show about the MNIST test images, which are not in the repository.
So it is measured once (`python -m nnmath.measure`) and kept, with what it was measured of.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nnmath.checks import shown
from nnmath.measuring.answers import Answers
from nnmath.measuring.photographs import Readings
from nnmath.measuring.placement import Placement
from nnmath.measuring.preactivations import EDGES
from nnmath.measuring.speed import Speed
from nnmath.network import Network
from nnmath.npz import read_arrays, write_arrays


@dataclass(frozen=True, eq=False)
class Choices:
    """What networks of other widths and depths score, trained alike.

    hidden: the sizes of the hidden layers of each, () for none. parameters (n,): how many weights
    and biases each has. seeds (s,): what decides all that is random. accuracy (n, s): the share,
    0..1, of the test images each reads right; NaN where it has not been trained yet.
    """

    hidden: tuple[tuple[int, ...], ...]
    parameters: NDArray[np.float64]
    seeds: tuple[int, ...]
    accuracy: NDArray[np.float64]


def network_digest(network: Network) -> str:
    """Name a network by what it computes: equal weights, biases and activations, equal digest."""
    digest = hashlib.sha256()
    for layer in network.layers:
        digest.update(f"{layer.weights.shape} {layer.activation} ".encode())
        digest.update(layer.weights.astype("<f8").tobytes() + layer.biases.astype("<f8").tobytes())
    return digest.hexdigest()


def save_placement(
    placement: Placement, network: Network, path: str | Path, metadata: Mapping[str, Any]
) -> None:
    """Write accuracies against shift and size, and of which network; errors as `save_network`."""
    arrays = {field.name: getattr(placement, field.name) for field in fields(placement)}
    about = {"measured": "placement", "network_digest": network_digest(network)}
    write_arrays(path, arrays, {**metadata, **about})


def is_placement_of(path: str | Path, network: Network) -> bool:
    """Whether a file of `save_placement` was measured of this network; else as `load_placement`."""
    _, metadata = _read(path, "placement", {field.name for field in fields(Placement)})
    return bool(metadata.get("network_digest") == network_digest(network))


def load_placement(path: str | Path, network: Network) -> Placement:
    """Read what `save_placement` wrote, if it was measured of this network.

    Raises FileNotFoundError, or ValueError when the file is damaged, hostile or measured something
    else or another network.
    """
    arrays, metadata = _read(path, "placement", {field.name for field in fields(Placement)})
    _refuse_other(path, "placement", metadata, network)
    if not (
        arrays["shifts"].ndim == 1
        and arrays["shifts"].shape == arrays["right"].shape == arrays["down"].shape
        and arrays["sizes"].ndim == 1
        and arrays["sizes"].shape == arrays["scaled"].shape
    ):
        raise ValueError(f"{path} contradicts itself: its curves differ in length.")
    shares = np.concatenate([arrays[name] for name in ("right", "down", "scaled")])
    steps = [np.diff(arrays[name]) for name in ("shifts", "sizes")]
    # NaN is in no range.
    if not (((shares >= 0) & (shares <= 1)).all() and all((step > 0).all() for step in steps)):
        raise ValueError(
            f"{path} holds no curves: accuracies from 0 to 1 over ascending shifts and sizes were"
            " expected."
        )
    return Placement(**arrays)


def save_confusion(
    counts: NDArray[np.float64], network: Network, path: str | Path, metadata: Mapping[str, Any]
) -> None:
    """Write which digits a network takes for which, and of which network; errors as
    `save_network`.
    """
    about = {"measured": "confusion", "network_digest": network_digest(network)}
    write_arrays(path, {"counts": counts}, {**metadata, **about})


def load_confusion(path: str | Path, network: Network) -> NDArray[np.float64]:
    """Read what `save_confusion` wrote: (n_out, n_out), row = label; errors as `load_placement`."""
    arrays, metadata = _read(path, "confusion", {"counts"})
    _refuse_other(path, "confusion", metadata, network)
    counts, size = arrays["counts"], network.sizes[-1]
    if counts.shape != (size, size) or (counts < 0).any() or (counts % 1 != 0).any():
        raise ValueError(f"{path} contradicts itself: its counts are not of {size} digits.")
    return counts


def save_answers(
    answers: Answers, network: Network, path: str | Path, metadata: Mapping[str, Any]
) -> None:
    """Write how bright the brightest outputs get, and of which network; errors as
    `save_network`.
    """
    arrays = {field.name: getattr(answers, field.name) for field in fields(answers)}
    about = {"measured": "answers", "network_digest": network_digest(network)}
    write_arrays(path, arrays, {**metadata, **about})


def is_answers_of(path: str | Path, network: Network) -> bool:
    """Whether a file of `save_answers` was measured of this network; else as `load_placement`."""
    _, metadata = _read(path, "answers", {field.name for field in fields(Answers)})
    return bool(metadata.get("network_digest") == network_digest(network))


def load_answers(path: str | Path, network: Network) -> Answers:
    """Read what `save_answers` wrote; errors as `load_placement`."""
    arrays, metadata = _read(path, "answers", {field.name for field in fields(Answers)})
    _refuse_other(path, "answers", metadata, network)
    edges, counts = arrays["edges"], [arrays[name] for name in ("noise", "digits", "read_as")]
    shapes = [(len(edges) - 1,), (len(edges) - 1,), network.sizes[-1:]]
    if (
        [count.shape for count in counts] != shapes
        or not (np.diff(edges) > 0).all()
        or any((count < 0).any() or (count % 1 != 0).any() for count in counts)
        or counts[0].sum() != counts[2].sum()
        or min(count.sum() for count in counts) == 0
    ):
        raise ValueError(f"{path} contradicts itself: its counts are not those of its bins.")
    return Answers(**arrays)


def save_preactivations(
    counts: NDArray[np.float64], network: Network, path: str | Path, metadata: Mapping[str, Any]
) -> None:
    """Write where the z of a network's first layer lie; errors as `save_network`."""
    about = {"measured": "preactivations", "network_digest": network_digest(network)}
    write_arrays(path, {"counts": counts}, {**metadata, **about})


def load_preactivations(path: str | Path, network: Network) -> NDArray[np.float64]:
    """Read what `save_preactivations` wrote: (neurons, bins); errors as `load_placement`."""
    arrays, metadata = _read(path, "preactivations", {"counts"})
    _refuse_other(path, "preactivations", metadata, network)
    counts, shape = arrays["counts"], (network.sizes[1], len(EDGES) - 1)
    if counts.shape != shape or (counts < 0).any() or (counts % 1 != 0).any():
        raise ValueError(f"{path} contradicts itself: its counts are not of {shape[0]} neurons.")
    if np.ptp(counts.sum(axis=1)) or not counts.any():
        raise ValueError(f"{path} contradicts itself: its neurons did not see the same images.")
    return counts


def save_squares(
    means: NDArray[np.float64],
    networks: Sequence[Network],
    path: str | Path,
    metadata: Mapping[str, Any],
) -> None:
    """Write how far networks are from what is wanted, and of which; errors as `save_network`."""
    digests = [network_digest(network) for network in networks]
    write_arrays(
        path, {"means": means}, {**metadata, "measured": "squares", "network_digests": digests}
    )


def load_squares(path: str | Path, networks: Sequence[Network]) -> NDArray[np.float64]:
    """Read what `save_squares` wrote: (networks,), not below 0; errors as `load_placement`."""
    arrays, metadata = _read(path, "squares", {"means"})
    if metadata.get("network_digests") != [network_digest(network) for network in networks]:
        raise ValueError(
            f"{path} was measured of other networks; `python -m nnmath.measure squares` measures"
            " these."
        )
    # NaN is not above 0.
    if arrays["means"].shape != (len(networks),) or not (arrays["means"] >= 0).all():
        raise ValueError(f"{path} contradicts itself: a mean of squares was expected of each.")
    return arrays["means"]


def save_choices(choices: Choices, path: str | Path, metadata: Mapping[str, Any]) -> None:
    """Write what other networks score; errors as `save_network`."""
    arrays = {"parameters": choices.parameters, "accuracy": choices.accuracy}
    about = {
        "measured": "choices",
        "hidden": [list(sizes) for sizes in choices.hidden],
        "seeds": list(choices.seeds),
    }
    write_arrays(path, arrays, {**metadata, **about})


def load_choices(path: str | Path) -> Choices:
    """Read what `save_choices` wrote; errors as `load_placement`."""
    arrays, metadata = _read(path, "choices", {"parameters", "accuracy"})
    try:
        hidden = tuple(tuple(int(size) for size in sizes) for sizes in metadata["hidden"])
        seeds = tuple(int(seed) for seed in metadata["seeds"])
    except (KeyError, TypeError, ValueError):
        raise ValueError(f"{path} does not say which networks it measured.") from None
    shape = (len(hidden), len(seeds))
    if arrays["accuracy"].shape != shape or arrays["parameters"].shape != shape[:1]:
        raise ValueError(f"{path} contradicts itself: its arrays are not of {shape} networks.")
    return Choices(hidden, arrays["parameters"], seeds, arrays["accuracy"])


def save_photographs(
    readings: Readings, network: Network, path: str | Path, metadata: Mapping[str, Any]
) -> None:
    """Write what became of photographs, and which network read them; errors as `save_network`."""
    arrays = {field.name: getattr(readings, field.name) for field in fields(readings)}
    about = {"measured": "photographs", "network_digest": network_digest(network)}
    write_arrays(path, arrays, {**metadata, **about})


def load_photographs(path: str | Path, network: Network) -> Readings:
    """Read what `save_photographs` wrote; errors as `load_placement`."""
    arrays, metadata = _read(path, "photographs", {field.name for field in fields(Readings)})
    _refuse_other(path, "photographs", metadata, network)
    shape = arrays["seeds"].shape
    if len(shape) != 1 or any(each.shape != shape for each in arrays.values()):
        raise ValueError(f"{path} contradicts itself: an outcome was expected of each seed.")
    if not np.isin(arrays["outcomes"], range(4)).all():
        raise ValueError(f"{path} contradicts itself: outcomes from 0 to 3 were expected.")
    return Readings(**arrays)


def save_speed(
    speed: Speed, network: Network, path: str | Path, metadata: Mapping[str, Any]
) -> None:
    """Write how long loops and numpy took, and of which network; errors as `save_network`."""
    about = {"measured": "speed", "network_digest": network_digest(network)}
    measured = {"shape": list(speed.shape), "apart": speed.apart}
    arrays = {"loops": speed.loops, "product": speed.product}
    write_arrays(path, arrays, {**metadata, **about, **measured})


def load_speed(path: str | Path) -> tuple[Speed, dict[str, str]]:
    """Read what `save_speed` wrote, and where it was measured; errors as `load_placement`.

    Whatever network a film shows, it compares this layer: so no network is asked for.
    """
    arrays, metadata = _read(path, "speed", {"loops", "product"})
    try:
        rows, columns = (int(size) for size in metadata["shape"])
        apart = float(metadata["apart"])
        where = {name: str(metadata[name]) for name in ("processor", "numpy", "python", "date")}
    except (KeyError, TypeError, ValueError):
        raise ValueError(f"{path} does not say what it measured, and where.") from None
    times = np.concatenate([arrays["loops"].ravel(), arrays["product"].ravel()])
    fits = arrays["loops"].ndim == 1 and arrays["loops"].shape == arrays["product"].shape
    # NaN is above nothing.
    if not (fits and len(times) and (times > 0).all() and np.isfinite(times).all()):
        raise ValueError(f"{path} contradicts itself: as many times of both ways were expected.")
    if min(rows, columns) < 1:
        raise ValueError(f"{path} contradicts itself: there is no layer of {rows} × {columns}.")
    return Speed(arrays["loops"], arrays["product"], (rows, columns), apart), where


def _read(
    path: str | Path, measured: str, names: set[str]
) -> tuple[dict[str, NDArray[np.float64]], dict[str, Any]]:
    arrays, metadata = read_arrays(path)
    if metadata.get("measured") != measured or set(arrays) != names:
        raise ValueError(
            f"{path} must hold a measurement of {measured}, given one of"
            f" {shown(metadata.get('measured'))} with {shown(sorted(arrays))}."
        )
    return arrays, metadata


def _refuse_other(
    path: str | Path, measured: str, metadata: Mapping[str, Any], network: Network
) -> None:
    if metadata.get("network_digest") != network_digest(network):
        raise ValueError(
            f"{path} was measured of another network; `python -m nnmath.measure {measured}`"
            " measures this one."
        )
