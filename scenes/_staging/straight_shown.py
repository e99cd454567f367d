"""What the film of the layers shows of a network without any: its ten grids, and its score."""

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    Animation,
    AnimationGroup,
    FadeIn,
    FadeOut,
    LaggedStart,
    Typst,
    VGroup,
)

from nnmath import Network
from scenes._assets import Digit
from scenes._data.measured import TESTED, score_of
from scenes._data.reading import Reading
from scenes._data.straight import Against, same_recipe
from scenes._sentences.layered import hidden_layers
from scenes._staging.drawn_network import draw, sizes
from scenes.mobjects.bars.length_bar import LengthBar
from scenes.mobjects.grids.cells import TermGrid
from scenes.mobjects.grids.contour import Contour
from scenes.mobjects.grids.grid_wall import GridWall
from scenes.mobjects.grids.grids import WeightGrid
from scenes.mobjects.growing import grow_out_of, shrink_into
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.text import words
from scenes.mobjects.stage import Area, Stage
from scenes.mobjects.theme import BODY, SMALL, THEME
from scenes.mobjects.tween import Tween

ALIKE = "trained by one recipe: {} % without, {} % with two hidden layers"
QUIET = {"size": SMALL, "color": THEME.muted}
SHARE = 0.99  # of all weights: at most as large as the one at full colour


class Folding:
    """A network that reads a digit, lit, and in its place the one without hidden layers, dark.

    `layered` with what is written `about` it, and `straight` with its `counts` of neurons.
    """

    def __init__(self, layered: Network, straight: Network, digit: Digit, stage: Stage) -> None:
        self.own, self.other = Reading.of(layered, digit), Reading.of(straight, digit)
        self.layered, self.straight = draw(self.own, stage.main), draw(self.other, stage.main)
        self.about = VGroup(*sizes(self.own, self.layered), *self.layered.lit_keys())
        self.counts = sizes(self.other, self.straight)
        self.straight.set_input(digit.x)

    def light(self, rest: float) -> VGroup:
        """The network as the digit leaves it, of its signals the share `rest`."""
        self.layered.set_input(self.own.digit.x)
        for gap, signals in zip(self.layered.signals, self.own.signals):
            gap.set_values(signals).set_envelope(rest)
        for layer, step in zip(self.layered.layers, self.own.steps):
            layer.set_activations(step.a)
        lit = [*self.layered.signals, self.layered.input, *self.layered.layers]
        return VGroup(*lit, self.about)

    def hidden(self) -> list[VGroup]:
        """The hidden layers, to point at them."""
        return [layer.dots for layer in self.layered.layers[:-1]]

    def fold(self) -> AnimationGroup:
        """An animation: the light goes, and the hidden layers fold away into the outputs."""
        gone = (gap.animate.set_envelope(0) for gap in self.layered.signals)
        *hidden, outputs = self.layered.layers
        folded = (shrink_into(layer, outputs.dots) for layer in hidden)
        dark = outputs.darken()
        return LaggedStart(AnimationGroup(*gone, dark), AnimationGroup(*folded), lag_ratio=0.5)


class TenGrids:
    """The weights of each output as a grid, on one scale: `wall`, each one's digit under it."""

    def __init__(self, straight: Network, area: Area) -> None:
        weights = straight.layers[0].weights.reshape(-1, 28, 28)
        self.limit = float(np.quantile(np.abs(weights), SHARE))
        labels = [words("{}", k, size=BODY) for k in range(len(weights))]
        self.wall = GridWall(weights, area, self.limit, labels)

    def come_out_of(self, outputs: VGroup) -> LaggedStart:
        """An animation: each grid grows out of its output."""
        coming = (
            AnimationGroup(grow_out_of(outputs.neuron(k), grid), FadeIn(label))
            for k, (grid, label) in enumerate(zip(self.wall.grids, self.wall.labels))
        )
        return LaggedStart(*coming, lag_ratio=0.15)


