"""Some examples of each class set aside, to measure on and not to learn from."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

SHARE = 0.1  # unless somebody says how many


def held_out(
    labels: NDArray[np.int64], count: int | None, rng: np.random.Generator
) -> NDArray[np.bool_]:
    """Which examples to set aside, (n,): of each class its share, and never all of one.

    labels: (n,). count: how many; a tenth, one at least, where None. Raises ValueError where too
    few would be left.
    """
    n = len(labels)
    wanted = max(1, round(SHARE * n)) if count is None else count
    order = rng.permutation(n)
    place = np.empty(n)  # of each example among those of its class, 0..1, the first one at 0
    for label in np.unique(labels):
        of_class = order[labels[order] == label]
        place[of_class] = np.arange(len(of_class)) / len(of_class)
    most = int((place > 0).sum())
    if not 0 < wanted <= most:
        raise ValueError(
            f"{wanted:,} of {n:,} examples cannot be held out; 1 to {most:,} can, so that one of"
            " each class is left to learn from."
        )
    chosen = np.zeros(n, dtype=bool)
    chosen[np.argsort(-place, kind="stable")[:wanted]] = True
    return chosen
