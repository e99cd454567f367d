"""What a network is, on one page: sizes, numbers, formula, grids, and its squish."""

import numpy as np
from manim import LEFT, RIGHT, UP, FadeIn, LaggedStart, Typst, VGroup, VMobject

from nnmath import ACTIVATIONS
from nnmath.facts import SQUISHES, Facts
from scenes._data.facts import trained_alike
from scenes._sentences import recapped
from scenes.mobjects.grids.cells import framed
from scenes.mobjects.lettering.labelled import baseline, stand
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.text import formula, words
from scenes.mobjects.plots.axes import Plane
from scenes.mobjects.plots.curve import Curve
from scenes.mobjects.plots.number_line import segment
from scenes.mobjects.stage import GAP, LINE, Area
from scenes.mobjects.theme import BODY, SMALL, THEME
from scenes.mobjects.walls.grid_wall import NamedWall
from scenes.telling.speech import Sentence

CLEAR = 0.1  # above the captions, in Manim's units
QUIET = {"size": SMALL, "color": THEME.muted}
APART, TIGHT = 0.3, 0.18  # between columns, in Manim's units; in a narrow table
REACH = 6  # z from −REACH to REACH is drawn of each squish
CURVE = (1.3, 0.7)  # the width and height of its curve, at most
LEAD = 0.42  # from a squish's name to the line under it
ROW = 0.98  # the height of a squish's row: frames around two of them do not touch
# What each squish gives, with a break: a narrow column holds it.
GIVES = {
    "sigmoid": "between\n0 and 1",
    "relu": "0 and\nabove",
    "identity": "any\nnumber",
}


class FactsPoster(VGroup):
    """A network's facts, which fill an area.

    Parts: `facts`, a line each; `wall`, the first layer's grids; `table`, the squishes.
    """

    def __init__(self, known: Facts, area: Area) -> None:
        """known: of a network that sees images; raises ValueError for others."""
        if known.grids is None:
            raise ValueError(
                f"{known.shape} sees no square images; its poster would have no grids."
            )
        area = area.inset(0, CLEAR)
        left, right = area.split(*((3, 4) if area.stacks else (5, 9)))
        self.known = known
        self.wall = NamedWall(known.grids, "first layer, full colour: ±{}", left)
        self.table = SquishTable(known, right)
        lines: list[tuple[Typst, Sentence]] = [
            (words(known.shape, bold=True), "neurons, from input to outputs"),
            (
                words("{}", f"{known.parameters:,}", bold=True),
                ("parameters, {} of them biases", f"{sum(known.biases):,}"),
            ),
        ]
        if known.score:
            share = number(100 * known.score.share)
            lines.append((words("{} % right", share, bold=True), recapped.measured_on(known)))
        lines.append((first_formula(known), "what the first layer computes"))
        self.facts = _lines(lines, right)
        height = self.table.height
        above, below = right.rows(right.height - height - GAP / 2, height, gap=GAP / 2)
        self._spread(above)
        below.place(self.table, LEFT)
        super().__init__(self.facts, self.wall, self.table)

    def in_use(self) -> VGroup:
        """A frame around the squish of the first layer."""
        return framed(self.table.row(self.known.activations[0]))

    def _spread(self, area: Area) -> None:
        """Put the lines one under the other, from the top of an area to its lower end."""
        for line, place in zip(self.facts, area.rows(*[1] * len(self.facts), gap=0)):
            place.place(line, LEFT)


