"""A digit that is moved until something else is read, and all that was read, side by side."""

from typing import Self

import numpy as np
from manim import RIGHT, Typst, VGroup, linear

from nnmath import forward
from scenes._data.failing import Cases, MovedAway, right_and_read
from scenes._data.placed import answer
from scenes._sentences.failing import all_it_does, moved_so_far
from scenes._staging.all_of_it.covered_digit import StrippedDigit
from scenes._staging.all_of_it.misread_digit import QUIET
from scenes.mobjects.grids.contour import Contour
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.labelled import Labelled, baseline, stand
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.network.outputs import OutputLayer
from scenes.mobjects.stage import Stage
from scenes.mobjects.theme import HEADING, THEME
from scenes.mobjects.tween import Tween

HALF = 0.5  # light: what is brighter belongs to the outline of a digit


class MovedDigit(VGroup):
    """A digit's picture and its outputs, with what is read of it at every step of its way, live.

    Parts: `picture`, `outputs` (both of a StrippedDigit), `count` (the pixels moved). `before` is
    an outline of where it was; `compared`, in the corner, what was and is read; `ring` around the
    output that is then the highest. `told` is what is said at the end.
    """

    def __init__(self, whole: StrippedDigit, away: MovedAway, stage: Stage) -> None:
        self.picture: ImageGrid = whole.picture
        self.outputs: OutputLayer = whole.outputs
        self.steps = steps = away.images
        self.last = len(steps) - 1
        self.answers = forward(whole.reading.network, np.reshape(steps, (len(steps), -1)))[-1].a
        named, counter = words(away.way), Readout(0, ",d", HEADING, field=str(self.last))
        self.count = whole.under.place(Labelled(named, counter, RIGHT))
        super().__init__(self.picture, self.outputs, self.count)
        self.before = Contour(self.picture, steps[0] >= HALF, dashed=True, color=THEME.muted)
        self.before.set_z_index(self.picture.z_index + 1)
        was, now = answer(self.answers[0]), answer(self.answers[-1])
        compared = words("it read {}, now {}", was, now, bold=True)
        self.compared = stage.corner.place(compared, RIGHT)
        self.ring = self.outputs.neuron(int(self.answers[-1].argmax()))
        self.told = moved_so_far(self.last, was, now)

    def set_step(self, step: float) -> Self:
        """Be at one of the steps: what is on its way is not there yet."""
        here = int(np.floor(np.round(step, 6)))
        self.picture.set_values(self.steps[here])
        self.outputs.set_activations(self.answers[here])
        self.count.number.set_value(here)
        return self

    def go(self, **kwargs: object) -> Tween:
        """An animation: the digit moves, pixel by pixel."""
        return Tween(self, "set_step", 0, self.last, **{"rate_func": linear, **kwargs})


class SideBySide:
    """Pictures side by side, and under each what it is and what is read of it.

    Parts: `pictures` and `lines`, of the misread digit, the stripped one, and the one that was
    moved until something else is read: of those that there are. `told` is said of them at the end.
    """

    def __init__(self, cases: Cases, stripped: StrippedDigit | None, stage: Stage) -> None:
        wrong, self.told = cases.wrong, all_it_does(cases.own.network)
        shown = list[tuple[np.ndarray, Typst, str]]()
        if wrong:
            name = words("written as {}", right_and_read(wrong)[0], **QUIET)
            shown.append((wrong.digit.image, name, answer(wrong.outputs)))
        if stripped:
            name = words("{} of its ink", number(stripped.left, ".0%"), **QUIET)
            shown.append((stripped.image, name, stripped.read))
        if stripped and stripped.moved:
            pixels, end = len(stripped.moved.images) - 1, stripped.moved.images[-1]
            sentence = "moved by {} pixel" if pixels == 1 else "moved by {} pixels"
            read = answer(forward(stripped.reading.network, end.ravel())[-1].a)
            shown.append((end, words(sentence, pixels, **QUIET), read))
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
