"""A digit cut into parts and edges, and what one hopes that layers do with such pieces."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
from manim import RIGHT, Animation, Create, FadeIn, VGroup, VMobject

from nnmath.pen.kinds import LINE, LOOP
from scenes._data.parts import Cut, edges_of
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.labelled import baseline, stand
from scenes.mobjects.lettering.text import badge, words
from scenes.mobjects.pictures.pieces import Flight, Pieces, spread
from scenes.mobjects.plots.number_line import segment
from scenes.mobjects.stage import LINE as ROW
from scenes.mobjects.stage import Area, Stage
from scenes.mobjects.theme import SMALL, THEME

CLOSE = 0.15  # between neighbours, in Manim's units
NAMED = 2.0  # the width of a strip for names, in Manim's units
EDGES = {LOOP: "a loop: {} short edges", LINE: "a line: {} short edges"}
HEADS = ("pixels", "edges", "patterns", "digits")
LAYERS = ("input", "first layer", "second layer", "outputs")
COLUMNS = (3.4, 4.2, 2, 2)  # the shares of these


class HopedLayers:
    """A digit, the parts it is cut into, and the edges that these are cut into.

    `picture`, and on it `parts`, which go to their `halves`; of each part the `edges`, which go
    `apart`, and how many they are, `counts`. Later, in four columns, what one hopes for: `heads`
    over what `waits` to be lit, and the `layers` under it; over all the `badge` and a `question`.
    """

    def __init__(self, one: Cut, cuts: Sequence[Cut], stage: Stage) -> None:
        """one: a digit made of a loop and a line. cuts: all ten, for the last column."""
        self.one, self.cuts = one, cuts
        self.ink = np.stack([one.of_kind(LOOP), one.of_kind(LINE)])
        pieces = [edges_of(ink, kind) for ink, kind in zip(self.ink, (LOOP, LINE))]
        self.cut, self.owner = np.concatenate(pieces), np.repeat([0, 1], list(map(len, pieces)))
        self.halves = stage.main.split(1, 1)
        large = replace(self.halves[0], left=stage.main.centre[0] - self.halves[0].width / 2)
        home = stage.main if stage.tall else large
        self.picture = self.halves[0].fit(ImageGrid(one.image)).move_to(home.centre)
        home = Area.around(self.picture)
        self.parts = Pieces(self.ink, [home, home])
        self.edges = [
            Pieces(some, [half] * len(some), framed=False)
            for some, half in zip(pieces, self.halves)
        ]
        self.apart = [spread(some, half) for some, half in zip(pieces, self.halves)]
        under = stage.foot.columns(1, 1)
        self.counts = VGroup(
            *(
                place.place(words(EDGES[kind], len(some)))
                for kind, some, place in zip((LOOP, LINE), pieces, under)
            )
        )
        self.badge = badge("hypothesis", THEME.ink)
        self.question = words("Does a trained network do this?", color=THEME.attention, bold=True)
        stage.corner.place(VGroup(self.badge, self.question).arrange(RIGHT, buff=0.4), RIGHT)
        self._hope(stage.whole)

    def _hope(self, area: Area) -> None:
        if area.stacks:
            strip, body = area.columns(NAMED, area.width - NAMED)
            names = [place.rows(1, 1, gap=0) for place in strip.rows(*COLUMNS)]
            bands = body.rows(*COLUMNS)
        else:
            over, body, under = area.rows(ROW, area.height - 2 * ROW, ROW, gap=0)
            names = list(zip(over.columns(*COLUMNS), under.columns(*COLUMNS)))
            bands = body.columns(*COLUMNS)
        self.heads = VGroup(
            *(place.place(words(head, bold=True)) for head, (place, _) in zip(HEADS, names))
        )
        self.layers = VGroup(
            *(
                place.place(words(layer, size=SMALL, color=THEME.muted))
                for layer, (_, place) in zip(LAYERS, names)
            )
        )
        for line in [] if area.stacks else [self.heads, self.layers]:
            for label in line:
                stand(label, baseline(line[0]))
        self.columns = [
            [bands[0]],
            tiles(bands[1], 3, 3)[: len(self.cut)],
            tiles(bands[2], 1, len(self.ink)),
            tiles(bands[3], 2, len(self.cuts) // 2),
        ]
        places = [place for column in self.columns[1:] for place in column]
        self.waits = Pieces(np.zeros((len(places), *self.one.image.shape)), places)

    def cut_up(self, part: int) -> Flight:
        """An animation: the edges of the loop, 0, or of the line, 1, go apart in its frame."""
        left = self.parts.inks.copy()
        left[part] = 0  # for the edges are the part
        self.parts.set_inks(left)
        return self.edges[part].fly(self.apart[part], lag=0)

    def go_back(self) -> list[Flight]:
        """Animations: the edges go back to where they make the parts."""
        pairs = zip(self.edges, self.halves)
        return [edges.fly([half] * len(edges.inks), lag=0) for edges, half in pairs]

    def come_together(self) -> Flight:
        """An animation: the parts go to the column of the pixels, and are the picture again."""
        place = self.columns[0][0]
        place.fit(self.picture).set_z_index(2)  # what leaves it comes from under it
        return self.parts.set_inks(self.ink).fly([place, place], lag=0)

    def into(self, column: int) -> tuple[Pieces, Flight, Animation]:
        """Light that goes on to a column, 1 to 3: what it is, how it goes, and lines behind it."""
        before, after = self.columns[column - 1], self.columns[column]
        if column == 1:
            inks, starts, ends = self.cut, before * len(self.cut), after
        elif column == 2:
            inks, starts, ends = self.cut, before, [after[k] for k in self.owner]
        else:
            inks, starts, ends = self.ink, before, [after[self.one.label]] * len(self.ink)
        pieces = Pieces(inks, starts).set_z_index(1)
        return pieces, pieces.fly(ends, lag=0.12), Create(wires(zip(starts, ends)))

    def others(self, kind: str) -> tuple[Animation, Animation]:
        """Animations: what a part of a kind would serve besides, and lines from it to there."""
        start = self.columns[2][(LOOP, LINE).index(kind)]
        served = [one for one in self.cuts if kind in one.kinds and one is not self.one]
        ends = [self.columns[3][one.label] for one in served]
        coming = Pieces(np.stack([one.image for one in served]), ends).set_z_index(1)
        return FadeIn(coming), Create(wires((start, end) for end in ends))


def tiles(area: Area, across: int, down: int) -> list[Area]:
    """So many places in an area, row by row; where it stacks, as many columns as else rows."""
    across, down = (down, across) if area.stacks else (across, down)
    rows = area.rows(*[1] * down, gap=CLOSE)
    return [cell for row in rows for cell in row.columns(*[1] * across, gap=CLOSE)]


def wires(pairs: Iterable[tuple[Area, Area]]) -> VMobject:
    """Lines between the middles of places, under all that lies there."""
    lines = VMobject(stroke_color=THEME.muted, stroke_width=2).set_z_index(-1)
    for start, end in pairs:
        segment(lines, start.centre, end.centre)
    return lines
