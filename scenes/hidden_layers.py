"""Hidden layers: how many and how wide is a choice, and each decides the next (storyboard 6)."""

from manim import (
    LEFT,
    RIGHT,
    Create,
    FadeIn,
    FadeOut,
    LaggedStart,
    ReplacementTransform,
    SurroundingRectangle,
    VGroup,
)

from scenes import _between as between
from scenes import _compared as compared
from scenes._assets import chosen_digit, chosen_network, with_our_own
from scenes._choice_table import ChoiceTable
from scenes._drawn_network import draw, sizes
from scenes._lesson import Lesson, beat
from scenes._measured import choices
from scenes._reading import Reading, far_apart
from scenes.mobjects.grids.cells import ring
from scenes.mobjects.growing import grow_out_of
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import words
from scenes.mobjects.network.diagram import NetworkDiagram
from scenes.mobjects.theme import HEADING, SMALL, THEME

REST = 0.6  # of its light: what a signal that has passed leaves behind
QUIET = {"size": SMALL, "color": THEME.muted}
ASKING = {"size": HEADING, "color": THEME.attention}
BOXED = {"color": THEME.muted, "buff": 0.12}
TRAININGS = "For this comparison each was trained {} times, the same way but for chance."


class HiddenLayers(Lesson):
    def construct(self) -> None:
        network, digits = chosen_network(), with_our_own(chosen_digit())
        reading, *others = (Reading.of(network, digit) for digit in digits)
        others = far_apart(reading, others)
        self.hidden = network.sizes[1:-1]
        table = ChoiceTable(choices(), self.stage.main)
        base = compared.compared_with(table.choices, self.hidden)
        diagram = draw(reading, self.stage.main, others)
        own_input, *inner, own_outputs = around(reading, diagram)

        self.question_marks(diagram, [own_input, own_outputs], inner, reading)
        self.other_choices(diagram, table, base)
        self.what_they_score(table, base)
        self.a_choice(diagram, [own_input, *inner, own_outputs], table, base)
        self.one_makes_the_next(diagram, reading)
        self.other_patterns(diagram, [*others, reading])

    @beat
    def question_marks(
        self, diagram: NetworkDiagram, ends: list[VGroup], inner: list[VGroup], reading: Reading
    ) -> None:
        """What lies between the input and the outputs? | In this network, two layers of neurons.
        | What each output stands for we know. | What these layers stand for nobody says: they are
        called hidden layers. | Each has 16 neurons. Why two layers, and why 16?
        """
        hidden = diagram.layers[:-1]
        diagram.input.set_values(reading.digit.image)
        diagram.outputs.set_activations(reading.outputs)
        self.add(self.heading("Hidden layers"), diagram.input, diagram.outputs, *ends)
        boxes = VGroup(*(SurroundingRectangle(each.dots, **BOXED) for each in hidden))
        marks = VGroup(*(words("?", **ASKING).move_to(box) for box in boxes))
        names = VGroup(
            *(
                diagram.under(k).place(words("hidden", **QUIET), LEFT)
                for k in range(1, len(diagram.layers))
            )
        )
        self.play_on(ring(diagram.input), ring(diagram.outputs.dots), at_least=2)
        drawn = [*map(Create, boxes), *map(FadeIn, marks)] or [diagram.grow_weights()]
        told = between.lying_between(self.hidden)
        self.say(LaggedStart(*drawn, lag_ratio=0.3), told=told, at_least=2)
        self.say(ring(diagram.outputs), at_least=2)
        told = between.unnamed(self.hidden)
        self.say(*map(ring, marks or [diagram.input]), FadeIn(names), told=told, at_least=2)
        opened = [grow_out_of(*pair) for pair in zip(marks, hidden)]
        self.say(*opened, FadeOut(boxes, marks, names), told=between.asked(self.hidden))
        self.play_on(FadeIn(*inner) if inner else ring(diagram.outputs), at_least=1.5)

    @beat
    def other_choices(self, diagram: NetworkDiagram, table: ChoiceTable, base: int) -> None:
        """It was a choice. Here are others: a line of dots is a hidden layer, a dot a neuron.
        | The more neurons, the more numbers have to be set before a network can read.
        | Which one reads best? Are more neurons better, or more layers?
        | Pause here if you like: the bar shows how much time is left.
        """
        is_ours = table.choices.hidden[base] == self.hidden
        lines = table.layers[base].lines if is_ours else VGroup()
        moved = [
            ReplacementTransform(layer.dots.copy(), line)
            for layer, line in zip(diagram.layers, lines)
        ]
        self.clear(*moved, run_time=1.2)
        self.play_on(table.enter(base if is_ours else None), at_least=3)
        self.say(table.count(), at_least=3)
        self.task = Task(words("Which one reads best?"), self.stage.foot)
        self.say(FadeIn(self.task), at_least=1)
        self.say(self.task.run_out(4))

    @beat
    def what_they_score(self, table: ChoiceTable, base: int) -> None:
        """For this comparison each was trained twice, the same way but for chance.
        | Then it read 10,000 test images, new to it: a dot is the share it read right.
        | Framed: two layers of 16, as our network has. The band is their score.
        | With fewer layers, fewer were read right.
        | With more neurons in each layer, more were read right.
        | With more layers of the same size the scores overlap: so few trainings cannot tell.
        """
        choices = table.choices
        note = words("all trained alike; 10,000 test images of MNIST", **QUIET)
        self.play(FadeOut(self.task), run_time=0.5)
        seeds = len(choices.seeds)
        if seeds != 2:
            self.say_instead(TRAININGS, seeds)
        axis = FadeIn(table.plot.guides, table.plot.line)
        self.play_on(*table.make_room(), axis, at_least=1.5)
        self.say(FadeIn(self.stage.corner.place(note, RIGHT), table.score_head, run_time=0.5))
        self.play_on(table.arrive(), at_least=4)
        self.play(FadeIn(table.scores, lag_ratio=0.1), run_time=1.5)
        told = compared.framed(choices, base, self.hidden)
        frame, band = table.frame(base), table.plot.band(base)
        self.say(Create(frame), FadeIn(band), told=told, at_least=2)
        shown = VGroup()
        sentences = (compared.FEWER_LAYERS, compared.WIDER, compared.DEEPER)
        for rows, sentence in zip(compared.groups(choices, base), sentences):
            told = sentence[compared.scored(choices, rows, base)]
            now = VGroup(table.frame(*rows), table.ways(rows, base)) if rows else VGroup(frame)
            self.say(FadeOut(shown), Create(now), told=told, at_least=2)
            shown = now

    @beat
    def a_choice(
        self, diagram: NetworkDiagram, around: list[VGroup], table: ChoiceTable, base: int
    ) -> None:
        """The best score here belongs to one with many more numbers to set.
        | Two layers of 16 fit on the screen: a choice, and not a law.
        """
        told = compared.price(table.choices, base)
        if told is not None:
            self.say_instead(told)
        self.play_on(ring(table.counts[base]), ring(table.counts[compared.best(table.choices)]))
        self.say(told=between.chosen(self.hidden))
        lines = table.layers[base].lines if table.choices.hidden[base] == self.hidden else VGroup()
        hidden = diagram.layers[:-1]
        moved = [ReplacementTransform(*pair) for pair in zip(lines, (h.dots for h in hidden))]
        self.clear(*moved, run_time=1.5)
        diagram.outputs.set_told(0)
        self.add(*hidden[: len(moved)])
        coming = [diagram.input, *hidden[len(moved) :], diagram.outputs, *around]
        self.play_on(FadeIn(*coming), at_least=1)
        marked = [each.dots for each in hidden] or [diagram.input]
        self.play_on(*map(ring, marked), at_least=2)

    @beat
    def one_makes_the_next(self, diagram: NetworkDiagram, reading: Reading) -> None:
        """The input is a pattern of light. | It makes a pattern in the first layer, and this one
        another in the second, | and that lights the outputs.
        """
        self.play_on(ring(diagram.input), at_least=2)
        told = between.pattern(self.hidden)
        self.say(told=told)
        for gap in range(len(reading.steps) - 1):
            self.pass_on(diagram, reading, gap, 1.2)
        if not self.hidden:
            self.play_on(ring(diagram.outputs.dots), at_least=1)
        self.say(told=between.last_pattern(self.hidden))
        self.pass_on(diagram, reading, len(reading.steps) - 1, 1.2)

    @beat
    def other_patterns(self, diagram: NetworkDiagram, readings: list[Reading]) -> None:
        """Another digit makes other patterns, | and a third one makes others again. | So one
        layer's light decides the next one's. | But how? That is what the next films tell.
        """
        for k, reading in enumerate(readings):
            told = between.decides(self.hidden) if k == len(readings) - 1 else None
            picture = diagram.input.animate.set_values(reading.digit.image)
            animations = [picture, *diagram.darken()]
            if k == 0:
                self.play(*animations, run_time=0.8)
            else:
                self.say(*animations, told=told, run_time=0.8)
            for gap in range(len(reading.steps)):
                self.pass_on(diagram, reading, gap, 0.6)
        question = words("How does one layer decide the next?", color=THEME.attention)
        pulses = [gap.pulse(REST) for gap in diagram.signals]
        self.say(FadeIn(self.stage.corner.place(question, RIGHT)))
        self.play_on(LaggedStart(*pulses, lag_ratio=0.5), at_least=3)

    def pass_on(self, diagram: NetworkDiagram, reading: Reading, gap: int, run_time: float) -> None:
        """Light runs through a gap and lights the layer behind it."""
        self.play(diagram.send(gap, reading.signals[gap], REST), run_time=run_time)
        self.play(diagram.light(gap + 1, reading.steps[gap].a), run_time=0.6 * run_time)


def around(reading: Reading, diagram: NetworkDiagram) -> list[VGroup]:
    """What is written about each column: its size and, where it has one, its key."""
    groups, keys = [VGroup(label) for label in sizes(reading, diagram)], iter(diagram.lit_keys())
    for group, layer in zip(groups[1:], diagram.layers):
        if layer.limit != 1:
            group.add(next(keys))
    return groups
