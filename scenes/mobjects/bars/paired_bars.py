"""Two amounts side by side: a bar each, to the right as far as its amount goes."""

from collections.abc import Iterator, Sequence
from typing import Self

import numpy as np
from manim import LEFT, RIGHT, UP, Rectangle, Typst, VGroup

from scenes.mobjects.lettering.labelled import baseline, stand
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.text import Readout
from scenes.mobjects.showing import Shown, bars
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import BODY, THEME
from scenes.mobjects.tween import Tween

THICKNESS = 0.28  # of a bar, in Manim's units
LEAST = 1e-3  # its length at 0
APART = 0.08  # between the two


class PairedBars(VGroup):
    """What is compared, under it two numbers, and under these their bars and their names.

    Parts: `head`, `numbers`, `bars`, `names`, two each.
    """

    def __init__(
        self,
        head: Typst,
        names: Sequence[Typst],
        values: Sequence[float],
        area: Area,
        limit: float,
        spec: str = ".2f",
        size: float = BODY,
    ) -> None:
        """values: two, 0..limit; at limit a bar takes its half of the area's width."""
        self.values, self.limit = tuple(map(float, values)), float(limit)
        places = area.rows(1, 1, 1, 1, gap=0)
        halves = [place.columns(1, 1, gap=APART) for place in places]
        self.head = places[0].place(head)
        field = number(max(self.values, key=lambda value: len(number(value, spec))), spec)
        self.numbers, self.bars, self.names = VGroup(), VGroup(), VGroup()
        for k, name in enumerate(names):
            above, middle, below = (row[k] for row in halves[1:])
            self.numbers.add(above.place(Readout(0, spec, size, field=field, centred=True)))
            bar = Rectangle(width=middle.width, height=THICKNESS, stroke_width=0)
            self.bars.add(middle.place(bar.set_fill(THEME.length, 1)))
            self.names.add(below.place(name, UP))
        self.room = halves[2]
        for name in self.names[1:]:
            stand(name, baseline(self.names[0]))
        super().__init__(self.head, self.numbers, self.bars, self.names)
        self.set_shown(1)

    def set_shown(self, share: float) -> Self:
        """Show this share of both amounts, 0..1, in bars and numbers."""
        self.share = float(share)
        for k, (bar, text, value) in enumerate(zip(self.bars, self.numbers, self.values)):
            text.set_value(share * value)
            length = self.room[k].width * share * value / self.limit
            bar.stretch_to_fit_width(max(length, LEAST))
            bar.move_to(self.room[k].at(LEFT), aligned_edge=LEFT)
        return self

    def shows(self) -> Iterator[Shown]:
        """Both amounts, as much of them as is shown."""
        ends = np.array([[room.at(side) for room in self.room] for side in (LEFT, RIGHT)])
        drawn, parts = self.share * np.array(self.values), tuple(self.bars)
        ink = parts[0].fill_rgbas[0, :3]
        yield bars(drawn, self.limit, (ends[0], ends[1]), THICKNESS, parts, ink)

    def grow(self, **kwargs: object) -> Tween:
        """An animation: both bars grow to the right, and their numbers count."""
        return Tween(self.set_shown(0), "set_shown", 0, 1, **kwargs)
