"""Learning: who set the numbers? A real training run, from noise to strokes (storyboard 22)."""

import numpy as np
from manim import Create, FadeIn, FadeOut, LaggedStart

from scenes._assets import chosen_digit
from scenes._data.learnt import Learnt
from scenes._lesson import Lesson, beat
from scenes._staging.what_comes_next.learning_desk import LearningDesk
from scenes._staging.what_comes_next.learnt_digit import BeforeLearning, FollowedDigit
from scenes.mobjects.grids.cells import framed, ring


class Learning(Lesson):
    def construct(self) -> None:
        learnt, digit = Learnt.shipped(), chosen_digit()
        desk = LearningDesk(learnt, self.stage)
        before = BeforeLearning(learnt, digit, self.stage)

        self.before_learning(desk)
        self.by_examples(desk, before)
        self.guess(desk)
        self.one_neuron(desk)
        self.one_digit(desk, FollowedDigit(desk, digit, before, self.stage))
        self.all_sixteen(desk)
        self.which_way(desk)

    @beat
    def before_learning(self, desk: LearningDesk) -> None:
        """This network reads digits by 13,002 numbers. Who set them? | Nobody. Before it learnt,
        all of these weights were random.
        """
        self.add(self.heading("Who set the numbers?"), desk.wall, desk.of_all)
        self.play_on(FadeIn(desk.scale), ring(*desk.wall.grids), at_least=2)
        self.say(FadeOut(desk.of_all), run_time=0.3)
        self.play_on(desk.rewind(), at_least=3)
        self.play(FadeIn(desk.seeded), run_time=0.5)

    @beat
    def by_examples(self, desk: LearningDesk, before: BeforeLearning) -> None:
        """Before learning, it gives all of our digits the same answer.
        | Learning is finding good values for the numbers, by examples:
        | 60,000 pictures from MNIST, each with its right answer.
        """
        self.say_instead(*before.told)
        self.clear(desk.make_room(), keep=[desk.scale, desk.seeded], run_time=1)
        self.add(desk.small)
        self.play_on(FadeIn(before.table, lag_ratio=0.1), at_least=2)
        self.say(FadeIn(before.right[0]), run_time=0.4)
        coming = LaggedStart(*map(FadeIn, before.right[1:]), lag_ratio=0.3)
        self.play_on(coming, at_least=2)
        self.say(*map(Create, framed(before.table.images, before.right)), at_least=2)

    @beat
    def guess(self, desk: LearningDesk) -> None:
        """Follow the weights of one neuron. One of them is a dial, too.
        | The test: 10,000 other images, never learnt from. So many are read right.
        | The loss: how far outputs are from right, one lit and nine dark. Less is better.
        | Now it sees examples. Guess: how many of 100 does it read then?
        """
        self.clear(desk.pick_neuron(), keep=[desk.scale], run_time=1.2)
        self.play_on(Create(desk.cell), FadeIn(desk.names, desk.dial), at_least=2)
        for curve, pane in zip(desk.curves_come(), desk.curves.panes):
            self.say(curve, run_time=0.7)
            self.play_on(ring(pane.title), at_least=2)
        self.add(desk.curves)
        self.say(FadeIn(desk.task), run_time=0.5)
        self.play(desk.task.run_out(3))

    @beat
    def one_neuron(self, desk: LearningDesk) -> None:
        """After the first examples, it reads a few more. | And soon it reads most of them.
        | Once through all 60,000 is an epoch. It goes on, for 300 of them.
        | Dots are checkpoints, copies of all numbers. The axis is squeezed at its end.
        | Not every step helps. But in the end, a stroke stands out.
        """
        early, last = desk.learnt.early, len(desk.learnt.epochs) - 1
        self.say_instead(*desk.told(1))
        self.play(FadeOut(desk.task.words), run_time=0.4)
        self.play_on(desk.follow(1), at_least=1)
        self.say(desk.follow(early), told=desk.told(early), at_least=2)
        for step in np.linspace(early, last, 4).round()[1:]:
            self.say(desk.follow(int(step)), at_least=2.5)
        self.play(Create(framed(desk.grid)[0]), run_time=0.7)

    @beat
    def one_digit(self, desk: LearningDesk, digit: FollowedDigit) -> None:
        """Once more, with one digit. | Wrong: it says the same to every digit.
        | Now it learns. Its ten outputs, checkpoint by checkpoint: | right in the end.
        """
        self.clear(desk.curves.go_to(0), run_time=1)
        self.play_on(FadeIn(digit), at_least=1)
        around = digit.first_ring
        self.say(Create(around), told=digit.first_told, at_least=1.5)
        self.say(FadeOut(around), run_time=0.3)
        self.play_on(digit.learn(len(digit.answers) - 1), at_least=5.5)
        self.say(told=digit.told)
        self.play_on(ring(digit.lane), at_least=2)

    @beat
    def all_sixteen(self, desk: LearningDesk) -> None:
        """And all 16 neurons of the first layer? | Left: as they were. Right: they learn,
        | in step with the curves. A few, smooth weights: that was asked for, too.
        """
        self.clear(desk.curves.go_to(0), run_time=1)
        self.play_on(FadeIn(desk.pair[0], desk.scale), at_least=1)
        self.say(desk.copy_wall(), FadeIn(desk.titles[0]), at_least=1.5)
        self.add(desk.pair[1])
        self.say(desk.follow_all(len(desk.learnt.epochs) - 1), at_least=5.5)
        self.play(FadeIn(desk.titles[1]), run_time=0.4)

    @beat
    def which_way(self, desk: LearningDesk) -> None:
        """After every 64 examples, all numbers changed a little: so many times.
        | But how does it find which way to turn 13,002 dials? | By gradient descent: that is the
        next chapter.
        """
        self.play(FadeIn(desk.count), run_time=0.4)
        self.play_on(desk.count.count_to(desk.learnt.changes), at_least=2.5)
        self.say(FadeOut(desk.count), run_time=0.3)
        self.play_on(FadeIn(desk.question), at_least=1.5)
        self.say(FadeIn(desk.answer), run_time=0.5)
        self.play_on(ring(desk.answer), at_least=2)
