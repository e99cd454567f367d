"""What stands beside the five steps: a key of the sums, and the question where all numbers are."""

from manim import LEFT, RIGHT, Animation, Create, FadeIn, Rectangle, VGroup

from scenes._staging.what_comes_next.five_steps import SUMS, FiveSteps
from scenes.mobjects.grids.cells import framed
from scenes.mobjects.grids.grids import SignKey
from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.stage import Stage
from scenes.mobjects.theme import BODY, SMALL, THEME

AIR = 0.15  # between an outline and what it means, in Manim's units


class BesideSteps:
    """The mobjects that come and go in the corner, in place, none on screen.

    `signs`, the colours, and `bias`, what an outline at a bar means; `task`, the question; `total`,
    how many weights and biases there are in all.
    """

    def __init__(self, steps: FiveSteps, stage: Stage) -> None:
        corner, count = stage.corner, f"{sum(steps.counted):,}"
        self.steps, self.signs = steps, corner.place(SignKey(), RIGHT)
        high = self.signs.height
        outline = Rectangle(THEME.ink, high, 2 * high, stroke_width=2.5)
        name = words("bias", size=SMALL, color=THEME.muted).next_to(outline, RIGHT, buff=AIR)
        self.bias = VGroup(outline, name).next_to(self.signs, LEFT, buff=3 * AIR)
        asked = "Where are the {} weights and biases?"
        self.task = Task(words(asked, count, color=THEME.attention, bold=True), corner)
        self.total = Labelled(words("weights and biases:"), Readout(sum(steps.counted), ",d", BODY))
        corner.place(self.total, RIGHT)

    def count(self, step: int) -> list[Animation]:
        """Animations: what a step has is counted there and, where it has any, framed."""
        steps, count = self.steps, self.steps.counts[step]
        if not steps.counted[step]:
            return [FadeIn(count)]
        shown = steps.sums.bars if step == SUMS else steps.layers
        frame = framed(VGroup(steps.heads[step], shown, count))
        return [FadeIn(count), Create(frame)]
