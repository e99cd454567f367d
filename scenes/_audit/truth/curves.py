"""Which function a curve is: one of those that neurons have, moved by a bias that is known."""

from collections.abc import Callable, Iterator

import numpy as np
from scipy.special import logit

from scenes._audit.truth.library import Library
from scenes._audit.truth.passing import function

NAMES = ("sigmoid", "relu", "tanh", "leaky_relu", "identity")
MOST = 20  # whole numbers up to here by which an example's curve is moved
DRAWN = 4e-3  # of a curve's height, one level of 255: how far a drawn one is off between its points
LEAST, STEADY, CLEAR = 8, 1e-5, 1e-6  # values; of a step; from where a function is flat


def curve_of(library: Library, x: np.ndarray, y: np.ndarray) -> str | None:
    """What a curve through points, (n,) each, is called: "sigmoid(z + biases[0][3])".

    None for no curve that is known: there the heights are to be found themselves.
    """
    if len(x) < 3 or np.ptp(y) == 0:
        return None
    slope = (y[-1] - y[0]) / (x[-1] - x[0])
    line = np.round([slope, y[0] - slope * x[0]])
    if np.abs(line[0] * x + line[1] - y).max() < STEADY:
        return f"{line[0]:g} z + {line[1]:g}"
    found = (
        (float(np.abs(shape(x + by) - y).max()), f"{name}({moved})")
        for name, shape in _shapes(library)
        for moved, by in _shifts(library)
    )
    off, name = min(found, key=lambda each: each[0])
    return name if off <= DRAWN * np.ptp(y) else None


def even_curve(values: np.ndarray) -> str | None:
    """What values are called that a function has at evenly spaced z, from left to right.

    Sigmoid, tanh and ReLU are known by what undoes them: that makes even steps again.
    """
    if len(values) < LEAST or (np.diff(values) < 0).any():
        return None
    undone = {
        "sigmoid": (logit, (values > CLEAR) & (values < 1 - CLEAR)),
        "tanh": (np.arctanh, np.abs(values) < 1 - CLEAR),
        "relu": (np.array, values > 0),
    }
    for name, (undo, inside) in undone.items():
        rest = values[~inside]
        if np.count_nonzero(inside) < LEAST:
            continue
        if name == "relu" and (rest.any() or len(rest) < 2):  # else it is a straight line
            continue
        steps = np.diff(undo(values[inside]))
        if np.ptp(steps) <= STEADY * steps.mean():
            return f"{name} of evenly spaced z"
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
