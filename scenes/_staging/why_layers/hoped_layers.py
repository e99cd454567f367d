"""A digit cut into parts and edges, and what one hopes that layers do with such pieces."""

from collections.abc import Iterable, Sequence

import numpy as np
from manim import (
    RIGHT,
    Animation,
    Create,
    FadeIn,
    LaggedStart,
    Typst,
    VGroup,
)

from nnmath.pen.kinds import CURVE, LINE, LOOP
from scenes._data.parts import Cut, edges_of
from scenes._staging.why_layers.ways import Way, box_around, lines_along, square, tiles, way
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.labelled import baseline, stand
from scenes.mobjects.lettering.text import badge, words
from scenes.mobjects.pictures.pieces import Flight, Pieces, spread
from scenes.mobjects.stage import LINE as ROW
from scenes.mobjects.stage import Area, Stage
from scenes.mobjects.theme import SMALL, THEME

APART = 0.35  # between the edges of one part and those of the next
WAY = 0.8  # between columns, for the lines from one to the next
NAMED = 2.0  # the width of a strip for names, in Manim's units
COUNTED = {LOOP: "a loop: {} short edges", LINE: "a line: {} short edges"}
HEADS = ("pixels", "edges", "parts", "digits")
LAYERS = ("input", "first layer", "second layer", "outputs")
COLUMNS = (4, 4, 1.7, 2.2)  # the shares of these
ABREAST = 3  # edges


