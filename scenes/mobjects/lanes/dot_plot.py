"""Several values a row as dots on one scale: how far they lie apart is seen at once."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from manim import DOWN, Line, Rectangle, VGroup, VMobject

from scenes.mobjects.painting.dots import Dots
from scenes.mobjects.plots.number_line import NumberLine, plain_number, segment
from scenes.mobjects.showing import Shown
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import THEME

RADIUS = 0.07  # of a dot, at most, in Manim's units
LANES = 0.15  # of a row's height: what its lanes leave free above and below
THIN = 0.03  # the least width of a band, in Manim's units


class DotRow(VGroup):
    """The values of one row, each in a lane of its own, so that equal ones are seen too.

    Part: `dots`.
    """

    def __init__(self, values: np.ndarray, line: NumberLine, area: Area) -> None:
        """values: (k,), from the upper lane to the lowest. area: the row."""
        super().__init__()
        self.values, self.line, self.level = np.asarray(values, dtype=float), line, area.centre[1]
        ink = np.tile(THEME.ink.to_rgb(), (len(self.values), 1))
        lanes = [
            lane.centre[1]
            for lane in area.inset(0, LANES * area.height).rows(*[1] * len(ink), gap=0)
        ]
        centres = self.points_of(self.values)
        centres[:, 1] = lanes
        self.dots = Dots(centres, ink, min(RADIUS, area.height * (1 - 2 * LANES) / 2 / len(ink)))
        self.add(self.dots)

    def shows(self) -> Iterator[Shown]:
        """The values."""
        yield self.line.dots_shown(self.values, self.dots)

    def points_of(self, values: np.ndarray) -> np.ndarray:
        """Where values are on the row's middle line: (…) to (…, 3)."""
        points = np.array(self.line.at(values))
        points[..., 1] = self.level
        return points


class DotPlot(VGroup):
    """Rows of dots over one number line, with a guide at each of its numbers.

    Parts: `line`, `guides`, `rows` (DotRow each).
    """

    def __init__(
        self,
        values: np.ndarray,
        limits: tuple[float, float],
        rows: Sequence[Area],
        label: Callable[[float], VMobject] = plain_number,
    ) -> None:
        """values: (n, k). limits: the scale's least and largest. rows: n areas, one under another,
        equally wide; the k dots of one stand in k lanes of it. label: makes the mobject for a
        number.
        """
        super().__init__()
        self.line = NumberLine(*limits, rows[0].width, label)
        self.line.shift(rows[-1].at(DOWN) - self.line.frame.get_center())
        self.areas = rows
        self.guides = VMobject(stroke_color=THEME.muted, stroke_width=1.5, stroke_opacity=0.4)
        for x in self.line.at(self.line.majors)[:, 0]:
            for row in rows:
                segment(self.guides, np.array([x, row.bottom, 0]), np.array([x, row.top, 0]))
        self.rows = VGroup(*(DotRow(each, self.line, row) for each, row in zip(values, rows)))
        self.add(self.guides, self.line, self.rows)

    def band(self, row: int) -> VGroup:
        """A band through all rows from a row's least value to its largest, to compare with."""
        values = self.rows[row].values
        left, right = self.line.at([values.min(), values.max()])
        band = VGroup()
        for area in self.areas:
            part = Rectangle(
                width=max(right[0] - left[0], THIN), height=area.height, stroke_width=0
            )
            middle = [(left[0] + right[0]) / 2, area.centre[1], 0]
            band.add(part.set_fill(THEME.attention, 0.4).move_to(middle))
        return band

    def way(self, row: int, start: int) -> VGroup:
        """How far a row's mean lies from another one's: a line, or nothing where dots hide it."""
        ends = self.line.at([self.rows[each].values.mean() for each in (start, row)])
        ends[:, 1] = self.rows[row].level
        if np.ptp(ends[:, 0]) <= 2 * RADIUS:
            return VGroup()
        return VGroup(Line(*ends, color=THEME.attention))
