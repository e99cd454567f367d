"""A digit of which parts are covered: what its answer depends on, and what it can do without."""

from dataclasses import replace

import numpy as np
from manim import DOWN, RIGHT, Animation, Create, FadeOut, VGroup

from nnmath import forward
from nnmath.lights import full_light
from nnmath.probing.occlusion import Occlusion, occlusion
from nnmath.probing.repair import LARGEST, find_repair
from scenes._data.failing import (
    outlined,
    over_the_ink,
    right_and_read,
    stripped,
)
from scenes._data.placed import answer
from scenes._data.reading import Reading
from scenes._sentences.failing import (
    no_ink,
    rest_read,
    same_place,
    searched_for,
    turned,
)
from scenes._staging.all_of_it.misread_digit import QUIET, ReadDigit
from scenes._staging.drawn_network import names
from scenes.mobjects.grids.cells import framed
from scenes.mobjects.grids.contour import Contour
from scenes.mobjects.grids.grids import ImageGrid, WeightGrid
from scenes.mobjects.grids.legend import SignKey
from scenes.mobjects.lettering.fitted import fitted_words
from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.printing import activation
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.network.outputs import OutputLayer
from scenes.mobjects.pictures.covering import Covering
from scenes.mobjects.stage import Stage
from scenes.mobjects.theme import HEADING


