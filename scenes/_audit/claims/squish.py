"""What `squish` says: of σ, and of the first layer's neurons."""

import math

import numpy as np
from scipy.special import expit

from scenes._audit.claims.facts import (
    DRAWN,
    RULE,
    Holds,
    Nothing,
    among,
    in_turn,
    number,
    says,
    size,
    suited,
)
from scenes._audit.claims.said import Said
from scenes._audit.truth.library import Library
from scenes._audit.truth.passing import passed

ALMOST = 0.01  # of 1: so close is almost there
FLAT = 0.01  # a slope
THREE_QUARTERS = (0.7, 0.8)
FAR = -5.0


def lit(t: Library) -> float:
    """How σ lights the neuron that is followed."""
    return float(expit(t.passed.z[0][suited(t)]))


def in_turn_z(t: Library) -> np.ndarray:
    """The z of the neuron that is followed, digit by digit."""
    return passed(t.net, in_turn(t)).z[0][:, suited(t)]


def between(t: Library, said: Said) -> bool:
    """It depends on the digit; where numbers stand, they are the least and the largest z."""
    z = in_turn_z(t)
    return bool(np.ptp(z) > 0) and (
        not said.numbers or says(lambda _: z.min(), lambda _: z.max())(t, said)
    )


def digits_of_e(power: int) -> int:
    """How many digits e to a power has before its point."""
    return math.floor(power / math.log(10)) + 1


HOLDS: Holds = {
    "Other digits, each on a lane of its own: there the ringed one's z is another.": between,
    "from {} to {}": between,
    "Other digits, each on a lane of its own: this network answers all of them alike.": (
        lambda t, s: np.ptp(in_turn_z(t)) == 0
    ),
    "Light goes from 0, dark, to 1, fully lit. But z can be as large as you like.": (
        says(number(0), number(1))
    ),
    "Look closer: the numbers from minus 2 to 2 get about three quarters of the room.": (
        lambda t, s: (
            [n.value for n in s.numbers[:2]] == [-2, 2]
            and THREE_QUARTERS[0] < expit(2) - expit(-2) < THREE_QUARTERS[1]
        )
    ),
    "The ends are crushed: all numbers below minus 5, and all above 5.": lambda t, s: (
        [n.value for n in s.numbers] == [-5, 5] and expit(-5) < ALMOST and 1 - expit(5) < ALMOST
    ),
    "Over each z, the height is the light: far left almost 0, at 0 exactly one half.": (
        lambda t, s: expit(FAR) < ALMOST and expit(0) == 0.5
    ),
    "Beyond 5 it is almost fully lit, and the curve almost flat.": lambda t, s: (
        1 - expit(s.numbers[0].value) < ALMOST and expit(5) * (1 - expit(5)) < FLAT
    ),
    "Its rule: σ is 1 over the sum of 1 and e to the minus z; e is about 2.72.": (
        says(number(1), number(1), number(math.e))
    ),
    "At 0, e to the 0 is 1: so σ is one half.": lambda t, s: (
        math.exp(0) == 1 and 1 / (1 + math.exp(0)) == expit(0) == 0.5
    ),
    "Something is left: e to the 1000 has 435 digits, huge, but not endless.": (
        says(number(1000), lambda t: digits_of_e(1000))
    ),
    "So what is left is far too small to see, and still more than zero.": lambda t, s: (
        digits_of_e(1000) < math.inf and expit(-1000.0) < ALMOST / 255
    ),
    "What could be any number has become a light between 0 and 1: the activation.": (
        lambda t, s: says(number(0), number(1))(t, s) and 0 <= lit(t) <= 1
    ),
    "And our neuron? It lights up at 0.85.": says(lit),
    "And our neuron? It lights up at {}.": says(lit),
    "And our neuron? By σ it would light up at {}.": lambda t, s: (
        t.net.activations[0] != "sigmoid" and says(lit)(t, s)
    ),
    "{} neurons": says(size(1)),
    "{} neuron": says(size(1)),
    "{} of the stretch": says(lambda t: expit(2) - expit(-2)),
    "below {}": says(number(-5)),
    "above {}": says(number(5)),
    "{}": lambda t, s: among([*t.net.sizes, lit(t)], s),
}

NOTHING: Nothing = {
    DRAWN: (
        "That makes its z: blue if positive, red if negative. We follow the ringed one.",
        "Our digit: each z climbs to the curve and takes on the light of its height.",
        "Each dot keeps its height and goes back to its z: that is the curve.",
    ),
    RULE: (
        'sigma({}) = 1 / (1 + e^{})',
        'e^{} approx {} times 10^{}',
        'sigma({}) > 0',
        'sigma(z) = 1 / (1 + e^(-z))',
        'sigma(0) = 1 / (1 + 1) = 1 / 2',
        "How brightly will each neuron light up? It adds up the pixels, times their weights.",
        "Then each adds a number of its own; the next film tells what for.",
        "this layer uses ReLU: σ shown on its sums",
        "this layer uses softmax: σ shown on its sums",
        "this layer has no squish: σ shown on its sums",
    ),
}  # fmt: skip
