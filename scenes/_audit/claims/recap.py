"""What `recap` says: the five steps, and the facts of the network."""

from collections.abc import Mapping

import numpy as np

from scenes._audit.claims.facts import (
    DRAWN,
    OURS,
    RULE,
    SHOWN,
    Holds,
    Nothing,
    names,
    number,
    says,
    side,
    size,
    suited,
    together,
)
from scenes._audit.claims.said import Said, approx
from scenes._audit.truth.library import Library

ALIKE = ("plain", "relu", "linear")


def total(t: Library) -> float:
    """How many numbers are set."""
    return sum(w.size + b.size for w, b in zip(t.net.weights, t.net.biases))


def score(t: Library) -> float:
    """Of 100 pictures, how many it reads right, as its file says."""
    return 100 * float(t.net.known["accuracy"])


def is_trained(t: Library) -> bool:
    """Whether its file says how it was trained."""
    return "recipe" in t.net.known


def hidden(t: Library) -> int:
    """How many hidden layers there are."""
    return len(t.net.sizes) - 2


def in_the_table(t: Library, said: Said) -> bool:
    """A size, a count, a share that was measured of this network or of one trained alike."""
    k = suited(t)
    sums = [each[0][k] for each in (t.passed.sums, t.net.biases, t.passed.z, t.passed.a)]
    known = [*sums, total(t), *(w.size for w in t.net.weights), *(map(len, t.net.biases))]
    known += [sign * size for size in t.net.sizes for sign in (1, -1)]
    shares = [100 * float(t.shipped[name].known["accuracy"]) for name in ALIKE]
    if "accuracy" in t.net.known:
        shares.append(score(t))
    return said.values[0] in names(t) or all(
        any(each.says(float(value)) for value in [*known, *shares]) for each in said.numbers
    )


def ours(t: Library, said: Said) -> bool:
    """From how many numbers to how many, and how many are set by learning, or are in it."""
    return says(size(0), size(-1), total)(t, said) and is_trained(t) == ("learning" in said.text)


def is_of_another_size(t: Library) -> bool:
    """Whether it has other layers than those of the table, which are alike."""
    return tuple(t.net.sizes) != tuple(t.shipped[ALIKE[0]].sizes)


def of_the_table(t: Library, said: Said) -> bool:
    """The sizes of those in the table, beside a network of others."""
    sizes = {tuple(t.shipped[name].sizes) for name in ALIKE}
    return is_of_another_size(t) and sizes == {tuple(map(int, said.values[0].split("-")))}


def of_one_squish(t: Library, said: Said) -> bool:
    """Layers, counted from 1, that have one squish, and no other has it."""
    numbers = [int(each.value) for each in said.numbers]
    if said.sentence == "layers {} to {}":
        numbers = list(range(numbers[0], numbers[1] + 1))
    name = t.net.activations[numbers[0] - 1]
    return [k for k, each in enumerate(t.net.activations, start=1) if each == name] == numbers


def is_kept_simple(t: Library, other: Mapping[str, float]) -> bool:
    """Whether the network learnt for twice as many epochs as another, with prices that it had not.

    other: its recipe.
    """
    own = t.net.known.get("recipe", {})
    priced = [each.get("smooth", 0) > 0 and each.get("sparse", 0) > 0 for each in (own, other)]
    return priced == [True, False] and own["epochs"] == 2 * other["epochs"]


def recipe_but_for_squish(t: Library, name: str) -> dict[str, object]:
    """How a network was trained, without what squishes its z."""
    recipe: Mapping[str, object] = t.shipped[name].known["recipe"]
    return {key: each for key, each in recipe.items() if key not in ("hidden", "output")}