class SquishTable(VGroup):
    """The squishes: name and use, curve, formula, range, and how well one training reads with it.

    Parts: `heads`, `rows`.
    """

    def __init__(self, known: Facts, area: Area) -> None:
        """area: as wide as it at most, where words leave room for curves."""
        super().__init__()
        shown = ["sigmoid", "relu"]
        if known.layers_with("identity"):
            shown.append("identity")
        self.names = shown
        cells = [self._cells(name, known) for name in shown]
        # What has no squish was judged in another way.
        alike = "same data:" if "identity" in shown else "trained alike:"
        heads = [words(alike, **QUIET), VGroup()]
        heads += [words(each, **QUIET) for each in ("formula", "gives", "read right")]
        apart = TIGHT if area.stacks else APART
        # The first head may reach over the curves, which have none.
        columns = list(zip([VGroup(), *heads[1:]], *cells))
        widths = [max(each.width for each in column) for column in columns]
        room = area.width - sum(widths) - apart * (len(widths) - 1)
        for row, name in zip(cells, shown):
            row[1] = little_curve(name, min(room, CURVE[0]))
        widths[1] = cells[0][1].width
        lefts = np.cumsum([0, *widths[:-1]]) + apart * np.arange(len(widths))
        self.heads, self.rows = VGroup(*heads), VGroup(*(VGroup(*row) for row in cells))
        for k, row in enumerate([self.heads, *self.rows]):
            height = 0 if k == 0 else LINE / 2 + (k - 0.5) * ROW
            for cell, left in zip(row, lefts):
                cell.move_to(left * RIGHT - height * UP, aligned_edge=LEFT)
        for head in heads[2:]:
            stand(head, baseline(heads[0]))
        self.add(self.heads, self.rows)

    def row(self, name: str) -> VGroup:
        """The row of a squish, by its name."""
        return self.rows[self.names.index(name)]

    def appear(self) -> LaggedStart:
        """An animation: the heads, and then one row after another."""
        return LaggedStart(*map(FadeIn, [self.heads, *self.rows]), lag_ratio=0.7)

    def _cells(self, name: str, known: Facts) -> list[VMobject]:
        squish, score = SQUISHES[name], trained_alike(name).score
        share = number(100 * score.share) if score else ""
        title = words(squish.title, bold=True)
        used = words(*recapped.in_use(known, name), **QUIET)
        return [
            VGroup(title, stand(used.align_to(title, LEFT), baseline(title) - LEAD)),
            VGroup(),  # the curve takes what the words leave
            formula(RULES[name], size=BODY),
            words(GIVES[name], size=SMALL),
            words("{} %", share),
        ]


# What a squish makes of z, in Typst's notation.
RULES = {"sigmoid": "1 / (1 + e^(-z))", "relu": "max(0, z)", "identity": "z"}


def first_formula(known: Facts) -> Typst:
    """What the first layer computes: a¹ = σ(W a⁰ + b)."""
    call = {"sigmoid": "sigma(W a^0 + b)", "relu": '"ReLU"(W a^0 + b)', "identity": "W a^0 + b"}
    return formula(f"a^1 = {call[known.activations[0]]}")


def little_curve(name: str, width: float) -> VGroup:
    """The graph of a squish, and its axes."""
    function = ACTIVATIONS[name].function
    ends = function(np.array([-REACH, REACH]))
    low, high = min(float(ends.min()), 0.0), float(ends.max())
    plane = Plane((-REACH, REACH), (low, high), width, CURVE[1])
    axes = VMobject(stroke_color=THEME.muted, stroke_width=2)
    segment(axes, *plane.at([-REACH, REACH], 0))
    segment(axes, *plane.at(0, [low, high]))
    return VGroup(plane, axes, Curve(function, plane))


def _lines(lines: list[tuple[Typst, Sentence]], area: Area) -> VGroup:
    """Each value and what it is, in a column; without that where there is no room for both."""
    meant = [words(*([said] if isinstance(said, str) else said), **QUIET) for _, said in lines]
    whole = VGroup(*(VGroup(value) for value, _ in lines))
    fitting = [
        (line, meaning)
        for line, meaning in zip(whole, meant)
        if line.width + APART + meaning.width <= area.width
    ]
    column = max((line.width for line, _ in fitting), default=0.0) + APART
    for line, meaning in fitting:
        if column + meaning.width <= area.width:
            left = line.get_left() + column * RIGHT
            stand(meaning.move_to(left, aligned_edge=LEFT), baseline(line[0]))
            line.add(meaning)
    return whole
