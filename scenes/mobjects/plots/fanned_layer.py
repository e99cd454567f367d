"""The neurons of a layer, each on its own curve, and how brightly each is lit."""

from collections.abc import Iterator
from functools import partial
from typing import Self

import numpy as np
from manim import FadeIn, LaggedStart, ReplacementTransform, VGroup

from scenes.mobjects.neurons.lamps import Lamps
from scenes.mobjects.neurons.neurons import lamp_colours
from scenes.mobjects.painting.dots import Dots
from scenes.mobjects.plots.axes import Axes
from scenes.mobjects.plots.curve import Function
from scenes.mobjects.plots.curve_fan import CurveFan
from scenes.mobjects.plots.number_line import round_limit
from scenes.mobjects.plots.on_a_plane import dots_shown
from scenes.mobjects.showing import Shown
from scenes.mobjects.stage import LINE, Area
from scenes.mobjects.tween import Tween

RADIUS = 0.12  # of a dot, in Manim's units
MANY = 40  # dots: of more the radius is smaller
LEAD = 0.3  # from lamp to lamp, down


class FannedLayer(VGroup):
    """A plot of f(s + b) for each neuron's bias b, a dot at each one's weighted sum s, and lamps.

    Biases can be shown as a share of what they are, at first none of them: curves, dots and the
    lamps `bare` follow. A dot is as bright as it is high. Parts: `axes`, `fan`, and added in their
    turn `dots`, `lamps`, which keep their biases, and `bare`. The line `under` the plot is free.
    """

    def __init__(
        self,
        function: Function,
        sums: np.ndarray,
        biases: np.ndarray,
        area: Area,
        marked: int,
        bounded: bool,
    ) -> None:
        """function: (n,) to (n,). sums, biases: (n,). marked: the neuron that is
        ringed and can be singled out. bounded: whether no activation passes ±1.
        """
        super().__init__()
        beside, column = area.split(9, 4)
        room, self.under = beside.rows(beside.height - LINE, LINE, gap=0)
        self.function, self.sums, self.biases = function, np.array(sums), np.array(biases)
        with_biases, without = (function(sums + share * biases) for share in (1, 0))
        most = float(np.abs([with_biases, without]).max())
        self.limit = 1.0 if bounded else round_limit(most or 1.0, least=0)
        low = -self.limit if min(with_biases.min(), without.min()) < 0 else 0.0
        reach = round_limit(float(np.abs([sums, biases]).max()), least=8)
        names = ("s", '"activation"')
        self.axes = Axes((-reach, reach), (low, self.limit), names, room)
        self.fan = CurveFan(function, self.biases, self.axes.plane, marked=marked)
        radius = RADIUS * min(1.0, np.sqrt(MANY / len(sums)))
        self.dots = Dots(np.zeros((len(sums), 3)), np.zeros((len(sums), 3)), radius, marked)
        self.dots.set_z_index(1)
        first, second = column.columns(1, 1)
        lamps = partial(Lamps, with_biases, marked=marked, limit=self.limit, lead=LEAD)
        self.lamps = lamps(first, title="with bias", others=[without])
        self.bare = lamps(second, title="without", others=[without])
        self.share, self.climbed, self.marked = 0.0, 0.0, marked
        self.add(self.axes, self.fan)
        self._redraw()

    @property
    def activations(self) -> np.ndarray:
        """What the neurons' activations are with the share of the biases that is shown, (n,)."""
        return np.asarray(self.function(self.sums + self.share * self.biases))

    def shows(self) -> Iterator[Shown]:
        """How high each neuron's dot is over its sum."""
        if self.dots not in self.submobjects:
            return
        dots, scale = self.dots, self.axes.plane.ranges
        heights = self.climbed * self.activations
        yield dots_shown(self.sums, heights, scale, dots.places, dots.colours, dots)

    def set_share(self, share: float) -> Self:
        """Show this share of every bias: 0 for none at all."""
        self.share = float(share)
        return self._redraw()

    def set_climbed(self, climbed: float) -> Self:
        """0: the dots stand on the axis, dark. 1: on the curves, lit."""
        self.climbed = float(climbed)
        return self._redraw()

    def slide(self, share: float, **kwargs: object) -> Tween:
        """An animation: the biases go to this share of what they are."""
        return Tween(self, "set_share", self.share, share, **kwargs)

    def climb(self, **kwargs: object) -> Tween:
        """An animation: each dot climbs to its curve and takes on the light of its height."""
        return Tween(self, "set_climbed", self.climbed, 1, **kwargs)

    def compared(self) -> VGroup:
        """Outlines around the marked neuron with its number, with its bias and without."""
        return VGroup(*(each.outline(self.marked) for each in (self.lamps, self.bare)))

    def single_out(self, **kwargs: object) -> Tween:
        """An animation: all curves but the marked neuron's fade until they are faint."""
        return Tween(self.fan, "set_singled", self.fan.singled, 1, **kwargs)

    def part(self, **kwargs: object) -> LaggedStart:
        """An animation: out of these lamps come those that follow the biases, then their names."""
        going = ReplacementTransform(self.lamps.dots.copy(), self.bare.dots)
        named = FadeIn(self.bare.title, *self.bare.numbers)
        return LaggedStart(going, named, lag_ratio=1, **kwargs)

    def _redraw(self) -> Self:
        a, climbed = self.activations, self.climbed
        self.fan.set_values(self.share * self.biases)
        self.dots.set_centres(self.axes.plane.at(self.sums, climbed * a))
        self.dots.set_colours(lamp_colours(climbed * a, self.limit)).set_negative(climbed * (a < 0))
        self.bare.set_activations(a)
        return self
