"""The layers of a Keras model in their order, read from its description.

Source: how Keras 2 and 3 write a model's config.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nnmath.checks import shown

MODELS = ("Sequential", "Functional", "Model")
MOST_LAYERS = 500


@dataclass(frozen=True, eq=False)
class Described:
    """A layer as its model's config has it. kind: its class. config: what it was made with."""

    kind: str
    name: str
    config: Mapping[str, Any]

    def __str__(self) -> str:
        return f"{self.kind} {shown(self.name)}"

    @property
    def is_given(self) -> bool:
        """Whether its numbers stand in the config, as a Normalization's may."""
        return self.config.get("mean") is not None

    def number(self, key: str, otherwise: float) -> float:
        """A number of the config. Raises ValueError for anything else."""
        given = self.config.get(key)
        given = otherwise if given is None else given
        if isinstance(given, bool) or not isinstance(given, int | float):
            raise ValueError(f"{self} has {key} {shown(given)}, expected a number.")
        return float(given)


def described(config: Mapping[str, Any]) -> tuple[Described, ...]:
    """The layers of a model in their order. Raises ValueError for anything but a plain chain."""
    kind, inner = config.get("class_name"), config.get("config")
    if kind not in MODELS:
        raise ValueError(
            f"its model is a {shown(kind)}; Sequential ones and plain chains are read."
        )
    listed = inner.get("layers") if isinstance(inner, dict) else inner  # Keras 1 and 2.0: a list
    if not isinstance(listed, list) or not 0 < len(listed) <= MOST_LAYERS:
        raise ValueError("its model lists no layers.")
    layers = [_described(layer) for layer in listed]
    if len({layer.name for layer in layers}) < len(layers):
        raise ValueError("two of its layers have the same name.")
    if kind != "Sequential":
        return _in_order({layer.name: layer for layer in layers}, listed)
    return tuple(layers)


def _described(layer: Any) -> Described:
    match layer:
        case {"class_name": str(kind), "config": dict(config)}:
            name = config.get("name", layer.get("name"))
            if isinstance(name, str):
                return Described(kind, name, config)
    raise ValueError("one of its layers has no class and name.")


def _in_order(layers: Mapping[str, Described], listed: Sequence[Any]) -> tuple[Described, ...]:
    """Layers of a functional model as they follow one another."""
    after: dict[str, str] = {}
    first = []
    for layer, raw in zip(layers.values(), listed):
        sources = list(_sources(raw.get("inbound_nodes")))
        if not sources:
            first.append(layer.name)
        elif len(sources) > 1 or sources[0] in after or sources[0] not in layers:
            raise ValueError(
                f"{layer} is part of a branch; networks that are a plain chain are filmed."
            )
        else:
            after[sources[0]] = layer.name
    if len(first) != 1 or layers[first[0]].kind != "InputLayer":
        raise ValueError(f"its model has {len(first)} inputs; one is expected.")
    order = [first[0]]
    while order[-1] in after and len(order) < len(layers):
        order.append(after[order[-1]])
    if len(order) < len(layers):
        raise ValueError("its layers are no plain chain.")
    return tuple(layers[name] for name in order)


def _sources(nodes: Any) -> Iterator[str]:
    """The layers that a layer takes its input from, as Keras 3 and Keras 2 write it."""
    left = [nodes]
    while left:
        match left.pop():
            case {"keras_history": [str(name), *_]}:
                yield name
            case [str(name), int(), int(), *_]:
                yield name
            case dict(inner):
                left += [inner.get("args"), inner.get("config")]
            case [*inner]:
                left += inner
