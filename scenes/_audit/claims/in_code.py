"""What `in_code` says: of a layer as a program, and how long loops take."""

import numpy as np

from scenes._audit.claims.facts import (
    DRAWN,
    OURS,
    RULE,
    SHOWN,
    Holds,
    Nothing,
    lead,
    names,
    outputs,
    ranked,
    says,
)
from scenes._audit.claims.said import Said
from scenes._audit.truth.library import Library

FAR = 5.0  # times as long is far longer
INDEX = "s[{}] is the sum of neuron {}: Python counts from 0."


def timed(t: Library) -> tuple[np.ndarray, np.ndarray]:
    """How long loops and numpy took, in seconds."""
    held = t.measured["loops"]
    return held["loops"], held["product"]


def products(t: Library) -> float:
    """How many products the layer takes that was timed."""
    return t.shipped["strokes"].weights[0].size


def a_time(t: Library, said: Said) -> bool:
    """A number that was timed, one of the layer's, or how many times as long it took."""
    loops, product = timed(t)
    middles = [np.median(each) for each in timed(t)]
    known = [1e6 * each for each in middles] + [middles[0] / middles[1]]
    known += [1e6 * loops.min(), 1e6 * product.min(), *t.net.sizes, t.net.weights[0].size]
    return bool(known) and all(np.isfinite(each.value) for each in said.numbers)


def more_than(t: Library, said: Said) -> bool:
    """More than so many times as long, of the quickest runs; and which guess is the nearest."""
    times = float(timed(t)[0].min() / timed(t)[1].min())
    least, nearest = (each.value for each in said.numbers)
    guesses = (2, 20, 200)
    best = min(guesses, key=lambda guess: abs(np.log(times / guess)))
    return bool(0.8 * times < least < times and nearest == best)


HOLDS: Holds = {
    "numpy is done. The loops have added up about {} of {} products.": lambda t, s: says(
        lambda t: round(products(t) * timed(t)[1].min() / timed(t)[0].min()),
        products,
    )(t, s),
    "of {} products": says(products),
    "{} millionths of a second": lambda t, s: any(
        abs(s.numbers[0].value - 1e6 * each.min()) < 0.5 for each in timed(t)
    ),
    "{} × {} weights": says(lambda t: t.shipped["strokes"].sizes[1], lambda t: 784),
    "{} × {}": lambda t, s: (
        tuple(int(n.value) for n in s.numbers) in [w.shape for w in t.net.weights]
    ),
    "This line keeps each z above 0, and little of the others: the activations.": lambda t, s: (
        t.net.activations[0].startswith("leaky_relu")
    ),
    "This line makes probabilities of all z together: the activations of the layer.": (
        lambda t, s: t.net.activations[0] == "softmax"
    ),
    "This layer has no squish: the last line returns z as it is.": lambda t, s: (
        t.net.activations[0] in ("identity", "linear")
    ),
    "The loops took more than {} times as long. Nearest: {}.": more_than,
    "more than {} times as long: nearest to {}": more_than,
    "the quickest of {} runs each": says(lambda t: len(timed(t)[0])),
    INDEX: lambda t, s: s.values[0] == s.values[1] and 0 <= int(s.values[0]) < t.net.sizes[1],
    "argmax gives the place of the highest output, counted from 0: the answer.": lambda t, s: (
        lead(outputs(t)) > 0 and names(t)[ranked(outputs(t))[0]] == str(np.argmax(outputs(t)))
    ),
    "argmax gives the place of the highest output; of equal ones, the first.": lambda t, s: (
        lead(outputs(t)) == 0
    ),
    "argmax gives the place of the highest output: there is only one, at place 0.": (
        lambda t, s: t.net.sizes[-1] == 1
    ),
    "The loops took far longer.": lambda t, s: (
        np.median(timed(t)[0]) > FAR * np.median(timed(t)[1])
    ),
    "numpy is done, the loops are not.": lambda t, s: timed(t)[0].min() > timed(t)[1].max(),
    "And σ is the layer's squish: it returns the activations.": lambda t, s: (
        t.net.activations[0] == "sigmoid"
    ),
    "And ReLU is the layer's squish: it returns the activations.": lambda t, s: (
        t.net.activations[0] == "relu"
    ),
    "This line squishes each z: the activations of the whole layer.": lambda t, s: (
        t.net.activations[0] in ("sigmoid", "tanh")
    ),
    "This line keeps each z above 0 and makes 0 of the others: the activations.": lambda t, s: (
        t.net.activations[0] == "relu"
    ),
    "This line returns each z as it is: the activations of the whole layer.": lambda t, s: (
        t.net.activations[0] in ("identity", "linear")
    ),
    "Each step is activate: W, b and squish. What it returns is the next a.": lambda t, s: (
        len(t.net.weights) > 1 and not {"identity", "linear"} & set(t.net.activations)
    ),
    "Each step is activate, with its W and b. What it returns is the next a.": lambda t, s: bool(
        {"identity", "linear"} & set(t.net.activations)
    ),
    "It has only one: activate, once. What it returns are the outputs.": lambda t, s: (
        len(t.net.weights) == 1
    ),
    "{}": a_time,
    "{} numbers": lambda t, s: s.numbers[0].value in t.net.sizes,
    "{} neurons": lambda t, s: s.numbers[0].value in t.net.sizes,
}

NOTHING: Nothing = {
    DRAWN: ("In brackets: the neuron's number, counted from 0.",),
    RULE: (
        "The layer gives its W and b.",
        "This line takes each row of W times a, all added up: one sum each.",
        "This line adds each bias to its sum.",
        "Another function of ours goes through the layers: for takes each in its turn.",
        "zip pairs each weight w with its x; each turn adds one product.",
        "The library's compiled code works on many numbers at a time.",
        "Now time goes faster. Python runs two lines for every product.",
    ),
    OURS: (
        '(film: now {} times as fast)',
        'numpy {}, Python {}, {}',
        'Now {} times as fast. Python runs two lines for every product.',
        'The same, as a program',
        "Both begin at once, in slow motion. Bars and clock count millionths of a second.",),
    SHOWN: (
        "This formula is one whole layer. How does it look as a program?",
        "Guess: how many times as long do the loops take? Nearest to 2, 20 or 200?",
    ),
}  # fmt: skip
