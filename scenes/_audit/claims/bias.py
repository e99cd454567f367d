"""What `bias` says: from which sum on a neuron is lit, and what a network reads without biases."""

import numpy as np
from scipy.special import expit

from scenes._audit.claims.facts import (
    DRAWN,
    RULE,
    SHOWN,
    Claim,
    Holds,
    Nothing,
    among,
    answers,
    number,
    ranked,
    says,
    size,
    squish,
    suited,
    ten,
    together,
    without_biases,
)
from scenes._audit.claims.said import Said
from scenes._audit.truth.library import Library

HALF = 0.5
NEARLY_ALL = 0.7  # of the answers
HARDLY = 0.01  # the most by which lights differ that are printed alike
SLIDES = "Its bias slides the curve"


def own_bias(t: Library) -> float:
    """The bias of the neuron that is followed."""
    return float(t.net.biases[0][suited(t)])


def lights(t: Library) -> tuple[float, float]:
    """How it is lit with its bias, and without."""
    k = suited(t)
    return float(t.passed.a[0][k]), float(squish(t, t.passed.sums[0])[k])


def is_squished(t: Library) -> bool:
    """Whether a neuron of the first layer is half lit at a z of 0."""
    return t.net.activations[0] == "sigmoid"


def which_right(outputs: np.ndarray) -> list[int]:
    """Which of our ten digits are read right; a tie is no answer."""
    best = outputs == outputs.max(axis=1, keepdims=True)
    return [k for k in range(len(outputs)) if best[k, k] and best[k].sum() == 1]


def right(outputs: np.ndarray) -> int:
    """How many of our ten digits are read right."""
    return len(which_right(outputs))


def bare(t: Library) -> np.ndarray:
    """The outputs for our ten digits without any bias."""
    return without_biases(t, ten(t)).a[-1]


def commonest(t: Library) -> tuple[int, int]:
    """The answer given most often without any bias, and how often."""
    found, counts = np.unique([ranked(row)[0] for row in bare(t)], return_counts=True)
    return int(found[counts.argmax()]), int(counts.max())


def half_lit_at(is_negative: bool) -> Claim:
    """A claim: it is half lit at this sum, which is the bias turned round."""

    def claim(t: Library, said: Said) -> bool:
        fits = is_squished(t) and (own_bias(t) < 0) == is_negative
        return fits and says(lambda t: -own_bias(t))(t, said) and own_bias(t) != 0

    return claim


def above_zero_at(is_negative: bool) -> Claim:
    """A claim: it is above 0 from this sum on."""

    def claim(t: Library, said: Said) -> bool:
        fits = not is_squished(t) and not together(t, 0) and (own_bias(t) < 0) == is_negative
        return fits and said.numbers[-1].says(-own_bias(t))

    return claim


def now_lit(t: Library, said: Said) -> bool:
    """It is dark without its bias, and lit with it."""
    with_it, without = lights(t)
    return with_it > HALF >= without


def now_dark(t: Library, said: Said) -> bool:
    """It is lit without its bias, and dark with it."""
    with_it, without = lights(t)
    return with_it <= HALF < without


def some_change(t: Library, said: Said) -> bool:
    """Without biases, some of our ten digits are answered in another way."""
    return [ranked(r)[0] for r in bare(t)] != [ranked(r)[0] for r in answers(t, ten(t))]


def every_time(t: Library, said: Said) -> bool:
    """The same answer to all, and only the digit that it names is right."""
    return commonest(t)[1] == 10 and only_right(t, said)


def only_right(t: Library, said: Said) -> bool:
    """The answer given most often, and that it is right on no other digit."""
    answer, _ = commonest(t)
    alone = which_right(bare(t)) == [answer]
    return alone and says(number(answer), number(answer))(t, said)


def nearly_always_one(t: Library, said: Said) -> bool:
    """The same answer to nearly all, and only the digit that it names is right."""
    return NEARLY_ALL * 10 <= commonest(t)[1] < 10 and only_right(t, said)


def nearly_every_time(t: Library, said: Said) -> bool:
    """The same answer to nearly all, and so many right."""
    answer, often = commonest(t)
    is_so = NEARLY_ALL * 10 <= often < 10
    return is_so and says(number(answer), lambda t: right(bare(t)), number(10))(t, said)


