"""An example neuron that shall be lit above another sum than zero: what the film shows of it."""

from manim import RIGHT, AnimationGroup, FadeIn, ReplacementTransform

from nnmath import sigmoid
from scenes.mobjects.grids.cells import framed
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import formula, words
from scenes.mobjects.plots.biased_probe import BiasedProbe
from scenes.mobjects.stage import Stage
from scenes.mobjects.theme import HEADING, THEME

WANTED = 10  # the sum above which the neuron shall be lit
LIMIT = 20  # sums from −20 to 20 are shown
HEAD, TAIL = r"{{ sigma\(s : head }}", r"{{ \) : tail }}"
PARTS = ("head", "sign", "bias", "tail")
# What a neuron computes without a bias, with the wanted one, and with any.
RULES = ("", "{{ - : sign }} {{ 10 : bias }}", "{{ + : sign }} {{ b : bias }}")


class Threshold:
    """The mobjects of the example, each in its place, none on screen.

    `shown` (a neuron and its curve, its sum far below zero), `rules` (what it computes, each as a
    dictionary of its parts), `goal` (a frame around the sum above which it shall be lit), `task`.
    """

    def __init__(self, stage: Stage) -> None:
        self.shown = BiasedProbe(sigmoid, (-LIMIT, LIMIT), stage.main).set_both([-LIMIT, 0])
        codes = [f"{HEAD} {terms} {TAIL}" for terms in RULES]
        written = [formula(code, size=HEADING) for code in codes]
        self.rules = [
            {name: each.select(name) for name in PARTS if name in code}
            for each, code in zip((stage.corner.place(one, RIGHT) for one in written), codes)
        ]
        self.goal = framed(*self.shown.plot.line.labels_at([WANTED]))
        question = "First add {} to s, or take {} away?"
        asked = words(question, WANTED, WANTED, color=THEME.attention)
        self.task = Task(asked, stage.foot)

    def write(self, step: int) -> AnimationGroup:
        """An animation: one of the rules is written, out of the one before it, part by part."""
        before, after = self.rules[step - 1] if step else {}, self.rules[step]
        return AnimationGroup(
            *(
                ReplacementTransform(before[name], part) if name in before else FadeIn(part)
                for name, part in after.items()
            )
        )
