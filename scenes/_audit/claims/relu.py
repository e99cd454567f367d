"""What `relu` says: of three trainings that differ in their squish, and of slopes."""

from functools import lru_cache

import numpy as np
from scipy.special import expit

from scenes._audit.claims.facts import DRAWN, OURS, RULE, SHOWN, Holds, Nothing, number, says
from scenes._audit.claims.said import Said, approx
from scenes._audit.truth.files import Net
from scenes._audit.truth.library import Library
from scenes._audit.truth.passing import passed

SIGMOID, RELU, NONE = "plain", "relu", "linear"
FLAT = 5.0
BINS = 50.0  # z from −50 to 50 were counted
NEXT_TO_NOTHING = 0.01
PARTS = ("weights", "biases")


def curve(t: Library, name: str) -> dict[int, float]:
    """Of 100 pictures, how many a network read right after so many epochs."""
    curves = t.shipped[name].known["curves"]
    return {round(e): 100 * a for e, a in zip(curves["epochs"], curves["accuracy"])}


def last(t: Library) -> int:
    """After how many epochs the trainings were over."""
    return max(curve(t, SIGMOID))


def beyond(t: Library, name: str = SIGMOID) -> float:
    """Of 100 z of the first layer how many lie beyond ±5."""
    counts = t.measured[f"preactivations_{name}"]["counts"]
    edges = np.linspace(-BINS, BINS, counts.shape[1] + 1)
    middle = (edges[:-1] >= -FLAT - 1e-9) & (edges[1:] <= FLAT + 1e-9)
    return float(100 * (1 - counts[:, middle].sum() / counts.sum()))


def folded(net: Net) -> Net:
    """A network without a squish as a single layer."""
    weights, biases = net.weights[0], net.biases[0]
    for w, b in zip(net.weights[1:], net.biases[1:]):
        weights, biases = w @ weights, w @ biases + b
    return Net((weights,), (biases,), net.activations[-1:])


def adds_nothing(t: Library) -> bool:
    """Whether all layers without a squish and the single one give the same outputs."""
    deep = t.shipped[NONE]
    x = t.digits.x
    one, all_of_it = passed(folded(deep), x).a[-1], passed(deep, x).a[-1]
    return set(deep.activations) == {"identity"} and bool(np.abs(one - all_of_it).max() < 1e-9)


@lru_cache(2)
def top(t: Library) -> float:
    """How far up the hidden neurons of the ReLU network go on our digits."""
    a = passed(t.shipped[RELU], t.digits.x).a[:-1]
    return float(max(each.max() for each in a))


def same_order(t: Library) -> bool:
    """Whether the outputs of the ReLU network rank as their z do."""
    one = passed(t.shipped[RELU], t.digits.x)
    return bool((np.argsort(one.z[-1], axis=1) == np.argsort(one.a[-1], axis=1)).all())


def are_plainer(t: Library) -> bool:
    """Whether the three learnt with no price on weights, which ours had, each with its squish."""
    three = [t.shipped[name] for name in (SIGMOID, RELU, NONE)]
    recipes = [each.known["recipe"] for each in (*three, t.shipped["strokes"])]
    priced = [recipe["smooth"] > 0 and recipe["sparse"] > 0 for recipe in recipes]
    squishes = [each.activations[0] for each in three]
    return priced == [False] * 3 + [True] and squishes == ["sigmoid", "relu", "identity"]


def after_one(t: Library, said: Said) -> bool:
    """What each reads after one epoch: ReLU, no squish, the sigmoid."""
    read = [curve(t, name)[1] for name in (RELU, NONE, SIGMOID)]
    numbers = [each for each in said.numbers if each.value != 100]
    return all(each.says(share) for each, share in zip(numbers, read, strict=True))


def after_all(t: Library, said: Said) -> bool:
    """What ReLU and the sigmoid read at the end; ReLU reads a little more."""
    read = [curve(t, name)[last(t)] for name in (RELU, SIGMOID)]
    return says(number(last(t)), *map(number, read))(t, said) and 0 < read[0] - read[1] < 2


def stuck(t: Library, said: Said) -> bool:
    """Without a squish it ends at this share, and never gets far past it."""
    shares = curve(t, NONE)
    return said.numbers[0].says(shares[last(t)]) and max(shares.values()) < shares[last(t)] + 1.5


def needs_a_bend(t: Library) -> bool:
    """Whether a network reads no less with ReLU, of which light is not 0 to 1, than with the
    sigmoid, and with neither of them far less, for its layers add nothing."""
    with_sigmoid, with_relu, straight = (curve(t, name)[last(t)] for name in (SIGMOID, RELU, NONE))
    return with_relu >= with_sigmoid > straight + 5 and top(t) > 1 and adds_nothing(t)


def a_share(t: Library, said: Said) -> bool:
    """A share of all pictures that was measured, or a digit."""
    shares = [v for n in (SIGMOID, RELU, NONE) for v in curve(t, n).values()]
    known = [0, *shares, *range(10), beyond(t)]
    return all(any(each.says(float(v)) for v in known) for each in said.numbers)


def of_100(t: Library, said: Said) -> bool:
    """How many z of 100 lie beyond ±5, on one side or on both, or how many are read right."""
    counts = t.measured[f"preactivations_{SIGMOID}"]["counts"]
    edges = np.linspace(-BINS, BINS, counts.shape[1] + 1)
    share = 100 * counts.sum(axis=0) / counts.sum()
    sides = [share[edges[1:] <= -FLAT + 1e-9].sum(), share[edges[:-1] >= FLAT - 1e-9].sum()]
    ends = [curve(t, name)[last(t)] for name in (SIGMOID, RELU, NONE)]
    return any(said.numbers[0].says(float(v)) for v in [*sides, beyond(t), *ends])


