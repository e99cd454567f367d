"""How well a number tells two kinds of things apart: the share of pairs that it puts in order."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnmath.checks import finite_array, real_array


def pairs_in_order(values: ArrayLike, chosen: ArrayLike) -> NDArray[np.float64]:
    """Return of all pairs, a chosen thing and another, the share in which the chosen has more.

    values: (n, k), k numbers of each of n things. chosen: (n,), which are of the kind. Returns
    (k,): 1 if every chosen thing has more than every other, 0 if less, about 0.5 if the number says
    nothing of the kind; a pair of equals counts half. Raises ValueError otherwise, and where all
    are chosen or none is. Source: Mann and Whitney, 1947; as the area under the ROC curve, Hanley
    and McNeil, 1982.
    """
    numbers = finite_array("values", values, ("n", "k"))
    kind = real_array("chosen", chosen)
    if kind.shape != numbers.shape[:1] or not np.isin(kind, (0, 1)).all():
        raise ValueError(f"chosen must be {len(numbers)} times true or false, given {kind.shape}.")
    is_chosen = kind == 1
    if is_chosen.all() or not is_chosen.any():
        raise ValueError(
            "chosen must hold both kinds: some that are chosen, and some that are not."
        )
    ahead = numbers[is_chosen][:, None] - numbers[~is_chosen]  # (chosen, others, k)
    return np.asarray((1 + np.sign(ahead).mean(axis=(0, 1))) / 2)
