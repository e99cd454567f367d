"""The brightest outputs for thousands of digits and of pictures of noise, as bars side by side."""

import numpy as np
from manim import RIGHT, VGroup

from nnmath.measuring.answers import Answers
from scenes._data.measured import Origin
from scenes._data.nothing import BY, fullest
from scenes._staging.what_comes_next.noise_read import ASKING, QUIET
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import words
from scenes.mobjects.plots.histogram import Histogram, merged
from scenes.mobjects.stage import Stage
from scenes.mobjects.theme import SMALL

DIGITS, NOISE = 0, 1  # the kinds


class TwoKinds:
    """Digits and noise on one scale.

    Parts: `plot`, `title` in the corner, `task` in the foot.
    """

    def __init__(self, measured: Answers, origin: Origin, stage: Stage) -> None:
        self.measured = measured
        sentence, count = origin
        seeds = int(measured.noise.sum())
        noise = "{} pictures of noise, seeds 0 to {}"
        names = (
            words(sentence, count, size=SMALL),
            words(noise, f"{seeds:,}", f"{seeds - 1:,}", size=SMALL),
        )
        counts = np.array([merged(each, BY) for each in (measured.digits, measured.noise)])
        self.plot = Histogram(counts, measured.edges[::BY], names, stage.main).set_shown(
            np.zeros(2)
        )
        title = words("brightest output: how many of 100", **QUIET)
        self.title = stage.corner.place(title, RIGHT)
        self.task = Task(words("Noise: at the left, or at the right?", **ASKING), stage.foot)

    def fullest(self, kind: int) -> VGroup:
        """Frames around the longest bar of a kind and its number."""
        counts = (self.measured.digits, self.measured.noise)[kind]
        return self.plot.frame(kind, fullest(counts))
