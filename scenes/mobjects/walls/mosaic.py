"""All numbers of a network as one picture: a signed cell for each, all of one size."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, Self

import cairo
import numpy as np
from manim import UL, Rectangle, config

from scenes.mobjects.grids.grids import WeightGrid, cell_picture
from scenes.mobjects.showing import SIGN, Shown
from scenes.mobjects.stage import Area

APART = 4  # cells between layers
UNSEEN = 2 / 1080  # of a frame's shorter side: cells with smaller sides cannot be told apart
TINY = 1.0  # pixels: cells with smaller sides are painted without the gaps between them
WASTE = 4.0  # how much a place that stays empty counts against an aspect that is e times off


class Box(NamedTuple):
    """Rows and columns of cells: where they begin, and how many there are."""

    top: int
    left: int
    height: int
    width: int


class Mosaic(WeightGrid):
    """The weights and biases of all layers, layer under layer, from the left edge.

    Of the layer that sees an image, each neuron has a tile in the image's shape; of the others, a
    row. At the right of each layer's weights, a cell apart, its biases stand in a column, or side
    by side in several where one would be higher than tiles. Cells have an order: layer by layer,
    neuron by neuron, and each layer's biases behind its weights.
    """

    def __init__(
        self,
        layers: Sequence[tuple[np.ndarray, np.ndarray]],
        image_shape: tuple[int, int],
        area: Area,
    ) -> None:
        """layers: of each its weights, (n_out, n_in), and its biases, (n_out,), −1..1.

        area: which it fills.
        """
        boxes, bounds, self.blocks = list[Box](), list[Box](), list[tuple[int, int]]()
        places, top = list[np.ndarray](), 0
        for weights, biases in layers:
            tiles = list(_tiles(weights.shape, image_shape, area.width / area.height, top))
            right = max(tile.left + tile.width for tile in tiles)
            height = max(tile.top + tile.height for tile in tiles) - top
            sides = list(_columns(len(biases), top, right + 1, height))
            places += [_cells(box) for box in (*tiles, *sides)]
            boxes += [*tiles, *sides]
            self.blocks += [*((each.height, each.width) for each in tiles), (len(biases), 1)]
            bounds.append(Box(top, 0, height, right + 1 + len(sides)))
            top += bounds[-1].height + APART
        self.boxes = np.array(boxes)  # (n, 4), tiles and blocks: nothing else is painted
        self.layers = np.array(bounds)  # (layers, 4)
        self.places = np.concatenate(places)  # (n, 2), the row and the column of each number
        self.numbers = np.concatenate([part.ravel() for layer in layers for part in layer])
        rows, columns = top - APART, int(self.layers[:, 3].max())
        super().__init__(np.zeros((rows, columns)), area.width)
        area.fit(self)
        self.show(len(self.numbers))

    def show(self, count: float, share: float = 1.0) -> Self:
        """Show the first so many numbers; the others are dark. share: of their values."""
        self.share = float(share)
        self.shown = min(int(count + 1e-6), len(self.numbers))
        here = self.places[: self.shown]
        values = np.zeros(self.values.shape)
        values[here[:, 0], here[:, 1]] = share * self.numbers[: self.shown]
        return self.set_values(values)

    def set_share(self, share: float) -> Self:
        """Show this share, 0..1, of every number."""
        return self.show(len(self.numbers), float(share))

    def shows(self) -> Iterator[Shown]:
        """The numbers that are shown, block by block: of each neuron its tile, a layer's weights,
        its biases.
        """
        told = np.zeros(self.values.shape)
        told[tuple(self.places[: self.shown].T)] = 1
        whole = self.stated(self.values, SIGN, told=told, marks=1)
        number = np.arange(self.values.size).reshape(self.values.shape)
        numbers, begin = self.share * self.numbers, 0
        for shape in self.blocks:
            end = begin + shape[0] * shape[1]
            own = number[tuple(self.places[begin:end].T)]
            look = {"shape": np.array(shape), "told": whole.more["told"][own]}
            yield replace(
                whole,
                values=numbers[begin:end],
                places=whole.places[own],
                plainly=whole.plainly[own],
                more={**whole.more, **look},
            )
            begin = end

    @property
    def runs_together(self) -> bool:
        """Whether its cells are too small to be told apart."""
        across = min(config.frame_width, config.frame_height)
        return bool(self.height / len(self.values) < UNSEEN * across)

    def layer(self, index: int) -> Rectangle:
        """A clear rectangle over the cells of a layer, to place something beside it."""
        top, left, height, width = self.layers[index].tolist()
        corners = self.corners(np.array([top, top + height]), np.array([left, left + width]))
        across, up = np.abs(corners[1] - corners[0])[:2]
        return Rectangle(width=across, height=up, stroke_width=0).move_to(corners[0], UL)

    def _paint_cells(self, ctx: cairo.Context) -> None:
        if _is_tiny(ctx):
            self._paint_tiny(ctx)
            return
        ctx.save()
        for top, left, height, width in self.boxes.tolist():
            ctx.rectangle(left, top, width, height)
        ctx.clip()
        super()._paint_cells(ctx)
        ctx.restore()

    def paint_details(self, ctx: cairo.Context) -> None:
        if not _is_tiny(ctx):
            super().paint_details(ctx)

    def _paint_tiny(self, ctx: cairo.Context) -> None:
        """The picture without the gaps, which nobody would see, but as pale as they make it."""
        gaps = 1 - (1 - self.GAP) ** 2
        seen = (1 - gaps) * self.colours() + gaps * np.array(self.GROUND.to_rgb())
        inside = np.zeros(self.values.shape)
        for top, left, height, width in self.boxes.tolist():
            inside[top : top + height, left : left + width] = 1
        picture = cell_picture(np.dstack([seen, inside]))
        picture.set_filter(cairo.FILTER_GOOD)  # of cells smaller than a pixel their mean
        rows, columns = self.values.shape
        ctx.rectangle(0, 0, columns, rows)
        ctx.set_source(picture)
        ctx.fill()


def _is_tiny(ctx: cairo.Context) -> bool:
    """Whether a cell, the unit of `ctx`, is smaller than a pixel."""
    return bool(np.hypot(*ctx.user_to_device_distance(1, 0)) < TINY)


def _tiles(
    shape: tuple[int, int], image_shape: tuple[int, int], aspect: float, top: int
) -> Iterator[Box]:
    """Where the weights of a layer lie: one block, or a tile for each neuron that sees the image.

    shape: (n_out, n_in). aspect: that tiles should have together. top: the row they begin in.
    """
    n_out, n_in = shape
    rows, columns = image_shape
    if n_in != rows * columns:
        yield Box(top, 0, n_out, n_in)
        return

    def amiss(across: int) -> float:
        down = -(-n_out // across)
        own = across * (columns + 1) / (down * (rows + 1))
        empty = down * across - n_out
        return abs(np.log(own / aspect)) + WASTE * empty / n_out

    across = min(range(1, n_out + 1), key=amiss)
    for k in range(n_out):
        row, column = divmod(k, across)
        yield Box(top + row * (rows + 1), column * (columns + 1), rows, columns)


def _columns(count: int, top: int, left: int, height: int) -> Iterator[Box]:
    """Columns side by side, none of them higher than `height`, of so many cells together."""
    for column, begin in enumerate(range(0, count, height)):
        yield Box(top, left + column, min(height, count - begin), 1)


def _cells(box: Box) -> np.ndarray:
    """The row and the column of each cell of a box, row by row, (n, 2)."""
    row, column = np.divmod(np.arange(box.height * box.width), box.width)
    return np.stack([box.top + row, box.left + column], axis=1)
