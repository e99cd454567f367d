"""A network as it reads a digit, drawn: every scene that shows all of it draws it alike."""

from collections.abc import Sequence

import numpy as np

from nnmath import Layer, Network, Step, contributions, forward
from scenes._assets import Digit
from scenes.mobjects.diagram import NetworkDiagram
from scenes.mobjects.stage import Area


def draw(network: Network, digit: Digit, area: Area) -> NetworkDiagram:
    """The diagram of a network, all dark, on the scales of what it computes from the digit."""
    return NetworkDiagram(
        [layer.weights for layer in network.layers],
        digit.image.shape,
        area,
        [fully_lit(*pair) for pair in zip(network.layers, forward(network, digit.x))],
        arriving(network, digit),
        names=names(network.sizes[-1]),
    )


def names(outputs: int) -> list[str]:
    """What the outputs stand for: 0, 1, 2 …; a single one answers something else."""
    return [str(answer) for answer in range(outputs)] if outputs > 1 else [""]


def arriving(network: Network, digit: Digit) -> Sequence[np.ndarray]:
    """What arrives at each layer, w·a for each connection: (n_out, n_in) each."""
    activations = [digit.x, *(step.a for step in forward(network, digit.x))]
    return [contributions(layer, a) for layer, a in zip(network.layers, activations)]


def fully_lit(layer: Layer, step: Step) -> float:
    """The activation drawn fully lit: 1 behind a sigmoid, else the layer's largest in size."""
    return 1.0 if layer.activation == "sigmoid" else max(float(np.abs(step.a).max()), 1e-9)
