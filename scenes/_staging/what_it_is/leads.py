"""How far the highest output is ahead of the next, for digits side by side."""

from collections.abc import Sequence

import numpy as np
from manim import RIGHT, Rectangle, VGroup

from scenes._sentences.answers import Answer
from scenes.mobjects.bars.pictured_bars import PicturedBars
from scenes.mobjects.lettering.text import words
from scenes.mobjects.stage import Stage
from scenes.mobjects.theme import SMALL

CLEAR = 0.1  # of the captions, in Manim's units


class Leads(PicturedBars):
    """The pictures of answers, each with a bar for its lead. Shown in its turn: the `title`."""

    def __init__(self, compared: Sequence[Answer], limit: float, stage: Stage) -> None:
        """limit: the lead of a bar of full length, where none is larger."""
        self.compared, self.leads = compared, np.array([answer.lead for answer in compared])
        images = [answer.digit.image for answer in compared]
        # A lead over a negative output is larger than any output.
        limit = max(limit, float(self.leads.max()))
        super().__init__(images, self.leads, stage.whole.inset(0, CLEAR), limit)
        self.title = stage.corner.place(words("lead over the second", size=SMALL), RIGHT)

    def wrong(self) -> list[Rectangle]:
        """Frames around the pictures that are read as something else than they are."""
        return [self.frame(k) for k, answer in enumerate(self.compared) if answer.is_wrong]

    def most_and_least(self) -> list[VGroup]:
        """The numbers of the largest lead and of the least, to point at them."""
        return [self.bars.numbers[k] for k in (self.leads.argmax(), self.leads.argmin())]
