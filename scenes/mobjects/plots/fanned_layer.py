"""The neurons of a layer, each on its own curve, and how brightly each is lit."""

from collections.abc import Iterator
from typing import Self

import numpy as np
from manim import VGroup

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

    Biases can be shown as a share of what they are, at first none of them: curves and dots follow.
    A dot is as bright as it is high. Parts: `axes`, `fan`, and added in their turn `dots` and
    `lamps`, which have all of their biases. The line `under` the plot is free.
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
        beside, column = area.split(5, 1)
        room, self.under = beside.rows(beside.height - LINE, LINE, gap=0)
        self.function, self.sums, self.biases = function, np.array(sums), np.array(biases)
        lights = function(sums + biases)
        self.limit = 1.0 if bounded else round_limit(float(np.abs(lights).max()) or 1.0, least=0)
        low = -self.limit if lights.min() < 0 else 0.0
        reach = round_limit(float(np.abs([sums, biases]).max()), least=8)
        names = ("s", '"activation"')
        self.axes = Axes((-reach, reach), (low, self.limit), names, room)
        self.fan = CurveFan(function, self.biases, self.axes.plane, marked=marked)
        radius = RADIUS * min(1.0, np.sqrt(MANY / len(sums)))
        self.dots = Dots(np.zeros((len(sums), 3)), np.zeros((len(sums), 3)), radius, marked)
        self.dots.set_z_index(1)
        self.lamps = Lamps(lights, column, marked, limit=self.limit, lead=LEAD)
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

    def single_out(self, **kwargs: object) -> Tween:
        """An animation: all curves but the marked neuron's fade until they are faint."""
        return Tween(self.fan, "set_singled", self.fan.singled, 1, **kwargs)

    def _redraw(self) -> Self:
        a, climbed = self.activations, self.climbed
        self.fan.set_values(self.share * self.biases)
        self.dots.set_centres(self.axes.plane.at(self.sums, climbed * a))
        self.dots.set_colours(lamp_colours(climbed * a, self.limit)).set_negative(climbed * (a < 0))
        return self