HOLDS: Holds = {
    "network: the usual\ntraining’s (plain)\n{} neurons of its\nfirst layer, {}\ntest images": (
        says(lambda t: t.shipped[SIGMOID].sizes[1], number(10_000))
    ),
    "outputs: {}": lambda t, s: s.values[0] in ("sigmoid", "no squish", "ReLU"),
    "how many z ({} of 100 lie beyond ±{})": lambda t, s: s.numbers[0].value < beyond(t),
    "beyond ±{}: slope\nbelow {}": lambda t, s: (
        s.numbers[0].value == FLAT and expit(FLAT) * expit(-FLAT) < s.numbers[1].value
    ),
    "the same on all our digits,\nto rounding": lambda t, s: adds_nothing(t),
    "not the same": lambda t, s: not adds_nothing(t),
    "Far out, the same step changes next to nothing.": lambda t, s: (
        expit(7) - expit(6) < NEXT_TO_NOTHING
    ),
    "The slope: how much light each 1 of z brings. Far out, it is almost 0.": (
        lambda t, s: expit(-6) * expit(6) < NEXT_TO_NOTHING
    ),
    "39 of 100 lie beyond ±5: slope below 0.007. A small turn hardly shows there.": lambda t, s: (
        s.numbers[0].says(beyond(t)) and expit(5) * expit(-5) < 0.007
    ),
    "{} of 100 lie beyond ±5: slope below 0.007. A small turn hardly shows there.": lambda t, s: (
        s.numbers[0].says(beyond(t)) and expit(5) * expit(-5) < 0.007
    ),
    "On a taller axis, ReLU is simpler: 0 below 0, z itself above.": lambda t, s: (
        t.shipped[RELU].activations[0] == "relu" and approx(np.maximum([-3, 2], 0), [0, 2])
    ),
    "Three new networks, by a plainer recipe than ours: sigmoid, ReLU, no squish.": lambda t, s: (
        are_plainer(t)
    ),
    "After one epoch: ReLU reads 88 of 100, no squish 86, the sigmoid 67.": after_one,
    "After one epoch: ReLU reads {} of 100, no squish {}, the sigmoid {}.": after_one,
    "After 150 epochs: ReLU 96.8, the sigmoid 96.2. A little, and one training each.": after_all,
    "After {} epochs: ReLU {}, the sigmoid {}. A little, and one training each.": after_all,
    "Without a squish, judged by squared error, it never gets far past 86.": stuck,
    "Without a squish, judged by squared error, it never gets far past {}.": stuck,
    "Why? 2 times (3x + 1), plus 5, is 6x + 7: two lines in a row are one.": lambda t, s: all(
        2 * (3 * x + 1) + 5 == 6 * x + 7 for x in range(-9, 9)
    ),
    "Two in a row are again one of each.": lambda t, s: adds_nothing(t),
    "And so are all three: one grid for each digit.": lambda t, s: (
        len(t.shipped[NONE].weights) == 3 and t.shipped[NONE].sizes[-1] == 10
    ),
    "One step, the same ten outputs: the layers add nothing.": lambda t, s: adds_nothing(t),
    "Must light be 0 to 1? In the ReLU network, hidden neurons go up to 28.": lambda t, s: (
        s.numbers[-1].says(top(t))
    ),
    "Must light be 0 to 1? In the ReLU network, hidden neurons go up to {}.": lambda t, s: (
        s.numbers[-1].says(top(t))
    ),
    "hidden: 0 to {}\non {} digits of ours": says(number(0), top, lambda t: len(t.digits.x)),
    "Squished, the order is the same: 0 to 1 was never needed for it.": lambda t, s: same_order(t),
    "Only the ranking of its outputs counts. Here are their z.": lambda t, s: same_order(t),
    "ReLU reads as well: hidden neurons need a bend, no sigmoid.": (lambda t, s: needs_a_bend(t)),
    "{} of 100": of_100,
    "{} of 100 right": of_100,
    "{} %": a_share,
    "{}": lambda t, s: s.values[0] in tuple(map(str, range(10))) or bool(s.numbers),
}

NOTHING: Nothing = {
    DRAWN: (
        'read right, of 100',
        'activation\n(fully lit: {})',
        '"read right, of 100"',
        "z of the outputs"),
    RULE: (
        '"ReLU"(z) = max(0, z)',
        'W^((2)) W^((1)) : {} times {}',
        "There its slope is 1, however large z is. Below 0 it is 0: that is flat, too.",
        "Without a squish, a layer is a matrix and a bias.",
        "the biases become one, too",
        "Is the squish a good one? To learn, a weight turns a little, so z moves.",
    ),
    OURS: (
        'no squish',
        "none is ours; one training each, the same seed, the same images\n"
        "no squish: judged by squared error in training",
        "none is ours; one training each,\nthe same seed, the same images\n"
        "no squish: judged by squared error in training",
        "The sigmoid was taken after nerve cells, which are silent or fire.",
        "Are neurons there? This hill is z in the usual training's network.",
    ),
    SHOWN: (
        "Which one reads best in the end? Guess!", "Which one reads best?",
        "three new networks: none is ours", "judged by squared error", "one matrix", "three layers",
    ),
}  # fmt: skip