class Scores:
    """How many of 100 pictures each network reads right, and how many of all it misreads: bars.

    For each network `names`, `right`, `wrong`; over the bars `heads`; `note`: what both kinds score
    where one recipe trains them. Only networks that were measured have bars.
    """

    def __init__(self, straight: Network, layered: Network, stage: Stage) -> None:
        measured = [score_of(straight), score_of(layered)]
        self.scores = [score for score in measured if score is not None]
        self.misread = [round(int(TESTED.replace(",", "")) * (1 - one)) for one in self.scores]
        head, *rows = stage.main.rows(1, 3, 3)
        names = [words("no hidden layer"), words(*hidden_layers(len(layered.layers) - 1))]
        self.names, self.right, self.wrong = VGroup(), VGroup(), VGroup()
        for row, name, _ in zip(rows, names, self.scores):
            line, room = row.rows(1, 1)
            self.names.add(line.place(name, LEFT))
            left, right = room.columns(3, 2)
            self.right.add(LengthBar(100, left, ".1f"))
            self.wrong.add(LengthBar(max(self.misread), right, ",.0f"))
        left, right = head.columns(3, 2)
        of_all = words("misread, of {}", TESTED, **QUIET)
        self.heads = VGroup(
            left.place(words("read right, of 100", **QUIET), LEFT), right.place(of_all, LEFT)
        )
        self.note = stage.foot.place(self._note())

    def grow(self, network: int) -> AnimationGroup:
        """An animation: the bar of what a network, 0 or 1, reads right grows."""
        bar = self.right[network]
        rising = Tween(bar, "set_value", 0, 100 * self.scores[network])
        return AnimationGroup(FadeIn(self.names[network]), rising)

    def show_misread(self) -> list[Animation]:
        """Animations: the bars of what is misread grow."""
        pairs = zip(self.wrong, self.misread)
        return [Tween(bar, "set_value", 0, count) for bar, count in pairs]

    def _note(self) -> Typst:
        return words(ALIKE, *map(_span, same_recipe()), **QUIET)


class OneForAll:
    """The grid of one output, and pictures of its digit that it takes in.

    Parts: `grid` with its `name`, `pictures`, `sums` (what counts for the digit and what against)
    and `outline` around the part that counts against it.
    """

    def __init__(self, against: Against, weights: np.ndarray, limit: float, area: Area) -> None:
        """weights: (28, 28), of that output. limit: that of the wall."""
        count = 1 + len(against.images)
        rows = area.rows(1, 1) if area.stacks else [area]
        cells = [cell for row in rows for cell in row.columns(*[1] * (count // len(rows)))]
        places = [cell.rows(3, 1) for cell in cells]
        (upper, lower), *others = places
        self.grid = upper.fit(WeightGrid(np.clip(weights / limit, -1, 1)), DOWN)
        self.name = lower.place(words("the grid of the {}", against.label, size=SMALL))
        terms = np.clip(against.terms / limit, -1, 1)
        self.pictures = VGroup(
            *(
                place.fit(TermGrid(image, term), DOWN)
                for (place, _), image, term in zip(others, against.images, terms)
            )
        )
        self.sums = VGroup(
            *(place.place(for_and_against(t)) for (_, place), t in zip(others, against.terms))
        )
        self.outline = Contour(self.pictures[0], against.part > 0.5)

    def lay_on(self, sign: int) -> LaggedStart:
        """An animation: the grid is laid on the pictures, whose pixels of a sign show their terms.

        After the positive ones, all.
        """
        cells = [
            np.flatnonzero(one.terms > 0 if sign > 0 else one.terms != 0) for one in self.pictures
        ]
        taken = (
            AnimationGroup(one.animate.take(some), FadeIn(sums[sign < 0]))
            for one, some, sums in zip(self.pictures, cells, self.sums)
        )
        return LaggedStart(*taken, lag_ratio=0.6)

    def pass_over(self) -> LaggedStart:
        """An animation: a copy of the grid goes to each picture, and into it."""
        copies = [self.grid.copy() for _ in self.pictures]
        going = (FadeOut(copy, target_position=one) for copy, one in zip(copies, self.pictures))
        return LaggedStart(*going, lag_ratio=0.3)


def for_and_against(terms: np.ndarray) -> VGroup:
    """What counts for a digit, and what against it, in the colours of their signs."""
    counted = number(float(terms[terms > 0].sum()), ".1f")
    taken = number(float(-terms[terms < 0].sum()), ".1f")
    lines: list[Typst] = [
        words("for it: {}", counted, size=SMALL, color=THEME.positive),
        words("against it: {}", taken, size=SMALL, color=THEME.negative),
    ]
    return VGroup(*lines).arrange(DOWN, buff=0.15)


def _span(scores: np.ndarray) -> str:
    """From the least to the largest of shares, (k,), as percentages: "96.2–96.3"."""
    ends = sorted({number(100 * each, ".1f") for each in (scores.min(), scores.max())})
    return "–".join(ends)
