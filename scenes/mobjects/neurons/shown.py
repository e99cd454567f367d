"""Which neurons of a layer are drawn: all that a frame can show, of more the first and the last."""

import numpy as np
from manim import DOWN, BackgroundRectangle, Mobject, Typst, VGroup

from scenes.mobjects.lettering.text import words
from scenes.mobjects.theme import SMALL, THEME

MOST = 512  # neurons in a line: at 1080p they are two pixels apart
ENDS = 32  # of a longer line: so many from its beginning and so many from its end
AIR = 0.12  # around the words that stand for all others, in Manim's units


def shown_of(size: int) -> np.ndarray:
    """The indices of the neurons that are drawn, of a layer of this size."""
    if size <= MOST:
        return np.arange(size)
    return np.concatenate([np.arange(ENDS), np.arange(size - ENDS, size)])


def best_shown(values: np.ndarray) -> int:
    """The index of the largest value, (n,), among the neurons that are drawn."""
    shown = shown_of(len(values))
    return int(shown[np.argmax(values[shown])])


def ellipsis(hidden: int, axis: np.ndarray) -> VGroup:
    """ "⋮ 488 more": what is said in a column, or in a row, instead of neurons."""
    sentence = "⋮ {} more" if np.array_equal(axis, DOWN) else "… {} more"
    said = words(sentence, f"{hidden:,}", size=SMALL, color=THEME.muted)
    return _on_a_plate(said)


def named(index: int, direction: np.ndarray, ring: Mobject) -> VGroup:
    """Which neuron is meant that is not drawn, beside the ring around what stands for it."""
    said = words("neuron {}", f"{index:,}", size=SMALL, color=THEME.attention)
    return _on_a_plate(said).next_to(ring, direction, buff=0)


def _on_a_plate(said: Typst) -> VGroup:
    plate = BackgroundRectangle(said, color=THEME.background, fill_opacity=1, buff=AIR)
    return VGroup(plate, said)


def spread(drawn: int, spacing: float, gap: float) -> np.ndarray:
    """Where neurons are on a line, (drawn,), around 0: this far apart, with a gap in the middle."""
    places = (np.arange(drawn) - (drawn - 1) / 2) * spacing
    return places + np.where(np.arange(drawn) < drawn / 2, -gap / 2, gap / 2)
