"""What is said of a network with hidden layers beside one without, whatever they score."""

import numpy as np

from scenes.telling.speech import Sentence

UNKNOWN = "What the network with hidden layers scores was not measured."


def hidden_layers(count: int) -> Sentence:
    """What a network is called by its hidden layers."""
    if count in (0, 2):
        return ("two hidden layers",) if count else ("no hidden layer",)
    return ("one hidden layer",) if count == 1 else ("{} hidden layers", count)


def opening(count: int) -> Sentence | None:
    """What stands between the pixels and the digits; None where the narration says it."""
    if count == 2:
        return None
    if count == 1:
        return "The whole network: between pixels and outputs lies a hidden layer."
    return ("The whole network: between pixels and outputs lie {} hidden layers.", count)


def beside(scores: list[float]) -> Sentence | None:
    """What the network with hidden layers scores beside that without; None where the narration
    says it. scores: of the one without, and of the other where it was measured.
    """
    if len(scores) < 2:
        return UNKNOWN
    if scores[1] > scores[0]:
        return None
    return "This one with hidden layers does not read more: layers alone are not enough."


def alike(without: np.ndarray, with_two: np.ndarray) -> Sentence:
    """What both kinds score where one recipe trained them: shares, (k,) each."""
    scores = (round(100 * float(np.mean(each))) for each in (without, with_two))
    return (
        "Both kinds trained by one and the same recipe: it is {} against {} of 100.",
        *scores,
    )
