"""Two networks side by side: the grids of their first layers, what lights them, their scores."""

from collections.abc import Sequence

from manim import DOWN, LEFT, UP, AnimationGroup, VGroup

from scenes._assets import Digit
from scenes._data.two_trainings import Trained, drawn_hope, mean_strokeness, on_the_way
from scenes.mobjects.bars.facing_bars import FacingBars
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.labelled import baseline, stand
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.text import words
from scenes.mobjects.stage import LINE, Area, Stage
from scenes.mobjects.sums.row_sum import RowCursor
from scenes.mobjects.theme import SMALL, THEME
from scenes.mobjects.walls.lit_wall import LitWall
from scenes.telling.speech import Sentence

NAMES = ("trained as usual", "few, smooth weights")
SHORT = ("usual", "few, smooth")
VERDICT = ("strokes:\nonce asked for", "loops:\nin no neuron")
OTHERS = "Noise has {}, the strokes that we drew {}."
STILL = "Yet the right network, with few, smooth weights, reads {} of 100 test images."
QUIET = {"size": SMALL, "color": THEME.muted}
WALLS = (10, 7, 10)  # the widths of one wall, of what stands between, and of the other wall


class TwoWalls:
    """The mobjects of both networks, each in its place, none on screen.

    `walls`, LitWall each; between them `image`, the digit, with its `cursor`, or `strokeness`, with
    what others have, `compared`, and `misread`, or `digit_above` with the `verdict` below.
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
        self.image = middle.fit(ImageGrid(digit.image))
        self.cursor = RowCursor(self.image)
        above, below = halves(middle, 1, 1)
        self.digit_above = above.fit(self.image.copy())
        lines = VGroup(*map(words, VERDICT)).arrange(DOWN, buff=0.3, aligned_edge=LEFT)
        self.verdict = below.place(lines)
        self._score(middle)

    def _score(self, middle: Area) -> None:
        pair = self.pair
        upper, lower = halves(middle, 1, 1)
        upper, note = upper.rows(upper.height - LINE, LINE, gap=0)
        self.strokeness = FacingBars(
            words("strokeness", size=SMALL),
            [words(name, **QUIET) for name in SHORT],
            [each.strokeness for each in pair],
            upper,
            limit=1,
        )
        others = (mean_strokeness(on_the_way(1)[0][0]), mean_strokeness(drawn_hope()))
        told = "noise: {}, drawn: {}"
        self.others = [number(each, ".2f") for each in others]
        self.compared = note.place(words(told, *self.others, **QUIET), UP)
        self.misread = FacingBars(
            words("misread of {}", f"{pair[0].tested:,}", size=SMALL),
            [words("{} rounds", each.epochs, **QUIET) for each in pair],
            [each.wrong for each in pair],
            lower,
            limit=max(each.wrong for each in pair),
            spec=",d",
        )

    def told_others(self) -> Sentence:
        """What noise and drawn strokes have by the score of strokes."""
        return (OTHERS, *self.others)

    def told_right(self) -> Sentence:
        """How much the second network reads."""
        simple = self.pair[1]
        return (STILL, number(100 * (1 - simple.wrong / simple.tested), ".0f"))

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


def halves(area: Area, *shares: float) -> tuple[Area, ...]:
    """Two parts of the area between the walls: side by side where these lie above and below."""
    return area.columns(*shares) if area.stacks else area.rows(*shares)
