"""Signed bars of several layers side by side, all on one scale."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from manim import AnimationGroup, Rectangle, Typst, VGroup

from scenes.mobjects.bars.signed_bars import SignedBars
from scenes.mobjects.plots.number_line import round_limit
from scenes.mobjects.stage import LINE, Area

ROWS = 16  # bars in a column, as long as all columns are few
NUMBERED = 4  # columns: in more of them numbers have no room
COLUMNS = 10  # at most, where that can be
AIR = 0.2  # of an outline, beyond what it is around


class LayeredBars(VGroup):
    """A column of signed bars for each layer, or more where it is large, with its name above.

    Bars have their numbers next to them where there is room, else a scale. All are 0 at first.
    Parts: `names`, `columns` (of each layer its SignedBars).
    """

    def __init__(
        self, layers: Sequence[np.ndarray], names: Sequence[Typst], area: Area, spec: str = "+.2f"
    ) -> None:
        """layers: of each the values, (n,). names: as many."""
        super().__init__()
        limit = max(float(np.abs(each).max()) for each in layers) or 1.0
        rows = ROWS
        while sum(-(-len(each) // rows) for each in layers) > COLUMNS:
            rows *= 2
        self.values = [np.split(each, range(rows, len(each), rows)) for each in layers]
        width = sum(map(len, self.values))
        numbered = width <= NUMBERED and rows == ROWS
        if not numbered:
            limit = round_limit(limit, least=0)
        head, below = area.rows(LINE, area.height - LINE, gap=0)
        places = iter(zip(below.columns(*[1] * width), head.columns(*[1] * width)))
        most = max(len(piece) for pieces in self.values for piece in pieces)
        self.names, self.columns = VGroup(*names), []
        for name, pieces in zip(names, self.values, strict=True):
            bars, heads = VGroup(), []
            for piece in pieces:
                place, over = next(places)
                heads.append(over)
                height = place.height * len(piece) / most
                place = replace(place, bottom=place.top - height, height=height)
                kind = {"numbers": numbered, "at_ends": numbered, "scale": not numbered}
                bars.add(SignedBars(np.zeros(len(piece)), limit, place, spec=spec, **kind))
            self.columns.append(bars)
            zero = np.mean([each.zero.get_center() for each in bars], axis=0)
            name.move_to(heads[0].centre).set_x(zero[0])
        self.add(self.names, *self.columns)

    @property
    def count(self) -> int:
        """How many bars there are in all columns together."""
        return sum(len(piece) for pieces in self.values for piece in pieces)

    def rise(self, layer: int, **kwargs: object) -> AnimationGroup:
        """An animation: a layer's bars come and grow to their values, while numbers count."""
        pairs = zip(self.columns[layer], self.values[layer])
        rising = (bars.rise(values, introducer=True, **kwargs) for bars, values in pairs)
        return AnimationGroup(*rising)

    def outline(self, layer: int, index: int) -> Rectangle:
        """An outline around one bar and its number, or around its place, to point at it.

        layer, index: both from 0; the index is counted through the layer's columns.
        """
        each = len(self.values[layer][0])
        bars, place = self.columns[layer][index // each], index % each
        outline = bars.bar(place)
        if not len(bars.numbers):
            return outline
        start = min(bars.ends[place][0], bars.zero.get_x())
        end = bars.numbers[place].get_right()[0]
        return outline.stretch_to_fit_width(end - start + AIR).set_x((start + end) / 2)
