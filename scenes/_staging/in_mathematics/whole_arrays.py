"""The whole arrays of a layer, each as a picture: W a + b row by row, and what comes of it."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Self

import numpy as np
from manim import (
    DOWN,
    RIGHT,
    UP,
    Animation,
    AnimationGroup,
    FadeIn,
    FadeOut,
    LaggedStart,
    VGroup,
    linear,
)

from scenes._data.reading import Reading
from scenes._sentences.written import rules
from scenes._staging.drawn_network import draw, passing
from scenes._staging.in_mathematics.written import line, of_layer, part, sign_of
from scenes.mobjects.grids.cells import framed
from scenes.mobjects.grids.heat_map import HeatMap
from scenes.mobjects.grids.legend import SignKey
from scenes.mobjects.growing import shrink_into
from scenes.mobjects.lettering.parts import PartsFormula
from scenes.mobjects.lettering.text import words
from scenes.mobjects.stage import LINE, Stage
from scenes.mobjects.theme import SMALL, THEME
from scenes.mobjects.tween import Tween

SHARES = (6, 1, 0.6, 1, 0.6, 1, 1.6, 1)  # of W, a, "+", b, "=", z, the function, the activations
NAMES = ("W", "a", "plus", "b", "is", "z", "f", "A")  # of these
HIGH = 0.6  # W's height, of its width
MOST = 0.995  # of the weights have less than full colour


class WholeArrays(VGroup):
    """Pictures of W, a, b, z and the activations, side by side, with the signs between them.

    Parts: `maps`, by their names; `letters`, a formula whose parts stand over and between them;
    `sizes`; `cursor`, on a row of W, b and z; `key`, of the
    colours; `lines`, of each layer, what they become, a `frame`, and `diagram`, the network under
    them; `rules`, what is said of the layer's function.
    """

    def __init__(self, reading: Reading, stage: Stage) -> None:
        super().__init__()
        area, self.key = stage.whole, stage.corner.place(SignKey(), RIGHT)
        self.layer, step = (layer := reading.network.layers[0]), reading.steps[0]
        self.rules = rules(layer)
        body = area.rows(LINE, area.height - 2 * LINE, LINE, gap=0)[1]
        places = dict(zip(NAMES, body.inset(0.1, 0.1).columns(*SHARES, gap=0.15)))
        # As long as a row of W is the column a; as high as W are the others.
        side = min(places["W"].width, body.height)
        square = places["W"].inset((places["W"].width - side) / 2, (body.height - side) / 2)
        places["a"] = places["a"].inset(0, (body.height - side) / 2)
        low = {
            name: places[name].inset(0, (places[name].height - HIGH * side) / 2) for name in "bzA"
        }
        places |= {**low, "W": square.inset(0, (1 - HIGH) * side / 2)}
        weights, x = layer.weights, reading.digit.x
        sums = float(np.abs([layer.biases, step.z]).max())
        self.maps = {
            "W": HeatMap(weights, places["W"], float(np.quantile(np.abs(weights), MOST))),
            "a": HeatMap(x[:, None], places["a"], 1.0, signed=False),
            "b": HeatMap(layer.biases[:, None], places["b"], sums),
            "z": HeatMap(step.z[:, None], places["z"], sums).darken(),
            "A": HeatMap(step.a[:, None], places["A"], reading.limits[0], signed=False).darken(),
        }
        function = sign_of(layer.activation)
        becomes = f"attach(limits(stretch(->, size: #250%)), t: {function})" if function else "="
        before, after = (of_layer("a", name, k) for k, name in enumerate("aA"))
        signs = ["W", "+", "b", "=", "z", becomes]
        first, *more = (part(sign, name) for sign, name in zip(signs, (*NAMES[:1], *NAMES[2:])))
        code = " ".join([first, before, *more, after])
        self.letters = PartsFormula(code)
        for name, place in places.items():
            letter = self.letters.part(name)
            if name in self.maps:
                letter.next_to(self.maps[name], UP, buff=0.15)
            else:
                letter.move_to(place.centre)
        self.sizes = VGroup()
        for grid in self.maps.values():
            rows, columns = (f"{count:,}" for count in grid.values.shape)
            said = ("{} × {}", rows, columns) if grid.values.shape[1] > 1 else ("{}", rows)
            size = words(*said, size=SMALL, color=THEME.muted)
            self.sizes.add(size.next_to(grid, DOWN, buff=0.15))
        head, under = stage.whole.rows(1, 4)
        layers = enumerate(reading.network.layers, start=1)
        self.lines = [PartsFormula(line(each, number)) for number, each in layers]
        for each in self.lines:
            head.fit(each)
        self.frame = framed(self.lines[-1])
        self.reading, self.diagram = reading, draw(reading, under)
        self.diagram.set_input(reading.digit.x)
        self.cursor = MapCursor([self.maps[name] for name in ("W", "b", "z")])
        self.add(*self.maps.values(), self.letters, self.sizes)

    def come(self) -> LaggedStart:
        """An animation: the arrays that are given come, with their names; z and what it makes are
        still dark.
        """
        named = zip(self.maps.items(), self.sizes)
        parts = [FadeIn(grid, self.letters.part(name), size) for (name, grid), size in named]
        signs = [self.letters.part(name) for name in NAMES if name not in self.maps]
        return LaggedStart(*parts, FadeIn(*signs), lag_ratio=0.5)

    def add_up(self) -> AnimationGroup:
        """An animation: row after row of W, times the column, plus the entry of b, is one of z."""
        rows = len(self.maps["z"].values)
        walk = Tween(self.cursor, "show_rows", 0, rows, rate_func=linear)
        return AnimationGroup(self.maps["z"].fill_rows(), walk)

    def shrink_into_letters(self) -> AnimationGroup:
        """An animation: W, a and b shrink into the letters above them, and z and the activations
        go: none of them lies on the line that these letters become.
        """
        into = (shrink_into(self.maps[name], self.letters.part(name)) for name in "Wab")
        return AnimationGroup(*into, FadeOut(self.maps["z"], self.maps["A"], self.sizes))

    def become_line(self) -> Animation:
        """An animation: the letters take their places in the line. What it begins with and the
        signs between would have to pass over all else: they come new.
        """
        signs = dict.fromkeys(("plus", "is", "f", "A", "Aup"), "")
        return self.letters.turn_into(self.lines[0], signs)

    def light(self, gap: int) -> Animation:
        """An animation: the light of one layer passes to the next."""
        return passing(self.diagram, self.reading, gap)

    def go_on(self) -> Iterator[Animation]:
        """Animations, step by step: the line becomes that of the next layer, which it lights."""
        for gap, (this, following) in enumerate(pairwise(self.lines), start=1):
            yield this.turn_into(following)
            yield self.light(gap)

    def squish(self) -> Animation:
        """An animation: the function makes activations of all entries at once."""
        lit = self.maps["A"]
        return Tween(lit, "set_values", lit.values, lit.full)


class MapCursor(VGroup):
    """An outline around the same row of several maps."""

    def __init__(self, maps: list[HeatMap]) -> None:
        super().__init__(*(grid.row(0) for grid in maps))
        rows = range(len(maps[0].values))
        self.stops = np.array([[grid.row_middle(row) for row in rows] for grid in maps])

    def show_rows(self, count: float) -> Self:
        """Stand on the last of so many rows, counted from the moment that one is begun."""
        last = max(int(np.ceil(np.round(count, 6))), 1) - 1
        for outline, stops in zip(self, self.stops):
            outline.move_to(stops[last])
        return self
