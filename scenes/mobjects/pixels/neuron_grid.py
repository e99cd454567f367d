"""An image whose square pixels become round neurons, row after row, each with its light."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import ClassVar, Self

import cairo
import numpy as np
from manim import Animation, VGroup, VMobject, linear

from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.painting.discs import RIM, paint_discs
from scenes.mobjects.painting.painted import set_source
from scenes.mobjects.showing import LIGHT, Shown, lamps
from scenes.mobjects.tween import TweenThrough


class NeuronGrid(ImageGrid):
    """Pixels, of which some have become neurons."""

    data_names: ClassVar[tuple[str, ...]] = ("values", "height_above", "roundness")

    def __init__(self, values: np.ndarray, width: float = 4.0) -> None:
        """values: (rows, columns), 0..1."""
        super().__init__(values, width)
        self.first: int | None = None
        self.set_rounded(0)

    def begin_with(self, pixel: int) -> Self:
        """This pixel is the first neuron; pixels are counted row by row."""
        self.first = pixel
        return self.set_rounded(0)

    def set_rounded(self, rows: float) -> Self:
        """So many rows have become neurons; the last of them, so far as begun."""
        begun = np.clip(rows - np.arange(len(self.values)), 0, 1)
        self.roundness = np.repeat(begun, self.values.shape[1])
        if self.first is not None:
            self.roundness[self.first] = 1
        return self

    def shows(self) -> Iterator[Shown]:
        """The values, of square pixels and of neurons; of what is becoming one, neither."""
        told = self.height_above <= 0
        square, is_round = self.roundness == 0, self.roundness == 1
        cells = self.stated(self.values, LIGHT, 1.0, square.reshape(self.values.shape), told)
        yield cells
        if is_round.any():
            middles = cells.places.mean(axis=1, keepdims=True)
            places = middles + (1 - self.GAP) * (1 - RIM) * (cells.places - middles)
            round_ones = lamps(cells.values, 1.0, places, self, told=cells.more["told"])
            yield replace(round_ones, plainly=is_round.astype(float))

    @property
    def neurons(self) -> int:
        """How many pixels are neurons by now."""
        return int(np.count_nonzero(self.roundness == 1))

    def round_off(self, counter: VMobject, **kwargs: object) -> "RoundOff":
        """An animation: row after row becomes neurons. counter: counts them, with set_value."""
        return RoundOff(self, counter, **kwargs)

    def change_to(self, image: np.ndarray, **kwargs: object) -> TweenThrough:
        """An animation: another image is drawn over this one, row after row from the top."""
        drawn, rows = over(self.values, image), len(image)
        return TweenThrough(self, "set_values", drawn, 0, rows, **{"rate_func": linear, **kwargs})

    def _paint_cells(self, ctx: cairo.Context) -> None:
        if (self.roundness < 1).any():
            super()._paint_cells(ctx)
        begun, columns = np.flatnonzero(self.roundness), self.values.shape[1]
        for cell in begun.tolist():
            ctx.rectangle(cell % columns, cell // columns, 1, 1)
            set_source(ctx, self.GROUND.to_rgb())
            ctx.fill()
        half, colours = (1 - self.GAP) / 2, self.colours().reshape(-1, 3)
        whole = begun[self.roundness[begun] == 1]
        discs = np.stack([whole % columns + 0.5, whole // columns + 0.5, 0 * whole + half], axis=1)
        paint_discs(ctx, discs, colours[whole], np.ones(len(whole)))
        ctx.set_line_join(cairo.LINE_JOIN_ROUND)
        for cell in begun[self.roundness[begun] < 1].tolist():
            # A square with a broad line around it has round corners.
            share = float(self.roundness[cell])
            core = half * (1 - share)
            left, top = cell % columns + 0.5 - core, cell // columns + 0.5 - core
            ctx.rectangle(left, top, 2 * core, 2 * core)
            ctx.set_line_width(2 * half * share)
            set_source(ctx, colours[cell])
            ctx.fill_preserve()
            ctx.stroke()


def over(below: np.ndarray, image: np.ndarray) -> Callable[[np.ndarray], np.ndarray]:
    """From a number of rows to an image, (rows, columns): so many rows of it lie over another."""
    row = np.arange(len(image))[:, None]
    return lambda rows: np.where(row < np.round(rows), image, below)


class RoundOff(Animation):
    """The pixels of a grid become neurons, row after row, and a number says how many are."""

    def __init__(self, grid: NeuronGrid, counter: VMobject, **kwargs: object) -> None:
        self.grid, self.counter = grid, counter
        settings = {"run_time": 4, "rate_func": linear, **kwargs}
        super().__init__(VGroup(grid, counter), **settings)

    def interpolate_mobject(self, alpha: float) -> None:
        self.grid.set_rounded(self.rate_func(alpha) * len(self.grid.values))
        self.counter.set_value(self.grid.neurons)
