"""Three layers without a squish become one matrix, which gives the same answers."""

from collections.abc import Sequence

import numpy as np
from manim import (
    LEFT,
    RIGHT,
    AnimationGroup,
    Dot,
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
from scenes.mobjects.growing import grow_out_of, shrink_into
from scenes.mobjects.lettering.number_table import NumberTable
from scenes.mobjects.lettering.text import formula, words
from scenes.mobjects.stage import LINE, Area, Stage
from scenes.mobjects.theme import SMALL, THEME
from scenes.mobjects.walls.grid_wall import GridWall, full_colour

POINT = 0.005  # so small that nothing is seen of what has shrunk into it, in Manim's units
QUIET = {"size": SMALL, "color": THEME.muted}
PARTS = {"third": "W^((3))", "second": "W^((2))", "first": "W^((1))", "input": "a^((0))"}
RULES = (  # what is done with the matrices: layer by layer, two of them as one, all as one
    "{third} ( {second} ( {first} {input} ) )",
    "{third} ( ( {second} {first} ) {input} )",
    "( {third} {second} {first} ) {input}",
)


class FoldedLayers:
    """The mobjects of three matrices that become one, each in its place, none on screen.

    `third`, `second`: matrices as grids, a row a neuron. `walls`: of the first one, of the first
    two as one, and of all three, whose rows are grids of the image's shape. `names` of the three
    from the left, and of the first two as one. `rules`: the formula of the matrices at each stage,
    beside it in `biases` what becomes of these. `answers`: what all layers and the one give for a
    digit.
    """

    def __init__(self, one: OneMatrix, digit: Digit, stage: Stage) -> None:
        line, whole = stage.whole.rows(LINE, stage.whole.height - LINE, gap=LINE / 3)
        left, right = whole.split(*((1, 2) if stage.tall else (5, 3)))
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
            for (_, under), name, each in zip(
                places, ("W^((3))", "W^((2))", "W^((1))"), reversed(weights)
            )
        ]
        product = "W^((2)) W^((1)) : {} times {}"
        self.names.append(
            places[2][1].place(formula(product, *one.products[1].weights.shape, size=SMALL))
        )
        grids = [each.weights.reshape(-1, 28, 28) for each in one.products]
        shares = (4, 5) if stage.tall else (3, 2)
        wide, told = (
            each.inset(0, LINE / 5).split(*shares)[k]  # clear of the captions
            for k, each in enumerate((whole, whole if stage.tall else stage.whole))
        )
        upper, lower = wide.rows(5, 2)
        called = [words("{}", k, size=SMALL) for k in range(len(grids[2]))]
        self.walls = [
            *(GridWall(each, places[2][0], full_colour(each)) for each in grids[:2]),
            GridWall(grids[2], upper, full_colour(grids[2]), called),
        ]
        written = [
            rule.format(**{k: f"{{{{ {v} : {k} }}}}" for k, v in PARTS.items()}) for rule in RULES
        ]
        self.rules = [_within(line, code) for code in written]
        self.biases = line.place(words("the biases become one, too", **QUIET), RIGHT)
        self.answers = SameAnswers(one, digit, told, lower)

    def come(self) -> LaggedStart:
        """An animation: what is computed, and the matrices in it, the first layer's first."""
        matrices = zip((self.walls[0], self.second, self.third), reversed(self.names[:3]))
        return LaggedStart(FadeIn(self.rules[0]), *(FadeIn(*each) for each in matrices))

    def first_fold(self) -> LaggedStart:
        """An animation: the first two matrices go into the place of their product."""
        return self._fold(1, self.second, self.names[1:3], [self.names[3]])

    def second_fold(self) -> LaggedStart:
        """An animation: the product and the third matrix go into the place of the ten grids."""
        return self._fold(2, self.third, [self.names[0], self.names[3]], [self.walls[2].labels])

    def _fold(
        self, step: int, matrix: WeightGrid, gone: Sequence[Mobject], named: Sequence[Mobject]
    ) -> LaggedStart:
        """An animation: wall, then matrix shrink into one place, where the next wall comes from.

        So no grid lies over another. What the rule keeps moves.
        """
        before, after = self.rules[step - 1], self.rules[step]
        moved = [Become(before.select(part), after.select(part)) for part in PARTS]
        wall, product = (self.walls[k].grids for k in (step - 1, step))
        place = Dot(wall.get_center(), radius=POINT)
        rule = AnimationGroup(*moved, FadeIn(*_others(after)))
        return LaggedStart(
            AnimationGroup(shrink_into(wall, place), FadeOut(*gone, *_others(before))),
            shrink_into(matrix, place),
            AnimationGroup(grow_out_of(place, product), rule),
            FadeIn(*named),
            lag_ratio=0.8,
        )


class SameAnswers(VGroup):
    """A digit, and its ten outputs by all layers and by the one matrix that they are.

    Parts: `image`, `table`; `note`.
    """

    def __init__(self, one: OneMatrix, digit: Digit, area: Area, beside: Area) -> None:
        """area: of the table. beside: of the image and the note."""
        super().__init__()
        self.outputs = np.stack(one.answers(digit.x), axis=1)
        left, right = beside.columns(1, 3)
        self.image = left.fit(ImageGrid(digit.image))
        told = "the same on all our digits,\nto rounding" if one.is_same else "not the same"
        self.note = right.place(words(told, **QUIET), LEFT)
        names = [words("{}", k, size=SMALL) for k in range(len(self.outputs))]
        heads = [words(each, **QUIET) for each in ("three layers", "one matrix")]
        self.table = NumberTable(names, self.outputs, heads=heads, spec=".2f", size=SMALL)
        area.place(self.table)
        self.add(self.image, self.table, self.note)

    def come(self) -> LaggedStart:
        """An animation: both columns are filled, output after output."""
        rows = LaggedStart(*map(FadeIn, self.table.rows), lag_ratio=0.6)
        begin = FadeIn(self.image, self.table.heads, run_time=0.6)
        return LaggedStart(begin, rows, FadeIn(self.note, run_time=0.5), lag_ratio=1)


def _others(rule: MathTypst) -> list[Mobject]:
    """What of a formula is none of its named parts."""
    named = {id(part) for name in PARTS for part in rule.select(name).get_family()}
    return [part for part in rule.submobjects if id(part) not in named]


def _within(area: Area, code: str) -> MathTypst:
    """A formula in an area, of smaller type where it is too long."""
    rule = formula(code)
    return area.place(rule if rule.width <= area.width else formula(code, size=SMALL), LEFT)
