"""A digit's walk through places or sizes on the stage, with all that is written about it."""

from collections.abc import Sequence
from functools import cached_property
from typing import Self

from manim import RIGHT, FadeIn, LaggedStart, Mobject, Typst, VMobject

from nnmath import Network
from scenes._assets import Digit
from scenes._data.measured import MNIST, Origin, placement
from scenes._data.placed import Placed, by_shift, by_size
from scenes.mobjects.growing import grow_out_of
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import words
from scenes.mobjects.stage import Area, Stage
from scenes.mobjects.theme import HEADING, SMALL, THEME
from scenes.telling.speech import Sentence

QUIET = {"size": SMALL, "color": THEME.muted}
PACE = 0.45  # seconds from pixel to pixel
MARGIN = 0.5  # around a question in the plot, in Manim's units
SAME = "Moved to the right, it reads the same all the way."
OURS = "Now our own handwritten digits, all moved in the same way."


class Walked:
    """What was measured of a network in a digit's places or sizes, and what is said of it.

    Parts: `walk`, `note` under it, `origin`, which names the images that were measured.
    """

    def __init__(
        self,
        placed: Placed,
        stops: Sequence[int],
        texts: tuple[str, str],
        origin: Origin,
        stage: Stage,
    ) -> None:
        """stops: as MeasuredWalk takes them. texts: the name of x, in Typst's notation, and what
        stands in the lane under the plot.
        """
        (name, note), self.images = texts, origin
        self.placed, self.stops = placed, stops
        self.walk = placed.walk(stops, name, origin[1], stage.main)
        self.note = stage.foot.place(words(note, **QUIET))
        self.origin = stage.corner.place(words(*origin, **QUIET), RIGHT)

    @classmethod
    def to_the_right(cls, network: Network, digit: Digit, stage: Stage) -> Self:
        """The digit goes to the right until something else is read; the curve is not told yet."""
        measured, origin = placement(network)
        placed = by_shift(network, digit, measured)
        end = len(placed.x) - 1 if placed.first_other is None else placed.first_other
        texts = ('"pixels"', "what it reads in each place")
        walked = cls(placed, (placed.home, end), texts, origin, stage)
        walked.walk.set_told(0)
        return walked

    @classmethod
    def in_size(cls, network: Network, digit: Digit, stage: Stage) -> Self:
        """The digit shrinks to half its size, goes back, and grows as large as was measured."""
        measured, origin = placement(network)
        placed = by_size(network, digit, measured)
        stops = (placed.home, placed.at(0.5), placed.home, len(placed.x) - 1)
        return cls(placed, stops, ('"times"', "what it reads in each size"), origin, stage)

    @property
    def around(self) -> list[VMobject]:
        """All but the image."""
        return [*self.walk.around, self.note, self.origin]

    def come_out_of(self, place: Mobject) -> LaggedStart:
        """An animation: the image grows out of a place, then the rest of the walk comes."""
        coming = (grow_out_of(place, self.walk.image), FadeIn(*self.walk.around))
        return LaggedStart(*coming, lag_ratio=0.8)

    @property
    def seconds(self) -> float:
        """How long the first way takes: a short one, of few steps, must not seem to stand still."""
        return min(max(1.0, PACE * abs(self.stops[1] - self.stops[0])), 4.0)

    def question(self) -> Task:
        """The question how far it can go, where the curve will be."""
        plot = Area.around(self.walk.plot.plane)
        asked = words("How many pixels to the right?", color=THEME.attention, bold=True)
        return Task.filling(asked, plot.inset(MARGIN))

    @cached_property
    def answer(self) -> Typst:
        """The answer to that, in the same place, until the curve comes."""
        plot, step = Area.around(self.walk.plot.plane), self.placed.first_other
        if step is None:
            return plot.place(words("as far as one likes", size=HEADING, bold=True))
        pixels = step - self.placed.home
        sentence = "{} pixel" if pixels == 1 else "{} pixels"
        return plot.place(words(sentence, pixels, size=HEADING, bold=True))

    @property
    def when_other(self) -> Sentence:
        """What is said where something else is read for the first time, pixel by pixel."""
        if (step := self.placed.first_other) is None:
            return SAME
        pixels, read = step - self.placed.home, self.placed.answers[step]
        if pixels == 1:
            return ("{} pixel to the right: now it reads {}.", pixels, read)
        return ("{} pixels to the right: now it reads {}.", pixels, read)

    @property
    def introduced(self) -> Sentence | None:
        """What is said of the measured images where they are not those of MNIST."""
        return None if self.images[0] == MNIST else OURS

    @property
    def curve(self) -> Sentence:
        """What the curve of places says."""
        return ("The curve: how many of these {} are read right in each place.", self.images[1])

    def of_size(self, stop: int) -> Sentence:
        """How many are read right in the size of a stop."""
        step = self.stops[stop]
        size, share = self.placed.x[step], self.placed.share(step)
        if step == self.placed.home:
            return ("As large as they should be: {}.", share)
        if size < 1:
            return ("{} times as large: {} are read right.", number(size, ".1f"), share)
        return ("{} times as large, cut off at the edges: {}.", number(size, ".1f"), share)
