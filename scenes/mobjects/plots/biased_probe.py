"""A neuron's curve with its bias: a probe over the weighted sum, their total, and the light."""

from typing import Self

import numpy as np
from manim import DOWN, RIGHT, UP, Mobject, VGroup, linear

from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.labelled import baseline
from scenes.mobjects.lettering.number_table import NumberTable
from scenes.mobjects.lettering.text import formula, words
from scenes.mobjects.neurons.neurons import NeuronLayer
from scenes.mobjects.plots.curve import Curve, Function
from scenes.mobjects.plots.plot import Plot
from scenes.mobjects.plots.probe import Probe
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import BODY, SMALL, THEME
from scenes.mobjects.tween import Tween

AIR = 0.35  # between table, neuron and name, in Manim's units
RADIUS = 1.1  # of the neuron, at most
THICK = 0.16  # of the band of light
CELLS = 240  # of the band


class LightBand(ImageGrid):
    """A neuron's light at every sum, as one piece, along the lower edge of a plane."""

    GAP = 0.0

    def __init__(self, curve: Curve, limit: float) -> None:
        """limit: the activation drawn fully lit."""
        plane, self.limit = curve.plane, limit
        self.x = np.linspace(plane.low[0], plane.high[0], CELLS)
        super().__init__(np.zeros((1, CELLS)), plane.width)
        self.stretch_to_fit_height(THICK).move_to(plane, aligned_edge=DOWN)

    def follow(self, curve: Curve) -> Self:
        """Show the light of the curve as it is now."""
        return self.set_values(np.clip(curve.height_at(self.x) / self.limit, 0, 1)[None])


class BiasedProbe(VGroup):
    """A plot of f(s + b) over s, a probe at the sum, and a neuron as bright as the probe is high.

    Beside the plot s and b add up to z. Curve, band, probe, numbers and light always agree.
    Parts: `plot`, `curve`, `band` (empty where activations can be negative), `probe`, `table`, of
    which at first only s is shown, `neuron`, `name`. Where it compares, a second neuron `bare`
    without the bias is shown, and the first one from where the bias is told.
    """

    def __init__(
        self,
        function: Function,
        limits: tuple[float, float],
        area: Area,
        heights: tuple[float, float] = (0, 1),
        spec: str = ".1f",
        under: float = 0.0,
        compares: bool = False,
    ) -> None:
        """function: (n,) to (n,). limits: the least and the largest s. heights: of activations;
        the largest is drawn fully lit. spec: how s, b and z are printed. under: how much is left
        free under the plot, in Manim's units. compares: whether the light without the bias is seen.
        """
        super().__init__()
        beside, column = area.split(5, 2)
        beside = beside.rows(beside.height - under, under, gap=0)[0]
        self.s = self.b = 0.0
        self.plot = Plot(limits, heights, ("s", '"activation"'), beside)
        self.curve = self.plot.add_curve("f", function)
        self.band = LightBand(self.curve, heights[1]) if heights[0] >= 0 else VGroup()
        self.probe = Probe(self.curve, 0)
        names = [formula('"sum" s'), formula('"bias" b')]
        widest = max(limits, key=abs)
        self.table = NumberTable(names, [widest, widest], formula("z"), spec=spec, size=BODY)
        radius = min(RADIUS, column.side / (5 if compares else 3.2))
        said = ("without", "with bias") if compares else ("activation",)
        lamps = VGroup(*(_lamp(name, radius, heights[1]) for name in said))
        lamps.arrange(RIGHT, buff=AIR)
        self.neuron, self.name = lamps[-1]
        self.bare: NeuronLayer | None = lamps[0][0] if compares else None
        self.later = lamps[1:]
        column.place(VGroup(self.table, lamps).arrange(RIGHT if area.stacks else DOWN, buff=AIR))
        if area.stacks:  # beside the table: on its last line
            lamps.shift(UP * (baseline(self.table.total[1]) - baseline(self.name)))
        self.add(self.band, self.plot, self.probe, self.table.row(0), lamps[0])
        self.set_both([0, 0])

    def set_both(self, both: np.ndarray | list[float]) -> Self:
        """Take another sum and another bias: (s, b)."""
        self.s, self.b = map(float, both)
        self.curve.set_shift(-self.b)
        if len(self.band.points):
            self.band.follow(self.curve)
        self.probe.set_x_value(self.s)
        self.table.set_values([self.s, self.b])
        if self.bare:
            self.bare.set_activations(self.curve.function(np.array([self.s])))
        self.neuron.set_activations(np.array([self.probe.y_value]))
        return self

    def take_sum(self, s: float, **kwargs: object) -> Tween:
        """An animation: the sum goes to another, at an even pace."""
        start, end = [self.s, self.b], [s, self.b]
        return Tween(self, "set_both", start, end, **{"rate_func": linear, **kwargs})

    def take_bias(self, b: float, **kwargs: object) -> Tween:
        """An animation: the bias goes to another, and the curve slides."""
        return Tween(self, "set_both", [self.s, self.b], [self.s, b], **kwargs)

    def tell_bias(self, named: bool = True) -> VGroup:
        """What is shown from here on besides s: b, the total z, a second neuron. To be faded in.

        named: whether the name of b comes with it, and not later, with `name_bias`.
        """
        row = self.table.row(1)
        told = VGroup(row if named else row[1], self.table.rule, self.table.total, *self.later)
        self.add(told)
        return told

    def name_bias(self) -> Mobject:
        """The name of b, which is shown from here on. To be faded in."""
        name: Mobject = self.table.row(1)[0]
        self.add(name)
        return name

    def leave_curve(self) -> Curve:
        """Let a curve like the one of now stand where it is, behind all that moves on."""
        left = self.curve.copy().set_stroke(THEME.muted)
        self.insert(1, left)  # on the band of light
        return left

    def named(self, b: float) -> VGroup:
        """The name of the curve of a bias, at its right where it is half as high as it gets."""
        low, high = self.plot.plane.low[1], self.plot.plane.high[1]
        name = formula("b = {}", f"{b:g}", size=BODY, color=THEME.ink)
        return VGroup(name.next_to(self.plot.at(-b, (low + high) / 2), RIGHT + UP, buff=AIR))


def _lamp(name: str, radius: float, limit: float) -> VGroup:
    """A neuron with its name under it."""
    neuron = NeuronLayer(np.zeros(1), radius=radius, limit=limit)
    return VGroup(neuron, words(name, size=SMALL, color=THEME.muted)).arrange(DOWN, buff=AIR / 2)
