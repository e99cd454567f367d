"""All biases of a network, and the curves of one layer while it reads a digit."""

from manim import RIGHT, AnimationGroup, FadeIn, MathTypst, Typst

from nnmath import Network
from scenes._assets import Digit
from scenes._data.biased import BiasedLayer
from scenes._sentences.biases import layer_names
from scenes._sentences.rules import bias_rule
from scenes._staging.drawn_input import drawn_input
from scenes.mobjects.bars.layered_bars import LayeredBars
from scenes.mobjects.lettering.text import words
from scenes.mobjects.plots.fanned_layer import FannedLayer
from scenes.mobjects.stage import LINE, Area, Stage
from scenes.mobjects.theme import SMALL


def all_biases(network: Network, area: Area) -> LayeredBars:
    """Bars for the biases of every layer, each with the layer's name."""
    biases = [layer.biases for layer in network.layers]
    names = [words(*name, size=SMALL) for name in layer_names(len(biases))]
    return LayeredBars(biases, names, area)


class OwnCurves:
    """The mobjects of a layer whose neurons wait for different sums, none on screen.

    `layer` (its curves, dots and lamps), `name` (what it is called), `digit` (what is read, and
    `is_picture`, whether it is one), `rule` (how the followed neuron comes to its z).
    """

    def __init__(self, one: BiasedLayer, digit: Digit, name: Typst, stage: Stage) -> None:
        """name: of the layer; a copy is placed."""
        area = stage.whole.inset(0, LINE / 5)  # clear of the captions
        beside, rest = area.split(1, 8)
        self.layer = FannedLayer(*one.fanned, rest, one.followed, one.is_bounded)
        self.name = stage.corner.place(name.copy(), RIGHT)
        self.digit, self.is_picture = drawn_input(digit, beside), digit.is_picture
        self.rule: MathTypst = self.layer.under.place(
            bias_rule(one.layer, one.step, one.followed, name="z = s + b")
        )

    def read(self, **kwargs: object) -> AnimationGroup:
        """An animation: the digit comes, and with it a dot at each weighted sum."""
        return AnimationGroup(FadeIn(self.digit), FadeIn(self.layer.dots), **kwargs)
