"""Two straight lines in a row are one: the school mathematics of layers without a squish."""

import numpy as np
from manim import FadeIn, LaggedStart, VGroup

from scenes.mobjects.lettering.text import formula
from scenes.mobjects.plots.curve import Function
from scenes.mobjects.plots.function_icon import FunctionIcon
from scenes.mobjects.stage import LINE, Stage

FIRST, SECOND = (3, 1), (2, 5)  # factor and addend of each line
NAMES = (("x", "u"), ("u", "y"), ("x", "y"))
RULES = ("u = {} x + {}", "y = {} u + {}", "y = {} ({} x + {}) + {} = {} x + {}")


class StraightLines:
    """Two lines, and the one that they are in a row; none on screen.

    `icons` with their `axes` (names on them) and `rules`: of the first, of the second, of both.
    """

    def __init__(self, stage: Stage) -> None:
        (a, b), (c, d) = FIRST, SECOND
        both = c * a, c * b + d
        told = (FIRST, SECOND, (c, a, b, d, *both))
        self.icons, self.axes, self.rules = VGroup(), VGroup(), VGroup()
        for line, values, rule, names, area in zip(
            (FIRST, SECOND, both), told, RULES, NAMES, stage.whole.split(2, 2, 3)
        ):
            picture, under = area.rows(area.height - 2 * LINE, 2 * LINE, gap=0)
            self.icons.add(picture.inset(LINE / 2).fit(FunctionIcon(_line(*line))))
            self.axes.add(self.icons[-1].name_axes(*names))
            self.rules.add(under.place(formula(rule, *values)))

    def come(self) -> LaggedStart:
        """An animation: one line, the other, and both in a row."""
        first, second, both = (VGroup(*each) for each in zip(self.icons, self.axes, self.rules))
        return LaggedStart(FadeIn(first), FadeIn(second), FadeIn(both), lag_ratio=0.8)


def _line(factor: float, addend: float) -> Function:
    def value(x: np.ndarray) -> np.ndarray:
        return factor * x + addend

    return value
