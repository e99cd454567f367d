"""What the film of the parameters counts and computes: outputs, scales, round numbers."""

import numpy as np

from nnmath import Layer, Network, forward, signed_scale

LLAMA = 405_000_000_000  # parameters of the largest Llama 3.1 (Meta, July 2024)
DAY = 24 * 60 * 60  # seconds
FEW = 0.01  # the share of a layer's weights that is beyond the scale


def full_colour(layer: Layer) -> float:
    """The size of a weight that is drawn in full colour: 99 % of a layer's weights are smaller.

    So the few that are very large leave the others bright enough to be seen.
    """
    sizes = np.abs(layer.weights)
    return float(np.quantile(sizes, 1 - FEW)) or float(sizes.max()) or 1.0


def on_its_scale(layer: Layer) -> tuple[np.ndarray, np.ndarray]:
    """A layer's weights, (n_out, n_in), and its biases, (n_out,), as they are drawn, −1..1."""
    limit = full_colour(layer)
    return signed_scale(layer.weights, limit), signed_scale(layer.biases, limit)


def share_of(network: Network, x: np.ndarray, share: float) -> np.ndarray:
    """The outputs, (n,), of a network all of whose numbers are this share, 0..1, of its own."""
    layers = (
        Layer(share * layer.weights, share * layer.biases, layer.activation)
        for layer in network.layers
    )
    return forward(Network(tuple(layers)), x)[-1].a


def more_than(value: float) -> int:
    """The largest number of two significant figures, or a whole one below 10, that is smaller."""
    step = 10 ** max(int(np.floor(np.log10(value))) - 1, 0)
    return int((np.ceil(value / step - 1e-9) - 1) * step)


def two_figures(value: float) -> int:
    """A number from 10 up, rounded to two significant figures: for what is about so much."""
    step = 10 ** max(int(np.floor(np.log10(value))) - 1, 0)
    return int(round(value / step) * step)
