"""The same as code: a layer's arrays line by line, and a race of loops against one product."""

import numpy as np

from scenes._audit.truth.library import Library
from scenes._audit.truth.passing import full_light

FEW = 0.01  # of the weights lie beyond full colour
MICRO = 1e6  # millionths of a second in one


def arrays(truth: Library) -> dict[str, np.ndarray]:
    """Scales of each layer's arrays; the quickest runs, and how much is done when."""
    net, one = truth.net, truth.passed
    sums = [np.abs(each).max() for each in (one.sums[0], net.biases[0], one.z[0])]
    known = {
        "full colour of sums": np.array(max(sums)),
        "full colour of weights": np.array(
            [np.quantile(np.abs(weights), 1 - FEW) for weights in net.weights]
        ),
        "full colour of biases": np.array([np.abs(biases).max() for biases in net.biases]),
        "full light": np.array(list(map(full_light, net.activations, one.a))),
    }
    timed = truth.measured["loops"]
    quick, slow = (MICRO * timed[name].min() for name in ("product", "loops"))
    products = float(np.prod(truth.facts["loops"]["shape"]))
    return known | {
        "times of both": np.array([quick, slow]),
        "how many times as long": np.array(slow / quick),
        "passed when the first is done": np.array([quick, quick]),
        "products": np.array(products),
        "counted by then": np.round([products, products * quick / slow]),
    }
