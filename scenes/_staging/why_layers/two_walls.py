"""Two networks side by side: the grids of their first layers, what lights them, their scores."""

from collections.abc import Sequence

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    Animation,
    AnimationGroup,
    Create,
    FadeIn,
    Mobject,
    ReplacementTransform,
    Succession,
    VGroup,
)

from scenes._assets import Digit, network_name
from scenes._data.two_trainings import Trained, drawn_hope, mean_strokeness, on_the_way
from scenes.mobjects.bars.paired_bars import PairedBars
from scenes.mobjects.grids.cells import framed
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.labelled import baseline, stand
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.text import words
from scenes.mobjects.stage import LINE, Area, Stage
from scenes.mobjects.theme import SMALL, THEME
from scenes.mobjects.walls.changing_wall import ChangingWall
from scenes.mobjects.walls.lit_wall import LitWall
from scenes.telling.speech import Sentence

FOLLOWED = ("plain", "strokes")  # what both are called in assets/networks
NAMES = ("trained as usual", "few, smooth weights")
SHORT = ("usual", "few, smooth")
STROKES, LOOPS = "strokes:\nonce asked for", "loops:\nin no neuron"
READ = "{} and {} of 100,\n{} and {} epochs"
CLEAR = 4  # grids that are pointed at
TIGHT = 0.02  # from a grid to a frame around it alone, in Manim's units
ROUND = 0.06  # what such a frame takes below the lowest grid, above what captions cover
SCORES = "Trained as usual: {}. With both prices: {}. The strokes we drew: {}."
OTHER = "The network that we follow is another one."
STILL = "Yet both read: one {} of 100, and the other, trained longer, {}."
QUIET = {"size": SMALL, "color": THEME.muted}
WALLS = (10, 7, 10)  # the widths of one wall, of what stands between, and of the other wall


class TwoWalls:
    """The mobjects of both networks, each in its place, none on screen.

    `walls`, LitWall each; between them `strokeness`, with what others have, `compared`, or the
    `digit_above` with the `verdict` below.
    """

    def __init__(self, pair: Sequence[Trained], digit: Digit, stage: Stage) -> None:
        self.pair, self.digit = pair, digit
        left, middle, right = stage.whole.inset(0, ROUND).split(*WALLS)
        self.walls = [
            LitWall(each.shown, words(name, size=SMALL), area)
            for each, name, area in zip(pair, NAMES, (left, right))
        ]
        if not middle.stacks:
            stand(self.walls[1].title, baseline(self.walls[0].title))
        above, below = halves(middle, 2, 3)
        self.digit_above = above.fit(ImageGrid(digit.image))
        self.right = [number(100 * (1 - each.wrong / each.tested), ".0f") for each in pair]
        reads = words(READ, *self.right, *(each.epochs for each in pair))
        lines = VGroup(words(STROKES), words(LOOPS), reads)
        self.verdict = below.place(lines.arrange(DOWN, buff=0.25, aligned_edge=LEFT))
        self._score(middle)

    def _score(self, middle: Area) -> None:
        pair = self.pair
        room = middle if middle.stacks else middle.rows(1, 2, 1)[1]
        upper, note = room.rows(room.height - LINE, LINE, gap=0)
        self.strokeness = PairedBars(
            words("strokeness", size=SMALL),
            [words(name, **QUIET) for name in SHORT],
            [each.strokeness for each in pair],
            upper,
            limit=1,
        ).set_shown(0)
        others = (mean_strokeness(on_the_way(1)[0][0]), mean_strokeness(drawn_hope()))
        told = "noise: {}, drawn: {}"
        self.others = [number(each, ".2f") for each in others]
        self.compared = note.place(words(told, *self.others, **QUIET), UP)

    def told_scores(self) -> Sentence:
        """What both networks have by the score of strokes, and what drawn strokes have."""
        one, other = (number(each.strokeness, ".2f") for each in self.pair)
        return SCORES, one, other, self.others[1]

    def told_right(self) -> Sentence:
        """How much both networks read."""
        return (STILL, *self.right)

    def take(self, wall: ChangingWall) -> ReplacementTransform:
        """An animation: the grids of the second network go from another wall to theirs."""
        return ReplacementTransform(wall.grids, self.walls[1].wall.grids)

    def rest(self) -> list[Mobject]:
        """What both walls have besides those grids, and besides lamps."""
        usual, simple = self.walls
        return [usual.title, usual.wall, simple.title]

    def clearest(self) -> VGroup:
        """Frames around the grids of the second network that are most like strokes."""
        ranked = np.argsort(-self.pair[1].scores, kind="stable")[:CLEAR]
        return framed(*(self.walls[1].wall.grid(k) for k in ranked), buff=TIGHT)

    def follow(self) -> tuple[list[Animation], str | None]:
        """Animations: of both, that which other films follow is framed, and called ours; and what
        is said instead where they follow another one.
        """
        if network_name() not in FOLLOWED:
            return [], OTHER
        wall = self.walls[FOLLOWED.index(network_name())]
        ours = words("ours", size=SMALL, color=THEME.attention).next_to(wall.title, RIGHT)
        stand(ours, baseline(wall.title))
        title = VGroup(wall.title.copy(), ours)
        title.set_x(wall.title.get_x())
        naming = Succession(wall.title.animate.match_x(title[0]).build(), FadeIn(ours))
        return [naming, Create(framed(wall.wall, buff=TIGHT))], None

    def light(self, **kwargs: object) -> AnimationGroup:
        """An animation: every neuron lights up as the digit makes it."""
        lights = [
            wall.lamps.light(each.lights(self.digit.x)) for wall, each in zip(self.walls, self.pair)
        ]
        return AnimationGroup(*lights, **kwargs)


def halves(area: Area, *shares: float) -> tuple[Area, ...]:
    """Two parts of the area between the walls: side by side where these lie above and below."""
    return area.columns(*shares) if area.stacks else area.rows(*shares)
