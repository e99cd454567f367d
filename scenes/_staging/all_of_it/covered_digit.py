"""A digit of which parts are covered: what its answer hangs on, and what it can do without."""

from dataclasses import replace

import numpy as np
from manim import DOWN, RIGHT, Typst, VGroup

from nnmath import forward
from nnmath.probing.occlusion import Occlusion, occlusion
from nnmath.probing.repair import LARGEST, find_repair
from scenes._data.failing import moved_away, over_the_ink, right_and_read, stripped
from scenes._data.placed import answer
from scenes._data.reading import Reading
from scenes._sentences.failing import moved_so_far, still_read, turned
from scenes._staging.all_of_it.misread_digit import QUIET, ReadDigit
from scenes._staging.drawn_network import names
from scenes.mobjects.grids.grids import ImageGrid, SignKey, WeightGrid
from scenes.mobjects.lettering.labelled import Labelled, baseline, stand
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.network.outputs import OutputLayer
from scenes.mobjects.pictures.covering import Covering
from scenes.mobjects.stage import Stage
from scenes.mobjects.theme import HEADING


class CoveredDigit:
    """A misread digit, what covering it does for the right answer, and the outputs meanwhile.

    Parts: `place` of the picture, `map`, `names` of both, `outputs`, `key`. `repair` is the square
    that the error hangs on, None where there is none; `ring` is around the right output.
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
            words("what covering does", **QUIET).next_to(self.map, DOWN),
        )
        limit = lit_up_to(reading, self.tried.covered)
        self.outputs = OutputLayer.filling(beside, names(len(reading.outputs)), limit)
        self.key = stage.corner.place(SignKey("the right answer gains", "it loses"), RIGHT)
        self.told = turned(reading, self.repair)
        self.ring = self.outputs.neuron(label)
        self.gain = self.tried.change(label) - self.tried.change(read)

    def sweep(self, picture: ImageGrid) -> Covering:
        """The square goes over all of the ink of the picture, and the map grows."""
        size = self.tried.size
        route = over_the_ink(picture.values, size)
        maps = growing_maps(self.gain, route, size, len(picture.values))
        shown = [(self.map, maps / (np.abs(maps[-1]).max() or 1.0))]
        return Covering(picture, route, size, self.outputs, along(self.tried, route), shown)

    def slide(self, picture: ImageGrid) -> Covering:
        """The square comes from the left to the place that the error hangs on."""
        assert self.repair is not None
        columns = np.arange(self.repair.column + 1)
        route = np.stack([0 * columns + self.repair.row, columns], axis=1)
        return Covering(picture, route, self.tried.size, self.outputs, along(self.tried, route))

    def without(self) -> Typst:
        """What is read without that square, in the place of the picture's name."""
        assert self.repair is not None
        read = answer(self.tried.covered[self.repair.row, self.repair.column])
        return words("without it: {}", read, bold=True).move_to(self.names[0])


class StrippedDigit(ReadDigit):
    """A digit that loses what its answer can do without.

    Parts: those of a ReadDigit; `count`, the share of its ink that is left; `stripping`, which
    covers square after square; `left`, the share at the end.
    """

    def __init__(self, reading: Reading, stage: Stage) -> None:
        rest = stripped(reading)
        super().__init__(reading, stage, lit_up_to(reading, rest.outputs))
        share = Readout(1, ".0%", HEADING, field="100%")
        self.count = Labelled(words("of its ink"), share, RIGHT)
        self.under.place(self.count)
        self.left, self.image = float(rest.ink[-1]), rest.images[-1]
        self.told = still_read(reading, self.left)
        self.read = answer(rest.outputs[-1])
        self.stripping = Covering(
            self.picture,
            rest.places,
            rest.size,
            self.outputs,
            rest.outputs,
            counter=(share, rest.ink),
            stays=True,
        )
        self.outputs.set_told(0)  # nothing is read yet


class SideBySide:
    """Pictures side by side, and under each what it is and what is read of it.

    Parts: `pictures` and `lines`, of the misread digit, the stripped one, and last the one that is
    moved in `steps` until something else is read: without a misread one, or where nothing else is
    ever read, of those that there are. `told` is what is said of the last.
    """

    def __init__(self, wrong: Reading | None, stripped: StrippedDigit | None, stage: Stage) -> None:
        right = stripped.reading if stripped else None
        self.steps = moved_away(right) if right else None
        shown = list[tuple[np.ndarray, Typst, str]]()
        if wrong:
            name = words("written as {}", right_and_read(wrong)[0], **QUIET)
            shown.append((wrong.digit.image, name, answer(wrong.outputs)))
        if stripped:
            name = words("{} of its ink", number(stripped.left, ".0%"), **QUIET)
            shown.append((stripped.image, name, stripped.read))
        if right and self.steps:
            pixels, end = len(self.steps) - 1, self.steps[-1]
            sentence = "moved by {} pixel" if pixels == 1 else "moved by {} pixels"
            read = answer(forward(right.network, end.ravel())[-1].a)
            shown.append((self.steps[0], words(sentence, pixels, **QUIET), read))
        self.told = moved_so_far(right, self.steps, shown[-1][2])
        self.pictures, self.lines = VGroup(), VGroup()
        for place, (image, name, read) in zip(stage.whole.split(*[1] * len(shown)), shown):
            above, below = place.columns(1, 1) if place.stacks else place.rows(3, 1)
            self.pictures.add(above.fit(ImageGrid(image)))
            first, second = below.rows(1, 1, gap=0)
            told = words("it reads {}", read, size=HEADING, bold=True)
            self.lines.add(VGroup(first.place(name), second.place(told)))
        if not stage.tall:  # side by side, lines stand on one height, whatever letters they have
            for group in self.lines:
                for text, other in zip(group, self.lines[0]):
                    stand(text, baseline(other))


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
    """The output drawn fully lit: 1 behind a sigmoid, else the farthest from 0 of all."""
    if reading.network.layers[-1].activation == "sigmoid":
        return 1.0
    return max(reading.limits[-1], float(np.abs(outputs).max()))