class HopedLayers:
    """A digit, the parts it is cut into, and the edges that these are cut into.

    `parts`, each in one of the `halves`; of each part the `edges`, which go `apart`, and how many
    they are, `counts`. Later, in four columns, the `picture` that they make and what one hopes for:
    `heads` over what `waits` to be lit, and the `layers` under it; over all the `badge` and a
    `question`.
    """

    def __init__(self, one: Cut, cuts: Sequence[Cut], stage: Stage) -> None:
        """one: a digit made of a loop and a line. cuts: all ten, for the last column."""
        self.one, self.cuts, self.lit = one, cuts, {one.label}
        self.kinds = (LOOP, LINE, CURVE)
        curved = next(each for each in cuts if set(each.kinds) == {CURVE})
        whose = zip((one, one, curved), self.kinds)
        self.inks = np.stack([each.of_kind(kind) for each, kind in whose])
        self.cut = [edges_of(ink, kind) for ink, kind in zip(self.inks, self.kinds)]
        self.own = self.inks[:2], self.cut[:2]
        self.halves, under = stage.main.split(1, 1), stage.foot.columns(1, 1)
        if stage.tall:  # one above the other, each has its own line under it
            cut = (half.rows(half.height - ROW, ROW, gap=0) for half in self.halves)
            self.halves, under = zip(*cut, strict=True)
        self.picture = self.halves[0].fit(ImageGrid(one.image))
        self.parts = Pieces(self.inks[:2], self.halves)
        pairs = list(zip(self.cut, self.halves))
        self.edges = [Pieces(some, [half] * len(some), framed=False) for some, half in pairs]
        self.apart = [spread(some, half) for some, half in pairs]
        told = [words(COUNTED[kind], len(some)) for kind, some in zip(COUNTED, self.cut)]
        self.counts = VGroup(*map(Area.place, under, told))
        self.badge = badge("hypothesis", THEME.ink)
        self.question = words("Does a trained network do this?", color=THEME.attention, bold=True)
        stage.corner.place(VGroup(self.badge, self.question).arrange(RIGHT, buff=0.4), RIGHT)
        self._hope(stage.whole)

    def _hope(self, area: Area) -> None:
        if area.stacks:
            strip, body = area.columns(NAMED, area.width - NAMED)
            names = [place.rows(1, 1, gap=0) for place in strip.rows(*COLUMNS, gap=WAY)]
            bands = body.rows(*COLUMNS, gap=WAY)
        else:
            over, body, under = area.rows(ROW, area.height - 2 * ROW, ROW, gap=0)
            names = list(zip(*(strip.columns(*COLUMNS, gap=WAY) for strip in (over, under))))
            bands = body.columns(*COLUMNS, gap=WAY)
        heads = (place.place(words(head, bold=True)) for head, (place, _) in zip(HEADS, names))
        quiet = {"size": SMALL, "color": THEME.muted}
        layers = (place.place(words(one, **quiet)) for one, (_, place) in zip(LAYERS, names))
        self.heads, self.layers = VGroup(*heads), VGroup(*layers)
        for line in [] if area.stacks else [self.heads, self.layers]:
            for label in line:
                stand(label, baseline(line[0]))
        lines = [-(-len(some) // ABREAST) for some in self.cut]
        cut = bands[1].columns if area.stacks else bands[1].rows
        groups = [
            tiles(place, ABREAST, count)[: len(some)]
            for place, count, some in zip(cut(*lines, gap=APART), lines, self.cut)
        ]
        self.columns = [
            [square(bands[0])],
            [place for group in groups for place in group],
            tiles(bands[2], 1, len(self.inks)),
            tiles(bands[3], 2, len(self.cuts) // 2),
        ]
        places = [place for column in self.columns[1:] for place in column]
        self.boxes = VGroup(*map(box_around, groups))
        self.waits = Pieces(np.zeros((len(places), *self.one.image.shape)), places)

    def answer(self, told: tuple[str, int, int]) -> Typst:
        """What was measured, in the place of the question."""
        return words(*told, bold=True).move_to(self.question)

    def cut_up(self) -> list[Flight]:
        """Animations: the edges of the loop and those of the line go apart in their frames."""
        self.parts.set_inks(0 * self.parts.inks)  # for the edges are the parts
        return [edges.fly(apart, lag=0) for edges, apart in zip(self.edges, self.apart)]

    def go_back(self) -> list[Flight]:
        """Animations: the edges go back to where they make the parts."""
        pairs = zip(self.edges, self.halves)
        return [edges.fly([half] * len(edges.inks), lag=0) for edges, half in pairs]

    def come_together(self) -> Flight:
        """An animation: the parts go to the column of the pixels, and are the picture again."""
        place = self.columns[0][0]
        place.fit(self.picture)
        return self.parts.set_inks(self.inks[:2]).fly([place, place], lag=0)

    def into(self, column: int) -> tuple[Pieces, Flight, Animation]:
        """Light that goes on to a column, 1 to 3: what it is, how it goes, and lines before it."""
        (pixels,), edges, parts, digits = self.columns
        own = range(len(self.own[0]))
        cut, owner = np.concatenate(self.own[1]), np.repeat(own, list(map(len, self.own[1])))
        if column == 1:
            inks, starts, ends = cut, [pixels] * len(cut), edges[: len(cut)]
            ways = [way(pixels, self._group(k)) for k in own]
        elif column == 2:
            inks, starts, ends = cut, edges[: len(cut)], [parts[k] for k in owner]
            ways = [way(self._group(k), parts[k]) for k in own]
        else:
            inks, starts, ends = self.inks[:2], parts[:2], [digits[self.one.label]] * 2
            ways = [self._to_digit(start, self.one.label) for start in starts]
        pieces = lights(inks, starts)
        return pieces, pieces.fly(ends, lag=0.12), lines_to(ways)

    def others(self, kind: str) -> list[Animation]:
        """Animations: what a part of a kind would serve besides, and lines from it to there."""
        start, places = self.columns[2][self.kinds.index(kind)], self.columns[3]
        served = [one for one in self.cuts if kind in one.kinds and one is not self.one]
        new = [one for one in served if one.label not in self.lit]
        self.lit |= {one.label for one in new}
        coming = lights([one.image for one in new], [places[one.label] for one in new])
        ways = [self._to_digit(start, one.label) for one in served]
        return [FadeIn(coming), lines_to(ways)]

    def third(self) -> LaggedStart:
        """An animation: a part that this digit lacks comes, from edges of its own."""
        cut, part = self.cut[2], self.columns[2][2]
        edges = lights(cut, self.columns[1][-len(cut) :])
        line = lines_to([way(self._group(2), part)])
        coming = (FadeIn(edges), line, FadeIn(lights(self.inks[2:], [part])))
        return LaggedStart(*coming, lag_ratio=0.7)

    def _group(self, part: int) -> Area:
        """Where the edges of a part are."""
        return Area.around(self.boxes[part], stacks=self.columns[0][0].stacks)

    def _to_digit(self, start: Area, label: int) -> Way:
        """How a line leads from a part to one of the digits, past the one that lies before it."""
        places, lines = self.columns[3], 2
        place = places[label]
        before = label - len(places) // lines if place.stacks else label - label % lines
        is_first = label < len(places) // lines if place.stacks else before == label
        return way(start, place, None if is_first else places[before])


def lines_to(ways: Iterable[Way]) -> Create:
    """An animation: lines come, over what waits and under all light."""
    return Create(lines_along(ways).set_z_index(0.5))


def lights(inks: Sequence[np.ndarray] | np.ndarray, places: Sequence[Area]) -> Pieces:
    """Pieces in their places, above all lines."""
    pieces = Pieces(np.stack(list(inks)), places, framed=False, over=True)
    return pieces.set_z_index(1, family=False)
