"""Rules drawn: what one neuron asks for as pictures, and what each of the ten digits asks for."""

from collections.abc import Mapping, Sequence

from manim import (
    LEFT,
    RIGHT,
    AnimationGroup,
    FadeIn,
    FadeOut,
    LaggedStart,
    ReplacementTransform,
    TransformFromCopy,
    VGroup,
)

from scenes._data.set_by_hand import BAR_NAMES, PART_NAMES, HandSet
from scenes._staging.all_of_it.dialled import others_at_zero, set_in_turn
from scenes.mobjects.grids.grids import WeightGrid
from scenes.mobjects.lettering.labelled import baseline
from scenes.mobjects.lettering.name_tag import NameTag
from scenes.mobjects.lettering.text import words
from scenes.mobjects.stage import Area, Stage
from scenes.mobjects.theme import HEADING
from scenes.mobjects.walls.grid_wall import GridWall, full_colour
from scenes.mobjects.walls.rule_rows import RuleBoard, RuleRows

CLOSE = 0.1  # between a picture and its name, in Manim's units


class DigitCards(VGroup):
    """Digits, and beside each the parts that it asks for: for each a picture and its name."""

    def __init__(
        self,
        asked: Mapping[int, Sequence[int]],
        pictures: Sequence[WeightGrid],
        names: Sequence[str],
        area: Area,
        columns: int = 1,
    ) -> None:
        """asked: for each digit which parts. pictures, names: of all parts. columns: of cards."""
        tags = [NameTag.all_of([name])[0] for name in names]
        lines, most = -(-len(asked) // columns), max(map(len, asked.values()))
        across, gap = area.columns(*[1] * columns), 2 * CLOSE
        rooms = [row for column in across for row in column.rows(*[1] * lines, gap=gap)]
        super().__init__()
        self.asked = list(asked.values())
        for (digit, parts), room in zip(asked.items(), rooms):
            first, *places = room.columns(0.4, *[1] * most, gap=CLOSE)
            figure = first.place(words("{}", digit, size=HEADING, bold=True), LEFT)
            card = VGroup(figure)
            for part, place in zip(parts, places):
                side = min(place.height, place.width - max(tag.width for tag in tags) - CLOSE)
                picture = place.place(WeightGrid(pictures[part].values, side), LEFT)
                tag = tags[part].copy().next_to(picture, RIGHT, buff=CLOSE)
                if len(tag.words) == 1:
                    tag.stand(baseline(figure))
                card.add(VGroup(picture, tag))
            self.add(card)

    def come_from(self, wall: Sequence[WeightGrid]) -> LaggedStart:
        """An animation: digit after digit takes its parts from a wall of all of them."""
        return LaggedStart(*(self._come(k, wall) for k in range(len(self))), lag_ratio=0.4)

    def say_names(self) -> FadeIn:
        """An animation: the names of the parts come."""
        return FadeIn(*(tag for _, *entries in self for _, tag in entries))

    def _come(self, card: int, wall: Sequence[WeightGrid]) -> AnimationGroup:
        figure, *entries = self[card]
        coming = (
            TransformFromCopy(wall[part], picture)
            for part, (picture, _) in zip(self.asked[card], entries, strict=True)
        )
        return AnimationGroup(FadeIn(figure), *coming)


class Rules:
    """The mobjects of parts and digits by rule, none on screen.

    `wall`: what all parts look for. `part`: the rule of the one that the film follows. `digit`: the
    rule of the answer, with its `name`. `cards`: what all digits ask for.
    """

    def __init__(self, hand: HandSet, bars: Sequence[WeightGrid], stage: Stage) -> None:
        """bars: pictures of the first layer's weights."""
        _, second, last = hand.reading.network.layers
        self.one = hand.part
        limit = full_colour(hand.parts)
        self.wall = GridWall(hand.parts, stage.main, limit, NameTag.all_of(PART_NAMES))
        name, weights = PART_NAMES[hand.part], second.weights[hand.part]
        self.part = RuleBoard(name, weights, hand.bars, bars, BAR_NAMES, limit, stage.main)
        left, right = stage.main.split(1, 6)
        self.name = left.place(words("{}", hand.answer, size=2 * HEADING, bold=True))
        self.digit = RuleRows(last.weights[hand.answer], self.wall.grids, PART_NAMES, right)
        columns = 1 if stage.tall else 2
        asked = hand.asked_by_digits
        self.cards = DigitCards(asked, self.wall.grids, PART_NAMES, stage.main, columns)
        self._whole_wall = [grid.copy() for grid in self.wall.grids]

    def part_lands(self) -> LaggedStart:
        """An animation: the part that was built takes its place in the wall, and then, where its
        own bars have gone, all names come.
        """
        rule, wall, one = self.part, self.wall, self.one
        gone = FadeOut(rule.asks, rule.against, rule.name)
        landing = ReplacementTransform(rule.blend, wall.grid(one))
        places = AnimationGroup(landing, FadeIn(*others_at_zero(wall, one)))
        return LaggedStart(gone, places, FadeIn(wall.labels), lag_ratio=0.5)

    def cards_come(self) -> LaggedStart:
        """An animation: digit after digit takes its parts from the wall."""
        return self.cards.come_from(self._whole_wall)

    def set_others(self) -> LaggedStart:
        """An animation: part after part is set."""
        return set_in_turn(self.wall, self.wall.values, self.one)
