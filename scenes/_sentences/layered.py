"""What is said of networks with hidden layers and without, whatever they score."""

import numpy as np

from scenes.telling.speech import Sentence


def opening(count: int) -> Sentence | None:
    """What stands between the pixels and the digits; None where the narration says it."""
    if count == 2:
        return None
    if count == 1:
        return "Between pixels and outputs lies a hidden layer. What for?"
    return ("Between pixels and outputs lie {} hidden layers. What for?", count)


def in_one_step(scores: np.ndarray) -> tuple[str, int]:
    """What networks without hidden layers read right: shares, (k,)."""
    return ("{} of 100: not bad for a single step.", _of_100(scores))


def in_three_steps(scores: np.ndarray) -> tuple[str, int]:
    """What those read right that have two hidden layers, where the same recipe trained them."""
    sentence = "With two hidden layers, and trained in the same way, it is {} of 100."
    return (sentence, _of_100(scores))


def counted(without: np.ndarray, with_two: np.ndarray) -> tuple[str, int, int]:
    """What both kinds read right, as it is drawn."""
    return ("read right: {} of 100, not {}", _of_100(with_two), _of_100(without))


def _of_100(scores: np.ndarray) -> int:
    return round(100 * float(np.mean(scores)))
