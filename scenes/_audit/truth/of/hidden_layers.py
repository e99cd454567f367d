"""The hidden layers: what other choices cost and score, and the digits that light them unlike."""

import numpy as np

from scenes._audit.truth.derived import read_by
from scenes._audit.truth.library import Library
from scenes._audit.truth.passing import passed

MOST = 2  # digits beside the chosen one
OURS = (16, 16)


def arrays(truth: Library) -> dict[str, np.ndarray]:
    """Of each choice with hidden layers the numbers to set, by ours, and both scores."""
    measured = truth.measured["choices"]
    hidden = [tuple(sizes) for sizes in truth.facts["choices"]["hidden"]]
    rows = [row for row, sizes in enumerate(hidden) if sizes]
    own = truth.net.sizes[1:-1]
    base = next((hidden.index(each) for each in (own, OURS) if each in hidden), rows[0])
    scores = measured["accuracy"][rows]
    known = {
        "numbers to set, by ours": measured["parameters"][rows] / measured["parameters"][base],
        "scores": scores,
        "scores in percent": 100 * scores,
        "mean scores in percent": 100 * scores.mean(axis=1),
        "neurons a layer": np.array([n for row in rows for n in hidden[row]], dtype=float),
    }
    for k, x in enumerate(unlike(truth)):
        known |= read_by(truth.net, x, f"unlike digit {k}")
    return known


def unlike(truth: Library) -> list[np.ndarray]:
    """Our digits whose first layers are least like that of the chosen one, and like each other."""
    first = passed(truth.net, truth.in_turn).a[0]
    apart = np.sqrt(np.square(first[:, None] - first).sum(axis=2))
    chosen = [0]
    while len(chosen) <= MOST:
        nearest = apart[chosen].min(axis=0)
        chosen.append(int(np.argmax(np.where(np.isin(np.arange(len(first)), chosen), -1, nearest))))
    return [truth.in_turn[k] for k in chosen[1:]]
