"""The brightest outputs for thousands of digits and of pictures of noise, a row of bars each."""

import numpy as np
from manim import RIGHT, Rectangle

from nnmath.measuring.answers import Answers
from scenes._data.measured import Origin
from scenes._data.nothing import Refused, barred, fullest
from scenes._staging.what_comes_next.noise_read import ASKING, QUIET
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import words
from scenes.mobjects.plots.histogram import Histogram
from scenes.mobjects.stage import GAP, Stage
from scenes.mobjects.theme import SMALL

ASKED = {"size": SMALL, **ASKING}
DIGITS, NOISE = 0, 1  # the kinds


class TwoKinds:
    """Digits and noise on one scale.

    Parts: `plot`, `title` in the corner, `task` where the noise will be; `cut`, a line
    where answers of digits begin to be many, `refused`, how many digits lie below it, and
    `passing`, how much noise does not.
    """

    def __init__(self, measured: Answers, origin: Origin, stage: Stage) -> None:
        self.measured, limit = measured, Refused.of(measured)
        sentence, count = origin
        seeds = int(measured.noise.sum())
        noise = "{} pictures of noise, seeds 0 to {}"
        names = (
            words(sentence, count, size=SMALL),
            words(noise, f"{seeds:,}", f"{seeds - 1:,}", size=SMALL),
        )
        counts = np.array([barred(each) for each in (measured.digits, measured.noise)])
        head = words("how bright the brightest output is", **QUIET)
        notes = (
            words("below {}: {} of 100", limit.start, limit.digits, **ASKED),
            words("from {} on: {} of 100", limit.start, limit.passing, **ASKED),
        )
        self.refused, self.passing = notes
        self.plot = Histogram(counts, limit.edges, names, notes, head, stage.whole).set_shown(
            np.zeros(2)
        )
        title = words("how many of 100", **QUIET)
        self.title = stage.corner.place(title, RIGHT)
        question = words("Where will the longest bar of noise stand?", **ASKING)
        room = self.plot.rows[NOISE].inset(0, GAP)
        self.task = room.place(Task(question, room))
        self.cut = self.plot.cut(limit.bar)

    def fullest(self, kind: int) -> Rectangle:
        """A frame around the longest bar of a kind and its number."""
        counts = (self.measured.digits, self.measured.noise)[kind]
        return self.plot.frame(kind, fullest(counts))
