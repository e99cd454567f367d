"""What `hidden_layers` says: of other choices of layers, as they were measured."""

from collections.abc import Callable
from itertools import pairwise

import numpy as np

from scenes._audit.claims.facts import (
    DRAWN,
    OURS,
    RULE,
    SHOWN,
    Claim,
    Holds,
    Nothing,
    in_turn,
    number,
    says,
)
from scenes._audit.claims.said import Said
from scenes._audit.truth.library import Library
from scenes._audit.truth.passing import passed

# The hidden layers of the choices, in the order of the file, told by how many numbers each has.
HIDDEN = ((), (16,), (16, 16), (32, 32), (64, 64), (128, 64), (16,) * 3, (16,) * 4)
OURS_HIDDEN = (16, 16)


def parameters(hidden: tuple[int, ...]) -> int:
    """How many numbers a network with these hidden layers has to set."""
    sizes = (784, *hidden, 10)
    return sum((n_in + 1) * n_out for n_in, n_out in pairwise(sizes))


def scores(t: Library) -> dict[tuple[int, ...], np.ndarray]:
    """What each choice read right, 0..1, training by training."""
    held = t.measured["choices"]
    if [parameters(each) for each in HIDDEN] != held["parameters"].astype(int).tolist():
        raise ValueError("the choices that were measured are others")
    return dict(zip(HIDDEN, held["accuracy"]))


def hidden(t: Library) -> tuple[int, ...]:
    """The hidden layers of the network that is filmed."""
    return t.net.sizes[1:-1]


def base(t: Library) -> tuple[int, ...]:
    """The choice that others are compared with."""
    return hidden(t) if hidden(t) in HIDDEN[1:] else OURS_HIDDEN


def compared(chosen: Callable[[tuple[int, ...], tuple[int, ...]], bool], how: str) -> Claim:
    """A claim: all choices of a kind read more right than the one they stand beside, or fewer."""

    def claim(t: Library, said: Said) -> bool:
        own, all_scores = base(t), scores(t)
        kind = [all_scores[each] for each in HIDDEN[1:] if each != own and chosen(each, own)]
        more = [each.min() > all_scores[own].max() for each in kind]
        fewer = [each.max() < all_scores[own].min() for each in kind]
        if not kind:
            return how == "none"
        found = {"more": all(more), "fewer": all(fewer), "level": not any(more + fewer)}
        return found.get(how, not any(found.values()))

    return claim


def shallower(each: tuple[int, ...], own: tuple[int, ...]) -> bool:
    return len(each) < len(own)


def wider(each: tuple[int, ...], own: tuple[int, ...]) -> bool:
    return len(each) == len(own) and all(a >= b for a, b in zip(each, own))


def deeper(each: tuple[int, ...], own: tuple[int, ...]) -> bool:
    return len(each) > len(own) and set(each) == set(own)


def best(t: Library) -> tuple[int, ...]:
    """The choice with the best score of all."""
    return max(HIDDEN[1:], key=lambda each: scores(t)[each].max())


def price(t: Library, said: Said) -> bool:
    """What the best one reads of 100, and how many times as many numbers it has."""
    right = 100 * scores(t)[best(t)].mean()
    ratio = parameters(best(t)) / parameters(base(t))
    if len(said.values) == 1:
        return ratio < 1.5 and said.numbers[0].says(right)
    of_100, of, times = said.numbers
    return of_100.says(right) and of.value == 100 and times.says(ratio) and ratio >= 1.5


def price_beside(t: Library, said: Said) -> bool:
    """What the best one reads of 100, and how many times as many numbers it has as another."""
    *told, other = said.values
    of_100 = " of 100" if len(told) == 1 else " of 100 {}"
    alone = Said(f"{{}}{of_100}", tuple(told))
    return other == "-".join(map(str, base(t))) != "-".join(map(str, hidden(t))) and price(t, alone)


def figures(t: Library, said: Said) -> bool:
    """Shares of pictures that were read right, a mark of the scale, or sizes of layers."""
    shares = np.concatenate([100 * each for each in scores(t).values()])
    return all(
        any(each.says(float(share)) for share in shares) or float(each.value).is_integer()
        for each in said.numbers
    )


def others_differ(t: Library, said: Said) -> bool:
    """Other digits make other patterns in the first layer."""
    a = passed(t.net, in_turn(t)).a[0]
    return bool((np.abs(a[1:] - a[0]).max(axis=1) > 0.1).all())


