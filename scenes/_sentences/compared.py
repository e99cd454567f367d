"""What measured choices say, in sentences that hold for what was measured, and no more.

Each network was trained a few times. One choice is said to score better than another only where
its worst training beats the other's best.
"""

from manim import VGroup

from nnmath.measuring.measurements import Choices
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.text import words
from scenes.mobjects.theme import SMALL, THEME
from scenes.telling.speech import Sentence

OURS = (16, 16)  # the hidden layers that the films compare with where a network's own lack
RECIPE = "our network learnt by another recipe"  # its score is for later films to tell
MORE, FEWER, LEVEL, MIXED = "more", "fewer", "level", "mixed"
Sentences = dict[str, str | None]
# What is said of each group of choices beside the one that others are compared with; None for what
# the narration says.
FEWER_LAYERS: Sentences = {
    FEWER: None,
    MORE: "With fewer layers, more were read right.",
    LEVEL: "With fewer layers the scores overlap: so few trainings cannot tell.",
    MIXED: "With fewer layers, some read more right, and some do not.",
    "": "None of the others has fewer layers.",
}
WIDER: Sentences = {
    MORE: None,
    FEWER: "With more neurons in each layer, fewer were read right.",
    LEVEL: "With more neurons in each layer the scores overlap: so few trainings cannot tell.",
    MIXED: "With more neurons in each layer, some read more right, and some do not.",
    "": "None of the others has as many layers, and more neurons in each.",
}
DEEPER: Sentences = {
    LEVEL: None,
    MORE: "With more layers of the same size, more were read right.",
    FEWER: "With more layers of the same size, fewer were read right.",
    MIXED: "With more layers of the same size, some read more right, and some do not.",
    "": "None of the others has more layers of the same size.",
}


def compared_with(choices: Choices, hidden: tuple[int, ...]) -> int:
    """The row that others are compared with: the network's own, else 16-16, else the first."""
    known = [sizes for sizes in (hidden, OURS) if sizes in choices.hidden]
    return choices.hidden.index(known[0]) if known else 0


def groups(choices: Choices, base: int) -> list[tuple[list[int], Sentences]]:
    """The rows with fewer layers than a row; with as many, but wider; with more, of its size.

    With each what is said of them.
    """
    own = choices.hidden[base]
    fewer, wider, deeper = list[int](), list[int](), list[int]()
    for row, sizes in enumerate(choices.hidden):
        if len(sizes) < len(own):
            fewer.append(row)
        elif len(sizes) > len(own):
            if set(sizes) == set(own):
                deeper.append(row)
        elif row != base and all(a >= b for a, b in zip(sizes, own)):
            wider.append(row)
    return [(fewer, FEWER_LAYERS), (wider, WIDER), (deeper, DEEPER)]


def scored(choices: Choices, rows: list[int], base: int) -> str:
    """How the trainings of some rows scored beside all of one row; "" for no rows."""
    own = choices.accuracy[base]
    found = {
        MORE if each.min() > own.max() else FEWER if each.max() < own.min() else LEVEL
        for each in choices.accuracy[rows]
    }
    return found.pop() if len(found) == 1 else MIXED if found else ""


def framed_as(choices: Choices, base: int, hidden: tuple[int, ...]) -> Sentence | None:
    """What is said of the row that others are compared with; None for what the narration says."""
    own = choices.hidden[base]
    if own != hidden:
        return (
            "Framed: {}. Our network is not in the list.",
            name(own),
        )
    if own == OURS:
        return None
    return ("Framed: {}, as wide as ours.", name(own))


def another_recipe(
    choices: Choices, base: int, hidden: tuple[int, ...], score: float | None
) -> VGroup:
    """In small print: that the films' network, which scores otherwise, learnt by another recipe.

    Nothing where it has no row of its own, where its score is not known or is one of that row.
    score: the share, 0..1, that it reads right.
    """
    own = [number(100 * each, ".1f") for each in choices.accuracy[base]]
    if choices.hidden[base] != hidden or score is None or number(100 * score, ".1f") in own:
        return VGroup()
    return VGroup(words(RECIPE, size=SMALL, color=THEME.muted))


def best(choices: Choices) -> int:
    """The row with the best score of all."""
    return int(choices.accuracy.max(axis=1).argmax())


def counted(choices: Choices, base: int, hidden: tuple[int, ...]) -> Sentence | None:
    """What the numbers to set are counted in; None where that is our network's, as is narrated."""
    if choices.hidden[base] == hidden:
        return None
    return ("× 2: twice as many as {}.", name(choices.hidden[base]))


def price(choices: Choices, base: int, hidden: tuple[int, ...]) -> Sentence:
    """What is said of the best choice: how much it reads right, and how much more it has to set.

    Beside a network that is not in the list, more than what is said too.
    """
    row = best(choices)
    right = number(100 * choices.accuracy[row].mean(), ".0f")
    ratio = choices.parameters[row] / choices.parameters[base]
    times = number(ratio, ".0f")
    if choices.hidden[base] != hidden:
        own = name(choices.hidden[base])
        if ratio < 1.5:
            return ("The best reads {} of 100, with about as many numbers as {}.", right, own)
        sentence = "The best reads {} of 100, with about {} times as many numbers to set as {}."
        return (sentence, right, times, own)
    if ratio < 1.5:
        return ("The best one here reads {} of 100, with about as many numbers to set.", right)
    sentence = "The best one here reads {} of 100, with about {} times as many numbers to set."
    return (sentence, right, times)


def name(sizes: tuple[int, ...]) -> str:
    """Hidden layers in figures: "16-16"."""
    return "-".join(map(str, sizes))
