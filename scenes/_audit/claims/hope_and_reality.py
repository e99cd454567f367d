"""What `hope_and_reality` says: of two trainings, their strokes, and a neuron for loops."""

from functools import lru_cache

import numpy as np
from scipy.ndimage import binary_fill_holes, gaussian_filter

from scenes._audit.claims.facts import DRAWN, OURS, RULE, SHOWN, Holds, Nothing, number, says
from scenes._audit.claims.said import Said
from scenes._audit.truth.library import Library
from scenes._audit.truth.passing import passed

USUAL, SIMPLE = "plain", "strokes"
BRIGHTEST = 6
SMOOTHING = 2.0  # pixels: of the neighbourhood in which a direction is looked for


def own(t: Library) -> tuple[np.ndarray, np.ndarray]:
    """Our 80 digits and what they were written as."""
    chosen = [name.partition("-")[0].isdecimal() for name in t.digits.names]
    return t.digits.x[chosen], t.digits.labels[chosen]


@lru_cache(2)
def looped(t: Library) -> np.ndarray:
    """Which of them shut in something dark."""
    bright = own(t)[0].reshape(-1, 28, 28) >= 0.5
    return np.array([(binary_fill_holes(each) & ~each).any() for each in bright])


@lru_cache(2)
def lights(t: Library) -> np.ndarray:
    """How bright the second layer's neurons are on each of our digits, (n, 16)."""
    return passed(t.shipped[SIMPLE], own(t)[0]).a[1]


@lru_cache(2)
def in_order(t: Library) -> np.ndarray:
    """Of all pairs, one with a loop and one without, the share in which it is the brighter one."""
    ahead = lights(t)[looped(t)][:, None] - lights(t)[~looped(t)]
    return (1 + np.sign(ahead).mean(axis=(0, 1))) / 2


def best(t: Library) -> int:
    """The neuron that tells loops best."""
    return int(in_order(t).argmax())


def latest(t: Library) -> tuple[int, int]:
    """The digit with a loop that lights it least, and how many without one light it more."""
    light = lights(t)[:, best(t)]
    last = int(np.where(looped(t), light, np.inf).argmin())
    return int(own(t)[1][last]), int((light[~looped(t)] > light[last]).sum())


def alike(t: Library) -> set[int]:
    """What the digits are that light it most."""
    order = np.argsort(-lights(t)[:, best(t)], kind="stable")
    return set(own(t)[1][order[:BRIGHTEST]].tolist())


def pairs(t: Library) -> tuple[float, int, int, int]:
    """The share of pairs in order, in percent; how many have a loop, how many none, all pairs."""
    with_one = int(looped(t).sum())
    without = len(looped(t)) - with_one
    return float(100 * in_order(t).max()), with_one, without, with_one * without


def right(t: Library, name: str) -> float:
    """What a network reads right of 100."""
    counts = t.measured[f"confusion_{name}"]["counts"]
    return float(100 * np.trace(counts) / counts.sum())


def epochs(t: Library, name: str) -> float:
    """For how many epochs it was trained."""
    return float(t.shipped[name].known["recipe"]["epochs"])


def strokeness(grid: np.ndarray) -> float:
    """How few, how smooth and how much along one line weights are: the product's cube root."""
    grid = grid / np.abs(grid).max()
    steps = np.concatenate([np.diff(grid, axis=axis).ravel() for axis in (0, 1)])
    smooth = max(0.0, 1 - (steps**2).mean() / (2 * (grid**2).mean()))
    root = np.sqrt(grid.size)
    few = np.clip((root - np.abs(grid).sum() / np.sqrt((grid**2).sum())) / (root - 1), 0, 1)
    down, across = np.gradient(grid)
    parts = (down**2, across**2, down * across)
    dd, aa, da = (gaussian_filter(part, SMOOTHING) for part in parts)
    along = np.hypot(dd - aa, 2 * da).sum() / (dd + aa).sum()
    return float(np.cbrt(smooth * few * along))


@lru_cache(2)
def mean_strokeness(t: Library, name: str) -> float:
    """The mean over the grids of a network's first layer."""
    grids = t.shipped[name].weights[0].reshape(-1, 28, 28)
    return float(np.mean([strokeness(grid) for grid in grids]))


def three_scores(t: Library, said: Said) -> bool:
    """How much like strokes the grids of both trainings are; those that we drew are more so."""
    usual, simple, drawn = said.numbers
    return (
        usual.says(mean_strokeness(t, USUAL))
        and simple.says(mean_strokeness(t, SIMPLE))
        and usual.value < simple.value < drawn.value
    )


