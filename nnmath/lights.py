"""How bright activations are, and how those of one layer hang together."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import logsumexp

from nnmath.activations import Function
from nnmath.checks import finite_array
from nnmath.network import Layer


def full_light(layer: Layer, *activations: ArrayLike) -> float:
    """The activation that is drawn fully lit: 1 where a layer's function never passes ±1.

    Elsewhere it is the largest of all activations, by its size, and above 0 even where all are 0.
    """
    if np.abs(layer.activation_function.bounds).max() <= 1:
        return 1.0
    return max(1e-9, *(float(np.abs(a).max()) for a in activations))


def curve_of(layer: Layer, z: ArrayLike) -> Function:
    """From any z, of any shape, to the activation that it has in a layer with these z, (n_out,).

    But for softmax, it is the layer's function. There, it is e^z over the sum of all e^z as they
    are, at most 1: the curve on which the activations of all its neurons lie.
    """
    z = finite_array("z", z, (layer.n_out,))
    if not layer.activation_function.together:
        return layer.activation_function.function
    of_all = float(logsumexp(z))
    return lambda values: np.exp(np.minimum(np.asarray(values, dtype=float) - of_all, 0.0))
