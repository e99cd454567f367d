"""What a network is, on one page: sizes, numbers, formula, grids, and its squish."""

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, Animation, FadeIn, LaggedStart, Typst, VGroup, VMobject

from nnmath import ACTIVATIONS
from nnmath.facts import SQUISHES, Facts, squish_of
from scenes._data.facts import ALIKE, trained_alike
from scenes._sentences import recapped
from scenes.mobjects.grids.cells import framed
from scenes.mobjects.grids.legend import SignKey
from scenes.mobjects.growing import grow_out_of
from scenes.mobjects.lettering.labelled import baseline, stand
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.text import formula, words
from scenes.mobjects.neurons.neurons import NeuronLayer
from scenes.mobjects.plots.axes import Plane
from scenes.mobjects.plots.curve import Curve
from scenes.mobjects.plots.number_line import segment
from scenes.mobjects.stage import GAP, Area
from scenes.mobjects.theme import SMALL, THEME
from scenes.mobjects.walls.grid_wall import NamedWall
from scenes.telling.speech import Sentence

CLEAR = 0.1  # above the captions, in Manim's units
QUIET = {"size": SMALL, "color": THEME.muted}
APART, TIGHT = 0.4, 0.2  # between columns, and between a table and the words about it
REACH = 6  # z from −REACH to REACH is drawn of each squish
CURVE = (1.1, 0.5)  # the width and height of a squish's curve
ROW = 0.66  # the height of its row
TITLE = "Other networks, alike but for the squish in their hidden layers:"
TITLE_BROKEN = "Other networks, alike but for\nthe squish in their hidden layers:"
NOTE = "no squish: none at the outputs either, judged by squared error"
NOTE_BROKEN = "no squish: none at the outputs either,\njudged by squared error"


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
        left, right = area.split(*((1, 2) if area.stacks else (5, 9)))
        self.known = known
        self.wall = NamedWall(known.grids, "first layer, full colour: ±{}", left)
        self.table = SquishTable(right)
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
        above, below = right.rows(right.height - height - GAP, height)
        self._spread(above)
        below.place(self.table, LEFT)
        super().__init__(self.facts, self.wall, self.table)

    def grow(self, lights: NeuronLayer) -> list[Animation]:
        """Animations: each grid grows out of the neuron whose weights it shows."""
        grids = enumerate(self.wall.wall.grids)
        return [grow_out_of(lights.neuron(k), grid, run_time=1.5) for k, grid in grids]

    def key(self, area: Area) -> SignKey:
        """What the colours of the grids mean, at the right of an area."""
        return area.place(SignKey("positive weight", "negative weight"), RIGHT)

    def ours(self) -> VGroup:
        """A frame around how well the network reads; where that is not known, around its sizes."""
        return framed(self.facts[2 if self.known.score else 0])

    def _spread(self, area: Area) -> None:
        """Put the lines one under the other, from the top of an area to its lower end."""
        for line, place in zip(self.facts, area.rows(*[1] * len(self.facts), gap=0)):
            place.place(line, LEFT)


class SquishTable(VGroup):
    """The squishes: name, curve, and how well one training reads with it.

    Parts: `title`, `rows`, `note`.
    """

    def __init__(self, area: Area) -> None:
        """area: as wide as it at most."""
        super().__init__()
        broken = area.width < max(words(each, size=SMALL).width for each in (TITLE, NOTE))
        self.title = words(TITLE_BROKEN if broken else TITLE, size=SMALL)
        self.note = words(NOTE_BROKEN if broken else NOTE, **QUIET)
        rows = [self._cells(name) for name in ALIKE]
        columns = list(zip(*rows))
        widths = [max(each.width for each in column) for column in columns]
        lefts = np.cumsum([0, *widths[:-1]]) + APART * np.arange(len(widths))
        self.rows = VGroup(*(VGroup(*row) for row in rows))
        for k, row in enumerate(self.rows):
            for cell, left in zip(row, lefts):
                cell.move_to(left * RIGHT - k * ROW * UP, aligned_edge=LEFT)
            for cell in row[2:]:
                stand(cell, baseline(row[0]))
        self.title.next_to(self.rows, UP, buff=TIGHT)
        self.note.next_to(self.rows, DOWN, buff=TIGHT)
        for each in (self.title, self.note):
            each.align_to(self.rows, LEFT)
        self.add(self.title, self.rows, self.note)

    def appear(self) -> LaggedStart:
        """An animation: the title, one row after another, and the note."""
        return LaggedStart(*map(FadeIn, [self.title, *self.rows, self.note]), lag_ratio=0.7)

    def _cells(self, name: str) -> list[VMobject]:
        squish, score = SQUISHES[name], trained_alike(name).score
        share = number(100 * score.share) if score else ""
        return [
            words(squish.title, bold=True),
            little_curve(name),
            words("{} % right", share),
        ]


def first_formula(known: Facts) -> Typst:
    """What the first layer computes: a^(1) = σ(W^(1) a^(0) + b^(1))."""
    z = "W^((1)) a^((0)) + b^((1))"
    call = squish_of(known.activations[0]).call
    written = "sigma" if call == "σ" else f'"{call}"'
    return formula(f"a^((1)) = {f'{written}({z})' if call else z}")


def little_curve(name: str) -> VGroup:
    """The graph of a squish, and its axes."""
    function = ACTIVATIONS[name].function
    ends = function(np.array([-REACH, REACH]))
    low, high = min(float(ends.min()), 0.0), float(ends.max())
    plane = Plane((-REACH, REACH), (low, high), *CURVE)
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
    # One column for as many as have room in it; what is longer has its meaning right behind it.
    columns = [line.width for line, _ in fitting if _all_fit(fitting, line.width, area.width)]
    column = max(columns, default=0.0)
    for line, meaning in fitting:
        left = line.get_left() + (max(column, line.width) + APART) * RIGHT
        stand(meaning.move_to(left, aligned_edge=LEFT), baseline(line[0]))
        line.add(meaning)
    return whole


def _all_fit(lines: list[tuple[VGroup, Typst]], column: float, room: float) -> bool:
    """Whether the meanings of all lines that are not longer than a column have room behind it."""
    return all(
        column + APART + meaning.width <= room for line, meaning in lines if line.width <= column
    )
