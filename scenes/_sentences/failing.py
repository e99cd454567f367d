"""What is said of a network's errors, in sentences that hold for every network and digit.

None is said where the narration holds.
"""

import numpy as np

from nnmath.probing.repair import LARGEST, Repair
from scenes._data.failing import DIGITS, FARTHEST, Search, difference, right_and_read
from scenes._data.placed import answer
from scenes._data.reading import Reading
from scenes.mobjects.lettering.printing import activation, number
from scenes.telling.speech import Sentence

NOT_TURNED = "No square of up to {} by {} pixels makes it read what was written."


def looked_at(found: Search) -> str | None:
    """Which of the misread digits is looked at."""
    return None if found.judged else "Here is the one of whose wrong answer it is surest."


def none_misread(outputs: int) -> Sentence | None:
    """Why a film of errors has none to show."""
    if outputs == DIGITS:
        return None
    if outputs == 1:
        return "This network has one output, and it names no digit: none can be misread."
    return ("This network has {} outputs, not one for each digit: none can be misread.", outputs)


def written_as(reading: Reading) -> Sentence:
    """What the right output says."""
    label, _ = right_and_read(reading)
    printed = activation(float(reading.outputs[label]))
    return ("It was written as a {}. That output says {}.", label, printed)


def most_difference(reading: Reading) -> Sentence:
    """What the neuron sends that makes the most difference between the answer and the right one."""
    apart, (right, read) = difference(reading), right_and_read(reading)
    if apart.max() <= 0:
        return "None of them sends more to the wrong output: it is the biases that decide."
    one = int(apart.argmax())
    sent = [number(float(reading.signals[-1][output, one])) for output in (right, read)]
    sentence = "This neuron makes the most difference: {} for the {}, but {} for the {}."
    return (sentence, sent[0], right, sent[1], read)


def turned(reading: Reading, repair: Repair | None) -> Sentence:
    """What the network reads without the square that its error hangs on."""
    label, _ = right_and_read(reading)
    if repair is None:
        return (NOT_TURNED, LARGEST, LARGEST)
    size = repair.tried.size
    if size == 1:
        return ("Without this single pixel, it reads a {}.", label)
    return ("Without these {} by {} pixels, it reads a {}.", size, size, label)


def still_read(reading: Reading, share: float) -> Sentence:
    """What is read of what is left of a digit, and how much that is."""
    return (
        "The network still reads {}, from {} of the ink.",
        answer(reading.outputs),
        number(share, ".0%"),
    )


def moved_so_far(right: Reading | None, steps: list[np.ndarray] | None, read: str) -> Sentence:
    """What is read of a digit that was moved. read: of the last step."""
    if right is None:
        return "And of our own digits, this network reads none right."
    if steps is None:
        return ("Moved by up to {} pixels, it reads the same.", FARTHEST)
    if len(steps) == 2:
        return ("And moved by a single pixel, it reads {}.", read)
    return ("And moved by {} pixels, it reads {}.", len(steps) - 1, read)
