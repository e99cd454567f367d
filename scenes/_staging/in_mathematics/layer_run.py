"""The lines that compute one layer, and the arrays that they take and make."""

from collections.abc import Iterator

import numpy as np
from manim import LEFT, UP, Animation, AnimationGroup, FadeIn, VGroup

from nnmath import Layer
from nnmath.lights import full_light
from nnmath.plainly import activate
from scenes._assets import Digit
from scenes._data.counted import full_colour
from scenes._data.own_code import listing, run
from scenes._staging.in_mathematics.row_by_row import Product, row_frame
from scenes._staging.in_mathematics.written import line
from scenes.mobjects.grids.cells import Cursor
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.grids.heat_map import HeatMap, LightMap
from scenes.mobjects.grids.named_array import NamedArray, column, for_cells
from scenes.mobjects.lettering.code import CodeLines
from scenes.mobjects.lettering.parts import PartsFormula
from scenes.mobjects.lettering.printing import activation, as_printed, number, sum_of
from scenes.mobjects.lettering.text import formula, words
from scenes.mobjects.stage import GAP, Area
from scenes.mobjects.theme import BODY, SMALL, THEME

# The parts of the formula, and the code that says them.
CODE = {"W b": "W, b", "W a": "W @ a", "plus b": "+ b", "f": "layer.squish"}
OUT = "a^#[(1)]"  # what the formula calls what comes out
LINES = (2.5, 3)  # the heights of code and arrays, in a wide frame
STACKED = (5, 5)  # in a tall one
COLUMN, SIGN = 0.5, 0.55  # the widths of a column and of what stands between, in Manim's units


