"""What a network makes of noise, and of a digit in every place, in numpy."""

from functools import lru_cache

import numpy as np

from scenes._audit.claims.facts import (
    answers,
    lead,
    names,
    ranked,
    side,
)
from scenes._audit.truth.library import Library
from scenes._audit.truth.passing import passed

SEEDS, FIRST = 15, 10_000
MOST, ASIDE = 12, 6
BY = 2  # bins make a bar
GREY, ALIKE = 0.5, 0.05


def seed(t: Library, k: int) -> np.ndarray:
    """The noise of a seed: its pixels."""
    return np.random.default_rng(k).random((side(t), side(t))).ravel()


@lru_cache(2)
def to_noise(t: Library) -> np.ndarray:
    """The outputs for the first seeds."""
    return answers(t, np.stack([seed(t, k) for k in range(SEEDS)]))


def grey(t: Library) -> np.ndarray:
    """The outputs for a picture that is even grey."""
    return answers(t, np.full((1, len(t.x)), GREY))[0]


def sums_up_to_grey(t: Library) -> bool:
    """Whether the first layer answers noise nearly as even grey, and both are read alike."""
    noisy = np.stack([seed(t, k) for k in range(SEEDS)])
    first, even = (passed(t.net, x).a[0] for x in (noisy, np.full((1, len(t.x)), GREY)))
    return bool(np.abs(first - even).mean() <= ALIKE) and read(t, grey(t)) == most_often(t)[0]


def read(t: Library, outputs: np.ndarray) -> str:
    """The highest output; "–" where several are."""
    return names(t)[ranked(outputs)[0]] if lead(outputs) > 0 else "–"


def most_often(t: Library) -> tuple[str, int]:
    """The answer that these seeds get most often, and how often."""
    given = [read(t, each) for each in to_noise(t)]
    best = max(dict.fromkeys(given), key=given.count)
    return best, given.count(best)


def measured(t: Library) -> dict[str, np.ndarray]:
    """What was measured of the chosen network on noise and digits."""
    return t.measured[f"answers_{next(iter(t.nets))}"]


def of_hundred(counts: np.ndarray) -> np.ndarray:
    """Bars of counts in whole hundredths that add up to 100."""
    bars = counts.reshape(-1, BY).sum(axis=1)
    shares = 100 * bars / bars.sum()
    whole = np.floor(shares).astype(int)
    order = np.argsort(whole - shares, kind="stable")
    whole[order[: 100 - whole.sum()]] += 1
    return whole


@lru_cache(2)
def everywhere(t: Library) -> np.ndarray:
    """The outputs for the digit in every place, [12 + down, 12 + right]."""
    n = side(t)
    far = np.pad(t.x.reshape(n, n), MOST)
    reach = range(2 * MOST + 1)
    places = [
        [far[2 * MOST - d :][:n, 2 * MOST - r :][:, :n].ravel() for r in reach] for d in reach
    ]
    return answers(t, np.array(places))


def whole(t: Library) -> np.ndarray:
    """In which places none of the digit's light has left the picture."""
    n = side(t)
    rows, columns = (np.flatnonzero(t.x.reshape(n, n).any(axis=k)) for k in (1, 0))
    by = np.arange(-MOST, MOST + 1)
    inside = [(lit[0] + by >= 0) & (lit[-1] + by < n) for lit in (rows, columns)]
    return np.logical_and.outer(*inside)


def strangest(t: Library) -> tuple[str, float] | None:
    """What is read where all of it is in the picture, and it is read otherwise most brightly."""
    outputs = everywhere(t)
    given = np.array([[read(t, each) for each in row] for row in outputs])
    others = whole(t) & (given != given[MOST, MOST]) & (given != "–")
    if not others.any():
        return None
    best = np.where(others, outputs.max(axis=-1), -np.inf)
    place = np.unravel_index(best.argmax(), best.shape)
    return str(given[place]), float(outputs[place].max())
