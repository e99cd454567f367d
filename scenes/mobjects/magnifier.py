"""A curve drawn higher than it is, and the number that says how many times as high."""

from functools import partial
from typing import Self

import numpy as np
from manim import VGroup

from scenes.mobjects.curve import Function
from scenes.mobjects.labelled import Labelled
from scenes.mobjects.probe import Probe
from scenes.mobjects.text import Readout, words
from scenes.mobjects.theme import BODY
from scenes.mobjects.tween import Tween


class Magnifier(VGroup):
    """Stretches the curve under a probe upwards, as much at every moment as before it.

    Parts: `probe`, its curve, and `label` with the number of times.
    """

    def __init__(self, probe: Probe, most: int) -> None:
        """most: how many times it will magnify."""
        self.probe, self.curve = probe, probe.curve
        self.function, self.power = probe.curve.function, 0.0
        self.label = Labelled(words("magnified ×"), Readout(1, ",.0f", BODY, field=f"{most:,}"))
        super().__init__(self.curve, probe, self.label)

    def set_power(self, power: float) -> Self:
        """Draw the curve 10^power times as high."""
        self.power = float(power)
        self.curve.set_function(partial(_stretched, self.function, 10**self.power))
        self.probe.set_x_value(self.probe.x_value)
        self.label.number.set_value(10**self.power)
        return self

    def magnify(self, times: float, **kwargs: object) -> Tween:
        """An animation: the curve grows until it is so many times as high as it is."""
        return Tween(self, "set_power", self.power, np.log10(times), **kwargs)


def _stretched(function: Function, times: float, x: np.ndarray) -> np.ndarray:
    return np.asarray(times * function(x))
