"""Networks for tests: of any sizes, always the same numbers."""

import itertools
from dataclasses import replace

import numpy as np

from nnmath import Layer, Network


def of_sizes(*sizes: int, last: str = "sigmoid", hidden: str = "sigmoid") -> Network:
    """A network of these sizes, with weights of all kinds, none of them random."""
    layers = []
    for n_in, n_out in itertools.pairwise(sizes):
        angles = np.outer(np.arange(1, n_out + 1), np.arange(1, n_in + 1)) * 0.37
        weights, biases = 3 * np.sin(angles) / np.sqrt(n_in), np.cos(np.arange(n_out))
        layers.append(Layer(weights, biases, hidden))
    layers[-1] = replace(layers[-1], activation=last)
    return Network(tuple(layers))
