"""Which networks can be drawn: those whose numbers can be written and laid out."""

import numpy as np

from nnmath import Network, forward

# "−999,999.99" is the longest number for which films have room.
MOST = 1e6


def check_drawable(network: Network, images: np.ndarray) -> None:
    """Raises ValueError where a number that is drawn would reach a million.

    images: (n, n_in), those that a film may show. For each neuron all that arrives is added
    without its sign: so no part of its sum is larger, in whatever order it is added.
    """
    for k, layer in enumerate(network.layers, start=1):
        for name, numbers in (("weights", layer.weights), ("biases", layer.biases)):
            _check(f"the {name} of layer {k}", numbers)
    try:
        steps = forward(network, images)
    except OverflowError as error:
        raise ValueError(str(error)) from None
    arriving = [images, *(step.a for step in steps)]
    for k, (layer, a) in enumerate(zip(network.layers, arriving), start=1):
        _check(f"the sums of layer {k}", np.abs(a) @ np.abs(layer.weights.T) + np.abs(layer.biases))


def _check(what: str, numbers: np.ndarray) -> None:
    if (largest := float(np.abs(numbers).max())) >= MOST:
        raise ValueError(
            f"{what} reach {largest:.3g}, and films have room for numbers below {MOST:,.0f};"
            " scale the network down."
        )
