"""How well the network that was set by hand reads, why it errs, and how a trained one does."""

from collections.abc import Sequence

from manim import LEFT, RIGHT, UP, FadeIn, FadeOut, LaggedStart, VGroup

from scenes._data.set_by_hand import (
    BAR_NAMES,
    BY_HAND,
    PART_NAMES,
    TRAINED,
    HandSet,
    confused,
    deciding_bars,
    shared_bars,
    shipped,
)
from scenes._staging.all_of_it.by_rule import DigitCards
from scenes.mobjects.bars.length_bar import LengthBar
from scenes.mobjects.grids.confusion_grid import ConfusionGrid
from scenes.mobjects.grids.grids import WeightGrid
from scenes.mobjects.lettering.labelled import Labelled, baseline
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.stage import GAP, LINE, Area, Stage
from scenes.mobjects.theme import HEADING, SMALL, THEME
from scenes.mobjects.tween import Tween
from scenes.mobjects.walls.named_row import NamedRow
from scenes.mobjects.walls.scored_wall import ScoredWall, percent
from scenes.telling.speech import Sentence

AIR = 0.025  # around a count in its cell, in Manim's units
# How the counter and what is under it share the room beside the table or below it, and the two
# lines of pictures theirs, with what lies between: below the table, names leave these little room.
BESIDE, STACKED = ((3, 10), (4, 6), GAP), ((1, 5), (3, 7), GAP / 2)
SCORED = "Each row is one digit. On the diagonal it is right: {} %. Blind guessing: 10 %."
WHY = "They are alike: both ask for these {} bars. Only this one is for {}, against {}."
MISTAKE = "Its most frequent mistake: {} of {} pictures of a {} are read as a {}."


class Measured:
    """How well the network reads the test images of MNIST.

    Parts: `task` (to guess), `table` with its `counter`, `scores` (bars: its own, and that of blind
    guessing), the most frequent `mistake` (a frame and a count), and why that is: `cards` of the
    two digits, `shared`, the bars that both ask for, and `deciding`, those that tell them apart.
    """

    def __init__(
        self, bars: Sequence[WeightGrid], parts: Sequence[WeightGrid], stage: Stage
    ) -> None:
        """bars, parts: pictures of the neurons of both layers."""
        self.known = known = confused(BY_HAND)
        left, right = stage.whole.split(6, 5, gap=2 * GAP)
        first, then, gap = STACKED if right.stacks else BESIDE
        above, under = right.rows(*first)
        middle, below = under.rows(*then, gap=gap)
        images, digits = f"{known.images:,}", [str(digit) for digit in range(10)]
        counter = Labelled(
            words("of {} read right", images), Readout(0, ",d", HEADING, field=images), RIGHT
        )
        self.counter = above.place(counter)
        asked = {"color": THEME.attention, "bold": True}
        guess = words("How many of {} are read right?", images, **asked)
        self.task = Task.filling(guess, right.inset(0, LINE))
        self.table = ConfusionGrid(known.counts, digits, left, counter)
        self.scores = _scores(known.score, 1 / len(digits), under)
        written, read = known.most_frequent
        frame = self.table.cell(written, read)
        times = words("{}", int(known.counts[written, read]), size=SMALL, color=THEME.lit)
        self.mistake = VGroup(frame, Area.around(frame).inset(AIR).fit(times))
        one, other, both = shared_bars(written, read)
        deciding = deciding_bars(written, read)
        self.cards = DigitCards({written: [one], read: [other]}, parts, PART_NAMES, middle, 2)
        if not stage.tall:  # beside the table they stand on the line of one of its rows
            figure = baseline(self.cards[0][0])
            lines = [baseline(percent) for percent in self.table.percents]
            self.cards.shift(UP * (min(lines, key=lambda line: abs(line - figure)) - figure))
        rooms = below.columns(len(both), len(deciding) + 1, gap=GAP)
        titles = (
            words("both ask for", size=SMALL),
            words("for {}, against {}", read, written, size=SMALL),
        )
        self.shared, self.deciding = (
            NamedRow(title, [bars[k].copy() for k in chosen], [BAR_NAMES[k] for k in chosen], room)
            for title, chosen, room in zip(titles, (both, deciding), rooms, strict=True)
        )

    def scores_come(self) -> LaggedStart:
        """An animation: the bars grow, one after the other."""
        return LaggedStart(
            *(
                LaggedStart(FadeIn(name), Tween(bar, "set_value", 0, bar.value), lag_ratio=0.2)
                for name, bar in self.scores
            ),
            lag_ratio=0.7,
        )

    def scores_become_cards(self) -> LaggedStart:
        """An animation: the bars go, and what the two digits ask for comes."""
        return LaggedStart(FadeOut(self.scores), FadeIn(self.cards), lag_ratio=0.5)

    def shared_come(self) -> LaggedStart:
        """An animation: the bars that both ask for, and then what tells them apart."""
        return LaggedStart(FadeIn(self.shared), FadeIn(self.deciding), lag_ratio=1)

    @property
    def scored(self) -> Sentence:
        """What is said of the diagonal."""
        percent = number(100 * self.known.score)
        return (SCORED, percent)

    @property
    def of_mistake(self) -> Sentence:
        """What is said of the most frequent mistake."""
        written, read = self.known.most_frequent
        row = self.known.counts[written].astype(int)
        return (MISTAKE, int(row[read]), int(row.sum()), written, read)

    @property
    def why_mistaken(self) -> Sentence:
        """What is said of the bars that both ask for."""
        written, read = self.known.most_frequent
        shared = len(self.shared.pictures)
        return (WHY, shared, read, written)


class Compared:
    """The network that was set by hand beside a trained one: both walls, and what each scores.

    Parts: `ours`, `theirs`.
    """

    def __init__(self, hand: HandSet, stage: Stage) -> None:
        left, right = stage.whole.split(1, 1)
        trained = shipped(TRAINED).layers[0].weights.reshape(hand.bars.shape)
        self.score = confused(TRAINED).score
        texts = ("set by hand", "designed", "every neuron has a name")
        self.ours = ScoredWall(hand.bars, texts, confused(BY_HAND).score, left)
        self.ours.bar.set_value(self.ours.share)
        texts = ("trained", "computed", "no neuron has a name")
        self.theirs = ScoredWall(trained, texts, self.score, right)

    def appear(self) -> LaggedStart:
        """An animation: what was set by hand, with its score, and then the trained weights."""
        ours, theirs = self.ours, self.theirs
        first = FadeIn(ours.title, ours.bar, theirs.title)
        walls = map(FadeIn, (*ours.wall.grids, *theirs.wall.grids))
        return LaggedStart(first, *walls, lag_ratio=0.3)

    @property
    def scored(self) -> Sentence:
        """What is said of the trained weights."""
        return ("There: training computed the weights, in minutes: {}.", percent(self.score))


def _scores(ours: float, blind: float, area: Area) -> VGroup:
    """A bar for what it reads right, and under it one for blind guessing, each with its name."""
    scores = VGroup()
    for name, share, room in zip(
        ("set by hand", "blind guessing"), (ours, blind), area.rows(1, 1), strict=True
    ):
        head, below = room.rows(LINE, room.height - LINE, gap=0)
        bar = LengthBar(1.0, below.rows(LINE, below.height - LINE, gap=0)[0], percent)
        scores.add(VGroup(head.place(words(name, size=SMALL), LEFT), bar.set_value(share)))
    return scores
