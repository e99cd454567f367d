"""Hidden layers: how many and how wide is a choice, and each decides the next (storyboard 6)."""

from manim import (
    DOWN,
    RIGHT,
    UP,
    Arrow,
    Create,
    FadeIn,
    FadeOut,
    LaggedStart,
    ReplacementTransform,
    VGroup,
)

from scenes import _between as between
from scenes import _compared as compared
from scenes._assets import chosen_digit, chosen_network, with_our_own
from scenes._choice_table import ChoiceTable
from scenes._drawn_network import draw, passing, written
from scenes._lesson import Lesson, beat
from scenes._measured import choices
from scenes._reading import Reading, far_apart
from scenes.mobjects.grids.cells import framed
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import words
from scenes.mobjects.network.diagram import NetworkDiagram
from scenes.mobjects.network.unknown import Unknown
from scenes.mobjects.theme import SMALL, THEME

REST = 0.6  # of its light: what a signal that has passed leaves behind
QUIET = {"size": SMALL, "color": THEME.muted}


class HiddenLayers(Lesson):
    def construct(self) -> None:
        network, digits = chosen_network(), with_our_own(chosen_digit())
        reading, *others = (Reading.of(network, digit) for digit in digits)
        others = far_apart(reading, others)
        measured = choices()
        base = compared.compared_with(measured, reading.hidden)
        table = ChoiceTable(measured, base, self.stage.main)
        diagram = draw(reading, self.stage.main, others)
        about = written(reading, diagram)

        self.question_marks(diagram, about, reading)
        task = self.other_choices(diagram, table, reading)
        shown = self.what_they_score(table, reading, task)
        frames = self.a_choice(diagram, about, table, reading, shown)
        self.one_makes_the_next(diagram, reading, frames)
        self.other_patterns(diagram, reading, others)

    @beat
    def question_marks(
        self, diagram: NetworkDiagram, about: list[VGroup], reading: Reading
    ) -> None:
        """What lies between the input and the outputs? | In this network, two layers of neurons.
        | What each output stands for we know. | What these layers stand for nobody says: they are
        called hidden layers. | Each has 16 neurons. Why two layers, and why 16?
        """
        hidden, flow = reading.hidden, diagram.layout.flow
        boxes = VGroup(*map(Unknown, diagram.layers[:-1]))
        called = words("hidden layers" if len(hidden) > 1 else "hidden layer", **QUIET)
        called.next_to(boxes or diagram.outputs, UP if diagram.layout.down else DOWN)
        ends = [diagram.input.set_values(reading.digit.image), diagram.outputs]
        diagram.outputs.set_activations(reading.outputs)
        self.add(self.heading("Hidden layers"), *ends, about[0], about[-1])
        across = [each.get_edge_center(side) for each, side in zip(ends, (flow, -flow))]
        way = Arrow(*across, color=THEME.attention)
        self.play_on(Create(way), at_least=2)
        drawn = [box.enter() for box in boxes] or [diagram.grow_weights()]
        told = between.lying_between(hidden)
        self.say(FadeOut(way), told=told, run_time=0.5)
        self.play_on(LaggedStart(*drawn, lag_ratio=0.3), at_least=2)
        rings = [diagram.neuron(layer=-1, index=k) for k in range(len(reading.outputs))]
        self.say(LaggedStart(*map(Create, rings), lag_ratio=0.5), at_least=2)
        pointing = FadeIn(called) if hidden else diagram.hide_weights()
        self.say(FadeOut(*rings), pointing, told=between.unnamed(hidden), at_least=2)
        told = between.asked(hidden)
        if not hidden:
            self.say(diagram.show_weights(), told=told, at_least=2)
            return
        self.say(FadeOut(called, *(box.mark for box in boxes)), told=told, run_time=0.5)
        self.play_on(*(box.open() for box in boxes), FadeIn(*about[1:-1]), at_least=2)

    @beat
    def other_choices(self, diagram: NetworkDiagram, table: ChoiceTable, reading: Reading) -> Task:
        """It was a choice. Here are others: a line of dots is a hidden layer, a dot a neuron.
        | The more neurons, the more numbers have to be set before a network can read.
        | Which one reads best? Are more neurons better, or more layers?
        | Pause here if you like: the bar shows how much time is left.
        """
        lines = table.lines(reading.hidden)
        task = Task(words("Which one reads best?"), self.stage.foot)
        ours = [layer.dots.copy() for layer in diagram.layers]
        self.clear(*map(ReplacementTransform, ours, lines), run_time=1.2)
        self.play_on(table.enter(*lines), at_least=3)
        self.say(table.count(), at_least=3)
        self.say(FadeIn(task), at_least=1)
        self.say(task.run_out(4))
        return task

    @beat
    def what_they_score(self, table: ChoiceTable, reading: Reading, task: Task) -> VGroup:
        """For this comparison each was trained twice, the same way but for chance.
        | Then it read 10,000 test images, new to it: a dot is the share it read right.
        | Framed: two layers of 16, as our network has. The band is their score.
        | With fewer layers, fewer were read right.
        | With more neurons in each layer, more were read right.
        | With more layers of the same size the scores overlap: so few trainings cannot tell.
        """
        measured, base, plot = table.choices, table.base, table.plot
        note = words("all trained alike; 10,000 test images of MNIST", **QUIET)
        self.play(FadeOut(task), run_time=0.5)
        if len(measured.seeds) != 2:
            self.say_instead(between.TRAININGS, len(measured.seeds))
        self.play_on(*table.make_room(), FadeIn(plot.guides, plot.line), at_least=1.5)
        self.say(FadeIn(self.stage.corner.place(note, RIGHT), table.score_head, run_time=0.5))
        self.play_on(table.arrive(), at_least=4)
        self.play(FadeIn(table.scores, lag_ratio=0.1), run_time=1.5)
        told = compared.framed(measured, base, reading.hidden)
        self.say(Create(table.frame(base)), FadeIn(plot.band(base)), told=told, at_least=2)
        shown = VGroup()
        columns = (table.names, table.counts, table.scores)  # where there is nothing to compare
        for (rows, sentences), column in zip(compared.groups(measured, base), columns):
            now = table.compare(*rows) if rows else framed(column[base])
            told = sentences[compared.scored(measured, rows, base)]
            self.say(FadeOut(shown), Create(now), told=told, at_least=2)
            shown = now
        return shown

    @beat
    def a_choice(
        self,
        diagram: NetworkDiagram,
        about: list[VGroup],
        table: ChoiceTable,
        reading: Reading,
        shown: VGroup,
    ) -> VGroup:
        """The best score here belongs to one with many more numbers to set.
        | Two layers of 16 fit on the screen: a choice, and not a law.
        """
        if told := compared.price(table.choices, table.base):
            self.say_instead(told)
        counts = [table.counts[row] for row in (table.base, compared.best(table.choices))]
        self.play_on(FadeOut(shown), Create(framed(*counts)), at_least=2)
        lines, layers = table.lines(reading.hidden), diagram.layers[:-1]
        self.say(told=between.chosen(reading.hidden))
        self.clear(*map(ReplacementTransform, lines, (each.dots for each in layers)), run_time=1.5)
        self.add(*layers[: len(lines)])
        diagram.outputs.set_told(0)
        coming = [diagram.input, *layers[len(lines) :], diagram.outputs, *about]
        self.play_on(FadeIn(*coming), at_least=1)
        frames = framed(*(each.dots for each in layers or diagram.layers))
        self.play_on(Create(frames), at_least=2)
        return frames

    @beat
    def one_makes_the_next(self, diagram: NetworkDiagram, reading: Reading, frames: VGroup) -> None:
        """The input is a pattern of light. | It makes a pattern in the first layer, and this one
        another in the second, | and that lights the outputs.
        """
        frame, last = framed(diagram.input), len(reading.hidden)
        self.play_on(FadeOut(frames), Create(frame), at_least=2)
        self.say(FadeOut(frame), told=between.pattern(reading.hidden), run_time=0.5)
        for gap in range(last):
            self.play(passing(diagram, reading, gap, REST, run_time=2))
        self.say(told=between.last_pattern(reading.hidden))
        self.play_on(passing(diagram, reading, last, REST), at_least=2)

    @beat
    def other_patterns(self, diagram: NetworkDiagram, own: Reading, others: list[Reading]) -> None:
        """Another digit makes other patterns, | and a third one makes others again. | So one
        layer's light decides the next one's. | But how? That is what the next films tell.
        """
        for number, reading in enumerate([*others, own]):
            if number:
                self.say(told=between.decides(own.hidden) if reading is own else None)
            if reading is not own and reading.looks_like(own):
                self.say_instead(between.SAME)
            picture = diagram.input.animate.set_values(reading.digit.image)
            self.play(picture, *diagram.darken(), run_time=0.8)
            for gap in range(len(reading.steps)):
                self.play(passing(diagram, reading, gap, REST, run_time=0.8))
        question = words(between.question(own.hidden), color=THEME.attention)
        pulses = [gap.pulse(REST) for gap in diagram.signals]
        self.say(LaggedStart(*pulses, lag_ratio=0.5), run_time=2)
        self.play_on(FadeIn(self.stage.corner.place(question, RIGHT)), at_least=1)
