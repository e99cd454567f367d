"""What is said of the outputs on a path between two pictures, where the narration does not hold."""

from collections.abc import Sequence

from nnmath import Network
from scenes._data.between import Between
from scenes.telling.speech import Sentence

SAME_NUMBER = "Another picture, and yet the same number comes out."
SAME_OUTPUTS = "Picture after picture goes in, and yet the same outputs come out."
WHERE = ("a neuron of the first layer", "a neuron of the second layer")


def where(layer: int, network: Network) -> str:
    """In which of a network's layers a neuron is; layers are counted from 0."""
    return WHERE[layer] if layer + 1 < len(network.layers) else "an output"


def so_many_in(n_in: int) -> Sentence:
    """How many numbers a neuron takes."""
    return ("So a neuron is a function: {} numbers in, one out.", f"{n_in:,}")


def ends(sizes: Sequence[int]) -> Sentence | None:
    """How many numbers go in and out. sizes: from the input to the outputs."""
    n_in, n_out = sizes[0], sizes[-1]
    if n_out == 1:
        return ("It is like f(x) at school, with {} numbers for x, and one comes out.", f"{n_in:,}")
    if n_out == len(range(10)):
        return None
    said = "It is like f(x) at school, with {} numbers for x, and {} come out."
    return (said, f"{n_in:,}", f"{n_out:,}")


def asked(outputs: int) -> tuple[str, str | None]:
    """What the viewer guesses: for the picture, and what is said where the narration is not true.

    outputs: how many there are.
    """
    if outputs > 1:
        return "How often does the answer change\non the way?", None
    guess = "Your guess: how will the output go from one end to the other?"
    return "How will the output go from one end to the other?", guess


def again(flips: int) -> Sentence | None:
    """What follows the first flip. flips: how many there are."""
    if flips == 2:
        return None
    if flips == 1:
        return "From here on, the same output stays the highest."
    return ("It happens again and again: {} times in all.", flips)


def on_between(between: Between) -> Sentence | None:
    """What comes between the first flip and the last."""
    if between.has_third:
        third = between.called(between.answers[1])
        return ("In between, the answer is {}: neither end gives it.", third)
    if len(between.flips) == 1:
        return "So no third answer comes in between."
    return "In between, it answers otherwise than before and after."


def changes(flips: int) -> Sentence | None:
    """How often the answer changed. flips: so often."""
    if flips == 2:
        return None
    if flips == 1:
        return "The answer changes once, and yet no output ever jumps."
    return ("The answer changes {} times, and yet no output ever jumps.", flips)


def counted(flips: int) -> Sentence:
    """The same, for the picture."""
    return ("the answer changes once",) if flips == 1 else ("the answer changes {} times", flips)


def unchanged(between: Between) -> str | None:
    """Why there is no flip."""
    answer = between.answers[0]
    outputs = between.path.network.sizes[-1]
    if outputs == 1:
        return "There is only one output, so nothing can overtake it: its number is the answer."
    if len(answer) > 1:
        return "The highest outputs are equal all the way, so there is never one answer."
    return None
