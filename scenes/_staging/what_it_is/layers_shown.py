"""What the film of the hidden layers shows of a network: all of it, and each digit's pattern."""

from manim import (
    DOWN,
    RIGHT,
    UP,
    Animation,
    AnimationGroup,
    Arrow,
    FadeIn,
    FadeOut,
    LaggedStart,
    VGroup,
)

from nnmath import Network
from nnmath.measuring.measurements import Choices
from scenes._assets import Digit, with_our_own
from scenes._data.measured import score_of
from scenes._data.reading import Reading, far_apart
from scenes._sentences.compared import another_recipe
from scenes._staging.drawn_network import draw, passing, written
from scenes.mobjects.grids.legend import SignKey
from scenes.mobjects.lettering.text import words
from scenes.mobjects.neurons.pattern import Pattern
from scenes.mobjects.neurons.unknown import Unknown
from scenes.mobjects.painting.dots import Dots
from scenes.mobjects.stage import Stage
from scenes.mobjects.theme import SMALL, THEME

FRAME = 0.15  # how far a frame around a pattern reaches, with its line, in Manim's units


class ShownLayers:
    """The mobjects of a network that reads a digit and two others, in place, none on screen.

    `diagram`, with its `gaps`, numbered, what is written `about` each column, and a `key` to what
    its lines carry; `boxes`, where its hidden layers are; at the foot `patterns`, of each of
    `readings` the light in the hidden layers, or of the outputs where there are none. The digit
    itself comes first.
    """

    def __init__(self, network: Network, digit: Digit, stage: Stage) -> None:
        own, *others = (Reading.of(network, each) for each in with_our_own(digit))
        self.own, self.readings = own, [own, *far_apart(own, others)]
        self.hidden = own.hidden
        self.diagram = draw(own, stage.main, self.readings[1:])
        self.about = written(own, self.diagram)
        self.gaps = range(len(self.diagram.weights))
        self.key = stage.corner.place(SignKey("positive", "negative"), RIGHT)
        self.boxes = VGroup(*map(Unknown, self.diagram.layers[:-1]))
        name = "hidden layers" if len(self.hidden) > 1 else "hidden layer"
        self.called = words(name, size=SMALL, color=THEME.muted)
        below = UP if self.diagram.layout.down else DOWN
        self.called.next_to(self.boxes or self.diagram.outputs, below)
        kept = self.diagram.layers[:-1] or self.diagram.layers
        sizes, limits = self.hidden or own.network.sizes[-1:], [each.limit for each in kept]
        places = stage.foot.inset(0, FRAME).columns(*[1] * len(self.readings))
        self.patterns = [
            Pattern(each.digit.image, sizes, limits, place)
            for each, place in zip(self.readings, places)
        ]

    def light_ends(self) -> VGroup:
        """The input and the outputs, lit, with what is written about them."""
        self.diagram.outputs.set_activations(self.own.outputs)
        self.diagram.input.set_values(self.own.digit.image)
        return VGroup(self.diagram.input, self.diagram.outputs, self.about[0], self.about[-1])

    def recipe(self, measured: Choices, base: int) -> VGroup:
        """That the network learnt by another recipe than the row it is compared with, if it did."""
        return another_recipe(measured, base, self.hidden, score_of(self.own.network))

    def way(self) -> Arrow:
        """From the input to the outputs."""
        flow, ends = self.diagram.layout.flow, (self.diagram.input, self.diagram.outputs)
        edges = [end.get_edge_center(side) for end, side in zip(ends, (flow, -flow))]
        return Arrow(*edges, color=THEME.attention)

    def enclose(self) -> Animation:
        """An animation: boxes for what is unknown; where nothing lies between, the weights."""
        if not self.hidden:
            return self.diagram.grow_weights()
        return LaggedStart(*(box.enter() for box in self.boxes), lag_ratio=0.3)

    def call(self) -> Animation:
        """An animation: what lies in the boxes gets its name."""
        return FadeIn(self.called) if self.hidden else self.diagram.hide_weights()

    def unmark(self) -> list[Animation]:
        """Animations: the question marks go, and the name of what lies there."""
        return [FadeOut(self.called, *(box.mark for box in self.boxes))] if self.hidden else []

    def open(self) -> Animation:
        """An animation: the hidden layers come out of their boxes."""
        if not self.hidden:
            return self.diagram.show_weights()
        opened = (box.open() for box in self.boxes)
        return AnimationGroup(*opened, FadeIn(*self.about[1:-1]))

    def take_out(self, count: int) -> list[Dots]:
        """Copies of so many layers' neurons, where they are, to become something else."""
        return [layer.dots.copy() for layer in self.diagram.layers[:count]]

    def see(self, number: int) -> list[Animation]:
        """Animations: all goes dark, and another digit stands at the input."""
        image = self.readings[number].digit.image
        return [self.diagram.input.animate.set_values(image).build(), *self.diagram.darken()]

    def read(self, number: int, gap: int, keep: bool = True) -> Animation:
        """An animation: a digit's light passes a gap and lights what is behind it.

        keep: whether it lights the digit's pattern too, which is dark.
        """
        reading, pattern = self.readings[number], self.patterns[number]
        is_kept = keep and gap < len(pattern.layers)
        also = [pattern.light(gap, reading.steps[gap].a)] if is_kept else []
        return passing(self.diagram, reading, gap, *also)