def six_keep(t: Library) -> bool:
    """Whether a neuron that is shown is lit most by digits of one class alone."""
    for name in (USUAL, SIMPLE):
        net = t.shipped[name]
        scores = [strokeness(grid) for grid in net.weights[0].reshape(-1, 28, 28)]
        order = np.argsort(-np.array(scores), kind="stable")
        a = passed(net, own(t)[0]).a[0]
        for k in (order[0], order[len(order) // 2], order[-1]):
            first = np.argsort(-a[:, k], kind="stable")[:BRIGHTEST]
            if len(set(own(t)[1][first].tolist())) == 1:
                return True
    return False


def a_light(t: Library, said: Said) -> bool:
    """How bright the best neuron is on one of our digits, or a digit."""
    known = [*lights(t)[:, best(t)], *range(10)]
    return all(any(n.says(float(each)) for each in known) for n in said.numbers)


def a_share(t: Library, said: Said) -> bool:
    """A mark of a scale, or the share of pairs that a neuron has in order."""
    known = [*range(0, 101, 10), *(100 * in_order(t))]
    return all(any(n.says(float(each)) for each in known) for n in said.numbers)


def is_followed(t: Library) -> bool:
    """Whether the network that other films follow is one of both."""
    return t.is_shipped() in (USUAL, SIMPLE)


HOLDS: Holds = {
    "Framed: the network that we follow.": lambda t, s: is_followed(t),
    "ours": lambda t, s: is_followed(t),
    "The network that we follow is another one.": lambda t, s: not is_followed(t),
    "{}": a_light,
    "{} %": a_share,
    "We drew one for each of the 16 in the first layer.": (
        says(lambda t: t.shipped[SIMPLE].sizes[1])
    ),
    "Trained with both prices, from noise on: some strokes come and stay, some blobs.": (
        lambda t, s: min(t.shipped[SIMPLE].known["recipe"][k] for k in ("smooth", "sparse")) > 0
    ),
    "Trained as usual: 0.56. With both prices: 0.66. The strokes we drew: 0.70.": three_scores,
    "Trained as usual: {}. With both prices: {}. The strokes we drew: {}.": three_scores,
    "None of the six keeps to one digit.": lambda t, s: not six_keep(t),
    "These of our 80 digits light it most.": lambda t, s: (
        says(lambda t: len(own(t)[0]))(t, s) and len(alike(t)) > 1
    ),
    "These of our 80 digits light it most. All of them are {}s.": lambda t, s: (
        s.numbers[0].value == len(own(t)[0]) and alike(t) == {int(s.values[0])}
    ),
    "Does it say loop? All 80, the brightest first, every loop filled.": (
        says(lambda t: len(own(t)[0]))
    ),
    "This {} has a loop, but {} digits without one light the neuron more.": (
        says(lambda t: latest(t)[0], lambda t: latest(t)[1])
    ),
    "Of all {} pairs, loop and none, the loop is brighter in {} %. A coin would get 50 %.": (
        says(lambda t: pairs(t)[3], lambda t: pairs(t)[0], number(50))
    ),
    "Of all pairs, loop and none, the loop is brighter in most. A coin would get half.": (
        lambda t, s: pairs(t)[0] > 50
    ),
    "{} × {} = {} pairs: {} % in order": says(*(lambda t, k=k: pairs(t)[k] for k in (1, 2, 3, 0))),
    "100 % would be a loop neuron, 0 % its opposite: none of the 16 is either.": (
        lambda t, s: len(in_order(t)) == 16 and in_order(t).min() > 0 and in_order(t).max() < 1
    ),
    "More like strokes, once that was asked for.": lambda t, s: (
        mean_strokeness(t, SIMPLE) > mean_strokeness(t, USUAL)
    ),
    "But no neuron here says loop.": lambda t, s: in_order(t).max() < 1,
    "Yet both read: one {} of 100, and the other, trained longer, {}.": lambda t, s: (
        s.numbers[0].says(right(t, USUAL))
        and s.numbers[-1].says(right(t, SIMPLE))
        and epochs(t, SIMPLE) > epochs(t, USUAL)
    ),
    "{} and {} of 100,\n{} and {} epochs": lambda t, s: (
        s.numbers[0].says(right(t, USUAL))
        and s.numbers[1].says(right(t, SIMPLE))
        and s.numbers[-2].says(epochs(t, USUAL))
        and s.numbers[-1].says(epochs(t, SIMPLE))
    ),
    "{} neurons": lambda t, s: s.numbers[0].value in t.shipped[SIMPLE].sizes,
    "noise: {}, drawn: {}": lambda t, s: s.numbers[0].value < s.numbers[1].value,
}

NOTHING: Nothing = {
    DRAWN: (
        "pairs in which the loop is brighter", "strokes:\nonce asked for", "loops:\nin no neuron",
    ),
    RULE: (
        "Let every weight that is not 0 cost something: so many sink to 0.",
        "Neighbours that differ cost, too: so they grow alike.",
        "Strokeness, 0 to 1: how few, how smooth, how much along one line they are.",
        "a loop neuron", "its opposite", "a coin",
    ),
    OURS: (
        "The hope: laid out like the picture, a neuron's weights show a piece of a stroke.",
        "But nobody sets them by hand: training on examples does. Will strokes come?",
        "weights all over, here and there a stroke.",
        "few, smooth weights", "few, smooth",
    ),
    SHOWN: (
        "Of each, the clearest grid, a middling one, the least clear.",
        "Beside each, our digits that light its neuron most.",
        "The best one for that listens most to these.",
        "One with a loop comes late.",
        "Yet both read.",
    ),
}  # fmt: skip
