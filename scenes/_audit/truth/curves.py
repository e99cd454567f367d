"""Which function a curve is: one of those that neurons have, moved by a bias that is known."""

from collections.abc import Callable, Iterator

import numpy as np

from scenes._audit.truth.library import Library
from scenes._audit.truth.passing import function

NAMES = ("sigmoid", "relu", "tanh", "leaky_relu", "identity")
MOST = 20  # whole numbers up to here by which an example's curve is moved
DRAWN = 1e-3  # of a curve's height: how far a drawn one is off between its points


def curve_of(library: Library, x: np.ndarray, y: np.ndarray) -> str | None:
    """What a curve through points, (n,) each, is called: "sigmoid(z + biases[0][3])".

    None for no curve that is known: there the heights are to be found themselves.
    """
    if len(x) < 3 or np.ptp(y) == 0:
        return None
    off = DRAWN * np.ptp(y)
    for name, shape in _shapes(library):
        for moved, by in _shifts(library):
            if np.abs(shape(x + by) - y).max() <= off:
                return f"{name}({moved})"
    return None


def _shapes(library: Library) -> Iterator[tuple[str, Callable[[np.ndarray], np.ndarray]]]:
    for name in dict.fromkeys((*library.net.activations, *NAMES)):
        if name != "softmax":
            shape = function(name)
            yield name, shape
            yield f"slope of {name}", _slope(shape)


def _slope(shape: Callable[[np.ndarray], np.ndarray]) -> Callable[[np.ndarray], np.ndarray]:
    """The slope of a function, between points so near that nothing bends there."""
    step = 1e-5
    return lambda z: (shape(z + step) - shape(z - step)) / (2 * step)


def _shifts(library: Library) -> Iterator[tuple[str, float]]:
    yield "z", 0.0
    for layer, biases in enumerate(library.net.biases):
        for k, bias in enumerate(biases):
            yield f"z + biases[{layer}][{k}]", float(bias)
    for whole in range(1, MOST + 1):
        yield f"z + {whole}", float(whole)
        yield f"z − {whole}", float(-whole)
