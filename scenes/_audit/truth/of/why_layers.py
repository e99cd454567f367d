"""Why layers: a network without any, its grids and its score, a digit it gets wrong, and parts."""

import numpy as np

from scenes._audit.truth.derived import read_by
from scenes._audit.truth.files import Net
from scenes._audit.truth.library import Library
from scenes._audit.truth.passing import passed

NETWORKS = ("straight", "plain", "strokes")
RECIPES = ((), (16, 16))  # the hidden layers that are compared
ENOUGH = 3  # grey pixels as they are in a digit, for none is so by chance
STORED = 1e-6  # how far a part may be off a digit that was stored in single precision


def arrays(truth: Library) -> dict[str, np.ndarray]:
    """What both networks make of the digit, the scores of both kinds, and the hard digit's sums."""
    straight, plain = truth.shipped["straight"], truth.shipped["plain"]
    reads_digits = len(truth.net.sizes) > 2 and truth.net.sizes[-1] == 10
    layered = truth.net if reads_digits else truth.shipped["strokes"]
    known = dict[str, np.ndarray]()
    for name, net in (("straight", straight), ("layered", layered), ("plain", plain)):
        known |= read_by(net, truth.x, name)
    measured, hidden = truth.measured["choices"], truth.facts["choices"]["hidden"]
    rows = [hidden.index(list(sizes)) for sizes in RECIPES]
    known["percent read right"] = 100 * measured["accuracy"][rows].mean(axis=1)
    known["full colour"] = np.quantile(np.abs(straight.weights[0]), 0.99)
    return known | hard(truth, straight, truth.shipped["strokes"])


def hard(truth: Library, straight: Net, judge: Net) -> dict[str, np.ndarray]:
    """The hurried digit that the straight network's weights get most clearly wrong, and another
    network right; by its biases, too, the straight one reads what its weights say.
    """
    digits = truth.hurried
    sums = digits.x @ straight.weights[0].T
    read = passed(straight, digits.x).a[-1].argmax(axis=1)
    won = margins(judge, digits.x, digits.labels) > 0
    candidates = np.flatnonzero(won & (sums.argmax(axis=1) == read))
    lost = [sums[k].max() - sums[k, digits.labels[k]] for k in candidates]
    index = int(candidates[int(np.argmax(lost))])
    label, own, answer = int(digits.labels[index]), digits.names[index], int(read[index])
    form = own.rpartition("-")[0]
    forms = {name.rpartition("-")[0]: name for name in digits.names if name[:2] == own[:2]}
    first = {each: next(n for n in digits.names if n.startswith(each)) for each in forms}
    names = [own, *(name for each, name in first.items() if each != form)]
    images = np.stack([digits.called(name) for name in names])
    weights = straight.weights[0][[label, answer]]
    terms = weights[:, None] * images
    return {
        "hard digits": images,
        "both grids": weights,
        "terms": terms,
        "largest weight of both": np.array(np.abs(weights).max()),
        "for it": np.clip(terms, 0, None).sum(axis=2),
        "against it": np.clip(terms, None, 0).sum(axis=2),
        "sums of the first": terms[:, 0].sum(axis=1),
    }


def margins(net: Net, x: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """How far each label's output is above the highest of the others: below 0 where misread."""
    outputs, own = passed(net, x).a[-1], np.eye(net.sizes[-1], dtype=bool)[labels]
    return np.asarray(outputs[own] - np.where(own, -np.inf, outputs).max(axis=1))


def explains(truth: Library, values: np.ndarray) -> str | None:
    """Pieces of digits that our pen wrote, none of which has ink that its digit has not.

    Most pixels belong to one piece; where two meet, they share its ink.
    """
    pixels = truth.digits.x.shape[1]
    if values.size % pixels:
        return None
    names = [whose(truth, piece) for piece in values.reshape(-1, pixels) if piece.any()]
    return f"pieces of {', '.join(sorted(set(names)))}" if names and all(names) else None


def whose(truth: Library, piece: np.ndarray) -> str:
    """The digit of which something is a piece; "" for none."""
    grey = (piece > 0) & (piece < 1)
    under = (piece <= truth.digits.x + STORED).all(axis=1)
    for index in np.flatnonzero(under):
        own = np.abs(truth.digits.x[index, grey] - piece[grey]) <= STORED
        if np.count_nonzero(own) >= ENOUGH and piece.min() >= 0:
            return truth.digits.names[index]
    return ""
