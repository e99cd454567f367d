"""Two networks side by side: the grids of their first layers, what lights them, their scores."""

from collections.abc import Sequence

import numpy as np
from manim import DOWN, LEFT, AnimationGroup, LaggedStart, Typst, VGroup

from nnmath import signed_scale
from scenes._assets import Digit
from scenes._data.two_trainings import Trained, our_digits
from scenes.mobjects.bars.facing_bars import FacingBars
from scenes.mobjects.grids.cells import TermGrid
from scenes.mobjects.grids.grids import ImageGrid, WeightGrid
from scenes.mobjects.lettering.labelled import baseline, stand
from scenes.mobjects.lettering.text import words
from scenes.mobjects.stage import Area, Stage
from scenes.mobjects.sums.row_sum import RowCursor
from scenes.mobjects.theme import SMALL, THEME
from scenes.mobjects.walls.lit_wall import LitWall

NAMES = ("trained as usual", "few, smooth weights")
SHORT = ("usual", "few, smooth")
VERDICT = ("strokes:\nonce asked for", "loops:\nin no neuron")
QUIET = {"size": SMALL, "color": THEME.muted}
WALLS = (10, 7, 10)  # the widths of one wall, of what stands between, and of the other wall
TOP = 4  # digits that light a neuron most
BROUGHT = 0.5  # of all that a digit brings a neuron: the fewest pixels that bring so much of it


class TwoWalls:
    """The mobjects of both networks, each in its place, none on screen.

    `walls`, LitWall each; between them `image`, the digit, with its `cursor`, or `strokeness` and
    `misread`, or `digit_above` with the `verdict` below. `examples`: for each network its title,
    and a row for each of three neurons: the grid, and the digits of ours that light it most.
    """

    def __init__(self, pair: Sequence[Trained], digit: Digit, stage: Stage) -> None:
        self.pair, self.digit = pair, digit
        left, middle, right = stage.whole.split(*WALLS)
        self.walls = [
            LitWall(each.shown, words(name, size=SMALL), area)
            for each, name, area in zip(pair, NAMES, (left, right))
        ]
        if not middle.stacks:
            stand(self.walls[1].title, baseline(self.walls[0].title))
        upper, lower = halves(middle, 1, 1)
        self.image = middle.fit(ImageGrid(digit.image))
        self.cursor = RowCursor(self.image)
        above, below = halves(middle, 4, 3)
        self.digit_above = above.fit(self.image.copy())
        lines = VGroup(*map(words, VERDICT)).arrange(DOWN, buff=0.3, aligned_edge=LEFT)
        self.verdict = below.place(lines)
        self.strokeness = FacingBars(
            words("strokeness", size=SMALL),
            self._short(),
            [each.strokeness for each in pair],
            upper.inset(0, upper.height / 8),
            limit=1,
        )
        self.misread = FacingBars(
            words("misread of {}", f"{pair[0].tested:,}", size=SMALL),
            self._short(),
            [each.wrong for each in pair],
            lower.inset(0, lower.height / 8),
            limit=max(each.wrong for each in pair),
            spec=",d",
        )
        self.examples = VGroup(*map(_examples, pair, NAMES, stage.whole.split(1, 1)))

    def _short(self) -> list[Typst]:
        return [words(name, **QUIET) for name in SHORT]

    def multiply(self, **kwargs: object) -> AnimationGroup:
        """An animation: row after row of the digit, the grids turn into w·a."""
        turning = [
            wall.multiply(each.products(self.digit)) for wall, each in zip(self.walls, self.pair)
        ]
        return AnimationGroup(self.cursor.sweep(remover=True), *turning, **kwargs)

    def light(self, **kwargs: object) -> AnimationGroup:
        """An animation: every neuron lights up as the digit makes it."""
        lights = [
            wall.lamps.light(each.lights(self.digit.x)) for wall, each in zip(self.walls, self.pair)
        ]
        return AnimationGroup(*lights, **kwargs)

    def weights_again(self, **kwargs: object) -> AnimationGroup:
        """An animation: the grids show their weights."""
        turning = (wall.turn_into(each.shown) for wall, each in zip(self.walls, self.pair))
        return AnimationGroup(*turning, **kwargs)

    def colour(self, **kwargs: object) -> LaggedStart:
        """An animation: pixels of the examples that bring a neuron most show what they bring."""
        rows = [row for example in self.examples for row in example[1:]]
        pictures = [picture for row in rows for picture in row[1]]
        taking = (each.animate.take(bringing_most(each.terms)).build() for each in pictures)
        return LaggedStart(*taking, lag_ratio=0.1, **kwargs)


def halves(area: Area, *shares: float) -> tuple[Area, ...]:
    """Two parts of the area between the walls: side by side where these lie above and below."""
    return area.columns(*shares) if area.stacks else area.rows(*shares)


def _examples(trained: Trained, name: str, area: Area) -> VGroup:
    """A title, and rows of a grid and the digits that light its neuron most."""
    images, _, _ = our_digits()
    lights = trained.lights(images.reshape(len(images), -1))  # (digits, neurons)
    neurons = trained.clear_to_unclear()
    head, *rows = area.rows(0.4, *[2] * len(neurons), gap=0.15)
    group = VGroup(head.place(words(name, size=SMALL)))
    for neuron, row in zip(neurons, rows):
        places = row.columns(*[1] * (1 + TOP), gap=0.15)
        grid = places[0].fit(WeightGrid(trained.shown[neuron]))
        most = images[np.argsort(-lights[:, neuron], kind="stable")[:TOP]]
        brought = most * trained.grids[neuron]
        shades = signed_scale(brought, float(np.abs(brought).max()) or 1.0)
        pictures = (TermGrid(*each) for each in zip(most, shades))
        shown = VGroup(*(place.fit(picture) for place, picture in zip(places[1:], pictures)))
        group.add(VGroup(grid, shown))
    return group


def bringing_most(terms: np.ndarray) -> np.ndarray:
    """The fewest terms that make up half of the size of all, by their indices."""
    sizes = np.abs(terms).ravel()
    ranked = np.argsort(-sizes, kind="stable")
    reached = np.cumsum(sizes[ranked])
    return ranked[: int(np.searchsorted(reached, BROUGHT * reached[-1])) + 1]
