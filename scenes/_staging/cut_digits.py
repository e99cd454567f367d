"""Our digits cut into parts, parts into edges, and what one hopes that layers do with them."""

from collections.abc import Iterable, Sequence

import numpy as np
from manim import (
    Animation,
    Create,
    FadeIn,
    LaggedStart,
    Rectangle,
    VGroup,
    VMobject,
)

from nnmath.pen.kinds import LINE, LOOP
from scenes._data.parts import KINDS, TOLD, Cut, edges_of
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.grids.pieces import Flight, Pieces
from scenes.mobjects.lettering.text import words
from scenes.mobjects.plots.number_line import segment
from scenes.mobjects.stage import LINE as ROW
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import SMALL, THEME

CLOSE = 0.15  # between neighbours, in Manim's units
NAMED = 1.5  # the width of a strip for names, in Manim's units
MADE = {9: "a loop and a line", 8: "two loops", 4: "three lines"}
NAMES = {"loop": "loops", "line": "lines", "curve": "curves"}
HEADS = ("pixels", "edges", "patterns", "digits")
LAYERS = ("input", "first layer", "second layer", "outputs")
COLUMNS = (4, 2.4, 2, 2.2)  # the shares of these


class CutDigits:
    """Ten digits and the parts that the pen made them of.

    Of those that the film tells of, large, `digits` with their `pieces` on them, still together,
    and `made`, what of. For the table of all ten: `cells`, for each digit its place and those of
    its loops, lines and curves, and `names` of these.
    """

    def __init__(self, cuts: Sequence[Cut], area: Area) -> None:
        self.cuts, self.told = cuts, [cuts[label] for label in TOLD]
        self.digits, self.made, self.homes, self.apart = VGroup(), VGroup(), [], []
        self.pieces: list[Pieces] = []
        for one, place in zip(self.told, area.split(*[1] * len(self.told))):
            cut = place.columns if place.stacks else place.rows
            home, rest = cut(5, 4)
            parts, line = rest.rows(3, 1, gap=0)
            self.homes.append(home)
            self.apart.append(_beside(parts, len(one.parts)))
            self.digits.add(home.fit(ImageGrid(one.image)))
            self.pieces.append(Pieces(one.parts, [home] * len(one.parts)))
            self.made.add(line.place(words(MADE[one.label], size=SMALL)))
        self.cells, named = _table(area, len(cuts), 1 + len(KINDS))
        self.names = VGroup(
            *(place.place(words(NAMES[kind])) for kind, place in zip(KINDS, named[1:]))
        )

    def come_apart(self, index: int) -> Flight:
        """An animation: the parts of one of the large digits slide out of it."""
        return self.pieces[index].fly(self.apart[index])

    def go_back(self) -> list[Flight]:
        """Animations: all parts slide back to where they make the digits."""
        pairs = zip(self.pieces, self.homes)
        return [pieces.fly([home] * len(pieces.inks)) for pieces, home in pairs]

    def line_up(self) -> list[Animation]:
        """Animations: the large digits go to their places in the table, and all others come."""
        large = {one.label: grid for one, grid in zip(self.told, self.digits)}
        self.row = [
            large.get(one.label) or place[0].fit(ImageGrid(one.image))
            for one, place in zip(self.cuts, self.cells)
        ]
        coming = [FadeIn(grid) for grid in self.row if grid not in self.digits]
        targets = {one.label: self.cells[one.label][0] for one in self.told}
        going = [
            grid.animate.replace(targets[label].fit(grid.copy())) for label, grid in large.items()
        ]
        return [*going, LaggedStart(*coming, lag_ratio=0.2)]

    def sort(self) -> Flight:
        """An animation: all parts slide out of all digits, each kind to a row of its own."""
        homes = [self.cells[one.label][0] for one in self.cuts for _ in one.parts]
        self.sorted = Pieces(np.concatenate([one.parts for one in self.cuts]), homes)
        ends = [
            self.cells[one.label][1 + KINDS.index(kind)] for one in self.cuts for kind in one.kinds
        ]
        return self.sorted.fly(ends, lag=0.06)

    def around(self, kind: str) -> Rectangle:
        """A frame around all parts of a kind."""
        places = [cell[1 + KINDS.index(kind)] for cell in self.cells]
        return _frame_around([places[0], places[-1]])


