"""How one digit was read while a network learnt, in sentences that hold for every digit."""

from collections.abc import Sequence

import numpy as np

from scenes.mobjects.plots.training_curves import epoch_text
from scenes.telling.speech import Sentence

SAME = "Before learning, it gives all of our digits the same answer: {}."
NOT_SAME = "Before learning, {} of our {} digits are read right."
LUCK = "At first, right: but only by luck, for it says the same to every digit."
AT_FIRST = "At first, it says {}."
IN_THE_END = "Its answer goes from {} to {}."
ALWAYS = "It is right at every checkpoint, but only later for good reason."
SETTLED = "Right at epoch {}, and at every checkpoint after it."
WAVERS = "It wavers, and is right at every checkpoint from epoch {} on."
LOST = "Right at {} of {} checkpoints, but not at the last one."
NEVER = "It is wrong at every checkpoint: this digit it never learns."


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