HOLDS: Holds = {
    "To this network, another digit makes no difference.": lambda t, s: not others_differ(t, s),
    "No layer lies between,": lambda t, s: not hidden(t),
    "With fewer layers the scores overlap: so few trainings cannot tell.": (
        compared(shallower, "level")
    ),
    "With fewer layers, some read more right, and some do not.": compared(shallower, "mixed"),
    "With more neurons in each layer the scores overlap: so few trainings cannot tell.": (
        compared(wider, "level")
    ),
    "With more neurons in each layer, some read more right, and some do not.": (
        compared(wider, "mixed")
    ),
    "With more layers of the same size, some read more right, and some do not.": (
        compared(deeper, "mixed")
    ),
    "In this network, two layers. A layer is a set of neurons side by side.": (
        says(lambda t: len(hidden(t)))
    ),
    "In this network, {} layers. A layer is a set of neurons side by side.": (
        says(lambda t: len(hidden(t)))
    ),
    "In this network, one layer: a set of neurons side by side.": lambda t, s: len(hidden(t)) == 1,
    "In this network, nothing. Others have layers there: sets of neurons side by side.": (
        lambda t, s: not hidden(t)
    ),
    "Each has 16 neurons. Why two layers, and why 16?": lambda t, s: (
        hidden(t) == (16, 16) and says(number(16), number(2), number(16))(t, s)
    ),
    "Their sizes are {}. Why {} layers, and why these sizes?": lambda t, s: (
        s.values == ("-".join(map(str, hidden(t))), str(len(hidden(t))))
    ),
    "Its size is {}. Why one layer, and why this size?": says(lambda t: hidden(t)[0]),
    "Each got its numbers by training on examples: twice, from random starts.": lambda t, s: (
        t.measured["choices"]["accuracy"].shape[1] == 2
    ),
    "Each got its numbers by training on examples: {} times, from random starts.": (
        says(lambda t: t.measured["choices"]["accuracy"].shape[1])
    ),
    "Then each read 10,000 new pictures: on this scale, the share read right.": lambda t, s: (
        says(number(10_000))(t, s)
        and np.allclose(t.measured["choices"]["accuracy"] * 10_000 % 1, 0, atol=1e-6)
    ),
    # Which the counts of the table are made of: `scores` raises where they are others.
    "Each line to a neuron has a number to set, and the neuron has one of its own.": (
        lambda t, s: list(scores(t)) == list(HIDDEN)
    ),
    "Framed: two layers of 16, as wide as ours.": lambda t, s: hidden(t) == (16, 16),
    "Framed: {}, as wide as ours.": lambda t, s: s.values == ("-".join(map(str, hidden(t))),),
    "Framed: {}. Our network is not in the list.": lambda t, s: hidden(t) not in HIDDEN[1:],
    "Fewer layers: fewer read right.": compared(shallower, "fewer"),
    "With fewer layers, more were read right.": compared(shallower, "more"),
    "None of the others has fewer layers.": compared(shallower, "none"),
    "Wider layers: more read right.": compared(wider, "more"),
    "With more neurons in each layer, fewer were read right.": compared(wider, "fewer"),
    "None of the others has as many layers, and more neurons in each.": compared(wider, "none"),
    "More layers of this size: too close to tell.": compared(deeper, "level"),
    "With more layers of the same size, more were read right.": compared(deeper, "more"),
    "With more layers of the same size, fewer were read right.": compared(deeper, "fewer"),
    "None of the others has more layers of the same size.": compared(deeper, "none"),
    "The best one here reads 99 of 100, with about 8 times as many numbers to set.": price,
    "The best one here reads {} of 100, with about {} times as many numbers to set.": price,
    "The best one here reads {} of 100, with about as many numbers to set.": price,
    "The best reads {} of 100, with about {} times as many numbers to set as {}.": price_beside,
    "The best reads {} of 100, with about as many numbers as {}.": price_beside,
    "Another digit makes other patterns. They stay below: compare.": others_differ,
    "And a third one makes others again.": others_differ,
    "all trained alike; 10,000 test images of MNIST": says(number(10_000)),
    "{} %": figures,
    "{}–{} %": figures,
    "{}": lambda t, s: True,
    "{}, as ours": lambda t, s: s.values == ("-".join(map(str, hidden(t))),),
}

NOTHING: Nothing = {
    DRAWN: (
        "× 2: twice as many as ours.", "× 2: twice as many as {}.",
        "What each output stands for is set: a digit.",
        "the scale does not begin at 0", "read right",
    ),
    RULE: (
        "These layers are neither input nor output: so they are called hidden.",
        "This layer is neither input nor output: so it is called hidden.",
        "Such layers are neither input nor output: so they are called hidden.",
        "Each layer's light is computed from that of the layer before.",
        "It makes a pattern in the first layer, that makes one in the second,",
    ),
    OURS: (
        "our network learnt by another recipe",
        "Ours is one choice among many, and not a law.",
    ),
    SHOWN: (
        "What lies between the input and the outputs?",
        "Which one reads best?", "Guess: which one reads best?",
        "It was a choice. Here are others: a row is a hidden layer, a dot a neuron.",
    ),
}  # fmt: skip