class Abstraction:
    """One digit, the parts it is cut into, and the edges that these are cut into.

    `picture`, and `parts` and `edges` which lie on it still; later, in four columns, what one hopes
    for: `heads` over what `waits` to be lit.
    """

    def __init__(self, one: Cut, cuts: Sequence[Cut], area: Area) -> None:
        """one: a digit made of a loop and a line. cuts: all ten, for the last column."""
        self.one, self.cuts = one, cuts
        self.ink = np.stack([one.of_kind(LOOP), one.of_kind(LINE)])
        pieces = [edges_of(ink, kind) for ink, kind in zip(self.ink, (LOOP, LINE))]
        self.cut, self.owner = np.concatenate(pieces), np.repeat([0, 1], list(map(len, pieces)))
        left, middle, right = area.split(4, 2.4, 6)
        self.home = left
        halves = [half.columns if area.stacks else half.rows for half in (middle, right)]
        self.beside = list(halves[0](1, 1))
        most = max(map(len, pieces))
        self.spread = [
            tiles(half, most, 1)[: len(some)] for half, some in zip(halves[1](1, 1), pieces)
        ]
        self.picture = left.fit(ImageGrid(one.image))
        self.parts = Pieces(self.ink, [left, left])
        self.edges = [Pieces(some, [place] * len(some)) for some, place in zip(pieces, self.beside)]
        self._hope(area)

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
        self.columns = [
            [bands[0]],
            tiles(bands[1], 2, -(-len(self.cut) // 2)),
            tiles(bands[2], 1, len(self.ink)),
            tiles(bands[3], 2, len(self.cuts) // 2),
        ]
        places = [place for column in self.columns[1:] for place in column]
        self.waits = Pieces(np.zeros((len(places), *self.one.image.shape)), places)

    def together(self) -> list[Animation]:
        """Animations: edges and parts go back to the picture, which goes to its column."""
        place = self.columns[0][0]
        flights = [each.fly([place] * len(each.inks)) for each in (self.parts, *self.edges)]
        return [self.picture.animate.replace(place.fit(self.picture.copy())).build(), *flights]

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


def _beside(area: Area, count: int, most: int = 3) -> list[Area]:
    """So many places of one size side by side in the middle, of which `most` would fill it."""
    spare = (most - count) / 2
    shares = [spare, *[1] * count, spare] if spare else [1] * count
    cells = area.columns(*shares, gap=CLOSE)
    return list(cells[1:-1] if spare else cells)


def _table(area: Area, digits: int, kinds: int) -> tuple[list[list[Area]], list[Area]]:
    """For each digit its places, one for each kind, and the places for the names of the kinds."""
    if area.stacks:
        strip, body = area.rows(ROW, area.height - ROW, gap=CLOSE)
        named, lines = strip.columns(*[1] * kinds), body.columns(*[1] * kinds)
        cells = [line.rows(*[1] * digits, gap=CLOSE) for line in lines]
    else:
        strip, body = area.columns(NAMED, area.width - NAMED, gap=CLOSE)
        named, lines = strip.rows(*[1] * kinds, gap=CLOSE), body.rows(*[1] * kinds, gap=CLOSE)
        cells = [line.columns(*[1] * digits, gap=CLOSE) for line in lines]
    return [list(own) for own in zip(*cells)], list(named)


def _frame_around(places: Sequence[Area]) -> Rectangle:
    first, last = places
    frame = Rectangle(
        width=last.right - first.left + CLOSE,
        height=first.top - last.bottom + CLOSE,
        color=THEME.attention,
    )
    return frame.move_to((first.centre + last.centre) / 2)
