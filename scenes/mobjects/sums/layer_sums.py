"""A layer's sums as bars, and beside each bar the neuron that it lights."""

from typing import Self

import numpy as np
from manim import LEFT, Rectangle, VGroup, linear

from scenes.mobjects.bars.signed_bars import SignedBars
from scenes.mobjects.lettering.printing import activation
from scenes.mobjects.lettering.text import Readout
from scenes.mobjects.neurons.neurons import NeuronLayer
from scenes.mobjects.pixels.column_labels import fade
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import SMALL, THEME
from scenes.mobjects.tween import Tween

SPEC = "+.1f"  # of a sum
LEAD = 1.3  # from number to number, of a figure's height
SHARE = 0.38  # of the way from neuron to neuron: a neuron's radius
RADIUS = 0.2  # at most
ENDING = 0.25  # of a step: when the last is nearly taken, the numbers of the sums come
AIR = 0.12  # between a neuron and its number


class LayerSums(VGroup):
    """A bar for each neuron's sum as it grows, its number, and the neuron that it lights.

    Bars lie one under the other with the neurons at their right; where the area stacks they stand
    side by side with the neurons under them. Parts: `bars`; `lights`, dark at first; `numbers`,
    the activations beside them, empty where there is no room; `cursor`, seen while it squishes.
    """

    def __init__(
        self,
        walk: np.ndarray,
        activations: np.ndarray,
        areas: tuple[Area, Area],
        limit: float = 1.0,
    ) -> None:
        """walk: (k, n), how the sums come about, from nothing to the last. activations: (n,).

        areas: of the bars and of the neurons. limit: the activation drawn fully lit.
        """
        super().__init__()
        (sums, lights), n = areas, walk.shape[1]
        self.walk, upright = np.array(walk, dtype=float), sums.stacks
        lead = LEAD * Readout(0, SPEC).height
        is_numbered = not upright and n * lead <= sums.height
        largest = float(np.abs(self.walk).max()) or 1.0
        self.bars = SignedBars(self.walk[0], largest, sums, upright, is_numbered, spec=SPEC)
        zero, _, step = self.bars.bars.place()
        middles = zero + np.outer(np.arange(n) + 0.5, step)
        radius = min(RADIUS, SHARE * float(np.linalg.norm(step)), lights.side / 2)
        across = lights.centre[1] if upright else lights.right - radius
        middles[:, 1 if upright else 0] = across
        self.lights = NeuronLayer(activations, limit=limit, numbers=False)
        self.lights.dots.radius = radius
        self.lights.dots.set_centres(middles)
        self.numbers = VGroup()
        for value, middle in zip(activations if is_numbered else (), middles):
            told = Readout(value, activation, SMALL)
            self.numbers.add(told.next_to(middle + radius * LEFT, LEFT, buff=AIR))
        self.rows = self._rows(sums, lights, step, middles)
        self.cursor = Rectangle(color=THEME.attention, stroke_width=3).set_z_index(10)
        self.add(self.bars, self.lights, self.numbers, self.cursor)
        self.set_taken(0).set_squished(0)

    @property
    def last(self) -> int:
        """How many steps the sums take from nothing to the end."""
        return len(self.walk) - 1

    def set_taken(self, steps: float) -> Self:
        """Show the sums after so many steps."""
        self.taken = float(np.clip(steps, 0, self.last))
        before = min(int(self.taken), max(self.last - 1, 0))
        share = self.taken - before
        after = min(before + 1, self.last)
        self.bars.set_values((1 - share) * self.walk[before] + share * self.walk[after])
        shown = np.clip(1 - (self.last - self.taken) / ENDING, 0, 1)
        for each in self.bars.numbers:
            fade(each.glyphs, shown)
        return self

    def walk_to(self, steps: int, **kwargs: object) -> Tween:
        """An animation: the sums go on until so many steps are taken."""
        return Tween(self, "set_taken", self.taken, steps, **{"rate_func": linear, **kwargs})

    def set_squished(self, count: float) -> Self:
        """So many of the neurons are lit, from the first; the cursor is on the next."""
        n = len(self.rows)
        self.squished = float(np.clip(count, 0, n))
        told = np.clip(self.squished - np.arange(n), 0, 1)
        self.lights.set_told(told)
        for each, share in zip(self.numbers, told):
            fade(each.glyphs, share)
        left, bottom, right, top = self.rows[min(int(self.squished), n - 1)]
        corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
        self.cursor.set_points_as_corners(np.pad(corners, ((0, 0), (0, 1))))
        self.cursor.set_stroke(opacity=float(0 < self.squished < n))
        return self

    def squish(self, **kwargs: object) -> Tween:
        """An animation: one neuron after another takes on the light of its sum."""
        start, n = self.squished, len(self.rows)
        return Tween(self, "set_squished", start, n, **{"rate_func": linear, **kwargs})

    def _rows(self, sums: Area, lights: Area, step: np.ndarray, middles: np.ndarray) -> np.ndarray:
        """The rectangle around each bar and its neuron, (n, 4): left, bottom, right, top."""
        half = float(np.linalg.norm(step)) / 2
        if sums.stacks:
            ends = [min(sums.bottom, lights.bottom), max(sums.top, lights.top)]
            return np.array([[x - half, ends[0], x + half, ends[1]] for x in middles[:, 0]])
        return np.array([[sums.left, y - half, lights.right, y + half] for y in middles[:, 1]])
