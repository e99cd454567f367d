"""Networks as lists in JSON: Nielsen's form, arrays by name, or pairs of weights and biases."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from nnmath.checks import shown
from scenes.given.networks.arrays import OUT_IN, Arrays, Floats
from scenes.given.networks.bounds import MOST, MOST_ARRAYS, check_count, check_size, numbers

MOST_BYTES = 64 * 2**20
MOST_LISTS = 100_000  # each takes twenty times its two brackets
SAID = ("activations", "classes")
BESIDE = ("sizes", "cost", "activations", "classes", "name", "accuracy", "epochs")
NIELSEN = "it is as Nielsen's network2.py saves it, whose layers are all sigmoid"


def read_json(path: Path) -> Arrays:
    """The arrays of a JSON file. Raises ValueError for anything that is no network."""
    check_size(path, MOST_BYTES)
    raw = path.read_bytes()
    # A list of lists can hold more parameters than a chain of layers has brackets or commas.
    if raw.count(b"[") + raw.count(b"{") > MOST_LISTS:
        raise ValueError(f"it holds more than {MOST_LISTS:,} lists.")
    if raw.count(b",") > MOST:
        check_count(raw.count(b",") + 1)
    try:
        content = json.loads(raw, parse_constant=_refused)
    except RecursionError:
        raise ValueError("its lists are nested too deeply.") from None
    except UnicodeDecodeError:
        raise ValueError("it is no text in UTF-8.") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"it is no JSON: {error.msg}, line {error.lineno}.") from None
    said = content if isinstance(content, dict) else {}
    activations, classes = (_texts(said, name) for name in SAID)
    if activations is None and "cost" in said and "sizes" in said:
        return Arrays(_arrays(content), OUT_IN, ("sigmoid",), classes, how=(NIELSEN,))
    return Arrays(_arrays(content), None, activations, classes)


def _refused(name: str) -> None:
    raise ValueError(f"it holds {name}; a network's numbers are finite.")


def _texts(said: Mapping[str, Any], name: str) -> tuple[str, ...] | None:
    given = said.get(name)
    if given is None:
        return None
    if not isinstance(given, list) or not all(isinstance(text, str) for text in given):
        raise ValueError(f"{name} must be a list of texts, given {shown(given)}.")
    return tuple(given)


def _arrays(content: Any) -> dict[str, Floats]:
    """Arrays by name: weights and biases as two lists, arrays by name, or lists in order."""
    if isinstance(content, dict) and isinstance(content.get("layers"), list):
        content = content["layers"]
    if isinstance(content, list):
        content = _flat(content)
    elif isinstance(content, dict):
        weights, biases = content.get("weights"), content.get("biases")
        if isinstance(weights, list) and isinstance(biases, list):
            content = {
                f"{kind}_{k}": array
                for kind, arrays in (("weights", weights), ("biases", biases))
                for k, array in enumerate(arrays, start=1)
            }
        content = {name: value for name, value in content.items() if name not in BESIDE}
    else:
        raise ValueError(f"it holds {shown(content)}, expected lists of numbers.")
    if len(content) > MOST_ARRAYS:
        raise ValueError(f"it holds {len(content):,} lists; at most {MOST_ARRAYS:,} are read.")
    return {name: _array(name, value) for name, value in content.items()}


def _flat(layers: list[Any]) -> dict[str, Any]:
    """Layers as dicts, as pairs [weights, biases], or weights and biases in turn."""
    if all(isinstance(layer, dict) for layer in layers):
        return {
            f"{k}.{name}": value
            for k, layer in enumerate(layers, start=1)
            for name, value in layer.items()
            if isinstance(value, list)
        }
    if all(
        isinstance(layer, list) and len(layer) == 2 and _depth(layer[0]) == 2 for layer in layers
    ):
        return {
            f"{kind}_{k}": value
            for k, layer in enumerate(layers, start=1)
            for kind, value in zip(("weights", "biases"), layer, strict=True)
        }
    return {f"list {k}": value for k, value in enumerate(layers, start=1)}


def _depth(value: Any) -> int:
    depth = 0
    while isinstance(value, list) and value:
        value, depth = value[0], depth + 1
    return depth


def _array(name: str, value: Any) -> Floats:
    try:
        array = np.array(value)
    except ValueError:
        raise ValueError(f"{shown(name)} holds lists of unequal lengths.") from None
    except OverflowError:
        raise ValueError(f"{shown(name)} holds a number that is too large.") from None
    if array.dtype == object:
        raise ValueError(f"{shown(name)} holds something else than numbers.")
    return numbers(name, array)
