"""What is said of a network's errors, in sentences that hold for every network and digit.

None is said where the narration holds.
"""

from collections.abc import Sequence

import numpy as np

from nnmath.probing.repair import LARGEST, Repair
from scenes._data.failing import Search, difference, right_and_read
from scenes._data.reading import Reading
from scenes.given.classes import are_digits
from scenes.mobjects.lettering.printing import activation, number, printed_apart
from scenes.telling.articles import article
from scenes.telling.speech import Sentence

# What is said instead of "and when it is right", where nobody can say so.
ANSWERED = "Does it see what we see? What do you read here?"
AHEAD = "And the network? {} outputs say {}. It answers {}: {} against {}."
NOT_TURNED = "No square of up to {} by {} pixels makes it read what was written."
SEARCHED = (
    "Square after square goes that it can do without: {} of the ink is left. "
    "The answer's output said {}, and now {}."
)


def read_right(found: Search) -> Sentence:
    """How many of the digits are read right."""
    wrong = len(found.misread)
    right = len(found.images) - wrong
    return ("The network reads {} of them right. Framed: the {} it gets wrong.", right, wrong)


def looked_at(found: Search) -> Sentence | None:
    """Which of the misread digits is looked at."""
    return "This is the one that it gets wrong." if len(found.misread) == 1 else None


def chosen_by(found: Search) -> tuple[str, *tuple[int, ...]] | None:
    """Why this one was chosen, in words of a picture; None where there was no choice."""
    wrong = len(found.misread)
    if wrong < 2:
        return None
    if not found.clear or found.worst:
        return ("of these {}, ours is most wrong here", wrong)
    return ("another network reads this one right",)


def none_misread(names: Sequence[str]) -> Sentence | None:
    """Why a film of errors has none to show. names: what the outputs stand for."""
    outputs = len(names)
    if are_digits(names):
        return None
    if outputs == len(range(10)):
        return "This network's outputs are not the ten digits: none can be misread."
    if outputs == 1:
        return "This network has one output, and it names no digit: none can be misread."
    return ("This network has {} outputs, not one for each digit: none can be misread.", outputs)


def answered(reading: Reading) -> Sentence:
    """What the network says of a digit; where several outputs are printed alike, which is ahead."""
    _, read = right_and_read(reading)
    printed = [activation(float(output)) for output in reading.outputs]
    if (alike := printed.count(printed[read])) > 1:
        ahead, behind = printed_apart(*np.sort(reading.outputs)[:-3:-1].tolist())
        return (AHEAD, alike, printed[read], read, ahead, behind)
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
    return ("Without these {} by {} pixels, it reads {}.", size, size, label)


def rest_read(answer: str) -> Sentence:
    """What is read of what is left of a digit."""
    return ("The network reads {} here.", answer)


def searched_for(share: float, before: float, after: float) -> Sentence:
    """How it was found what a network can do without, how much ink is left, and what the answer's
    output says before and after.
    """
    return (SEARCHED, number(share, ".0%"), activation(before), activation(after))


def no_ink(said: float) -> Sentence:
    """What the answer's output says of an empty picture."""
    return ("And without any ink at all, that output says {}.", activation(said))


def enough_to_turn(repair: Repair | None, left: float | None) -> Sentence | None:
    """How little decided. left: the share of its ink with which a digit is still read right."""
    share = "" if left is None else number(left, ".0%")
    if repair is None:
        return (
            ("It weighs pixels: {} of the ink was enough for its answer.", share) if share else None
        )
    pixels = repair.tried.size**2
    if not share:
        return ("It weighs pixels: without {} of them, its answer was another.", pixels)
    sentence = "It weighs pixels: {} turned one answer, a chosen {} of the ink held the other."
    return (sentence, pixels, share)
