"""A layer's curves while it reads a digit, the digit beside them, and one neuron to follow."""

from manim import DOWN, RIGHT, UP, AnimationGroup, FadeIn, MathTypst, Typst, VGroup

from scenes._assets import Digit
from scenes._data.biased import BiasedLayer
from scenes._sentences.rules import bias_rule
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.text import words
from scenes.mobjects.plots.fanned_layer import FannedLayer
from scenes.mobjects.stage import LINE, Stage
from scenes.mobjects.theme import SMALL, THEME


class OwnCurves:
    """The mobjects of a layer whose neurons wait for different sums, none on screen.

    `layer` (its curves, dots and lamps), `name` (what it is called), `digit` (the image that is
    read, with its name), `rule` (how the followed neuron comes to its z).
    """

    def __init__(self, one: BiasedLayer, digit: Digit, name: Typst, stage: Stage) -> None:
        """name: of the layer; a copy is placed."""
        area = stage.whole.inset(0, LINE / 5)  # clear of the captions
        beside, rest = area.split(1, 8)
        self.layer = FannedLayer(*one.fanned, rest, one.followed, one.is_squished)
        self.name = stage.corner.place(name.copy(), RIGHT)
        image = ImageGrid(digit.image, min(beside.side, beside.height - LINE))
        called = words("our digit", size=SMALL, color=THEME.muted)
        self.digit = VGroup(image, called).arrange(RIGHT if area.stacks else DOWN)
        beside.place(self.digit, UP)
        self.rule: MathTypst = self.layer.under.place(
            bias_rule(one.layer, one.step, one.followed, name="z = s + b")
        )

    def read(self, **kwargs: object) -> AnimationGroup:
        """An animation: the digit comes, and with it a dot at each weighted sum."""
        return AnimationGroup(FadeIn(self.digit), FadeIn(self.layer.dots), **kwargs)
