"""A layer's sums as bars, and beside each bar the neuron that it lights, by way of the squish."""

from typing import Self

import numpy as np
from manim import LEFT, Rectangle, VGroup, linear

from scenes.mobjects.bars.signed_bars import SignedBars
from scenes.mobjects.lettering.printing import activation, as_printed, number
from scenes.mobjects.lettering.text import Readout
from scenes.mobjects.neurons.neurons import NeuronLayer
from scenes.mobjects.pixels.column_labels import fade
from scenes.mobjects.plots.curve import Function
from scenes.mobjects.stage import Area
from scenes.mobjects.sums.through_curve import ThroughCurve
from scenes.mobjects.theme import SMALL, THEME
from scenes.mobjects.tween import Tween

FEWEST, MOST = 2, 4  # decimals of a sum
LEAD = 1.3  # from number to number, of a figure's height
SHARE = 0.38  # of the way from neuron to neuron: a neuron's radius
RADIUS = 0.2  # at most
ENDING = 0.3  # of the last step: while the bars stand already, their numbers come
AIR = 0.12  # between a neuron and its number
AT_ONCE = 0.4  # of the neurons are on their way through the curve together
LIT = 0.9  # of that way: from here on the neuron lights up
THIN = 0.06  # of a bar, in Manim's units
AROUND = 1.4  # how much wider than a bar the outline around a part of it is


class GrowingSums(VGroup):
    """The bars of a layer's sums as these come about, step after step.

    Parts: `bars`; `added`, an outline around what the last step adds to each bar or takes off.
    """

    def __init__(self, walk: np.ndarray, bars: SignedBars) -> None:
        """walk: (k, n), from nothing to the last."""
        super().__init__()
        self.walk, self.bars = walk, bars
        self.added = self._outlines()
        self.add(self.bars, self.added)
        self.set_taken(0)

    @property
    def last(self) -> int:
        """How many steps the sums take from nothing to the end."""
        return len(self.walk) - 1

    def set_taken(self, steps: float) -> Self:
        """Show the sums after so many steps; numbers only where they stand at the end."""
        self.taken = float(np.clip(steps, 0, self.last))
        before = min(int(self.taken), max(self.last - 1, 0))
        after = min(before + 1, self.last)
        share = self.taken - before
        if after == self.last:
            share = min(share / (1 - ENDING), 1)
        self.bars.set_values((1 - share) * self.walk[before] + share * self.walk[after])
        shown = np.clip(1 - (self.last - self.taken) / ENDING, 0, 1)
        for each in self.bars.numbers:
            fade(each.glyphs, shown)
        # At once as clear as it will be: a pale line would not be seen while it says what comes.
        self.added.set_stroke(opacity=float(after == self.last and share > 0))
        return self

    def walk_to(self, steps: int, **kwargs: object) -> Tween:
        """An animation: the sums go on until so many steps are taken."""
        return Tween(self, "set_taken", self.taken, steps, **{"rate_func": linear, **kwargs})

    def _outlines(self) -> VGroup:
        """An outline around what the last step adds to each bar or takes off from it."""
        zero, reach, step = self.bars.bars.place()
        # Around a bar, not on it, where it would hardly stand out.
        across = AROUND * self.bars.bars.THICKNESS * float(np.linalg.norm(step))
        group = VGroup()
        for k, (start, end) in enumerate(self.walk[-2:].T / self.bars.limit):
            middle = zero + (k + 0.5) * step + (start + end) / 2 * reach
            along = abs(end - start) * float(np.linalg.norm(reach))
            size = (across, along) if self.bars.vertical else (along, across)
            outline = Rectangle(THEME.ink, size[1], size[0], stroke_width=2.5)
            if across > AROUND * THIN:  # of thinner bars, an outline would be all that one sees
                group.add(outline.move_to(middle))
        return group.set_z_index(1)


