"""What lies between the input and the outputs, in sentences that hold for every network.

hidden: the sizes of a network's hidden layers. None is said where the narration holds, which tells
of two layers of 16.
"""

from scenes._compared import OURS, name
from scenes._told import Sentence

TRAININGS = "For this comparison each was trained {} times, the same way but for chance."
SAME = "To this network, another digit makes no difference."


def lying_between(hidden: tuple[int, ...]) -> Sentence | None:
    """How many layers there are."""
    if len(hidden) == 2:
        return None
    if not hidden:
        return "In this network, nothing. But many others have more layers there."
    if len(hidden) == 1:
        return "In this network, one layer of neurons."
    return ("In this network, {} layers of neurons.", len(hidden))


def unnamed(hidden: tuple[int, ...]) -> Sentence | None:
    """Why they are called hidden."""
    if not hidden:
        return "What such layers stand for nobody says: they are called hidden layers."
    if len(hidden) == 1:
        return "What this layer stands for nobody says: it is called a hidden layer."
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


def chosen(hidden: tuple[int, ...]) -> Sentence | None:
    """That it could be otherwise."""
    return None if hidden == OURS else "Ours fits on the screen: a choice, and not a law."


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
    return None if hidden else "So the light of the input decides that of the outputs."


def question(hidden: tuple[int, ...]) -> str:
    """What the films after this one answer."""
    one = "How does one layer decide the next?"
    return one if hidden else "How does the input decide the outputs?"
