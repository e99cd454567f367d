"""What is said of networks with hidden layers and without, whatever they score."""

import numpy as np

from scenes.telling.speech import Sentence


def opening(count: int) -> Sentence | None:
    """What stands between the pixels and the digits; None where the narration says it."""
    if count == 2:
        return None
    if count == 1:
        return "The whole network: between pixels and outputs lies a hidden layer."
    return ("The whole network: between pixels and outputs lie {} hidden layers.", count)


def in_one_step(scores: np.ndarray) -> tuple[str, int]:
    """What networks without hidden layers read right: shares, (k,)."""
    return ("{} of 100: not bad for a single step.", _of_100(scores))


def in_three_steps(scores: np.ndarray) -> tuple[str, int]:
    """What those read right that have two hidden layers, where the same recipe trained them."""
    sentence = "With two hidden layers, and trained in the same way, it is {} of 100."
    return (sentence, _of_100(scores))


def why(without: np.ndarray, with_two: np.ndarray) -> tuple[str, int, int]:
    """What hidden layers are good for, as far as that was measured, and what is only hoped."""
    sentence = "So why layers? With two, {} of 100 are read, not {}. How, this hope says."
    return (sentence, _of_100(with_two), _of_100(without))


def counted(without: np.ndarray, with_two: np.ndarray) -> tuple[str, int, int]:
    """The same, as it is drawn."""
    return ("read right: {} of 100, not {}", _of_100(with_two), _of_100(without))


def _of_100(scores: np.ndarray) -> int:
    return round(100 * float(np.mean(scores)))
