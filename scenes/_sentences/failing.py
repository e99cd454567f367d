"""What is said of a network's errors, in sentences that hold for every network and digit.

None is said where the narration holds.
"""

import numpy as np

from nnmath import Network
from nnmath.probing.repair import LARGEST, Repair
from scenes._data.failing import DIGITS, Search, difference, right_and_read
from scenes._data.reading import Reading
from scenes.mobjects.lettering.printing import activation, number
from scenes.telling.articles import article
from scenes.telling.speech import Sentence

NOT_TURNED = "No square of up to {} by {} pixels makes it read what was written."


def read_right(found: Search) -> Sentence:
    """How many of the digits are read right."""
    wrong = len(found.misread)
    right = len(found.images) - wrong
    return ("The network reads {} of them right. Framed: the {} it gets wrong.", right, wrong)


def looked_at(found: Search) -> Sentence:
    """Which of the misread digits is looked at."""
    wrong = len(found.misread)
    if wrong == 1:
        return "This is the one that it gets wrong."
    if not found.clear:
        return ("Of those {}, this one fooled it most.", wrong)
    if found.worst:
        return (
            "Of those {}, this one fooled it most, though another network reads it right.",
            wrong,
        )
    if found.clear == 1:
        return ("Of those {}, other networks read only this one right.", wrong)
    return ("Of the {} that other networks read right, this one fooled it most.", found.clear)


def none_misread(outputs: int) -> Sentence | None:
    """Why a film of errors has none to show."""
    if outputs == DIGITS:
        return None
    if outputs == 1:
        return "This network has one output, and it names no digit: none can be misread."
    return ("This network has {} outputs, not one for each digit: none can be misread.", outputs)


def answered(reading: Reading) -> Sentence:
    """What the network says of a digit."""
    _, read = right_and_read(reading)
    if article(read) == "an":
        return ("And the network? It answers: an {}.", read)
    return ("And the network? It answers: a {}.", read)


def written_as(reading: Reading) -> Sentence:
    """What the right output says."""
    label, _ = right_and_read(reading)
    printed = activation(float(reading.outputs[label]))
    return ("It was written as {}. That output says {}.", label, printed)


def most_difference(reading: Reading) -> Sentence:
    """What would be without the neuron that makes the most difference."""
    apart = difference(reading)
    if apart.max() <= 0:
        return "None of them sends more to the wrong output: it is the biases that decide."
    without = reading.steps[-1].z - reading.signals[-1][:, int(apart.argmax())]
    sentence = "This neuron makes the most difference. Without it, {} would have the highest z."
    return (sentence, int(without.argmax()))


def same_place(gain: np.ndarray, outline: np.ndarray, repair: Repair | None) -> Sentence | None:
    """Where covering helps most, and whether that is where the outlined pixels are.

    gain: of each pixel, how much covering it helps the right answer. outline: which are outlined.
    """
    if gain.max() <= 0:
        return "No place is blue: covering helps nowhere."
    if not outline.any():
        return "The mistake depends most on the place where the blue is strongest."
    row, column = np.unravel_index(gain.argmax(), gain.shape)
    covered = np.zeros_like(outline)
    if repair:
        end = repair.tried.size
        covered[repair.row : repair.row + end, repair.column : repair.column + end] = True
    if outline[row, column] and (repair is None or covered[row, column]):
        return None
    return "The strongest blue is not where the outline is: other neurons have their say."


def turned(reading: Reading, repair: Repair | None) -> Sentence:
    """What the network reads without the square that its mistake depends on."""
    label, _ = right_and_read(reading)
    if repair is None:
        return (NOT_TURNED, LARGEST, LARGEST)
    size = repair.tried.size
    if size == 1:
        return ("Without this single pixel, it reads {}.", label)
    others = int((repair.tried.lead(label) > 0).sum()) - 1
    if others < 1:
        return ("Without these {} by {} pixels, it reads {}.", size, size, label)
    sentence = "Without these {} by {} pixels, it reads {}. Other places that do it: {}."
    return (sentence, size, size, label, others)


def rest_read(answer: str) -> Sentence:
    """What is read of what is left of a digit."""
    return ("The network reads {} here.", answer)


def searched_for(share: float) -> Sentence:
    """How it was found what a network can do without, and how much ink is left."""
    sentence = "We searched for squares that it can do without: {} of the ink is left."
    return (sentence, number(share, ".0%"))


def all_it_does(network: Network) -> str | None:
    """What a network does with numbers."""
    if any(layer.activation == "sigmoid" for layer in network.layers):
        return None
    return "It multiplies numbers and adds them up, layer after layer."
