"""The connections between those neurons of two columns that are drawn."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.network.connections import Connections
from scenes.mobjects.neurons.neurons import NeuronLayer

Column = ImageGrid | NeuronLayer  # an image shows all its pixels


def drawn_part(values: np.ndarray, before: Column, after: Column) -> np.ndarray:
    """Of the values of all connections, (n_out, n_in), those between neurons that are drawn."""
    for axis, column in enumerate((after, before)):
        if isinstance(column, NeuronLayer):
            values = values.take(column.shown, axis)
    return values


def connected(
    values: np.ndarray,
    before: Column,
    after: Column,
    limit: float | None = None,
    **settings: Any,
) -> Connections:
    """The connections between the drawn neurons, by default on the scale of all values.

    values: (n_out, n_in), of all neurons. limit, settings: as `Connections` takes them.
    """
    if limit is None:
        limit = float(np.abs(values).max(initial=0))
    part = drawn_part(values, before, after)
    return Connections(before.centres, after.centres, part, limit, **settings)


def hidden_between(columns: Sequence[Column]) -> int:
    """How many connections are not drawn, since their neurons are more than a frame can show."""
    sizes = [
        len(each.activations) if isinstance(each, NeuronLayer) else each.values.size
        for each in columns
    ]
    drawn = (len(each.centres) for each in columns)
    every, some = (sum(a * b for a, b in pairwise(counts)) for counts in (sizes, drawn))
    return every - some