class LayerRun:
    """The mobjects of a layer that is computed line by line, in place, none on screen.

    `formula`, `code` and the name of its `file`; the arrays `weights`, `given` (what comes in, out
    of `picture`, with a `cursor` on its pixels), `sums`, `biases`, `z` and `out`, with `signs`
    between them, a list; in `trace`, the numbers of neuron `followed` as each line of the code
    leaves them.
    """

    def __init__(self, layer: Layer, digit: Digit, area: Area) -> None:
        self.layer, shown = layer, listing(activate)
        self.file = words("{}", shown.file, size=SMALL, color=THEME.muted)
        ran = run(activate, layer, digit.x)
        self.stops = [one.line for one in ran]
        self.held = ran[-1].variables
        self.followed = int(np.argmax(self.held["s"]))
        above, below = area.rows(*(STACKED if area.stacks else LINES))
        left, right = above.split(*((2.3, 3) if area.stacks else (7.3, 5.8)))
        self.code = CodeLines.filling(shown.lines, left, LEFT)
        head, rest = right.rows(1, 3 if area.stacks else 2.9, gap=GAP / 4)
        self.formula = head.place(PartsFormula(line(layer, 1), size=BODY))
        self.trace = rest.place(CodeLines(self._trace()))
        if not area.stacks:  # what a line leaves stands beside it
            self.trace.align_to(self.code.rails[1], UP)
            self.formula.match_y(self.code.rails[0])
        self._draw(digit.image, below)

    def _trace(self) -> list[str]:
        """What the variables hold of the neuron whose sum is the largest, in lines."""
        k, held = self.followed, self.held
        for places in (2, 3, 4):  # as many decimals as the sum needs to hold as it is printed
            b, s, z = (number(held[name][k], f".{places}f") for name in "bsz")
            if sum_of([s, b]) == as_printed(z):
                break
        out = activation(held["return"][k], places)
        lines = [f"{name}[{k}] ≈ {text}" for name, text in zip("bsz", (b, s, z))]
        # Softmax takes all of z: it has no value of one entry alone.
        call = "squish(z)[{}]" if self.layer.activation_function.together else "squish(z[{}])"
        return [*lines, f"{call.format(k)} {out if out[0] in '<>' else f'≈ {out}'}"]

    def _draw(self, image: np.ndarray, area: Area) -> None:
        held, n = self.held, len(self.held["s"])
        first, pixels, *columns = _places(area)
        limit = max(max(float(np.abs(held[name]).max()) for name in "sbz"), 1e-9)
        matrix = HeatMap(held["W"], for_cells(first, n), full_colour(self.layer))
        self.weights = NamedArray(matrix, "W", held["W"].shape)
        wall = for_cells(first)
        self.picture = wall.place(ImageGrid(image, wall.side))
        self.cursor = Cursor([self.picture], np.arange(image.size))
        self.given = pixel_column(held["a"], pixels)
        self.given.cells.darken()
        self.sums, self.biases, self.z = (
            NamedArray(column(held[name], for_cells(place, n), limit), name, held[name].shape)
            for name, place in zip("sbz", columns)
        )
        out = held["return"]
        lights = column(out, for_cells(columns[3], n), full_light(self.layer, out), signed=False)
        self.out = NamedArray(lights, formula(OUT), out.shape)
        arrays = [self.weights, self.given, self.sums, self.biases, self.z, self.out]
        self.signs = list(_between(arrays))
        if area.stacks:  # the matrix stands over the picture
            self.signs[0].next_to(self.given.cells, LEFT, buff=GAP / 4)
        self.product = Product(matrix, self.sums.cells)
        columns_behind = (self.biases, self.z, self.out)
        self.marks = [row_frame(each.cells, self.followed, n) for each in columns_behind]

    def mark(self, name: str) -> Animation:
        """An animation: a part of the formula has the colour of what is pointed at."""
        return self.part(name).animate.set_color(THEME.attention).build()

    def write(self, name: str) -> Animation:
        """An animation: a line is written, the piece of code that says a part in that colour."""
        self.code.find(CODE[name]).set_color(THEME.attention)
        index = [CODE[name] in text for text in self.code.texts].index(True)
        return FadeIn(self.code.lines[index], lag_ratio=0.2)

    def unmark(self, name: str) -> Animation:
        """An animation: neither is pointed at any more."""
        both = (self.part(name), self.code.find(CODE[name]))
        return AnimationGroup(*(each.animate.set_color(THEME.ink).build() for each in both))

    def part(self, names: str) -> VGroup:
        """Parts of the formula; of one without a function, what it makes."""
        known = self.formula.whole
        return VGroup(*(known[name if name in known else "A"] for name in names.split()))

    def line_up(self) -> Animation:
        """An animation: pixel after pixel of the picture takes its place in the column a."""
        walk = self.cursor.walk(0, self.picture.values.size)
        return AnimationGroup(walk, self.given.cells.fill_rows())

    def take(self) -> Animation:
        """An animation: weights and biases come."""
        return FadeIn(self.weights, self.biases)

    def add_biases(self) -> Animation:
        """An animation: the sums and the biases go over into z."""
        moved = [each.cells.copy() for each in (self.sums, self.biases)]
        onto = (each.animate.move_to(self.z.cells).set_opacity(0).build() for each in moved)
        return AnimationGroup(*onto, FadeIn(self.z, self.signs[3]), FadeIn(self.signs[2]))

    def squish(self) -> Animation:
        """An animation: z goes over into the light of the layer."""
        moved = self.z.cells.copy()
        onto = moved.animate.move_to(self.out.cells).set_opacity(0).build()
        return AnimationGroup(onto, FadeIn(self.out, self.signs[4]))


def pixel_column(x: np.ndarray, area: Area) -> NamedArray:
    """What comes in, (n,), as the column a of lights, the first pixel on top."""
    return NamedArray(LightMap(x[:, None], for_cells(area)), "a", x.shape)


def _places(area: Area) -> list[Area]:
    """Where the matrix, what comes in, and the four columns are."""
    below = area.rows(1, 1)[1] if area.stacks else area
    widths = [COLUMN] * 5
    taken = sum(widths) + SIGN * len(widths)
    if not area.stacks:
        return list(area.columns(area.width - taken, *widths, gap=SIGN))
    spare = max(area.width - taken + SIGN, 0) / 2
    return [area.rows(1, 1)[0], *below.inset(spare, 0).columns(*widths, gap=SIGN)]


def _between(arrays: list[NamedArray]) -> Iterator[VGroup]:
    """What stands between arrays that are computed: W @ a → s, + b → z, → a¹."""
    for said, one, two in zip("@→+→→", arrays, arrays[1:]):
        middle = (one.cells.get_right() + two.cells.get_left()) / 2
        yield CodeLines([said]).move_to(middle)
