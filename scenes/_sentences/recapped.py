"""What the last film says of a network, in sentences that hold for every network.

hidden: the sizes of a network's hidden layers. None is said where the narration holds, which tells
of two hidden layers and of sigmoids.
"""

from nnmath.facts import Facts
from scenes.mobjects.lettering.printing import number
from scenes.telling.speech import Sentence

# What the fourth step is called, and what is said of it.
SQUISHES = {
    "sigmoid": "the squish:\nsigmoid",
    "relu": "the squish:\nReLU",
    "leaky_relu": "the squish:\nleaky ReLU",
    "tanh": "the squish:\ntanh",
    "softmax": "the squish:\nsoftmax",
    "identity": "the squish:\nnone",
}
SQUISHED = {
    "relu": "Four: what is above zero stays, all else becomes 0. That is the activation.",
    "leaky_relu": "Four: above zero, z stays; below, little of it is left. That is the activation.",
    "tanh": "Four: tanh squishes each z between minus 1 and 1. That is the activation.",
    "softmax": "Four: softmax makes probabilities of all z together. These are the activations.",
    "identity": "Four would be the squish. This network has none: z is the activation.",
}
PROBABLE = "and softmax makes probabilities of the outputs: together they are 1."
NO_SQUISH = (
    "no squish: none at the outputs either, judged by squared error",
    "no squish: none at the outputs either,\njudged by squared error",
)
# Of a network that reads something else than those of our trainings: its own table.
OWN_SQUISHES = ("The squish of each of its layers:",) * 2
WHICH_SQUISH = "And each layer has its squish."
ALL_OF_IT = "That is all of the network: no other number is in it."
MNIST = "10,000 test images of MNIST"  # in the words of nnmath.facts


def adding_up(hidden: tuple[int, ...]) -> str | None:
    """Who adds up the pixels."""
    return None if hidden else "Three: each output adds all of them up, each times a weight."


def going_on(hidden: tuple[int, ...], together: bool) -> tuple[str | None, str | None]:
    """How it goes on behind the first layer, in two sentences. together: to probabilities."""
    if not hidden:
        return "Five: there is no other layer.", "These lights are the outputs already."
    said = (
        ("Five: each next layer does the same with the light before it,", "up to the outputs.")
        if len(hidden) > 2
        else (None, None)
        if len(hidden) == 2
        else ("Five: the outputs do the same with this light,", "each with weights of its own.")
    )
    return (said[0], PROBABLE) if together else said


def last_step(hidden: tuple[int, ...]) -> str:
    """What the fifth step is called."""
    return "layer by layer\nto the answer" if len(hidden) > 1 else "the outputs:\nthe answer"


def the_others(hidden: tuple[int, ...]) -> str | None:
    """Where the other weights and biases are."""
    if len(hidden) > 1:
        return None
    if hidden:
        return "And where step five does the same again: those of the outputs."
    return "Step five has none of its own: it shows the same neurons."


def scored(known: Facts) -> Sentence:
    """How well the network reads."""
    if known.score is None:
        return "How many pictures it reads right, its file does not say."
    share = number(100 * known.score.share)
    if known.score.measured_on == MNIST:
        return "Of 10,000 test pictures of MNIST, it reads {} % right.", share
    return "Measured: it reads {} % right.", share


def measured_on(known: Facts) -> Sentence:
    """What the share read right was measured on, for the picture; of a network that has one."""
    assert known.score is not None
    if known.score.measured_on == MNIST:
        return "this network, of 10,000 test pictures"
    return "this network, of {}", known.score.measured_on


def alike(others: Facts, ours: Facts) -> tuple[Sentence, Sentence]:
    """What the networks of the table are, in one line or two: their sizes where ours has others."""
    if ours.sizes == others.sizes:
        return (
            "Other networks, by the squish in their hidden layers:",
            "Other networks, by the squish\nin their hidden layers:",
        )
    return (
        ("Networks of {}, by the squish in their hidden layers:", others.shape),
        ("Networks of {},\nby the squish in their hidden layers:", others.shape),
    )


def in_layers(numbers: tuple[int, ...]) -> Sentence:
    """Which layers, counted from 1."""
    first, last = numbers[0], numbers[-1]
    if first == last:
        return "layer {}", first
    if len(numbers) == 2:
        return "layers {} and {}", first, last
    if last - first + 1 == len(numbers):
        return "layers {} to {}", first, last
    return "layers {}", ", ".join(map(str, numbers))


def beside_ours(
    known: Facts, others: Facts, is_one_of_them: bool, is_kept_simple: bool
) -> str | None:
    """How the network stands to those of the table. others: of one of these.

    is_kept_simple: whether it learnt as the narration says.
    """
    if is_one_of_them:
        return "One of them is ours."
    if known.sizes != others.sizes:
        return "Ours is of another size: it is none of them."
    if not (known.is_trained and known.score):
        return "Ours is none of them."
    return None if is_kept_simple else "Ours learnt by another recipe, so it is none of them."


def answer(known: Facts) -> tuple[str, int, int, str]:
    """What this neural network is, in a sentence and its values."""
    said = (
        "Ours: a function from {} numbers to {}, with {} numbers set by learning."
        if known.is_trained
        else "Ours: a function from {} numbers to {}, with {} numbers in it."
    )
    return said, known.sizes[0], known.sizes[-1], f"{known.parameters:,}"


def card(known: Facts, is_tall: bool) -> tuple[str, int, int, str]:
    """The same for the picture, which is told in two lines where it is tall."""
    said, n_in, n_out, count = answer(known)
    if is_tall:
        said = (
            "Ours: a function from {} numbers to {},\nwith {} numbers set by learning."
            if known.is_trained
            else "Ours: a function from {} numbers to {},\nwith {} numbers in it."
        )
    return said, n_in, n_out, count
