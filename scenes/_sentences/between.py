"""What lies between the input and the outputs, in sentences that hold for every network.

hidden: the sizes of a network's hidden layers. None is said where the narration holds, which tells
of two layers of 16.
"""

from scenes._sentences.compared import OURS, name
from scenes.telling.speech import Sentence

TRAININGS = "Each got its numbers by training on examples: {} times, from random starts."
SAME = "To this network, another digit makes no difference."


def lying_between(hidden: tuple[int, ...]) -> Sentence | None:
    """How many layers there are."""
    if len(hidden) == 2:
        return None
    if not hidden:
        return "In this network, nothing. Others have layers there: sets of neurons side by side."
    if len(hidden) == 1:
        return "In this network, one layer: a set of neurons side by side."
    return ("In this network, {} layers. A layer is a set of neurons side by side.", len(hidden))


def unnamed(hidden: tuple[int, ...]) -> Sentence | None:
    """Why they are called hidden."""
    if not hidden:
        return "Such layers are neither input nor output: so they are called hidden."
    if len(hidden) == 1:
        return "This layer is neither input nor output: so it is called hidden."
    return None


def asked(hidden: tuple[int, ...]) -> Sentence | None:
    """Why so many, and why so large?"""
    if hidden == OURS:
        return None
    if not hidden:
        return "Would it read better with some, and with how many?"
    if len(hidden) == 1:
        return ("Its size is {}. Why one layer, and why this size?", f"{hidden[0]:,}")
    return ("Their sizes are {}. Why {} layers, and why these sizes?", name(hidden), len(hidden))


def pattern(hidden: tuple[int, ...]) -> Sentence | None:
    """What the input's pattern brings about in the hidden layers."""
    if len(hidden) == 2:
        return None
    if not hidden:
        return "No layer lies between,"
    if len(hidden) == 1:
        return "It makes a pattern in the hidden layer,"
    return "It makes a pattern in the first layer, this one in the second, and so on,"


def last_pattern(hidden: tuple[int, ...]) -> Sentence | None:
    """And in the outputs."""
    return None if hidden else "so the input itself lights the outputs."


def decides(hidden: tuple[int, ...]) -> Sentence | None:
    """What this film comes to."""
    return None if hidden else "The light of the outputs is computed from that of the input."


def question(hidden: tuple[int, ...]) -> str:
    """What the films after this one answer."""
    one = "How does one layer decide the next?"
    return one if hidden else "How does the input decide the outputs?"
