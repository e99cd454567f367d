"""What stands beside the five steps: one neuron's sum, large, a key, where all numbers are."""

from manim import LEFT, RIGHT, Animation, Create, FadeIn, Rectangle, VGroup

from scenes._staging.what_comes_next.five_steps import SUMS, FiveSteps
from scenes.mobjects.bars.signed_bars import SignedBars
from scenes.mobjects.grids.cells import framed
from scenes.mobjects.grids.legend import SignKey
from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.printing import added_up
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import Readout, formula, words
from scenes.mobjects.stage import LINE, Area, Stage
from scenes.mobjects.theme import BODY, SMALL, THEME

ROUND = 0.25  # kept free below the lowest row, for its zero and a ring around it, in Manim's units
AIR = 0.15  # between an outline and what it means


class BesideSteps:
    """The mobjects that come and go in the corner and beside the third step, none on screen.

    `one`: how the sum and the bias of the framed neuron make its z, where the steps behind will be.
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
        first, followed = steps.reading.steps[0], steps.followed
        z, own = float(first.z[followed]), steps.reading.network.layers[0]
        bias = float(own.biases[followed])
        self.one = SumAndBias(z - bias, bias, steps.behind.inset(0, ROUND))
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


class SumAndBias(VGroup):
    """A weighted sum, a bias and z, what both make: a row each of a name, a bar and a number."""

    def __init__(self, weighted_sum: float, bias: float, area: Area) -> None:
        """area: what the rows are as wide as."""
        super().__init__()
        values = (weighted_sum, bias, weighted_sum + bias)
        limit = max(map(abs, values)) or 1.0
        names = words("weighted sum", size=SMALL), words("bias", size=SMALL), formula("z")
        rooms = area.rows(*[2 * LINE] * len(values), gap=LINE / 3)
        for value, name, text, room in zip(values, names, added_up(weighted_sum, bias), rooms):
            left, right = room.columns(5, 2)
            above, under = left.rows(1, 1, gap=0)
            bar = SignedBars([value], limit, under)
            told = words("{}", text)
            right.place(told, LEFT).match_y(bar)
            self.add(VGroup(above.place(name), bar, told))
