"""All numbers of a network as dials: how many are set, one of them turned, and a bar by rule."""

import numpy as np
from manim import LEFT, RIGHT, FadeIn, LaggedStart, Mobject, Typst

from nnmath import signed_scale
from nnmath.by_hand import BARS
from scenes._data.set_by_hand import BAR_NAMES, HandSet, hours
from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.name_tag import NameTag
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.text import Readout, badge, words
from scenes.mobjects.stage import Stage
from scenes.mobjects.theme import SMALL
from scenes.mobjects.tween import Tween
from scenes.mobjects.walls.bar_rule import BarRule
from scenes.mobjects.walls.dials import DialBoard, LargeDial
from scenes.mobjects.walls.grid_wall import GridWall
from scenes.telling.speech import Sentence

HOURS = "At ten seconds each, that takes {} hours. But where should each point?"


class Dialled:
    """The mobjects of a network's numbers as dials, none on screen.

    `board`: all of them, at zero, its `wall` the first layer's weights; `bars`: these as they will
    be set. `large`: the dial that is turned first, in the wall at `cell`, and `needed`, how long
    all take. `rule`: of the bar that the film follows. `count` says how many are set, `designed`
    how, and `biases` what each layer's neurons share.
    """

    def __init__(self, hand: HandSet, stage: Stage) -> None:
        self.hand, total = hand, f"{hand.dials:,}"
        self.board = DialBoard(hand.bars, hand.others, stage.main, NameTag.all_of(BAR_NAMES))
        self.wall, name = self.board.wall, BAR_NAMES[hand.bar]
        self.bars = [each.copy() for each in self.wall.set_values(hand.bars).grids]
        self.grid = self.wall.set_values(0 * hand.bars).grid(hand.bar)
        self.one = int(hand.bars[hand.bar].argmax())
        self.cell = self.grid.cell(*divmod(self.one, hand.bars.shape[2]))
        self.large = LargeDial(float(np.abs(hand.bars).max()), stage.main)
        self.needed = stage.foot.place(
            words("{} × 10 seconds ≈ {} hours", total, hours(hand.dials))
        )
        self.designed = stage.corner.place(badge("designed"), RIGHT)
        counter = Readout(0, ",d", field=total)
        self.count = Labelled(words("of {} dials set", total), counter, RIGHT)
        self.count.next_to(self.designed, LEFT)
        alone = np.where(
            np.arange(hand.bars[0].size) == self.one, self._scaled[hand.bar].ravel(), 0
        )
        self.first_set = alone.reshape(hand.bars[0].shape)
        self.rule = BarRule(self.first_set, name, BARS[name], stage.main)
        self.biases = [
            stage.foot.place(_shared(layer.biases)) for layer in hand.reading.network.layers
        ]

    @property
    def hours(self) -> Sentence:
        """What is said of how long all take."""
        return (HOURS, hours(self.hand.dials))

    def others_come(self) -> LaggedStart:
        """An animation: all of the board comes but its first grid, which is there."""
        return LaggedStart(*map(FadeIn, self.board[1:]), lag_ratio=0.3)

    def turn_one(self) -> Tween:
        """An animation: the large dial is turned to where it should be."""
        return self.large.turn_to(float(self.hand.bars[self.hand.bar].flat[self.one]))

    def set_one(self) -> None:
        """The dial that was turned is so in the wall, too."""
        self.grid.set_values(self.first_set)

    def set_bar(self) -> Tween:
        """An animation: all dials of the rule's grid are turned; in the wall they are at once."""
        values = self._scaled[self.hand.bar]
        self.grid.set_values(values)
        return self.rule.set_dials(values)

    def wall_comes(self) -> FadeIn:
        """An animation: the wall comes, all but one grid at zero, and the names of all."""
        return FadeIn(*self.wall.grids, self.wall.labels)

    def set_others(self) -> LaggedStart:
        """An animation: grid after grid is set."""
        return set_in_turn(self.wall, self.hand.bars, self.hand.bar)

    @property
    def _scaled(self) -> np.ndarray:
        return signed_scale(self.hand.bars, self.wall.limit)


def set_in_turn(wall: GridWall, grids: np.ndarray, one: int) -> LaggedStart:
    """An animation: the grids of a wall get their values one after another, all but one."""
    values = signed_scale(grids, wall.limit)
    coming = (
        Tween(grid, "set_values", 0 * values[k], values[k])
        for k, grid in enumerate(wall.grids)
        if k != one
    )
    return LaggedStart(*coming, lag_ratio=0.5)


def others_at_zero(wall: GridWall, one: int) -> list[Mobject]:
    """All grids of a wall but one, which show nothing yet."""
    others = [grid for k, grid in enumerate(wall.grids) if k != one]
    return [grid.set_values(0 * grid.values) for grid in others]


def _shared(biases: np.ndarray) -> Typst:
    """What all neurons of a layer have as their bias."""
    return words("bias of all {} neurons: {}", len(biases), number(biases[0]), size=SMALL)
