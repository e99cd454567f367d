"""Bars for signed values on either side of a zero line: biases, sums, contributions."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Self

import numpy as np
from manim import DOWN, LEFT, RIGHT, Rectangle, VGroup, VMobject

from scenes.mobjects.bars.bar_painting import BarPainting
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.text import Readout
from scenes.mobjects.plots.number_line import plain_number, segment
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import SMALL, THEME
from scenes.mobjects.tween import Tween

AIR = 0.2  # between bars and their numbers, in Manim's units
TICK = 0.1  # the length of a tick
PITCH = 0.62  # the longest way from bar to bar


class SignedBars(VGroup):
    """A bar for each value, blue from zero to the right (or up), red and with a minus to the left.

    Parts: `bars`, `zero` (the line), `numbers` (one for each bar), `scale_line` and `scale_numbers`
    (−limit, 0 and limit). The last three are empty where they are not asked for.
    """

    def __init__(
        self,
        values: Sequence[float] | np.ndarray,
        limit: float,
        area: Area,
        vertical: bool = False,
        numbers: bool = False,
        scale: bool = False,
        spec: str = "+.2f",
        size: float = SMALL,
        unit: float | None = None,
        at_ends: bool = False,
    ) -> None:
        """values: (n,), −limit to limit. area: where all of it is fitted into, numbers too.

        unit: the length of a bar of 1, where several bars shall have one scale; by default as much
        as the area has room for. numbers: at the right of each bar, under it where bars are
        vertical; spec, size: theirs. at_ends: each next to the end of its own level bar, or to zero
        where that is farther right, instead of all in a column.
        Raises ValueError where the area has no room for numbers that can be read.
        """
        super().__init__()
        self.limit, self.vertical, self.at_ends = float(limit), vertical, at_ends
        self.values = self._checked(values, len(values))
        n = len(self.values)
        field = max((number(end, spec) for end in (-limit, limit)), key=len)
        self.numbers = VGroup(
            *(Readout(0, spec, size, field=field) for _ in range(n if numbers else 0))
        )
        self.scale_numbers = VGroup(*map(plain_number, (-limit, 0.0, limit) if scale else ()))
        inner = self._inner(area)
        pitch = self._pitch((inner.width if vertical else inner.height) / n)
        along = 2 * self.limit * unit if unit else inner.height if vertical else inner.width
        size_of_all = (pitch * n, along) if vertical else (along, pitch * n)
        self.bars = BarPainting(self.values, self.limit, *size_of_all, vertical)
        self.bars.move_to(inner.centre)
        self.zero = VMobject(stroke_color=THEME.muted, stroke_width=2.5)
        self.scale_line = VMobject(stroke_color=THEME.muted, stroke_width=2)
        self._draw_lines()
        self._place_numbers()
        self.add(self.bars, self.zero, self.scale_line, self.scale_numbers, self.numbers)
        self.set_values(self.values)

    def set_values(self, values: Sequence[float] | np.ndarray) -> Self:
        """Show other values, (n,), within the same limit."""
        self.values = self._checked(values, len(self.values))
        self.bars.set_values(self.values)
        for readout, value in zip(self.numbers, self.values):
            readout.set_value(value)
        if self.at_ends:
            starts = np.maximum(self.ends[:, 0], self.zero.get_x()) + AIR
            for readout, start in zip(self.numbers, starts):
                readout.shift(RIGHT * (start - readout.frame.get_left()[0]))
        return self

    def rise(self, values: Sequence[float] | np.ndarray, **kwargs: object) -> Tween:
        """An animation: the bars grow to other values, (n,), while their numbers count."""
        return Tween(self, "set_values", self.values, values, **kwargs)

    def bar(self, index: int) -> Rectangle:
        """An outline around the place of one bar, from −limit to limit, to point at it."""
        zero, reach, step = self.bars.place()
        size = np.abs(2 * reach + step)
        outline = Rectangle(width=size[0], height=size[1], color=THEME.attention, stroke_width=3)
        return outline.move_to(zero + (index + 0.5) * step)

    @property
    def ends(self) -> np.ndarray:
        """The middles of the bars' ends, (n, 3)."""
        return self.bars.ends()

    def _checked(self, values: Sequence[float] | np.ndarray, n: int) -> np.ndarray:
        values = np.array(values, dtype=float)
        if values.shape != (n,) or n == 0:
            raise ValueError(
                f"values has shape {values.shape}; ({n or 'n'},) was expected, one for each bar."
            )
        furthest = float(np.abs(values).max())
        if furthest > self.limit * (1 + 1e-9):
            raise ValueError(f"A value of {furthest:g} is beyond the limit {self.limit:g}.")
        return values

    def _inner(self, area: Area) -> Area:
        """What numbers and scale leave to the bars."""
        (wide, high), (scale_wide, scale_high) = map(_room, (self.numbers, self.scale_numbers))
        if self.vertical:
            beyond = scale_high / 2
            low, left = max(high, beyond), scale_wide
            return replace(
                area,
                left=area.left + left,
                width=area.width - left,
                bottom=area.bottom + low,
                height=area.height - low - beyond,
            )
        beyond = scale_wide / 2
        return replace(
            area,
            left=area.left + beyond,
            width=area.width - beyond - max(wide, beyond),
            bottom=area.bottom + scale_high,
            height=area.height - scale_high,
        )

    def _pitch(self, room: float) -> float:
        """The way from bar to bar where each has this much room."""
        if not len(self.numbers):
            return min(room, PITCH)
        each = self.numbers[0]
        needed = each.width + 0.12 if self.vertical else 1.25 * each.height
        if room < needed:
            raise ValueError(
                f"There is no room for {len(self.values)} numbers: each needs {needed:.2f} units "
                f"and has {room:.2f}. Give the bars a larger area, or no numbers."
            )
        return min(room, max(PITCH, needed))

    def _draw_lines(self) -> None:
        zero, reach, step = self.bars.place()
        across = len(self.values) * step
        segment(self.zero, zero - 0.1 * _unit(step), zero + across + 0.1 * _unit(step))
        if not len(self.scale_numbers):
            return
        # The scale runs along the bars' lower or left side.
        start, out = (zero, LEFT) if self.vertical else (zero + across, DOWN)
        start = start + 0.05 * out
        segment(self.scale_line, start - reach, start + reach)
        for share, label in zip((-1, 0, 1), self.scale_numbers):
            tick = start + share * reach
            segment(self.scale_line, tick, tick + TICK * out)
            label.next_to(tick + TICK * out, out, buff=(AIR - TICK) / 2)

    def _place_numbers(self) -> None:
        zero, reach, step = self.bars.place()
        for k, each in enumerate(self.numbers):
            middle = zero + (k + 0.5) * step
            if self.vertical:
                each.next_to(middle - reach, DOWN, buff=AIR)
            else:
                each.next_to(middle + reach, RIGHT, buff=AIR)


def _room(numbers: VGroup) -> tuple[float, float]:
    """How wide and how high the largest of the numbers is, with its air; nothing for none."""
    if not len(numbers):
        return 0.0, 0.0
    return max(each.width for each in numbers) + AIR, max(each.height for each in numbers) + AIR


def _unit(vector: np.ndarray) -> np.ndarray:
    return vector / np.linalg.norm(vector)
