"""The numbers beside a column of neurons: their places, counted from 0, and their activations."""

from collections.abc import Iterable
from typing import Self

import numpy as np
from manim import LEFT, RIGHT, UP, VGroup, VMobject

from scenes.mobjects.lettering.labelled import baseline, stand
from scenes.mobjects.lettering.printing import activation
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.pixels.column_layout import FILLED, IN_A_PIECE, ColumnLayout
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import BODY, SMALL, THEME

NEAR, NEARER = 0.56, 0.68  # from neuron to neuron, in Manim's units: here their numbers come
SLOTS = 9  # more neurons are never seen from so near
AIR = 0.2


class ColumnLabels(VGroup):
    """From far, the place of each neuron that begins a row of the image; from close by, of all,
    and what each of them holds.

    Parts: `places`, at the left, and `activations`, at the right, with their `names` above;
    `heads`, the place at which each piece of the folded column begins, with `heads_name` above.
    """

    def __init__(
        self, values: np.ndarray, layout: ColumnLayout, above: Area, closest: float
    ) -> None:
        """values: (n,), the activations. above: the line for heads and names.

        closest: the way from neuron to neuron, in Manim's units, under the names.
        """
        super().__init__()
        self.values, self.layout = values, layout
        self.places, self.activations = (
            VGroup(*(Readout(0, spec, BODY, ink, field) for _ in range(SLOTS)))
            for spec, ink, field in (
                ("d", THEME.muted, str(values.size - 1)),
                (activation, THEME.ink, "> 0.99"),
            )
        )
        begins = np.arange(layout.pieces) * IN_A_PIECE * layout.columns
        self.heads = VGroup(*(Readout(float(first), "d", SMALL, THEME.muted) for first in begins))
        for head, (x, _) in zip(self.heads, layout.folded()[begins]):
            above.place(head).set_x(x)
        self.heads_name = words("first place of each strip", size=SMALL, color=THEME.muted)
        self.heads_name.next_to(self.heads, UP, buff=AIR / 2).align_to(self.heads, LEFT)
        beside = FILLED * closest + AIR
        self.names = VGroup(
            above.place(words("place", color=THEME.muted)).next_to(above.centre, LEFT, beside),
            above.place(words("activation")).next_to(above.centre, RIGHT, beside),
        )
        for name in self.names:
            stand(name, baseline(self.heads[0]))
        self.add(self.places, self.activations, self.names, self.heads, self.heads_name)

    def arrange(
        self, centres: np.ndarray, shown: np.ndarray, pitch: float, ringed: int, share: float
    ) -> Self:
        """Stand beside the neurons at these middles, (n, 2), as clear as they are, (n,), 0..1.

        pitch: the way from neuron to neuron, in Manim's units. ringed: the neuron in the ring; as
        far as that is seen, share, its place is told instead of those that begin a row.
        """
        near = nearness(pitch)
        told = (np.arange(len(shown)) % self.layout.columns == 0) * (1 - share)
        told[ringed] = max(told[ringed], share)
        sides = ((self.places, LEFT, np.maximum(told, near)), (self.activations, RIGHT, near))
        for labels, side, plainly in sides:
            clear = np.clip(3 * shown - 1, 0, 1) * plainly  # hardly ever half to be seen
            seen = {index % SLOTS: index for index in np.flatnonzero(clear).tolist()}
            for slot, label in enumerate(labels):
                if (index := seen.get(slot)) is None:
                    fade(label.glyphs, 0)
                    continue
                at = np.array([*centres[index], 0]) + side * (FILLED * pitch + AIR)
                label.move_to(at, aligned_edge=-side)
                label.set_value(self.values[index] if labels is self.activations else index)
                fade(label.glyphs, clear[index])
        for name in self.names:
            fade(name, near * shown.max())
        return self

    def show_heads(self, share: float) -> Self:
        """How clearly the numbers of the pieces are seen, 0..1."""
        for head in self.heads:
            fade(head.glyphs, np.clip(share, 0, 1))
        fade(self.heads_name, np.clip(share, 0, 1))
        return self


def nearness(pitch: float) -> float:
    """How clearly the numbers beside neurons are seen, 0..1, where these are so far apart."""
    return float(np.clip((pitch - NEAR) / (NEARER - NEAR), 0, 1))


def fade(letters: Iterable[VMobject], opacity: float) -> None:
    """Make letters so clear, 0..1; Manim's own way takes ten times as long."""
    for letter in letters:
        letter.fill_rgbas[:, 3] = opacity
