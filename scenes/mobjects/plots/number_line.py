"""A number line with ticks and numbers."""

from collections.abc import Callable, Sequence

import numpy as np
from manim import DOWN, RIGHT, UP, Dot, Line, Mobject, Rectangle, VGroup, VMobject

from scenes.mobjects.lettering.span import Span
from scenes.mobjects.lettering.text import Readout
from scenes.mobjects.painting.dots import Dots
from scenes.mobjects.showing import PLACE, Shown, boxes_of
from scenes.mobjects.theme import SMALL, THEME

APART = 0.15  # between two numbers under the line, in Manim's units


def round_limit(largest: float, least: float = 10.0) -> float:
    """A round number not below `largest`, to end a number line at; at least `least`."""
    largest = max(float(largest), least)
    power = 10.0 ** np.floor(np.log10(largest))
    steps = (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)
    return next(step * power for step in steps if step * power >= largest)


def round_step(span: float, most: int = 8) -> float:
    """The smallest of … 1, 2, 5, 10 … that cuts `span` into at most `most` pieces."""
    power = 10.0 ** np.floor(np.log10(span / most))
    return next(step * power for step in (1, 2, 5, 10) if span / (step * power) <= most)


def round_steps(low: float, high: float, most: int = 8) -> np.ndarray:
    """The round numbers from `low` to `high` that cut the way into at most `most` pieces."""
    step = round_step(high - low, most)
    first, last = np.ceil(low / step - 1e-9), np.floor(high / step + 1e-9)
    return step * np.arange(first, last + 1)


def plain_number(value: float) -> VMobject:
    """A label: the number, with as many decimals as it needs."""
    text = np.format_float_positional(value, precision=6, trim="-")
    decimals = len(text.partition(".")[2])
    return Readout(value, f",.{decimals}f", SMALL, THEME.muted)


class NumberLine(VGroup):
    """A horizontal line from `low` to `high` with ticks and numbers under it.

    Parts: `ruler` (the line and its ticks), `labels`.
    """

    LABEL_DROP = 0.3  # from the line down to the middle of a label

    def __init__(
        self,
        low: float,
        high: float,
        width: float = 12.0,
        label: Callable[[float], VMobject] = plain_number,
    ) -> None:
        """width: from low to high, in Manim's units. label: makes the mobject for a number."""
        super().__init__()
        self.low, self.high = low, high
        # Never seen: it says where the line is, and how long, after any shift or scale.
        self.frame = Rectangle(width=width, height=0.2, stroke_width=0)
        self.ruler = VMobject(stroke_color=THEME.muted, stroke_width=2)
        for most in range(8, 0, -1):  # as many as stand apart
            self.majors = round_steps(low, high, most)
            self.labels = self.labels_at(self.majors, label)
            lefts = [each.get_left()[0] for each in self.labels[1:]]
            rights = [each.get_right()[0] for each in self.labels]
            if all(left - right > APART for left, right in zip(lefts, rights)):
                break
        self.add(self.frame, self.ruler, self.labels)
        self.draw_ruler()

    @property
    def unit(self) -> float:
        """How long a step of 1 is, in Manim's units."""
        return self._length / (self.high - self.low)

    @property
    def _length(self) -> float:
        # Of the corners themselves: Manim takes ten times as long, for each of a film's dots.
        across = self.frame.points[:, 0]
        return float(across.max() - across.min())

    def at(self, values: Sequence[float] | np.ndarray | float) -> np.ndarray:
        """The points of values on the line: (…) to (…, 3)."""
        return self._across(self.unit * (np.asarray(values) - (self.low + self.high) / 2))

    def _ends(self) -> np.ndarray:
        """Where the least and the largest number are, (2, 3), on the scale of all dots."""
        return self.at(np.array([self.low, self.high]))

    def dots_shown(self, values: np.ndarray, dots: Dots | Dot) -> Shown:
        """What dots on the line, or over it, state: their values, by how far right each is."""
        is_one = isinstance(dots, Dot)
        places = boxes_of([dots]) if is_one else dots.places
        colours = dots.fill_rgbas[:1, :3].copy() if is_one else dots.colours
        return self.shown("dots", values, places, dots, colours=colours)

    def shown(
        self, kind: str, values: np.ndarray, places: np.ndarray, part: VMobject, **more: np.ndarray
    ) -> Shown:
        """What anything on the line states of values, (n,), in the middles of its places."""
        scale = {"low": np.array([self.low]), "high": np.array([self.high])}
        more |= {"at": places.mean(axis=1), "plane": self._ends()[:, :2], **scale}
        plainly = np.ones(len(values))
        return Shown(kind, values, PLACE, self.high, places, plainly, (part,), more=more)

    def labels_at(
        self,
        values: Sequence[float] | np.ndarray,
        label: Callable[[float], VMobject] = plain_number,
        drop: float = LABEL_DROP,
    ) -> VGroup:
        """A label under each of the values, `drop` below the line."""
        points = self.at(values) + DOWN * drop
        return VGroup(
            *(label(value).move_to(point) for value, point in zip(values, points, strict=True))
        )

    def mark(self, value: float, label: Mobject) -> VGroup:
        """A strong tick at a value, and its label below the numbers."""
        here = self.at(value)
        tick = Line(here + UP * 0.18, here + DOWN * 0.18, color=THEME.attention, stroke_width=5)
        return VGroup(tick, label.next_to(here + DOWN * self._below_numbers(), DOWN, buff=0.1))

    def span(self, low: float, high: float, label: Mobject, side: np.ndarray = UP) -> Span:
        """A bracket over a stretch of the line, or with side=DOWN below its numbers."""
        start, end = self.at([low, high])
        away = 0.2 if side[1] > 0 else self._below_numbers() + 0.06
        return Span(start, end, label, side, away)

    def _below_numbers(self) -> float:
        return self.LABEL_DROP + max((label.height for label in self.labels), default=0) / 2

    def draw_ruler(self) -> None:
        """Draw the line and its ticks where `at` says they are."""
        self.ruler.clear_points()
        segment(self.ruler, *self.at(np.array([self.low, self.high])))
        for point in self.at(self.majors):
            segment(self.ruler, point + UP * 0.1, point + DOWN * 0.1)

    def _across(self, distance: np.ndarray) -> np.ndarray:
        corners = self.frame.points
        middle = (corners.min(axis=0) + corners.max(axis=0)) / 2
        return middle + np.multiply.outer(distance, RIGHT)


def segment(path: VMobject, start: np.ndarray, end: np.ndarray) -> None:
    """Add a straight piece to a path that may have many, so that they are drawn in one go."""
    path.start_new_path(start)
    path.add_line_to(end)
