"""Ten digits that a network reads with all its biases and with none."""

import numpy as np
from manim import LEFT, VGroup

from scenes._data.biased import ReadWithLess
from scenes.mobjects.grids.cells import framed
from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.network.answer_table import AnswerTable, highest
from scenes.mobjects.stage import Stage
from scenes.mobjects.theme import SMALL, THEME


class Answers:
    """The mobjects of what is read, each in its place, none on screen.

    `table` (the digits and their answers), `task`, `share` (how much of all biases is left) and
    what it is `labelled` with, `result` (how many are right without any). `reader` is the network.
    """

    def __init__(self, reader: ReadWithLess, stage: Stage) -> None:
        self.reader = reader
        self.table = AnswerTable(*reader.seen, stage.main, reader.limit)
        self.task = Task(words("How many are read right?", color=THEME.attention), stage.foot)
        self.share = Readout(1, ".0%")
        label = words("all biases at", size=SMALL)
        self.labelled = stage.corner.place(Labelled(label, self.share), LEFT)
        _, right, of = reader.scores
        said = "{} of {} right" if right == of else "{} of {} right; framed: wrong"
        self.result = stage.foot.place(words(said, right, of, bold=True))

    def wrong(self) -> VGroup:
        """Frames around the answers of now that are not the digits' own."""
        given = highest(self.table.outputs)
        return framed(*(self.table.answers[k] for k in np.flatnonzero(given != self.table.labels)))
