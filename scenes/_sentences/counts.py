"""What the film of the parameters says of a network's layers and of a large network's size."""

from collections.abc import Sequence

import numpy as np
from manim import VGroup

from scenes._data.counted import two_figures
from scenes.mobjects.lettering.labelled import on_one_line
from scenes.mobjects.lettering.printing import activation
from scenes.mobjects.lettering.text import words
from scenes.mobjects.stage import GAP
from scenes.mobjects.theme import THEME
from scenes.telling.speech import Sentence

# Of a number: below what it is, how it is drawn, and how it is said.
IN_A_WORD = (
    (1e3, "{}: hundreds", "{} numbers: hundreds. They are called the network's parameters."),
    (1e6, "{}: thousands", "{} numbers: thousands. They are called the network's parameters."),
    (np.inf, "{}: millions", "{} numbers: millions. They are called the network's parameters."),
)
RUN_TOGETHER = "Here they are, all in one picture: cells so small that they run together."
STAYED = "Let us turn all of them to 0."  # where there was no large network to come back from
NO_MORE = "There is no layer behind it."


def guesses() -> VGroup:
    """What a viewer may guess, side by side."""
    asked = {"color": THEME.attention, "bold": True}
    choices = (words(guess, **asked) for guess in ("hundreds?", "thousands?", "millions?"))
    return on_one_line(*choices, buff=3 * GAP)


def in_a_word(count: int) -> tuple[str, str]:
    """How many numbers there are, in figures and in a word, as it is drawn."""
    return next(drawn for bound, drawn, _ in IN_A_WORD if count < bound), f"{count:,}"


def so_many(count: int) -> tuple[str, str]:
    """How many numbers there are, in figures and in a word, and what they are called."""
    return next(said for bound, _, said in IN_A_WORD if count < bound), f"{count:,}"


def all_say(outputs: np.ndarray) -> tuple[str, str]:
    """What the outputs, (n,), say where all numbers are 0: one and the same, whatever comes in."""
    value = activation(float(outputs[0]))
    if len(outputs) == 1:
        return "Now the output says {}, whatever comes in.", value
    return "Now all outputs say {}, whatever comes in.", value


def where_most(counts: Sequence[int]) -> Sentence | None:
    """Which layer has the most numbers; None where the narration holds: most are in the first.

    counts: of each layer.
    """
    if len(counts) == 1:
        return "There is only one layer."
    if 2 * counts[0] > sum(counts):
        return None
    return ("The largest part of them lies in layer {}.", counts.index(max(counts)) + 1)


def about_days(days: float) -> Sentence:
    """How long so many pictures take, one a second: in two figures, for it is about so long."""
    return (
        "Looking at one picture a second, day and night, takes about {} days.",
        f"{two_figures(days):,}",
    )