class LayerSums(VGroup):
    """A bar for each neuron's sum as it grows, its number, and the neuron that it lights.

    Bars lie one under the other with the neurons at their right; where the area stacks they stand
    side by side with the neurons under them. Parts: `growing`, the bars as they come; `curve`,
    through which each sum passes; `lights`, dark at first; `numbers`, the activations beside them,
    empty where there is no room.
    """

    def __init__(
        self,
        walk: np.ndarray,
        activations: np.ndarray,
        areas: tuple[Area, Area],
        function: Function,
        limit: float = 1.0,
    ) -> None:
        """walk: (k, n), how the sums come about, from nothing to the last. activations: (n,), the
        function of the last.

        areas: of the bars, and of curve and neurons. limit: the activation drawn fully lit.
        """
        super().__init__()
        (sums, lights), n = areas, walk.shape[1]
        self.walk, upright = np.array(walk, dtype=float), sums.stacks
        spec = f"+.{decimals_that_hold(self.walk[-1], function)}f"
        lead = LEAD * Readout(0, spec).height
        is_numbered = not upright and n * lead <= sums.height
        largest = float(np.abs(self.walk).max()) or 1.0
        self.bars = SignedBars(self.walk[0], largest, sums, upright, is_numbered, spec=spec)
        zero, _, step = self.bars.bars.place()
        middles = zero + np.outer(np.arange(n) + 0.5, step)
        radius = min(RADIUS, SHARE * float(np.linalg.norm(step)), lights.side / 2)
        self.doors, starts = middles.copy(), middles.copy()  # where the sums come in and go out
        along = 1 if upright else 0
        self.doors[:, along] = sums.top if upright else sums.left
        starts[:, along] = sums.bottom if upright else sums.right
        middles[:, along] = lights.bottom + radius if upright else lights.right - radius
        self.lights = NeuronLayer.at(middles, radius, limit).set_activations(activations)
        self.numbers = VGroup()
        for value, middle in zip(activations if is_numbered else (), middles):
            told = Readout(value, activation, SMALL)
            self.numbers.add(told.next_to(middle + radius * LEFT, LEFT, buff=AIR))
        kept = self.numbers.width + AIR if is_numbered else 0.0
        room = (
            lights.rows(lights.height - 3 * radius, 3 * radius, gap=0)
            if upright
            else lights.columns(lights.width - 3 * radius - kept, 3 * radius + kept, gap=0)
        )
        pairs = (self.walk[-1], np.asarray(activations, dtype=float))
        self.curve = ThroughCurve(pairs, function, room[0], (starts, middles), limit)
        self.growing = GrowingSums(self.walk, self.bars)
        self.add(self.growing, self.curve, self.lights, self.numbers)
        self.set_squished(0)

    def set_taken(self, steps: float) -> Self:
        """Show the sums after so many steps; numbers only where they stand at the end."""
        self.growing.set_taken(steps)
        return self

    def set_squished(self, count: float) -> Self:
        """So many of the neurons are lit, from the first; more are on their way to be."""
        n = len(self.walk[-1])
        self.squished = float(np.clip(count, 0, n))
        at_once = max(AT_ONCE * n, 1)
        begun = self.squished * (n - 1 + at_once) / n
        passed = np.clip(np.round((begun - np.arange(n)) / at_once, 9), 0, 1)
        self.curve.set_passed(passed)
        told = np.clip((passed - LIT) / (1 - LIT), 0, 1)
        self.lights.set_told(told)
        for each, share in zip(self.numbers, passed):
            fade(each.glyphs, float(share == 1))  # the dot that brings it passes over its place
        return self

    def squish(self, **kwargs: object) -> Tween:
        """An animation: one sum after another passes the curve and lights its neuron."""
        start, n = self.squished, len(self.walk[-1])
        return Tween(self, "set_squished", start, n, **{"rate_func": linear, **kwargs})


def decimals_that_hold(z: np.ndarray, function: Function) -> int:
    """As few decimals, two at least, as make each printed z give the printed activation."""
    a = function(np.asarray(z, dtype=float))

    def holds(places: int) -> bool:
        printed = np.array([float(as_printed(number(value, f".{places}f"))) for value in z])
        pairs = zip(function(printed), a)
        return all(activation(float(one)) == activation(float(other)) for one, other in pairs)

    return next((places for places in range(FEWEST, MOST) if holds(places)), MOST)
