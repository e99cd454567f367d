"""What the film of the parameters says of a network's layers and of a large network's size."""

from collections.abc import Sequence

from scenes._data.counted import two_figures
from scenes.telling.speech import Sentence

NO_MORE = "There is no layer behind it."
UNMOVED = "Turn it down: this neuron's light does not change.", "Turn it up: nor does it now."


def where_most(counts: Sequence[int]) -> Sentence | None:
    """Which layer has the most numbers; None where the narration holds: most are in the first.

    counts: of each layer.
    """
    if len(counts) == 1:
        return "There is only one layer."
    if 2 * counts[0] > sum(counts):
        return None
    return ("The largest part of them lies in layer {}.", counts.index(max(counts)) + 1)


def about_days(days: float) -> Sentence:
    """How long so many pictures take, one a second: in two figures, for it is about so long."""
    return (
        "One such picture a second, day and night: that takes about {} days.",
        f"{two_figures(days):,}",
    )
