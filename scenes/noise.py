"""Noise in, an answer out; and where a digit is not what it sees any more (storyboard 21)."""

import numpy as np
from manim import Animation, Create, FadeIn, FadeOut

from nnmath.measuring.answers import Answers
from scenes._assets import chosen_digit, chosen_network
from scenes._data.facts import learnt_from_mnist
from scenes._data.measured import answers, score_of
from scenes._data.nothing import Nothing, explained, first_seeds, surest
from scenes._data.reading import Reading
from scenes._data.shifted import NO_ANSWER, Shifted
from scenes._lesson import DIGIT_PICTURES, Lesson, beat
from scenes._sentences import noise as told
from scenes._staging.what_comes_next.moved_over import EXAMPLE, MovedOver
from scenes._staging.what_comes_next.noise_read import NoiseDesk, SeedWall
from scenes._staging.what_comes_next.two_kinds import DIGITS, NOISE, TwoKinds
from scenes.mobjects.grids.cells import framed
from scenes.mobjects.lettering.task import Task


class Noise(Lesson):
    needs = DIGIT_PICTURES

    def construct(self) -> None:
        network, digit = chosen_network(), chosen_digit()
        own, pictures = Reading.of(network, digit), first_seeds(network)
        shown = explained(network, pictures) or surest(pictures)
        desk = NoiseDesk(own, [*pictures, shown], self.stage)
        places, measured = Shifted.of(network, digit), answers(network)

        self.no_digit(desk, own, pictures[0])
        self.again(desk, SeedWall(pictures, measured[0], self.stage), measured[0])
        if own.reads_digits and len(desk.rings(shown.outputs)) == 1:
            self.none_of_these(desk, shown)
        self.ten_thousand(TwoKinds(*measured, self.stage))
        if len(own.outputs) > 1 and places.home != NO_ANSWER:
            moved = MovedOver(places, desk.limit, self.stage)
            self.everywhere(moved)
            self.the_island(moved)

    @beat
    def no_digit(self, desk: NoiseDesk, own: Reading, first: Nothing) -> None:
        """Every picture so far showed a digit.
        | Now there is none: each pixel's grey is drawn at random, evenly from 0 to 1.
        | A seed starts the drawing: the same seed, the same noise.
        | Your guess: how bright will the brightest output be? | And it answers.
        """
        seed, task = desk.seed(first), desk.question()
        heading = self.heading("What does it see in noise?")
        self.add(heading, desk.picture, desk.outputs, desk.origin)
        if said := told.reads(score_of(own.network)):
            self.say_instead(*said)
        self.play_on(desk.outputs.light(own.outputs), at_least=2)
        empty = desk.picture.animate.set_values(np.zeros_like(first.image))
        self.say(empty, desk.outputs.darken(), FadeOut(desk.origin), run_time=0.8)
        self.play_on(desk.picture.animate.set_values(first.image), at_least=2)
        self.say(FadeIn(seed), run_time=0.6)
        self.play_on(Create(frame := framed(seed)), at_least=1.5)
        self.guess(task, FadeOut(frame))
        self.say(desk.outputs.light(first.outputs), told=told.answered(first), run_time=2)
        self.play_on(*desk.answer(first.outputs), at_least=0.7)

    def guess(self, task: Task, *going: Animation) -> None:
        """Leave the viewer time to guess."""
        self.say(FadeIn(task), *going, run_time=0.5)
        self.play(task.run_out(3))
        self.play(FadeOut(task.words), run_time=0.3)

    @beat
    def again(self, desk: NoiseDesk, wall: SeedWall, measured: Answers) -> None:
        """Another seed, another picture: these are the first seeds, none left out. | They are
        answered, again and again.
        """
        first = wall[0]
        self.clear(desk.picture.animate.replace(first.picture), run_time=0.8)
        self.remove(desk.picture)
        self.add(first.picture)
        self.play(FadeIn(first.seed, first.answer, first.light), run_time=0.3)
        self.play_on(wall.come(), at_least=3)
        self.say(wall.alike(), told=told.again(wall.pictures, measured), run_time=1.5)
        if len(wall.many):
            self.play_on(FadeIn(wall.many), at_least=1.5)

    @beat
    def none_of_these(self, desk: NoiseDesk, shown: Nothing) -> None:
        """Here it was surest. | But why answer at all? Ten outputs, one for each digit. | It has no
        output for “no digit”. | One of the ten is the brightest, whatever comes in.
        """
        if shown.seed is None:
            self.say_instead(*told.why(shown))
        desk.show(shown)
        desk.outputs.set_told(0)
        self.clear(run_time=0.3)
        self.play(FadeIn(desk.picture, desk.outputs, desk.seed(shown)), run_time=0.4)
        self.play_on(desk.outputs.light(shown.outputs), at_least=1)
        self.say(Create(frame := framed(desk.outputs)), at_least=2)
        self.say(FadeIn(desk.missing), FadeOut(frame), at_least=1.5)
        self.say(*desk.answer(shown.outputs), at_least=1.5)

    @beat
    def ten_thousand(self, kinds: TwoKinds) -> None:
        """Many digits: how bright is the brightest output of each? Bars count them.
        | And for this noise? Guess where its longest bar will stand. | Here is this noise.
        | Refuse what is dim? That refuses some digits too. | And some of this noise still passes.
        """
        plot, counts = kinds.plot, kinds.measured
        digits, noise, few, many = (*told.most_get(counts), *told.refused(counts))
        self.say_instead(*digits)
        self.clear(FadeIn(plot, kinds.title), run_time=0.6)
        self.play_on(plot.grow(DIGITS), Create(frame := kinds.fullest(DIGITS)), at_least=2)
        self.guess(kinds.task, FadeOut(frame))
        self.say(plot.grow(NOISE), told=noise, at_least=2)
        self.say(Create(kinds.cut), FadeIn(kinds.refused), told=few, at_least=1.5)
        self.say(FadeIn(kinds.passing), told=many, at_least=1.5)

    @beat
    def everywhere(self, moved: MovedOver) -> None:
        """Not only noise: digits come to it in the middle. What of one elsewhere?
        | 6 pixels to the right: this cell, as bright as the brightest output. | There, it reads
        something else. | Now every place, up to 12 pixels each way: a cell for each.
        | The numbers: what it reads there. Far out, parts of it are gone.
        """
        if learnt_from_mnist():
            self.say_instead(told.LEARNT)
        self.title = None
        self.clear(FadeIn(moved.picture), run_time=0.6)
        heading = FadeIn(self.heading("What does it see off centre?"))
        self.play_on(heading, FadeIn(*moved.waiting), at_least=1.5)
        self.add(moved)
        self.say(moved.go_to(EXAMPLE), at_least=2)
        self.play(moved.show_cell(), run_time=0.5)
        there = told.there(moved.places, EXAMPLE)
        self.say(Create(frame := framed(moved.told)), told=there, at_least=1.5)
        self.play(FadeOut(frame), run_time=0.3)
        self.say(moved.go_round(), at_least=4)
        named = told.numbers(moved.places)
        self.say(moved.name_regions(), moved.go_home(), told=named, at_least=2.5)

    @beat
    def the_island(self, moved: MovedOver) -> None:
        """The outline: where it still reads the same. | Elsewhere, it answers something else.
        | It has no output for “I cannot tell”.
        """
        places, strange = moved.places, moved.places.strangest()
        self.say_instead(*told.still(places))
        self.play_on(Create(moved.island), at_least=2.5)
        if strange:
            self.play(moved.go_to(strange), run_time=1)
        self.say(Create(framed(moved.picture)), told=told.elsewhere(places), at_least=2.5)
        self.say(Create(framed(moved.told)), told=told.at_last(places), at_least=1.5)
