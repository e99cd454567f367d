"""What can be false in a film whose scene is true: each changes how something is drawn."""

from collections.abc import Callable
from typing import Any

import numpy as np

from scenes.mobjects.grids.grids import WeightGrid
from scenes.mobjects.lettering.text import Readout
from scenes.mobjects.network.growth import Growth
from scenes.mobjects.neurons.neurons import NeuronLayer


def patch(kind: type, name: str, method: Callable[..., object]) -> None:
    """Let a class do something else."""
    setattr(kind, name, method)


def dimmed() -> None:
    """The brightest neuron of each layer has 0.9 of its light."""
    told: Any = NeuronLayer.set_told

    def set_told(layer: NeuronLayer, shares: np.ndarray | float) -> NeuronLayer:
        told(layer, shares)
        colours = layer.dots.colours.copy()
        brightest = int(colours.sum(axis=1).argmax())
        colours[brightest] *= 0.9
        layer.dots.set_colours(colours)
        return layer

    patch(NeuronLayer, "set_told", set_told)


def off_by_a_hundredth() -> None:
    """Every number says a hundredth more."""
    text: Any = Readout._text
    patch(Readout, "_text", lambda number, value: text(number, value + 0.01))


def frozen() -> None:
    """A counter stands still while what it counts is drawn."""
    interpolate: Any = Growth.interpolate_mobject

    def grow(growth: Any, alpha: float) -> None:
        interpolate(growth, alpha)
        if growth.counter is not None and 0.3 < alpha < 1:
            growth.counter.set_value(3000)

    patch(Growth, "interpolate_mobject", grow)


def turned() -> None:
    """The strongest cell of every weight grid has the other sign."""
    colours: Any = WeightGrid.colours

    def with_one_turned(grid: WeightGrid) -> np.ndarray:
        before = grid.values
        strongest = np.unravel_index(np.abs(before).argmax(), before.shape)
        grid.values = before.copy()
        grid.values[strongest] *= -1
        found = colours(grid)
        grid.values = before
        return np.asarray(found)

    patch(WeightGrid, "colours", with_one_turned)


MUTATIONS: dict[str, Callable[[], None]] = {
    "none": lambda: None,
    "dimmed": dimmed,
    "off by a hundredth": off_by_a_hundredth,
    "frozen": frozen,
    "turned": turned,
}
