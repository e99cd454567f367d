"""Hidden layers: how many and how wide is a choice, and each decides the next (storyboard 6)."""

from manim import RIGHT, Create, FadeIn, FadeOut, LaggedStart, ReplacementTransform, VGroup

from scenes._assets import chosen_digit, chosen_network
from scenes._data.measured import choices, with_layers
from scenes._lesson import DIGIT_PICTURES, Lesson, beat
from scenes._sentences import between
from scenes._sentences.compared import best, counted, framed_as, price
from scenes._staging.drawn_network import once_more
from scenes._staging.what_it_is.choice_table import ChoiceTable
from scenes._staging.what_it_is.layers_shown import ShownLayers
from scenes.mobjects.grids.cells import framed, ring
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import words
from scenes.mobjects.theme import THEME


class HiddenLayers(Lesson):
    needs = DIGIT_PICTURES

    def construct(self) -> None:
        shown = ShownLayers(chosen_network(), chosen_digit(), self.stage)
        table = ChoiceTable(with_layers(choices()), shown.hidden, self.stage.main)

        self.question_marks(shown)
        task = self.other_choices(shown, table)
        frames = self.what_they_score(shown, table, task)
        around = self.a_choice(shown, table, frames)
        self.one_makes_the_next(shown, around)
        self.other_patterns(shown)

    @beat
    def question_marks(self, shown: ShownLayers) -> None:
        """What lies between the input and the outputs? | In this network, two layers. A layer is a
        set of neurons side by side. | What each output stands for is set: a digit. | These layers
        are neither input nor output: so they are called hidden. | Each has 16 neurons. Why two
        layers, and why 16?
        """
        hidden, way = shown.hidden, shown.way()
        self.add(self.heading("Hidden layers"), *shown.light_ends())
        self.play_on(Create(way), at_least=2)
        self.say(FadeOut(way), told=between.lying_between(hidden), run_time=0.5)
        self.play_on(shown.enclose(), at_least=2)
        rings = [shown.diagram.neuron(-1, k) for k in range(len(shown.own.outputs))]
        self.say(LaggedStart(*map(Create, rings), lag_ratio=0.5), at_least=2)
        self.say(FadeOut(*rings), shown.call(), told=between.unnamed(hidden), at_least=2)
        self.say(*shown.unmark(), told=between.asked(hidden), run_time=0.5)
        self.play_on(shown.open(), at_least=2)

    @beat
    def other_choices(self, shown: ShownLayers, table: ChoiceTable) -> Task:
        """It was a choice. Here are others: a row is a hidden layer, a dot a neuron. | Each line
        to a neuron has a number to set, and the neuron has one of its own. | × 2: twice as many as
        ours. | Guess: which one reads best?
        """
        lines = table.lines(shown.hidden)
        ours = shown.take_out(len(lines))
        task = Task(words("Which one reads best?"), self.stage.foot)
        self.add(*ours).clear(keep=ours, run_time=0.4)
        self.clear(*map(ReplacementTransform, ours, lines), run_time=1)
        self.play_on(table.enter(*lines), at_least=3)
        self.say(table.write_counts(), at_least=2)
        told = counted(table.choices, table.base, shown.hidden)
        self.say(ring(*table.ours_and_twice()), told=told, at_least=1.5)
        self.say(FadeIn(task), run_time=0.5)
        self.play(task.run_out(4))
        return task

    @beat
    def what_they_score(self, shown: ShownLayers, table: ChoiceTable, task: Task) -> VGroup:
        """Each got its numbers by training on examples: twice, from random starts. | Then each read
        10,000 new pictures: on this scale, the share read right. | Framed: two layers of 16, as
        wide as ours. | Fewer layers: fewer read right. | Wider layers: more read right. | More
        layers of this size: too close to tell.
        """
        measured, base, plot = table.choices, table.base, table.plot
        heads = FadeIn(self.stage.corner.place(table.origin, RIGHT), table.score_head)
        if len(measured.seeds) != 2:
            self.say_instead(between.TRAININGS, len(measured.seeds))
        self.play(FadeOut(task), *table.make_room(), run_time=1)
        self.play_on(ring(table.counts), at_least=2)
        self.say(heads, FadeIn(plot.guides, plot.line, table.cut), run_time=0.7)
        self.play_on(table.show_scores(), at_least=3)
        frame, pointed = table.frame(base), VGroup()
        coming = FadeIn(plot.band(base), self.stage.foot.place(shown.recipe(measured, base)))
        self.say(Create(frame), coming, told=framed_as(measured, base, shown.hidden), at_least=2)
        for others, said in table.comparisons():
            self.say(*map(FadeOut, pointed), told=said, run_time=0.3)
            self.play_on(Create(others), at_least=1.2)
            pointed = others
        return VGroup(frame, pointed)

    @beat
    def a_choice(self, shown: ShownLayers, table: ChoiceTable, frames: VGroup) -> VGroup:
        """The best one here reads 99 of 100, with about 8 times as many numbers to set. | Ours is
        one choice among many, and not a law.
        """
        self.say_instead(*price(table.choices, table.base, shown.hidden))
        rows = sorted({table.base, best(table.choices)})
        self.play(FadeOut(frames), run_time=0.4)
        self.play_on(Create(framed(*(table.counts[row] for row in rows))), at_least=1.5)
        lines, (*layers, outputs) = table.lines(shown.hidden), shown.diagram.layers
        self.say()
        coming = [shown.diagram.input, *layers[len(lines) :], outputs.set_told(0), *shown.about]
        self.clear(FadeIn(*coming), keep=[*lines], run_time=0.7)
        self.clear(*map(ReplacementTransform, lines, (each.dots for each in layers)), keep=coming)
        self.add(*layers[: len(lines)])
        around = framed(VGroup(*(each.line for each in layers or [outputs])))
        self.play_on(Create(around), at_least=1)
        return around

    @beat
    def one_makes_the_next(self, shown: ShownLayers, around: VGroup) -> None:
        """The input is a pattern of light. | It makes a pattern in the first layer, that makes one
        in the second, | and that lights the outputs.
        """
        last = len(shown.hidden)
        self.play(FadeOut(around), FadeIn(shown.patterns[0], shown.key), run_time=0.5)
        self.play_on(ring(shown.diagram.input), at_least=1.5)
        self.say(told=between.pattern(shown.hidden))
        for gap in range(last):
            self.play(shown.read(0, gap), run_time=4 / last)
        self.say(told=between.last_pattern(shown.hidden))
        self.play_on(shown.read(0, last), at_least=1)

    @beat
    def other_patterns(self, shown: ShownLayers) -> None:
        """Another digit makes other patterns. They stay below: compare. | And a third one makes
        others again. | Each layer's light is computed from that of the layer before. | But how?
        That is what the next films tell.
        """
        question = words(between.question(shown.hidden), color=THEME.attention)
        for number, pattern in enumerate(shown.patterns[1:], start=1):
            if number > 1:
                self.say()
            if shown.readings[number].looks_like(shown.own):
                self.say_instead(between.SAME)
            self.play(*shown.see(number), FadeIn(pattern), run_time=0.5)
            for gap in shown.gaps:
                self.play(shown.read(number, gap), run_time=0.8)
            self.play_on(ring(shown.patterns[number - 1], pattern), at_least=2)
        self.say(told=between.decides(shown.hidden))
        self.play(*shown.see(0), run_time=0.5)
        for gap in shown.gaps:
            self.play(shown.read(0, gap, keep=False), run_time=0.8)
        self.say(once_more(shown.diagram), run_time=2)
        asked = FadeIn(self.stage.corner.place(question, RIGHT))
        self.play_on(LaggedStart(FadeOut(shown.key), asked, lag_ratio=1), at_least=1)
