"""A length that grows, with its number at its end: distances, and other amounts without a sign."""

from collections.abc import Callable, Iterator
from typing import Self

import numpy as np
from manim import LEFT, RIGHT, Line, Rectangle, VGroup

from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.text import Readout
from scenes.mobjects.showing import Shown, bars
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import BODY, THEME

THICKNESS = 0.5  # at most, in Manim's units
AIR = 0.2  # between the bar's end and the number


class LengthBar(VGroup):
    """A bar from the left end of an area, and its value behind its end, wherever that is.

    Parts: `bar`, `number`.
    """

    def __init__(
        self,
        limit: float,
        area: Area,
        spec: str | Callable[[float], str] = ".2f",
        size: float = BODY,
    ) -> None:
        """limit: the value at which bar and number fill the area's width. spec: as Readout's.

        Several bars of one limit in areas of one width have one scale.
        """
        super().__init__()
        self.limit = float(limit)
        field = spec(limit) if callable(spec) else number(limit, spec)
        self.number = Readout(0, spec, size, field=field)
        start = area.at(LEFT)
        # A line without ink, as long as a bar at the limit: it says where the bar is.
        full = area.width - AIR - self.number.frame.width
        self.track = Line(start, start + full * RIGHT, stroke_width=0)
        self.bar = Rectangle(stroke_width=0).set_fill(THEME.length, 1)
        self.bar.stretch_to_fit_height(min(THICKNESS, area.height))
        self.add(self.track, self.bar, self.number)
        self.set_value(0)

    def set_value(self, value: float) -> Self:
        """Show another value, 0..limit."""
        self.value = float(value)
        if not 0 <= self.value <= self.limit * (1 + 1e-9):
            raise ValueError(f"The bar goes from 0 to {self.limit:g}; {self.value:g} is beyond.")
        start, reach = self.track.get_start(), self.track.get_end() - self.track.get_start()
        self.bar.stretch_to_fit_width(max(self.track.width * self.value / self.limit, 1e-3))
        self.bar.move_to(start, aligned_edge=LEFT)
        end = start + reach * self.value / self.limit
        self.number.set_value(self.value)
        self.number.shift(end + AIR * RIGHT - self.number.frame.get_left())
        return self

    def shows(self) -> Iterator[Shown]:
        """The value as a length."""
        ends = self.track.get_start()[None], self.track.get_end()[None]
        ink = self.bar.fill_rgbas[0, :3]
        yield bars(np.array([self.value]), self.limit, ends, self.bar.height, (self.bar,), ink)