HOLDS: Holds = {
    "With the sum alone it does: below 0 rather dark, at 0 half lit, above it lit.": lambda t, s: (
        expit(-1) < HALF == expit(0) < expit(1)
    ),
    "Take 10 away. What is left is z again. Squish it: the curve slides right.": says(number(10)),
    "A sum of 10 leaves z = 0: half lit. Below darker, above brighter.": lambda t, s: (
        s.numbers[0].value - 10 == s.numbers[1].value == 0 and expit(0) == HALF
    ),
    "So that is what a neuron's own number is for: it is its bias b, here minus 10.": (
        says(number(-10))
    ),
    "With plus 10, it is lit at 0 already: the larger b, the farther left.": lambda t, s: (
        expit(s.numbers[1].value + s.numbers[0].value) > HALF
    ),
    "In this network, 42 neurons after the input each have a bias of their own.": (
        says(lambda t: sum(t.net.sizes[1:]))
    ),
    "In this network, {} neurons after the input each have a bias of their own.": (
        says(lambda t: sum(t.net.sizes[1:]))
    ),
    "In this network, the only neuron after the input has a bias.": lambda t, s: (
        t.net.sizes[1:] == (1,)
    ),
    "Framed, the one we have followed: half lit only at {}.": half_lit_at(True),
    "Framed, the one we have followed: half lit at {} already.": half_lit_at(False),
    "Framed, the one we have followed: above 0 only beyond {}.": above_zero_at(True),
    "Framed, the one we have followed: above 0 beyond {} already.": above_zero_at(False),
    "Framed, the one we have followed: its bias is {}.": says(own_bias),
    "In this network all of them are 0: no curve is slid.": lambda t, s: (
        not np.any(t.net.biases[0])
    ),
    "Its bias slides the curve: what was rather dark is lit now.": now_lit,
    "Its bias slides the curve: what was lit is rather dark now.": now_dark,
    "Its bias slides the curve, and its light changes.": lambda t, s: lights(t)[0] != lights(t)[1],
    "Its bias slides the curve, but here its light hardly changes.": lambda t, s: (
        lights(t)[0] != lights(t)[1] and abs(lights(t)[0] - lights(t)[1]) < HARDLY
    ),
    "Here its bias changes nothing.": lambda t, s: lights(t)[0] == lights(t)[1],
    "Under each of our ten digits: its outputs.": says(number(10)),
    "Some answers change.": some_change,
    "All {} are right: here the weights alone tell these digits apart.": lambda t, s: (
        right(bare(t)) == 10 and says(number(10))(t, s)
    ),
    "Now it answers {} every time: only the {} is right.": every_time,
    "Now it answers {} nearly every time: only the {} is right.": nearly_always_one,
    "Now it answers {} nearly every time: {} of {} right.": nearly_every_time,
    "Without any bias, {} of {} are right.": says(lambda t: right(bare(t)), number(10)),
    "{} of {} right": lambda t, s: (
        says(lambda t: right(bare(t)), number(10))(t, s) and right(bare(t)) == 10
    ),
    "{} of {} right; framed: wrong": lambda t, s: (
        says(lambda t: right(bare(t)), number(10))(t, s) and right(bare(t)) < 10
    ),
    "First add {} to s, or take {} away?": says(number(10), number(10)),
    "layer {}": lambda t, s: among(range(1, len(t.net.sizes)), s),
    "{}": lambda t, s: among([*range(10), own_bias(t), *t.net.sizes], s),
    "{} neurons": lambda t, s: all(n.value in t.net.sizes[1:] for n in s.numbers),
    "{} neuron": says(size(1)),
}

NOTHING: Nothing = {
    DRAWN: (
        "Blue: a smaller sum is enough. Red: it takes more.",
        "It reads our digit: over each weighted sum a dot climbs to its curve, and lights up.",
        "It reads our numbers: over each weighted sum a dot climbs and lights up.",
    ),
    RULE: (
        "Its layer, on a closer scale: each bias slides the curve of its neuron.",
        "So a bias says how much of the pattern is enough.",
        "enough", "too little", "all biases at",
    ),
    SHOWN: (
        "To zero they go, in all layers.",
        "Without a bias, this sum would light it so.",
        "with bias", "without",
    ),
}  # fmt: skip