class CoveredDigit:
    """A misread digit, what covering it does for the right answer, and the outputs meanwhile.

    Parts: `place` of the picture, `map`, `names` of both, `outputs`, `key`. `repair` is the square
    that the mistake depends on, None where there is none; `ring` is around the right output.
    `outlines` are around the pixels that raise the sum of the neuron behind the mistake, on both.
    `without` says what is read without the square, in the place of the picture's name.
    """

    def __init__(self, reading: Reading, stage: Stage) -> None:
        image, (label, read) = reading.digit.image, right_and_read(reading)
        self.repair = find_repair(reading.network, image, label)
        self.tried = (
            self.repair.tried if self.repair else occlusion(reading.network, image, LARGEST // 2)
        )
        both, beside = stage.whole.split(*((4, 5) if stage.tall else (9, 4)))
        left, middle = (each.rows(10, 1)[0] for each in replace(both, stacks=False).columns(1, 1))
        self.place, self.map = left.fit(ImageGrid(image)), middle.fit(WeightGrid(0 * image))
        self.names = VGroup(
            words("a square covers it", **QUIET).next_to(self.place, DOWN),
            words("effect of covering", **QUIET).next_to(self.map, DOWN),
        )
        limit = lit_up_to(reading, self.tried.covered)
        self.outputs = OutputLayer.filling(
            beside, names(reading.names), limit, signed=reading.signed
        )
        self.key = stage.corner.place(SignKey("positive effect", "negative effect"), RIGHT)
        self.told = turned(reading, self.repair)
        self.ring = self.outputs.neuron(label)
        self.gain = self.tried.change(label) - self.tried.change(read)
        outline = outlined(reading)
        grids = (self.place, self.map) if outline.any() else ()
        self.outlines = VGroup(*(Contour(grid, outline) for grid in grids))
        helped = self.tried.pixel_change(label) - self.tried.pixel_change(read)
        self.same = same_place(helped, outline, self.repair)
        if self.repair:
            read_then = answer(self.tried.covered[self.repair.row, self.repair.column])
            self.without = words("without it: {}", read_then, bold=True).move_to(self.names[0])

    def sweep(self, picture: ImageGrid) -> Covering:
        """The square goes over all of the ink of the picture, and the map grows."""
        size = self.tried.size
        route = over_the_ink(picture.values, size)
        maps = growing_maps(self.gain, route, size, len(picture.values))
        shown = [(self.map, maps / (np.abs(maps[-1]).max() or 1.0))]
        return Covering(picture, route, size, self.outputs, along(self.tried, route), shown)

    def compare(self, picture: ImageGrid) -> list[Animation]:
        """Animations: the outline comes, on both; where there is none, a frame around the map."""
        for grid, outline in zip((picture, self.map), self.outlines):
            outline.set_z_index(grid.z_index + 1)
        return [*map(Create, self.outlines or framed(self.map))]

    def without_it(self, picture: ImageGrid) -> list[Animation]:
        """Animations: the square covers what the mistake depends on, where it can."""
        if self.repair is None:
            return [Create(framed(picture))]
        return [FadeOut(self.names[0], *self.outlines[:1]), self.slide(picture).go()]

    def slide(self, picture: ImageGrid) -> Covering:
        """The square comes from the left to the place that the mistake depends on."""
        assert self.repair is not None
        columns = np.arange(self.repair.column + 1)
        route = np.stack([0 * columns + self.repair.row, columns], axis=1)
        return Covering(picture, route, self.tried.size, self.outputs, along(self.tried, route))


class StrippedDigit(ReadDigit):
    """A digit that loses what its answer can do without; at first only the `image` left is seen.

    Parts: those of a ReadDigit; `count`, the share of its ink that is left; `empty`, what the same
    output says of no ink at all, and `empty_told`, a sentence; `stripping`, which covers square
    after square; `left`, the share at the end; `read`, what is read then; `answered`, how that is
    said; `told`, how it was found.
    """

    def __init__(self, reading: Reading, stage: Stage) -> None:
        rest = stripped(reading)
        self.answers = rest.outputs
        super().__init__(reading, stage, lit_up_to(reading, rest.outputs))
        share = Readout(1, ".0%", HEADING, field="100%")
        self.count = Labelled(words("of its ink"), share, RIGHT)
        empty = forward(reading.network, 0 * reading.digit.x)[-1].a[reading.outputs.argmax()]
        read = answer(reading.outputs, reading.names)
        told = fitted_words(
            stage.corner.width, "without any ink, {} says {}", read, activation(empty)
        )
        self.empty_told = no_ink(float(empty))
        self.empty = stage.corner.place(told, RIGHT)
        self.under.place(self.count)
        self.left, self.image = float(rest.ink[-1]), rest.images[-1]
        self.read = answer(rest.outputs[-1], reading.names)
        said = rest.outputs[[0, -1], reading.outputs.argmax()].tolist()
        self.answered, self.told = rest_read(self.read), searched_for(self.left, *said)
        self.stripping = Covering(
            self.picture,
            rest.places,
            rest.size,
            self.outputs,
            rest.outputs,
            counter=(share, rest.ink),
            stays=True,
        )
        self.picture.set_values(self.image)
        self.outputs.set_told(0)  # nothing is read yet

    def read_rest(self, **kwargs: object) -> Animation:
        """An animation: the outputs light up for what is left."""
        return self.outputs.light(self.answers[-1], **kwargs)

    def whole_again(self) -> list[Animation]:
        """Animations: the whole digit comes in the place of its rest."""
        return self.stripping.lift()[1:]


def along(tried: Occlusion, route: np.ndarray) -> np.ndarray:
    """The outputs before a square comes, and at each place of its route, (k + 1, n)."""
    return np.concatenate([tried.whole[None], tried.covered[route[:, 0], route[:, 1]]])


def growing_maps(gain: np.ndarray, route: np.ndarray, size: int, side: int) -> np.ndarray:
    """What is known of each pixel before and at each place of a route, (k + 1, side, side).

    At the end it is the mean gain over all squares that cover the pixel, as `pixel_change` has it.
    gain: at each place where a square of this size fits.
    """
    window = np.ones((size, size))
    count = np.zeros((side, side))
    maps = np.zeros((len(route) + 1, side, side))
    for row, column in np.ndindex(*gain.shape):
        count[row : row + size, column : column + size] += window
    for k, (row, column) in enumerate(route, start=1):
        maps[k] = maps[k - 1]
        maps[k, row : row + size, column : column + size] += gain[row, column] * window
    return maps / count


def lit_up_to(reading: Reading, outputs: np.ndarray) -> float:
    """The output drawn fully lit, of its own and all others."""
    return full_light(reading.network.layers[-1], reading.outputs, outputs)
