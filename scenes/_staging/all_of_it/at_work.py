"""A digit, and a network's numbers and outputs, which follow when all are turned together."""

from itertools import pairwise
from typing import Self

from manim import Animation, Create, FadeIn, LaggedStart, Typst, VGroup, smooth, squish_rate_func

from scenes._assets import with_our_own
from scenes._data.counted import share_of
from scenes._data.reading import Reading
from scenes._sentences.verdict import read_as
from scenes._staging.drawn_network import highest, names, written_verdict
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.text import words
from scenes.mobjects.network.outputs import OutputLayer
from scenes.mobjects.stage import Area
from scenes.mobjects.tween import Tween
from scenes.mobjects.walls.mosaic import Mosaic

OTHERS = 4  # digits are shown, its own the first
AIR = 0.1  # over a line and under it, in Manim's units


class AtWork(VGroup):
    """A digit, all numbers of a network as a picture, and the outputs that it computes with them.

    Parts: `mosaic`, `outputs`. `image` is the digit.
    """

    def __init__(self, mosaic: Mosaic, reading: Reading, area: Area) -> None:
        self.reading = reading
        left, right = area.split(*((1, 1) if area.stacks else (3, 2)))
        above, below = left.columns(1, 1) if left.stacks else left.rows(2, 3)
        self.image = above.fit(ImageGrid(reading.digit.image))
        self.mosaic = below.fit(mosaic)
        self.outputs = OutputLayer.filling(
            right, names(reading.names), reading.limits[-1], highest([reading]), reading.signed
        )
        super().__init__(self.mosaic, self.outputs)
        self.set_share(1)

    def set_share(self, share: float) -> Self:
        """Let all numbers be this share, 0..1, of what they are, and the outputs follow."""
        self.share = float(share)
        network, x = self.reading.network, self.reading.digit.x
        self.mosaic.set_share(self.share)
        self.outputs.set_activations(share_of(network, x, self.share))
        return self

    def others_pass(self) -> LaggedStart:
        """An animation: our own other digits come, one after another, and then its own again."""
        digit = self.reading.digit
        images = [each.image for each in (digit, *with_our_own(digit)[1:OTHERS], digit)]
        coming = (
            Tween(self.image, "set_values", *pair, rate_func=squish_rate_func(smooth, 0, 0.5))
            for pair in pairwise(images)
        )
        return LaggedStart(*coming, lag_ratio=1)

    def turn(self, share: float, **kwargs: object) -> Tween:
        """An animation: all numbers are turned together to another share."""
        return Tween(self, "set_share", self.share, share, **kwargs)

    def answer(self, area: Area) -> list[Animation]:
        """Animations: what the network reads is written in an area, and its outputs are ringed."""
        read = read_as(self.reading)
        name = written_verdict(read, area)
        return [FadeIn(name), *(Create(self.outputs.neuron(k)) for k in read.marked)]

    def learning(self, area: Area) -> Typst:
        """What learning is, as large as a line has room for."""
        sentence = "learning: finding good values for all {} numbers"
        said = words(sentence, f"{self.reading.network.parameter_count:,}", bold=True)
        return area.inset(0, AIR).fit(said)
