"""Three layers without a squish become one matrix, which gives the same answers."""

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import (
    LEFT,
    RIGHT,
    Animation,
    AnimationGroup,
    FadeIn,
    FadeOut,
    LaggedStart,
    MathTypst,
    Mobject,
    VGroup,
)
from manim import ReplacementTransform as Become

from nnmath import signed_scale
from scenes._assets import Digit
from scenes._data.three_squishes import OneMatrix
from scenes.mobjects.grids.grids import ImageGrid, WeightGrid
from scenes.mobjects.growing import shrink_into
from scenes.mobjects.lettering.number_table import NumberTable
from scenes.mobjects.lettering.printing import SUPERSCRIPT
from scenes.mobjects.lettering.text import formula, words
from scenes.mobjects.stage import LINE, Area, Stage
from scenes.mobjects.theme import SMALL, THEME
from scenes.mobjects.tween import Tween, TweenThrough
from scenes.mobjects.walls.grid_wall import GridWall, full_colour

QUIET = {"size": SMALL, "color": THEME.muted}
PARTS = {"third": "W^3", "second": "W^2", "first": "W^1", "input": "x"}
RULES = (  # what is computed: layer by layer, two of them as one, all as one
    "{third} ({second} ({first} {input} + b^1) + b^2) + b^3",
    "{third} (({second} {first}) {input} + W^2 b^1 + b^2) + b^3",
    "({third} {second} {first}) {input} + b",
)


class FoldedLayers:
    """The mobjects of three matrices that become one, each in its place, none on screen.

    `third`, `second`: matrices as grids, a row a neuron. `walls`: of the first one, of the first
    two as one, and of all three, whose rows are grids of the image's shape. `names` of the three
    from the left, and of the first two as one. `rules`: the formula at each stage. `answers`: what
    all layers and the one give for some digits.
    """

    def __init__(self, one: OneMatrix, digits: Sequence[Digit], stage: Stage) -> None:
        left, right = stage.whole.split(*((1, 2) if stage.tall else (5, 3)))
        places = [
            each.rows(each.height - LINE, LINE, gap=0) for each in (*left.columns(1, 1), right)
        ]
        weights = [layer.weights for layer in one.layers]
        self.third, self.second = (
            area.fit(WeightGrid(signed_scale(each, full_colour(each))))
            for (area, _), each in zip(places, (weights[2], weights[1]))
        )
        self.names = [
            under.place(formula(f"{name} : {{}} times {{}}", *each.shape, size=SMALL))
            for (_, under), name, each in zip(places, ("W^3", "W^2", "W^1"), reversed(weights))
        ]
        product = r"W^2 W^1 : {} times {}"
        self.names.append(
            places[2][1].place(formula(product, *one.products[1].weights.shape, size=SMALL))
        )
        grids = [each.weights.reshape(-1, 28, 28) for each in one.products]
        clear = stage.whole.inset(0, LINE / 5)  # of the captions
        wide, told = clear.split(*((4, 5) if stage.tall else (3, 2)))
        upper, lower = wide.rows(5, 2)
        called = [words("{}", k, size=SMALL) for k in range(len(grids[2]))]
        self.walls = [
            *(GridWall(each, places[2][0], full_colour(each)) for each in grids[:2]),
            GridWall(grids[2], upper, full_colour(grids[2]), called),
        ]
        written = [
            rule.format(**{k: f"{{{{ {v} : {k} }}}}" for k, v in PARTS.items()}) for rule in RULES
        ]
        self.rules = [stage.corner.place(formula(code), RIGHT) for code in written]
        self.answers = SameAnswers(one, digits, told, lower)

    def first_fold(self) -> LaggedStart:
        """An animation: the second matrix goes into the first one."""
        before, after = self.walls[:2]
        becoming = [Become(before.grids, after.grids), FadeIn(self.names[3])]
        return self._fold(1, self.second, before, self.names[1:3], becoming)

    def second_fold(self) -> LaggedStart:
        """An animation: the third matrix goes into both; of 16 grids ten are left."""
        before, after = self.walls[1:]
        n = len(after.grids)
        becoming = [Become(old, new) for old, new in zip(before.grids, after.grids)]
        becoming += [FadeOut(each, target_position=after) for each in before.grids[n:]]
        return self._fold(2, self.third, before, [self.names[0], self.names[3]], becoming)

    def _fold(
        self,
        step: int,
        matrix: WeightGrid,
        wall: GridWall,
        gone: Sequence[Mobject],
        becoming: Sequence[Animation],
    ) -> LaggedStart:
        """An animation: a matrix goes into the wall, which becomes another, and so does the rule:
        what it keeps moves.
        """
        before, after = self.rules[step - 1], self.rules[step]
        moved = [Become(before.select(part), after.select(part)) for part in PARTS]
        going = AnimationGroup(shrink_into(matrix, wall), FadeOut(*gone, *_others(before)))
        return LaggedStart(
            going, AnimationGroup(*becoming, *moved, FadeIn(*_others(after))), lag_ratio=1
        )


class SameAnswers(VGroup):
    """A digit, and its ten outputs by all layers and by the one matrix that they are.

    Parts: `image`, `table`; `note`.
    """

    def __init__(self, one: OneMatrix, digits: Sequence[Digit], area: Area, beside: Area) -> None:
        """area: of the table. beside: of the image and the note."""
        super().__init__()
        self.images = np.array([digit.image for digit in digits])
        self.outputs = np.stack([np.stack(one.answers(digit.x), axis=1) for digit in digits])
        left, right = beside.columns(1, 3)
        self.image = left.fit(ImageGrid(self.images[0]))
        told = "largest difference on all our digits:\n{}, from rounding"
        self.note = right.place(words(told, power(one.difference), **QUIET), LEFT)
        names = [words("{}", k, size=SMALL) for k in range(self.outputs.shape[1])]
        heads = [words(each, **QUIET) for each in ("three layers", "one matrix")]
        self.table = NumberTable(names, self.outputs[0], heads=heads, spec=".3f", size=SMALL)
        area.place(self.table)
        self.add(self.image, self.table, self.note)

    def show_digit(self, index: float) -> Self:
        """Show one of the digits, counted from 0, and its outputs."""
        self.index = min(int(index), len(self.images) - 1)
        self.image.set_values(self.images[self.index])
        self.table.set_values(self.outputs[self.index])
        return self

    def go_through(self, **kwargs: object) -> Tween:
        """An animation: one digit after another, the first one again at the end."""
        order = np.array([*range(len(self.images)), 0])

        def digit(step: np.ndarray) -> np.ndarray:
            return np.asarray(order[min(int(step), len(order) - 1)], float)

        return TweenThrough(self, "show_digit", digit, 0, len(order), **kwargs)


def power(value: float) -> str:
    """A small number as a figure times a power of ten: "3 × 10⁻¹⁶"."""
    if not value:
        return "0"
    figure, exponent = f"{value:.0e}".split("e")
    return f"{figure} × 10{str(int(exponent)).translate(SUPERSCRIPT)}"


def _others(rule: MathTypst) -> list[Mobject]:
    """What of a formula is none of its named parts."""
    named = {id(part) for name in PARTS for part in rule.select(name).get_family()}
    return [part for part in rule.submobjects if id(part) not in named]
