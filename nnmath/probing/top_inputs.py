"""What lights a neuron most: of many inputs, the few on which it is brightest."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnmath.forward import forward
from nnmath.network import Network


@dataclass(frozen=True, eq=False)
class TopInputs:
    """For each neuron of a layer the inputs that light it most, the brightest first.

    indices (n_out, count): which inputs. activations (n_out, count): how bright it is on them.
    """

    indices: NDArray[np.int64]
    activations: NDArray[np.float64]


def top_inputs(network: Network, layer: int, x: ArrayLike, count: int) -> TopInputs:
    """Sort inputs by how bright each neuron of a layer is on them; of equals the first comes first.

    layer: 1 is the first hidden layer, len(network.layers) the outputs. x: (n, n_in). count: how
    many to name, 1 to n. Raises ValueError otherwise.
    """
    if not 1 <= layer <= len(network.layers):
        raise ValueError(f"layer must be from 1 to {len(network.layers)}, given {layer}.")
    activations = np.atleast_2d(forward(network, x)[layer - 1].a).T  # (n_out, n)
    if not 1 <= count <= activations.shape[1]:
        raise ValueError(
            f"count must be from 1 to the {activations.shape[1]} inputs, given {count}."
        )
    indices = np.argsort(-activations, axis=1, kind="stable")[:, :count]
    return TopInputs(indices, np.take_along_axis(activations, indices, axis=1))
