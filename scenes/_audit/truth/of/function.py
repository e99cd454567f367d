"""The function: pictures mixed of two digits, the outputs on the way, and where answers flip."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from scipy.optimize import brentq

from scenes._audit.truth.derived import read_by
from scenes._audit.truth.library import Library
from scenes._audit.truth.on_a_way import place_on
from scenes._audit.truth.passing import passed

STEPS, SAMPLES = 1000, 401
APART = 0.1  # of the way, between flips that are well seen
BEYOND = 0.35  # of the next stretch: so far one looks after a flip
MARKS = 20  # pictures along the way, of which some are drawn small


@dataclass(frozen=True, eq=False)
class Way:
    """From one digit to another. labels: what they are; t: where the answer flips; answers: before,
    between and after."""

    start: np.ndarray
    end: np.ndarray
    labels: tuple[int | None, int]
    t: tuple[float, ...]
    answers: tuple[int, ...]

    def mixed(self, t: np.ndarray | float) -> np.ndarray:
        """The pictures at t, (k, n)."""
        return self.start + np.reshape(t, (-1, 1)) * (self.end - self.start)


def arrays(truth: Library) -> dict[str, np.ndarray]:
    """The most telling way: its pictures, its curves, its flips, and what is read at all stops."""
    if len(truth.in_turn) < 2:
        return {}
    way = most_telling(truth)
    t = np.linspace(0, 1, SAMPLES)
    edges = np.array([0, *way.t, 1])
    beyond = edges[1:-1] + BEYOND * np.diff(edges)[1:]
    stops = np.unique([*edges, *beyond, *(edges[:-1] + np.diff(edges) / 2), 0.5])
    outputs = passed(truth.net, way.mixed(t)).a[-1]
    brightest = way.mixed(t)[np.abs(outputs).max(axis=1).argmax()]
    known = {
        "curves of the outputs": outputs.T,
        "t of the curves": t,
        "stops on the way": stops,
        "pictures at the stops": way.mixed(stops),
        "outputs at the stops": passed(truth.net, way.mixed(stops)).a[-1],
        "pictures along the way": way.mixed(np.linspace(0, 1, MARKS + 1)),
        "t along the way": np.linspace(0, 1, MARKS + 1),
        "noise of seed 0": np.random.default_rng(0).random(len(way.start)),
    }
    x = {"first": way.start, "other": unlike(truth, way), "last": way.end, "brightest": brightest}
    for name, each in x.items():
        known |= read_by(truth.net, each, f"{name} digit")
    return known


def explains(truth: Library, values: np.ndarray) -> str | None:
    """All outputs of one of the pictures on the way, which one walks through without a stop."""
    if values.size != truth.net.sizes[-1] or len(truth.in_turn) < 2:
        return None
    way = most_telling(truth)
    t = place_on(lambda t: np.asarray(passed(truth.net, way.mixed(t)).a[-1][0]), values)
    return None if t is None else f"outputs at t = {t:.4f} of the way"


@cache
def most_telling(truth: Library) -> Way:
    """Of the ways to our other digits: both ends right, a third answer between, few flips."""
    labels = np.roll(np.arange(10), -(truth.label or 0))
    same = (truth.ten[labels] == truth.x).all(axis=1)
    ways = [walked(truth, x, int(k)) for x, k in zip(truth.ten[labels[~same]], labels[~same])]
    return max(ways, key=lambda way: rank(truth, way))


def walked(truth: Library, end: np.ndarray, label: int) -> Way:
    """The way to a digit, and where on it another output becomes the highest."""
    start = truth.x

    def read(t: float) -> np.ndarray:
        return np.asarray(passed(truth.net, start + t * (end - start)).a[-1])

    grid = np.linspace(0, 1, STEPS + 1)
    highest = passed(truth.net, start + grid[:, None] * (end - start)).a[-1].argmax(axis=1)
    flips = list[float]()
    for k in np.flatnonzero(np.diff(highest)):
        one, other = highest[k], highest[k + 1]

        def apart(t: float, one: int = one, other: int = other) -> float:
            a = read(t)
            return float(a[one] - a[other])

        flips.append(brentq(apart, grid[k], grid[k + 1], xtol=1e-16, rtol=1e-15))
    answers = (int(highest[0]), *(int(highest[k + 1]) for k in np.flatnonzero(np.diff(highest))))
    return Way(start, end, (truth.label, label), tuple(flips), answers)


def rank(truth: Library, way: Way) -> tuple[float, ...]:
    """How telling a way is."""
    is_right = (way.answers[0], way.answers[-1]) == way.labels and truth.net.sizes[-1] == 10
    gaps = np.diff([0, *way.t, 1])
    third = len(way.t) == 2 and len(set(way.answers)) == 3 and gaps.min() >= APART
    outputs = passed(truth.net, way.mixed(np.linspace(0, 1, SAMPLES))).a[-1]
    height = float(outputs[:, way.answers[1]].max()) if third else 0.0
    at = passed(truth.net, way.mixed(np.array(way.t))).a[-1].max(axis=1) if way.t else [0.0]
    return (is_right, third, bool(way.t), -len(way.t), height, float(max(at)))


def unlike(truth: Library, way: Way) -> np.ndarray:
    """Of our other digits the one whose first layer looks least like that of the first."""
    others = truth.in_turn[1:]
    others = others[(others != way.end).any(axis=1)]
    first = passed(truth.net, np.stack([way.start, *others])).a[0]
    return np.asarray(others[np.linalg.norm(first[1:] - first[0], axis=1).argmax()])
