"""How one digit was read while a network learnt, in sentences that hold for every digit."""

from collections.abc import Sequence

import numpy as np

from scenes.mobjects.lettering.printing import number, printed_apart
from scenes.mobjects.plots.training_curves import epoch_text
from scenes.telling.speech import Sentence

CLEAR = 0.5  # an answer less bright than this is one only just
ASKED = "Guess: after {} examples, how many of 100 does it read?"
READS = "After {} of 60,000 examples, it reads {} of 100."
AND_READS = "After {}, still each seen only once: {} of 100."
MEASURED = "Of these, it reads {} of 100 right."
MEAN = "The mean loss over 10,000 other pictures, the test: {}. 0 is perfect."
LOSS = "The loss: ten differences squared, added: about {}. Training takes logarithms."
SAME = "Before learning, it gives all of our digits the same answer: {}."
NOT_SAME = "Before learning, {} of our {} digits are read right."
LUCK = "At first, right: but only by luck, for it says the same to every digit."
AT_FIRST = "At first, it says {}."
JUST = "At epoch {}, it is just right: {} at {}, then {} at {}."
RIGHT = "At epoch {}, it is right: {} at {}."
NEXT = "At epoch {}, it says {}, at {}."
IN_THE_END = "Its answer goes from {} to {}."
ALWAYS = "It is right at every checkpoint, but only later for good reason."
SETTLED = "Right at epoch {}, and at every checkpoint after it."
WAVERS = "It wavers, and is right at every checkpoint from epoch {} on."
LOST = "Right at {} of {} checkpoints, but not at the last one."
NEVER = "It is wrong at every checkpoint: this digit it never learns."


def reads(checkpoint: int, seen: int, right: float) -> Sentence:
    """What is read at a checkpoint. seen: the examples before it. right: a share, 0..1."""
    share = number(100 * right, ".0f")
    if checkpoint == 0:
        return (MEASURED, share)
    return (READS if checkpoint == 1 else AND_READS, f"{seen:,}", share)


def before(answers: Sequence[int], labels: Sequence[int]) -> Sentence:
    """What a network that has learnt nothing makes of digits. answers, labels: (n,)."""
    if len(set(answers)) == 1:
        return (SAME, answers[0])
    right = sum(answer == label for answer, label in zip(answers, labels, strict=True))
    return (NOT_SAME, right, len(labels))


def at_first(answer: int, label: int | None, same: bool) -> Sentence | None:
    """What is said of the first answer, where it is not simply wrong.

    same: whether every digit gets it.
    """
    if same and answer == label:
        return LUCK
    if same and label is not None:
        return None
    return (AT_FIRST, answer)


def at_last(outputs: np.ndarray, label: int | None, epoch: float) -> Sentence:
    """What is said of the first right answer, or of another one. outputs: (n,)."""
    answer, second = np.argsort(-outputs, kind="stable")[:2].tolist()
    best, other = printed_apart(*outputs[[answer, second]].tolist())
    if answer != label:
        return (NEXT, epoch_text(epoch), answer, best)
    if outputs[answer] >= CLEAR:
        return (RIGHT, epoch_text(epoch), answer, best)
    return (JUST, epoch_text(epoch), answer, best, second, other)


def on_the_way(answers: Sequence[int], label: int | None, epochs: np.ndarray) -> Sentence:
    """When a digit was read right. answers: (k,), of the checkpoints, taken at epochs, (k,)."""
    if label is None:
        return (IN_THE_END, answers[0], answers[-1])
    right = np.array(answers) == label
    if right.all():
        return ALWAYS
    if not right.any():
        return NEVER
    if not right[-1]:
        return (LOST, int(right.sum()), len(right))
    last_wrong = int(np.flatnonzero(~right)[-1])
    sentence = WAVERS if right[:last_wrong].any() else SETTLED
    return (sentence, epoch_text(epochs[last_wrong + 1]))