HOLDS: Holds = {
    "parameters, {} of them biases": says(lambda t: sum(map(len, t.net.biases))),
    "the picture:\n{} × {}": says(side, side),
    "{}\nnumbers": says(size(0)),
    "10,000 test images of MNIST": says(number(10_000)),
    "the squish:\nnone": lambda t, s: t.net.activations[0] in ("identity", "linear"),
    "Four: above zero, z stays; below, little of it is left. That is the activation.": (
        lambda t, s: t.net.activations[0].startswith("leaky_relu")
    ),
    "Four: tanh squishes each z between minus 1 and 1. That is the activation.": lambda t, s: (
        t.net.activations[0] == "tanh" and approx(t.passed.a[0], np.tanh(t.passed.z[0]))
    ),
    "Four: softmax makes probabilities of all z together. These are the activations.": (
        lambda t, s: together(t, 0) and approx(t.passed.a[0].sum(), 1)
    ),
    "{} % right": in_the_table,
    "One: the picture, 28 rows of 28 pixels.": says(side, side),
    "One: the picture, {} rows of {} pixels.": says(side, side),
    "Two: to the network it is 784 numbers, from 0 for dark to 1 for bright.": (
        says(number(2), size(0), number(0), number(1))
    ),
    "Two: to the network it is {} numbers, from 0 for dark to 1 for bright.": (
        says(number(2), size(0), number(0), number(1))
    ),
    "Three: each neuron of the first layer adds all of them up, each times a weight.": (
        lambda t, s: t.net.weights[0].shape[1] == len(t.x) and hidden(t) > 0
    ),
    "Three: each output adds all of them up, each times a weight.": lambda t, s: hidden(t) == 0,
    "Four: the sigmoid squishes each z into a light between 0 and 1, the activation.": (
        lambda t, s: t.net.activations[0] == "sigmoid" and 0 <= t.passed.a[0].min() <= 1
    ),
    "Four: what is above zero stays, all else becomes 0. That is the activation.": lambda t, s: (
        t.net.activations[0] == "relu" and approx(t.passed.a[0], t.passed.z[0].clip(0))
    ),
    "Four would be the squish. This network has none: z is the activation.": lambda t, s: approx(
        t.passed.a[0], t.passed.z[0]
    ),
    "Five: the second layer does the same with this light,": lambda t, s: hidden(t) == 2,
    "Five: the outputs do the same with this light,": lambda t, s: hidden(t) == 1,
    "Five: each next layer does the same with the light before it,": lambda t, s: hidden(t) > 2,
    "Five: there is no other layer.": lambda t, s: hidden(t) == 0,
    "and softmax makes probabilities of the outputs: together they are 1.": lambda t, s: (
        together(t) and approx(t.passed.a[-1].sum(), 1)
    ),
    "In step three: those of the first layer.": lambda t, s: hidden(t) > 0,
    "And where step five does the same again: those of the layers behind.": lambda t, s: (
        hidden(t) > 1
    ),
    "And where step five does the same again: those of the outputs.": lambda t, s: hidden(t) == 1,
    "Step five has none of its own: it shows the same neurons.": lambda t, s: hidden(t) == 0,
    "Of 10,000 pictures it reads this share right.": lambda t, s: "accuracy" in t.net.known,
    "Of 10,000 test pictures of MNIST, it reads {} % right.": says(number(10_000), score),
    "Measured: it reads {} % right.": says(score),
    "How many pictures it reads right, its file does not say.": lambda t, s: (
        "accuracy" not in t.net.known
    ),
    "this network, of 10,000 test pictures": lambda t, s: "accuracy" in t.net.known,
    "Others, by their squish: two trained alike, the one without by squared error.": (
        lambda t, s: (
            t.shipped["linear"].activations == ("identity",) * 3
            and [t.shipped[name].activations[-1] for name in ALIKE[:2]] == ["sigmoid"] * 2
            and len({str(recipe_but_for_squish(t, name)) for name in ALIKE}) == 1
        )
    ),
    "Ours is none of them: trained twice as long, its first layer kept smooth and sparse.": (
        lambda t, s: all(is_kept_simple(t, t.shipped[name].known["recipe"]) for name in ALIKE)
    ),
    "Ours learnt by another recipe, so it is none of them.": lambda t, s: all(
        t.net.known.get("recipe") != t.shipped[name].known["recipe"] for name in ALIKE
    ),
    "One of them is ours.": lambda t, s: next(iter(t.nets)) in ALIKE,
    "Ours is none of them.": lambda t, s: next(iter(t.nets)) not in ALIKE,
    "Ours is of another size: it is none of them.": lambda t, s: is_of_another_size(t),
    "Networks of {}, by the squish in their hidden layers:": of_the_table,
    "Networks of {},\nby the squish in their hidden layers:": of_the_table,
    "And each layer has its squish.": lambda t, s: len(t.net.activations) == len(t.net.weights),
    "layer {}": of_one_squish,
    "layers {} to {}": of_one_squish,
    "layers {} and {}": of_one_squish,
    "layers {}": of_one_squish,
    "together 1": lambda t, s: any(together(t, k) for k in range(len(t.net.weights))),
    "Ours: a function from 784 numbers to 10, with 13,002 numbers set by learning.": ours,
    "Ours: a function from {} numbers to {}, with {} numbers set by learning.": ours,
    "Ours: a function from {} numbers to {}, with {} numbers in it.": ours,
    "Ours: a function from {} numbers to {},\nwith {} numbers set by learning.": ours,
    "Ours: a function from {} numbers to {},\nwith {} numbers in it.": ours,
    "{}": in_the_table,
    "{} %": in_the_table,
    "{} numbers": lambda t, s: s.numbers[0].value in (*t.net.sizes, total(t)),
}

NOTHING: Nothing = {
    DRAWN: (
        'no squish',
        'first layer, full colour: ±{}',
        "Now all of it on one page. A grid: the weights of one neuron of the first layer.",),
    RULE: (
        'each with weights of its own.',
        'a sum for each\nneuron: z',
        'W^((1)) a^((0)) + b^((1))',
        'a^((1)) = ',
        "A picture has none, and neither has a squish.",
        "That is all of the network: no other number is in it.",),
    OURS: (),
    SHOWN: (
        'Other networks, by the squish in their hidden layers:',
        'Other networks, by the squish\nin their hidden layers:',
        'no squish: none at the outputs either, judged by squared error',
        'no squish: none at the outputs either,\njudged by squared error',
        "The squish of each of its layers:",
        'All of it, in five steps',
        "A picture, and a network that reads it: once more, in five steps.",),
}  # fmt: skip
