"""The problem: our pictures of one digit, how far they agree, and how far apart two of them are."""

import numpy as np
from scipy.spatial.distance import cdist

from scenes._audit.truth.library import Library

LABEL = 3  # of what nobody named
BRIGHT = 0.75


def arrays(truth: Library) -> dict[str, np.ndarray]:
    """What the pictures have in common, and the two pairs of which the unlike one is closer."""
    own, others = handwriting(truth)
    pile = np.vstack([0 * own[0], np.cumsum(own, axis=0)]) / len(own)
    bright = own >= BRIGHT
    known = {
        "piles of the first so many": pile,
        "pixels bright in all of them": np.where(bright.all(axis=0), own.mean(axis=0), 0),
        "how many are bright in one": np.array(np.count_nonzero(bright.any(axis=0))),
        "how many are bright in all": np.array(np.count_nonzero(bright.all(axis=0))),
    }
    near, far = cdist(own, others), cdist(own, own)
    one = int((far.max(axis=1) - near.min(axis=1)).argmax())
    pairs = {"A": own[far[one].argmax()], "B": others[near[one].argmin()]}
    for letter, other in pairs.items():
        known |= of_pair(own[one], other, f"of pair {letter}")
    lengths = [np.linalg.norm(own[one] - other) for other in pairs.values()]
    return known | {"distances": np.array(lengths), "longest distance": np.array(max(lengths))}


def handwriting(truth: Library) -> tuple[np.ndarray, np.ndarray]:
    """Our pictures of the digit, the one to begin with first, and those of all others."""
    label = LABEL if truth.label is None else truth.label
    first = np.array([name[0] for name in truth.digits.names])  # "a" of the ambiguous one
    own = truth.digits.x[first == str(label)]
    others = truth.digits.x[(first != str(label)) & np.char.isdecimal(first)]
    is_ours = (own == truth.x).all(axis=1)
    begins = is_ours if is_ours.any() else (own == truth.ten[label]).all(axis=1)
    return np.concatenate([own[begins], own[~begins]]), others


def of_pair(one: np.ndarray, other: np.ndarray, name: str) -> dict[str, np.ndarray]:
    """Differences, and their sum of squares and its root after so many rows."""
    apart = one - other
    side = round(np.sqrt(len(apart)))
    rows = np.repeat(np.arange(side), side) < np.arange(side + 1)[:, None]
    squares = np.square(apart * rows).sum(axis=1)
    return {
        f"differences {name} after so many rows": apart * rows,
        f"sums of squares {name}": squares,
        f"distances {name}": np.sqrt(squares),
    }
