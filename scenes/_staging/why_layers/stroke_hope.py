"""The first layer as one hopes it to be, and in the same places as training makes it."""

import numpy as np
from manim import RIGHT, AnimationGroup, VGroup

from scenes._assets import Digit
from scenes._data.two_trainings import Trained, drawn_hope, on_the_way
from scenes.mobjects.grids.legend import SignKey, SignLegend
from scenes.mobjects.grids.weighed_image import WeighedImage
from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import Readout, badge, words
from scenes.mobjects.stage import Stage
from scenes.mobjects.theme import THEME
from scenes.mobjects.walls.changing_wall import ChangingWall


class StrokeHope:
    """The mobjects of the first layer, each in its place, none on screen.

    `one`: a digit and the drawn grid that suits it best, number `suited`; `wall`: all drawn grids,
    and later those of a network; `key` and `scale`: what the colours mean; `kinds`: what the drawn
    ones are; `task`; `epoch`: how often the network saw all training images.
    """

    def __init__(self, digit: Digit, trained: Trained, stage: Stage) -> None:
        """trained: whose way from noise is shown."""
        hope = drawn_hope()
        self.suited = int((hope * digit.image).sum(axis=(1, 2)).argmax())
        self.one = WeighedImage(digit.image, hope[self.suited], stage.main)
        self.wall = ChangingWall(hope, stage.main)
        self.key = stage.foot.place(SignKey("positive weight", "negative weight"))
        kinds = VGroup(badge("hypothesis"), badge("designed")).arrange(RIGHT)
        self.kinds = stage.corner.place(kinds, RIGHT)
        scale = VGroup(badge("computed"), SignLegend(trained.limit, "weights")).arrange(RIGHT)
        self.scale = stage.corner.place(scale, RIGHT)
        asked = words("Strokes, or something else?", color=THEME.attention, bold=True)
        self.task = Task(asked, stage.foot)
        self.stages, self.passes = on_the_way(trained.limit)
        # Parts of an epoch are counted, too: the first grids after noise have seen less than one.
        count = Readout(0, ",.1f", field=number(self.passes[-1], ",.1f"))
        self.epoch = stage.foot.place(Labelled(words("epoch"), count))

    def as_noise(self) -> ChangingWall:
        """The wall as it is before training."""
        return self.wall.set_values(np.array(self.stages[0]))

    def learn(self) -> AnimationGroup:
        """An animation: the wall lives through training, and epochs are counted."""
        return self.wall.live_through(self.stages, self.epoch.number, self.passes)
