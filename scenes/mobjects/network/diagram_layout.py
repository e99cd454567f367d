"""Where the parts of a network go in an area: numbers only, no mobjects."""

from dataclasses import dataclass, replace

import numpy as np
from manim import DOWN, RIGHT

from scenes.mobjects.stage import LINE, Area

IMAGE = 0.31  # of the way from the input to the end: the side of the input's image
STRIP = 1.0  # the width of the strip for labels beside rows, in Manim's units
TIGHT = 0.45  # from line to line where three labels stand between two rows
LABEL = 1.7  # the width of a label under a column


@dataclass(frozen=True)
class DiagramLayout:
    """Columns from left to right with labels under them, or, where the area stacks, rows from the
    top with labels at their left.

    keys: whether some layers need a key, which stands over a column or under the label of a row.
    """

    area: Area
    keys: bool = False

    @property
    def down(self) -> bool:
        """Whether signals run from top to bottom."""
        return self.area.stacks

    @property
    def axis(self) -> np.ndarray:
        """From neuron to neuron of a layer."""
        return RIGHT if self.down else DOWN

    @property
    def flow(self) -> np.ndarray:
        """From layer to layer."""
        return DOWN if self.down else RIGHT

    @property
    def zone(self) -> Area:
        """What the labels leave to the network."""
        if self.down:
            return replace(self.area, left=self.area.left + STRIP, width=self.area.width - STRIP)
        over = LINE if self.keys else 0.0
        height = self.area.height - LINE - over
        return replace(self.area, bottom=self.area.bottom + LINE, height=height)

    @property
    def length(self) -> float:
        """How long a layer may be."""
        return self.zone.width if self.down else self.zone.height

    @property
    def way(self) -> float:
        """How far it is from the input's edge to the end of the outputs."""
        return self.zone.height if self.down else self.zone.width

    def image_side(self) -> float:
        """The side of the input's image."""
        return min(IMAGE * self.way, self.length)

    def place(self, distance: float) -> np.ndarray:
        """The point (3,) on the middle line at this distance from the input's edge."""
        return self.zone.at(-self.flow) + distance * self.flow

    def label(self, point: np.ndarray, width: float = LABEL) -> Area:
        """The place for one line under, or beside, what lies at a point of the middle line."""
        if self.down:
            bottom = point[1] - TIGHT / 2
            return replace(self.area, bottom=bottom, height=TIGHT, width=STRIP)
        return replace(self.area, left=point[0] - width / 2, width=width, height=LINE)

    def key(self, point: np.ndarray) -> Area:
        """The place for what fully lit means: over a column, or under the label of a row."""
        if self.down:
            return self.label(point + TIGHT * DOWN)
        return replace(self.label(point), bottom=self.area.top - LINE)

    def gap_label(self, before: np.ndarray, after: np.ndarray) -> Area:
        """The place for one line about a gap, between points before and after it."""
        if self.down and self.keys:
            before = before + TIGHT * DOWN  # there is a key
        width = 0.4 * float(np.abs(after - before).max())  # labels of layers stand beside it
        return self.label((before + after) / 2, width)
