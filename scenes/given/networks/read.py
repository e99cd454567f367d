"""One function for all files of networks: `read_network`."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from nnmath import Network
from scenes.given.classes import checked_classes
from scenes.given.networks.arrays import Arrays, Layered, chain_of, layered
from scenes.given.networks.formats.json_lists import read_json
from scenes.given.networks.formats.keras_file import read_h5, read_keras
from scenes.given.networks.formats.onnx_file import read_onnx
from scenes.given.networks.formats.ours import Ours
from scenes.given.networks.formats.plain_npz import read_npz
from scenes.given.networks.formats.safetensors_file import read_safetensors
from scenes.given.networks.judged import CHANCE, Tally, better, likeliest, tally
from scenes.given.networks.operations import Chain, network_of
from scenes.given.networks.refused import why_refused
from scenes.given.networks.told import (
    NOTHING,
    Told,
    activations,
    applied,
    in_order,
    with_output,
)

READERS: Mapping[str, Callable[[Path], Arrays | Chain | Ours]] = {
    ".npz": read_npz,
    ".safetensors": read_safetensors,
    ".onnx": read_onnx,
    ".keras": read_keras,
    ".h5": read_h5,
    ".hdf5": read_h5,
    ".json": read_json,
}

DIGITS = tuple("0123456789")  # the outputs' names where these are digits


@dataclass(frozen=True, eq=False)
class ReadNetwork:
    """A network from a file, and what the file says beside it.

    classes: the outputs' names, None where nobody says them. image: the input's rows and columns,
    None likewise. how: how the file was understood, a sentence each. digits: how it reads our own,
    None for other inputs or outputs than those of digits. warning: a sentence about that, if it
    reads badly. metadata: what is kept with it, as `nnmath.read_metadata` gives it.
    """

    network: Network
    classes: tuple[str, ...] | None = None
    image: tuple[int, int] | None = None
    how: tuple[str, ...] = ()
    digits: Tally | None = None
    warning: str | None = None
    metadata: Mapping[str, Any] = field(default_factory=dict)


class UnsaidError(ValueError):
    """A file that can be read when somebody says what it does not; the text has the command."""


def read_network(path: str | Path, told: Told = NOTHING) -> ReadNetwork:
    """Read a network from .npz (ours, or arrays), .safetensors, .onnx, .keras, .h5 or .json.

    told: what the file does not say. Nothing in a file is run, and no array is unpacked before its
    declared size was looked at. Raises FileNotFoundError, or ValueError with one sentence: what is
    wrong, or the command that says what is missing.
    """
    path = Path(path)
    if why := why_refused(path):
        raise ValueError(why)
    if not path.is_file():
        raise FileNotFoundError(f"{path} is not there; a file of a network was expected.")
    is_now = path.stat()
    return _read_as_it_is(path, told, is_now.st_ino, is_now.st_mtime_ns, is_now.st_size)


@lru_cache(maxsize=4)  # a film asks for its network with every digit, and judging it takes long
def _read_as_it_is(path: Path, told: Told, *stamp: int) -> ReadNetwork:
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise ValueError(f"{path} is no file of a network; {', '.join(READERS)} are read.")
    try:
        with np.errstate(all="ignore"):  # what leaves the range of floats is refused
            return _read(path, reader(path), told)
    except UnsaidError:
        raise
    except (RecursionError, OverflowError):
        raise ValueError(f"{path} cannot be read as a network: it is too deep or large.") from None
    except ValueError as error:
        if str(error).startswith(str(path)):
            raise
        raise ValueError(f"{path} cannot be read as a network: {error}") from None


def _read(path: Path, found: Arrays | Chain | Ours, told: Told) -> ReadNetwork:
    metadata: Mapping[str, Any] = {}
    how: tuple[str, ...] = ()
    match found:
        case Ours():
            network, metadata = with_output(found.network, told), found.metadata
        case Chain():
            network, folded = network_of(found.operations)
            network, how = with_output(network, told), (*found.how, *folded)
        case Arrays():
            network, how = _of_arrays(path, found, told)
    network = applied(network, told)
    if said := told.options:
        how = (*how, f"as told: {' '.join(said)}")
    classes = told.classes or in_order(found.classes, told)
    if classes is not None:
        classes = checked_classes(classes, network.sizes[-1])
    image = _fitting(found.image, network)
    count = tally(network) if classes in (None, DIGITS) else None
    warning = _warning(path, network, told, count)
    kept = {**metadata, **_kept(path, network, how, classes, image, metadata)}
    return ReadNetwork(network, classes, image, how, count, warning, kept)


def _of_arrays(path: Path, found: Arrays, told: Told) -> tuple[Network, tuple[str, ...]]:
    """The likeliest way to read arrays as layers."""
    ways = layered(found)
    functions = activations(found.activations, told, len(ways[0].pairs))
    if functions is None:
        raise UnsaidError(_question(path, ways[0], told))
    chains = [chain_of(found, way, functions) for way in ways]
    read = [network_of(chain.operations) for chain in chains]
    best = likeliest([applied(network, told) for network, _ in read])
    network, folded = read[best]
    how = (*chains[best].how, *folded)
    if len(ways) > 1 and (count := tally(applied(network, told))):
        which = "the one that reads clearly more" if best else "the likeliest"
        how = (*how, f"of {len(ways)} ways to take the arrays it is {which}: it reads {count}")
    return network, how


def _question(path: Path, way: Layered, told: Told) -> str:
    """What is said where nobody says the activation functions."""
    sizes = "-".join(map(str, way.sizes))
    hidden = [] if len(way.pairs) == 1 else ["--activation", ",".join(told.activation or ("relu",))]
    words = [*hidden, "--output", told.output or "softmax", *told.options, "--save", "mine.npz"]
    return (
        f"{path} holds the layers {sizes} but does not say their activation functions; say them"
        f" once, with those that it was trained with: {command(path, words)}"
    )


def command(path: Path, words: list[str]) -> str:
    """The command that reads a file so."""
    return f"nnfilm network {shlex.join([str(path), *words])}"


def _warning(path: Path, network: Network, told: Told, count: Tally | None) -> str | None:
    if count is None:
        return None
    if found := better(network, told):
        other, more = found
        words = [*told.options, *other.options]
        return (
            f"it reads {count}; it would read {more.right} with: "
            f"{command(path, [*_said(told), *words, '--save', 'mine.npz'])}"
        )
    if count.share <= CHANCE:
        return (
            f"it reads {count}, no better than chance; try other activation functions"
            " (--activation, --output), or say how its inputs were scaled (--scale, --mean, --std,"
            " --invert) and in which order its outputs are (--order)."
        )
    return None


def _said(told: Told) -> list[str]:
    """What was told of functions, as options."""
    words = ["--activation", ",".join(told.activation)] if told.activation else []
    return words + (["--output", told.output] if told.output else [])


def _fitting(image: tuple[int, int] | None, network: Network) -> tuple[int, int] | None:
    if image is not None and image[0] * image[1] != network.sizes[0]:
        raise ValueError(
            f"it says that an image has {image[0]} × {image[1]} pixels, but takes"
            f" {network.sizes[0]:,} inputs."
        )
    return image


def _kept(
    path: Path,
    network: Network,
    how: tuple[str, ...],
    classes: tuple[str, ...] | None,
    image: tuple[int, int] | None,
    before: Mapping[str, Any],
) -> dict[str, Any]:
    """What is to be kept beside the numbers: where they come from and what they mean."""
    kept: dict[str, Any] = {
        "sizes": list(network.sizes),
        "activations": [layer.activation for layer in network.layers],
    }
    if how:
        kept["how"] = [*before.get("how", ()), *how]
    if how or not before:
        kept["source"] = path.name
    if classes is not None:
        kept["classes"] = list(classes)
    if image is not None:
        kept["image"] = list(image)
    return kept
