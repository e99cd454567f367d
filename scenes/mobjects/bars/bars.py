"""Bars with their numbers, one for each value."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Self

import numpy as np
from manim import RIGHT, Line, Rectangle, VGroup

from scenes.mobjects.lettering.text import Readout
from scenes.mobjects.neurons.neurons import number_of_activation
from scenes.mobjects.painting.paths import closed
from scenes.mobjects.showing import Shown, bars
from scenes.mobjects.theme import THEME
from scenes.mobjects.tween import Tween

AIR = 0.16  # between a bar and its number, in Manim's units
HOLLOW = 2.5  # the stroke of a negative bar, in Manim's hundredths of a unit
CLOSE = 0.08  # between numbers


class Bars(VGroup):
    """A bar and a number for each activation, in line with the anchors it stands beside.

    A negative one's bar is as long as its size, hollow and in its sign's colour. `numbers` has an
    empty place for one that has none.
    """

    def __init__(
        self,
        values: np.ndarray,
        anchors: np.ndarray,
        room: float = 2.0,
        limit: float = 1.0,
        direction: np.ndarray = RIGHT,
        told: Sequence[int] | None = None,
        signed: bool = False,
    ) -> None:
        """values: (n,), a bar of full length at ±limit. anchors: (n, 3), the middles of the ends
        where the bars begin. room: from there to the end of the numbers, in Manim's units.
        direction: RIGHT, or DOWN for hanging bars. told: which have numbers, by default all.
        signed: as `number_of_activation` takes it.
        """
        super().__init__()
        self.limit, self.direction = limit, direction
        sideways = bool(direction[0])
        number = number_of_activation(limit, centred=not sideways, signed=signed)
        pitch = float(np.abs(anchors[1] - anchors[0]).max()) if len(anchors) > 1 else 2.0
        numbered = list(range(len(anchors)) if told is None else told)
        apart = pitch * min(np.diff(numbered), default=1)
        # Numbers that have no room side by side stand in several lanes, by turns.
        along, across = number.width, number.height * 1.3
        if not sideways:
            along, across = number.height, number.width + CLOSE
        lanes = max(int(np.ceil(across / apart - 1e-6)), 1)
        length = max(room - AIR - lanes * along - (lanes - 1) * CLOSE, 0.3)
        self.thickness = min(0.3, 0.6 * pitch)
        # Lines without ink under each bar, as long as a bar at the limit: a bar is measured on
        # its track, never on its last length, so that its place does not depend on the way to it.
        self.tracks = VGroup(
            *(Line(anchor, anchor + direction * length, stroke_width=0) for anchor in anchors)
        )
        self.bars = VGroup(
            *(Rectangle(color=THEME.negative).set_fill(THEME.length) for _ in anchors)
        )
        self.numbers = VGroup(*(VGroup() for _ in anchors))
        for rank, index in enumerate(numbered):
            step = AIR + along / 2 + (rank % lanes) * (along + CLOSE)
            own = number.copy().move_to(self.tracks[index].get_end() + direction * step)
            self.numbers.submobjects[index] = own
        self.add(self.tracks, self.bars, self.numbers)
        self.set_values(values)

    @property
    def ends(self) -> np.ndarray:
        """The middles of the bars' ends, (n, 3)."""
        starts, reaches = self._tracks_at()
        shares = np.clip(np.abs(self.values) / (self.limit or 1.0), 1e-3, 1)
        return starts + shares[:, None] * reaches

    def _tracks_at(self) -> tuple[np.ndarray, np.ndarray]:
        """Where the bars begin, and from there to where they end at the limit, (n, 3) each."""
        ends = np.array([track.points[[0, -1]] for track in self.tracks])
        return ends[:, 0], ends[:, 1] - ends[:, 0]

    @property
    def full_length(self) -> float:
        """The length of a bar at the limit, in Manim's units."""
        return float(self.tracks[0].get_length())

    def set_values(self, values: np.ndarray) -> Self:
        """Show other values, (n,)."""
        self.values = np.array(values, dtype=float)
        starts, reaches = self._tracks_at()
        across = reaches[:, [1, 0, 2]] * [-1, 1, 0]
        half = across / np.linalg.norm(reaches, axis=1, keepdims=True) * self.thickness / 2
        ends = self.ends
        ways = closed(np.stack([starts + half, ends + half, ends - half, starts - half], axis=1))
        for bar, points, number, value in zip(self.bars, ways, self.numbers, self.values):
            bar.set_points(points)
            bar.set_fill(opacity=float(value > 0)).set_stroke(width=HOLLOW * (value < 0))
            if isinstance(number, Readout):
                number.set_value(value)
        return self

    def shows(self) -> Iterator[Shown]:
        """The values as lengths; those below zero go the same way, and are `hollow`."""
        ends = [[track.get_start(), track.get_end()] for track in self.tracks]
        start, end = np.array(ends).transpose(1, 0, 2)
        parts, ink = tuple(self.bars), self.bars[0].fill_rgbas[0, :3]
        shown = bars(self.values, self.limit, (start, end), self.thickness, parts, ink)
        yield replace(shown, more={**shown.more, "hollow": self.values < 0})

    def set_told(self, shares: np.ndarray) -> Self:
        """How plainly bars and numbers are seen, (n,): 0..1."""
        for bar, number, value, share in zip(self.bars, self.numbers, self.values, shares):
            bar.set_fill(opacity=share * (value > 0)).set_stroke(opacity=share)
            number.set_fill(opacity=share)
        return self

    def rise(self, values: np.ndarray, **kwargs: object) -> Tween:
        """An animation: the bars grow to other values while their numbers count."""
        return Tween(self, "set_values", self.values, values, **kwargs)
