"""A map of answers: a cell for each place, as bright as the answer given there, and its borders."""

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, Self

import cairo
import numpy as np
from manim import DOWN, LEFT, UP, BackgroundRectangle, VGroup

from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.fitted import ELLIPSIS, fitted_words
from scenes.mobjects.lettering.labelled import baseline, stand
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.painting.painted import set_source
from scenes.mobjects.showing import LIGHT, Shown
from scenes.mobjects.stage import Area, meet
from scenes.mobjects.theme import BODY, SMALL, THEME

BORDER = 0.16  # of a cell: how wide the line between two answers is
BROAD = 4  # cells: a name may be so wide even where its region is not
RIM = 0.05  # of the plate around the name of a region, in Manim's units
AIR = 0.12  # between the map and its scale, and around the name of a region, in Manim's units
QUIET = {"size": SMALL, "color": THEME.muted}


class AnswerMap(ImageGrid):
    """Cells that come in an order of their own, with a line wherever neighbours differ."""

    data_names: ClassVar[tuple[str, ...]] = ("values", "height_above", "shown")
    GAP = 0.0

    def __init__(
        self, brightness: np.ndarray, answers: np.ndarray, order: np.ndarray, width: float = 4.0
    ) -> None:
        """brightness: (rows, columns), 0..1. answers: the same shape. order: (rows · columns, 2),
        the row and column of each cell in its turn.
        """
        super().__init__(brightness, width)
        self.answers = np.array(answers)
        self.turn = np.zeros(self.values.shape)
        self.turn[tuple(np.transpose(order))] = np.arange(len(order))
        self.shown = np.array(float(len(order)))

    def set_shown(self, count: float) -> Self:
        """Show the first so many cells in their order."""
        self.shown = np.array(float(count))
        return self

    @property
    def seen(self) -> np.ndarray:
        """Which cells are shown, (rows, columns)."""
        return np.asarray(self.turn < np.round(self.shown))

    def shows(self) -> Iterator[Shown]:
        """The brightness of the cells that have come."""
        yield self.stated(self.values, LIGHT, told=self.seen & (self.height_above <= 0))

    def colours(self) -> np.ndarray:
        return np.where(self.seen[..., None], super().colours(), THEME.dark.to_rgb())

    def paint_details(self, ctx: cairo.Context) -> None:
        for axis in (0, 1):
            before = (slice(None), slice(None, -1)) if axis else (slice(None, -1), slice(None))
            after = (slice(None), slice(1, None)) if axis else (slice(1, None), slice(None))
            differ = self.answers[before] != self.answers[after]
            differ &= self.seen[before] & self.seen[after]
            for row, column in np.argwhere(differ).tolist():
                if axis:
                    box = (column + 1 - BORDER / 2, row - BORDER / 2, BORDER, 1 + BORDER)
                else:
                    box = (column - BORDER / 2, row + 1 - BORDER / 2, 1 + BORDER, BORDER)
                ctx.rectangle(*box)
        set_source(ctx, self.GROUND.to_rgb())
        ctx.fill()


class PlaceMap(VGroup):
    """An AnswerMap of all places that something is moved to, with its scales, filling an area.

    Parts: `map`, `scales` (how far to the right, how far up, in pixels), and `names`, what is
    answered in each region large enough to hold it.
    """

    def __init__(
        self,
        brightness: np.ndarray,
        answers: np.ndarray,
        order: np.ndarray,
        regions: Iterable[tuple[int, int, float]],
        heads: Sequence[str],
        area: Area,
        names: Sequence[str] | None = None,
    ) -> None:
        """brightness, answers, order: as AnswerMap takes them, of an odd number of rows and as many
        columns. regions: a cell in each, and how deep it lies, in cells. heads: what the scales
        are of: across, and up. names: what the answers are called, by default 0, 1, 2 …
        """
        super().__init__()
        most = len(brightness) // 2
        across, up = (words(head, **QUIET) for head in heads)
        marks = [Readout(each, _signed, SMALL, THEME.muted) for each in (-most, 0, most)] * 2
        beside = max(mark.width for mark in marks) + AIR
        below = max(across.height, marks[0].height) + 2 * AIR
        above = up.height + AIR
        side = min(area.width - beside, area.height - below - above)
        self.map = AnswerMap(brightness, answers, order, side)
        centres = self.map.centres.reshape(*self.map.values.shape, 3)
        self.scales = VGroup()
        for k, place in enumerate((0, most, 2 * most)):
            right, high = marks[k].copy(), marks[k].copy()
            right.next_to(self.map, DOWN, buff=AIR).set_x(centres[0, place, 0])
            high.next_to(self.map, LEFT, buff=AIR).set_y(centres[2 * most - place, 0, 1])
            self.scales.add(right, high)
        # Between the marks, where the scale begins to be one.
        across.next_to(self.map, DOWN, buff=AIR)
        stand(across, baseline(self.scales[0]))
        across.set_x((centres[0, most, 0] + centres[0, 2 * most, 0]) / 2)
        up.next_to(self.map, UP, buff=AIR).align_to(self.map, LEFT)
        self.scales.add(across, up)
        area.place(VGroup(self.map, self.scales))
        self.names = VGroup()
        cell = side / len(brightness)
        for row, column, depth in regions:
            if (answer := int(answers[row, column])) < 0:
                continue
            called, room = str(answer) if names is None else names[answer], 2 * depth * cell
            looks = {"size": BODY, "color": THEME.lit, "bold": True}
            name = fitted_words(max(room, BROAD * cell), "{}", called, **looks)
            plate = BackgroundRectangle(name, color=THEME.plate, fill_opacity=1, buff=RIM)
            # A name that would be cut short to nearly nothing says nothing.
            if plate.height > room or ELLIPSIS in name.typst_code:
                continue
            centre = self.map.centres[row * len(brightness) + column]
            named = VGroup(plate, name).move_to(centre)
            if not any(meet(named, other) for other in self.names):
                self.names.add(named)
        self.names.set_z_index(self.map.z_index + 9)
        self.add(self.map, self.scales, self.names)

    def point(self, row: int, column: int) -> np.ndarray:
        """The middle of a cell, (3,)."""
        return self.map.centres[row * len(self.map.values) + column]


def _signed(value: float) -> str:
    return number(value, "+.0f")
