"""A walk from place to place: in the image, in the column and in print it is always the same."""

from typing import Self

import numpy as np
from manim import VGroup, linear

from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.pixels.address import Address
from scenes.mobjects.pixels.column import Column
from scenes.mobjects.tween import Tween


class PlaceWalk(VGroup):
    """One neuron, pointed at in all that shows it.

    Parts: `address`, its pixel in the image; `column`, with the ring; `place`, its place in print.
    """

    def __init__(self, address: Address, column: Column, place: Labelled) -> None:
        super().__init__(address, column, place)
        self.address, self.column, self.place = address, column, place

    def show_place(self, view: np.ndarray) -> Self:
        """Stand at a place; between two, at the one before.

        view: the place, and the logarithm of the way from neuron to neuron, in Manim's units.
        """
        index = int(np.floor(np.round(view[0], 6)))
        self.address.show_pixel(index)
        self.column.set_view(np.array([index, view[1]]))
        self.place.number.set_value(index)
        return self

    def walk_to(self, place: int, pitch: float | None = None, **kwargs: object) -> Tween:
        """An animation: step from place to place, until this one.

        pitch: the way from neuron to neuron at the end, in Manim's units; by default as now.
        """
        now = np.array([self.address.pixel, np.log(self.column.pitch)])
        there = np.array([place, now[1] if pitch is None else np.log(pitch)])
        return Tween(self, "show_place", now, there, **{"rate_func": linear, **kwargs})
