"""Learning: who set the numbers? A real training run, from noise to strokes (storyboard 22)."""

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

        self.random_at_first(desk)
        self.by_examples(desk, before)
        self.guess(desk)
        self.one_neuron(desk)
        self.one_digit(desk, FollowedDigit(desk, digit, before, self.stage))
        self.all_sixteen(desk)
        self.which_way(desk)

    @beat
    def random_at_first(self, desk: LearningDesk) -> None:
        """Our network reads with 13,002 numbers. Who set them? | Nobody. Before it learnt, they
        were random.
        """
        self.add(self.heading("Where do the numbers come from?"), desk.wall, desk.of_all)
        self.play_on(FadeIn(desk.scale), ring(*desk.wall.grids), at_least=2)
        self.say(FadeOut(desk.of_all), run_time=0.3)
        self.play_on(desk.rewind(), at_least=3)
        self.play(FadeIn(desk.random), run_time=0.5)

    @beat
    def by_examples(self, desk: LearningDesk, before: BeforeLearning) -> None:
        """Before it learnt, it gives each of our digits the same answer.
        | Learning is finding good values for the numbers, by examples:
        | 60,000 pictures from MNIST, each with its right answer.
        """
        self.say_instead(*before.told)
        self.clear(desk.make_room(), keep=[desk.scale, desk.random], run_time=1)
        self.add(desk.small)
        self.play_on(FadeIn(before.table, lag_ratio=0.1), at_least=2)
        self.say(FadeIn(before.right[0]), run_time=0.4)
        coming = LaggedStart(*map(FadeIn, before.right[1:]), lag_ratio=0.3)
        self.play_on(coming, at_least=2)
        self.say(*map(Create, framed(before.table.images, before.right)), at_least=2)

    @beat
    def guess(self, desk: LearningDesk) -> None:
        """Follow the weights of one neuron. One of them is drawn as a dial.
        | We test with 10,000 other images: so many are read right.
        | The loss: how far the outputs are from the right ones. Less is better.
        | Now it sees examples. How many of 100 will it read after so many?
        """
        self.clear(desk.pick_neuron(), keep=[desk.scale], run_time=1.2)
        self.play_on(Create(desk.cell), FadeIn(desk.names, desk.dial), at_least=2)
        accuracy, loss = desk.explain_curves()
        self.say(accuracy, run_time=0.7)
        self.play_on(ring(desk.curves.panes[0].name), at_least=2)
        self.say(loss, run_time=0.7)
        self.play_on(ring(desk.curves.panes[1].name), at_least=2)
        self.add(desk.curves)
        self.say(FadeIn(desk.task), run_time=0.5)
        self.play(desk.task.run_out(4))

    @beat
    def one_neuron(self, desk: LearningDesk) -> None:
        """It has seen the first examples. | And now: most are read right.
        | Once through all 60,000 is an epoch. It goes on: 300 of them.
        | The axis is squeezed. Not every step helps, but most of the noise goes.
        | What is left is a stroke.
        """
        early, last = desk.learnt.early, len(desk.learnt.epochs) - 1
        self.play(FadeOut(desk.task.words), run_time=0.4)
        self.play_on(desk.follow(1), at_least=1)
        self.say(desk.follow(early), at_least=2)
        half = (early + last) // 2
        self.say(desk.follow(half), at_least=3)
        self.say(desk.follow(last), at_least=4)
        self.say(Create(framed(desk.grid)), at_least=1)

    @beat
    def one_digit(self, desk: LearningDesk, digit: FollowedDigit) -> None:
        """Once more, with one digit: back to the start. | Wrong: it says the same to every digit.
        | Now it learns. Its ten outputs, at every checkpoint. | Right at last.
        """
        self.clear(desk.curves.go_to(0), keep=[], run_time=1)
        self.play_on(FadeIn(digit), at_least=1)
        self.say(Create(framed(digit.lane[0])), told=digit.first_told, at_least=1.5)
        self.say(digit.learn(len(digit.answers) - 1), at_least=6)
        self.say(told=digit.told)
        self.play_on(ring(digit.lane), at_least=2)

    @beat
    def all_sixteen(self, desk: LearningDesk) -> None:
        """And all 16 neurons of the first layer? | At the left they stay as they were.
        | At the right they learn, in step with the curves.
        """
        self.clear(desk.curves.go_to(0), keep=[], run_time=1)
        self.play_on(FadeIn(desk.pair[0], desk.scale), at_least=1)
        self.say(desk.copy_wall(), FadeIn(desk.titles[0]), at_least=1.5)
        self.add(desk.pair[1])
        self.say(desk.follow_all(len(desk.learnt.epochs) - 1), at_least=6)
        self.play(FadeIn(desk.titles[1]), run_time=0.4)

    @beat
    def which_way(self, desk: LearningDesk) -> None:
        """After every 64 examples, the numbers were changed a little: so many times.
        | But which way to turn each of 13,002 dials? | The answer is called gradient descent. It is
        the next chapter.
        """
        self.play(FadeIn(desk.count), run_time=0.4)
        self.play_on(desk.count.count_to(desk.learnt.changes), at_least=2.5)
        self.say(FadeOut(desk.count), run_time=0.3)
        self.play_on(FadeIn(desk.question), at_least=1.5)
        self.say(ring(desk.question), at_least=2)
