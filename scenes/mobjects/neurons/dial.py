"""A dial that stands at a number, as one that can be set by hand."""

from collections.abc import Iterator
from typing import Self

import numpy as np
from manim import PI, RIGHT, UP, Circle, VGroup, VMobject

from scenes.mobjects.lettering.text import Readout
from scenes.mobjects.showing import PLACE, Shown, boxes_of
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import BODY, THEME
from scenes.mobjects.tween import Tween

TURN = 0.75 * PI  # from zero to either end
TICKS = 9  # around the dial, from end to end
RIM, TICK = 0.72, 0.86  # of its radius: how far the knob reaches, and from where on ticks stand
STEPS = 33  # of the curve along the rim


class Dial(VGroup):
    """A knob whose pointer says a number: up is zero, positive to the right, negative to the left.

    Parts: `ticks`, `track` (from zero to the pointer, in the sign's colour), `knob`, `pointer` and
    `number`, in its open lower part.
    """

    def __init__(self, value: float, limit: float, area: Area, spec: str = "+.2f") -> None:
        """limit: the size of the number at which it is turned as far as it goes.

        area: which it fills.
        """
        super().__init__()
        self.limit = float(limit)
        # A circle without ink: it says where the dial is and how large.
        self.frame = area.fit(Circle(1, stroke_width=0))
        self.ticks = VMobject(stroke_color=THEME.muted, stroke_width=3)
        for angle in np.linspace(-TURN, TURN, TICKS):
            self.ticks.start_new_path(self._at(angle, TICK))
            self.ticks.add_line_to(self._at(angle, 1))
        self.track = VMobject(stroke_width=10)
        self.knob = Circle(RIM * self.frame.width / 2, stroke_color=THEME.ink, stroke_width=4)
        self.knob.set_fill(THEME.background, 1).move_to(self.frame)
        self.pointer = VMobject(stroke_color=THEME.ink, stroke_width=8)
        self.number = Readout(0, spec, BODY, field="−000.00", centred=True)
        self.number.move_to(self._at(PI, 1))
        self.add(self.frame, self.ticks, self.track, self.knob, self.pointer, self.number)
        self.set_value(value)

    def set_value(self, value: float) -> Self:
        """Turn it to a number; beyond the limit it stands at its end."""
        self.value = float(value)
        end = float(np.clip(self.value / self.limit, -1, 1)) * TURN
        way = np.linspace(0, end or 1e-3, STEPS)
        self.track.set_points_as_corners([self._at(angle, TICK - 0.06) for angle in way])
        self.track.set_stroke(THEME.positive if value >= 0 else THEME.negative)
        self.pointer.set_points_as_corners([self._at(end, share) for share in (0.2, RIM)])
        self.number.set_value(self.value)
        return self

    def shows(self) -> Iterator[Shown]:
        """Where the pointer stands, which is turned as far as its limit at the most."""
        parts = (self.track, self.pointer)
        more = {"at": self.pointer.points[-1:, :2], "colours": self.pointer.stroke_rgbas[:1, :3]}
        place, value = boxes_of([self.pointer]), np.array([self.value])
        yield Shown("pointer", value, PLACE, self.limit, place, np.ones(1), parts, more=more)

    def turn_to(self, value: float, **kwargs: object) -> Tween:
        """An animation: it is turned to another number."""
        return Tween(self, "set_value", self.value, value, **kwargs)

    def _at(self, angle: float, share: float) -> np.ndarray:
        """The point at an angle from the top, clockwise, and at a share of the radius."""
        way = np.sin(angle) * RIGHT + np.cos(angle) * UP
        return np.asarray(self.frame.get_center() + share * self.frame.width / 2 * way)
