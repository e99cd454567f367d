"""The weights: what one neuron's connections carry, two of them closer, and sums on the way."""

import numpy as np

from scenes._audit.truth.library import Library
from scenes._audit.truth.passing import contributions

GREY = (0.3, 0.7)  # neither dark nor fully lit
LARGE = 0.4  # of the largest weight of a sign
FAINT = 0.02  # of the largest weight: too little to be seen


def arrays(truth: Library) -> dict[str, np.ndarray]:
    """Of the suited neuron weights and products, by sign, in outlines, and added up so far."""
    suited = int(truth.passed.sums[0].argmax())
    w, x = truth.net.weights[0][suited], truth.x
    products = contributions(truth.net, truth.passed, 0)[suited]
    largest = np.abs(w).max()
    seen = np.count_nonzero(np.abs(w) > FAINT * largest)
    pair = followed(x, w)
    known = {
        "suited weights": w,
        "suited products": products,
        "largest suited weight": np.array(largest),
        "two connections": np.stack([x[pair], w[pair], products[pair]], axis=1),
        "positive weights alone": np.clip(w, 0, None),
        "negative weights alone": np.clip(w, None, 0),
        "seen and too faint": np.array([seen, len(w) - seen], dtype=float),
        "sums so far": np.r_[0, np.cumsum(products)],
    }
    return known | on_the_way(x, w, products) | outlined(w, products)


def followed(x: np.ndarray, w: np.ndarray) -> list[int]:
    """Of the grey pixels the one with the largest weight and the one with the least."""
    grey, lit = (x > GREY[0]) & (x < GREY[1]), x > 0
    some = next((each for each in (grey, lit) if np.count_nonzero(each) > 1), x == x)
    pixels = np.flatnonzero(some)
    order = pixels[np.argsort(w[pixels], kind="stable")]
    return [int(order[-1]), int(order[0])]


def on_the_way(x: np.ndarray, w: np.ndarray, products: np.ndarray) -> dict[str, np.ndarray]:
    """What has come when the arrivals rest: a sixteenth and an eighth of the lit pixels, half."""
    lit = np.flatnonzero(x > 0)
    eighth = len(lit) // 8
    come = [np.isin(np.arange(len(x)), lit[:count]) for count in (eighth // 2, eighth)]
    half = np.arange(len(x)) < len(x) // 2
    last = [np.arange(len(x)) == lit[count - 1] for count in (eighth // 2, eighth) if count]
    return {
        "products come so far": np.stack([products * each for each in [*come, half]]),
        "the last product to come": np.stack([products * each for each in [*last, half]]),
        "halves of x, weights and products": half * np.stack([x, w, products]),
    }


def outlined(w: np.ndarray, products: np.ndarray) -> dict[str, np.ndarray]:
    """The sums in solid outlines, in dashed ones, elsewhere, as they are added one by one."""
    up, down = ((sign * w > 0) & (sign * w >= LARGE * max((sign * w).max(), 0)) for sign in (1, -1))
    parts = [up, down, ~(up | down)]
    sums = np.array([products[part].sum() for part in parts])
    taken = np.tri(4, 3, -1) * sums  # none, the first, two, all three
    return {
        "sums in outlines": np.c_[taken, taken.sum(axis=1)],
        "sums in outlines so far": taken,
        "products in outlines": np.stack([products * part for part in parts]),
    }
