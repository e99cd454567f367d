"""Learning: who set the numbers? A real training run, from noise to strokes (storyboard 22)."""

from manim import Create, FadeIn, FadeOut, LaggedStart, ReplacementTransform

from scenes._assets import chosen_digit
from scenes._data.learnt import Learnt
from scenes._lesson import Lesson, beat
from scenes._staging.what_comes_next.learning_desk import LearningDesk
from scenes._staging.what_comes_next.learnt_digit import BeforeLearning, FollowedDigit, Wanted
from scenes.mobjects.grids.cells import framed, ring

SLOWLY = 2  # checkpoints from the first right one: so many are looked at one by one


class Learning(Lesson):
    def construct(self) -> None:
        learnt, digit = Learnt.shipped(), chosen_digit()
        desk = LearningDesk(learnt, self.stage)
        before = BeforeLearning(learnt, digit, self.stage)
        followed = FollowedDigit(desk, digit, before, self.stage)

        self.before_learning(desk)
        self.by_examples(desk, before)
        self.how_far(desk, before, Wanted(desk, before.digits[0], before.labels[0], self.stage))
        self.guess(desk)
        self.one_neuron(desk)
        self.one_digit(desk, followed)
        self.all_sixteen(desk)

    @beat
    def before_learning(self, desk: LearningDesk) -> None:
        """This network reads digits by 13,002 numbers. Who set them?
        | Nobody set them one by one. Before it learnt, these weights were random.
        """
        self.add(self.heading("Who set the numbers?"), desk.wall, desk.of_all)
        self.play_on(FadeIn(desk.scale), ring(*desk.wall.grids), at_least=2)
        self.say(FadeOut(desk.of_all), run_time=0.3)
        self.play(FadeIn(desk.seeded), run_time=0.4)
        self.play_on(desk.rewind(), at_least=3)

    @beat
    def by_examples(self, desk: LearningDesk, before: BeforeLearning) -> None:
        """Before learning, it gives all of our digits the same answer.
        | Learning is finding good values for the numbers, by other examples like these:
        | 60,000 pictures from MNIST, each with its right answer. Once through: an epoch.
        """
        self.say_instead(*before.told)
        self.clear(desk.make_room(), keep=[desk.scale], run_time=0.8)
        self.add(desk.small)
        self.play_on(FadeIn(before.table, lag_ratio=0.1), at_least=2)
        self.say(FadeIn(before.right[0]), run_time=0.4)
        coming = LaggedStart(*map(FadeIn, before.right[1:]), lag_ratio=0.3)
        self.play(coming, run_time=1.8)
        self.play_on(ring(before.table.images, before.right), at_least=1.5)
        self.say(FadeIn(before.sources), run_time=0.5)
        self.play_on(ring(before.sources), at_least=2)

    @beat
    def how_far(self, desk: LearningDesk, before: BeforeLearning, wanted: Wanted) -> None:
        """Wanted here: one output lit, nine dark.
        | The loss: ten differences squared, added. Training takes logarithms instead.
        | The mean loss over 10,000 other pictures, the test. 0 is perfect.
        | So many of these are read right.
        """
        self.clear(ReplacementTransform(before.table.images[0], wanted.picture), run_time=0.8)
        self.play(FadeIn(wanted.names, wanted.real), run_time=0.6)
        self.play_on(FadeIn(wanted.wanted, wanted.said), at_least=0.8)
        self.say(FadeIn(wanted.squares, lag_ratio=0.1), told=wanted.told, run_time=2.5)
        self.play(FadeOut(wanted.said), run_time=0.3)
        self.play_on(FadeIn(wanted.total, wanted.quiet), at_least=0.6)
        for curve, pane, told in desk.curves_come():
            self.say(curve, told=told, run_time=0.7)
            self.play_on(ring(pane.title), at_least=1.5)
        self.add(desk.curves)

    @beat
    def guess(self, desk: LearningDesk) -> None:
        """Follow one neuron's weights, one of them drawn as a dial.
        | Now it sees examples. Guess: how many of 100 does it read then?
        """
        self.clear(keep=[desk.curves], run_time=0.5)
        self.play(FadeIn(desk.grid, desk.names[0], desk.scale), run_time=0.8)
        self.play_on(Create(desk.cell), FadeIn(desk.names[1], desk.dial), at_least=1.5)
        self.say(FadeIn(desk.task), told=desk.asked, run_time=0.5)
        self.play_on(desk.task.run_out(), at_least=3.5)

    @beat
    def one_neuron(self, desk: LearningDesk) -> None:
        """After the first examples, it reads a few more. | And soon it reads most of them.
        | 300 epochs. Each dot is a checkpoint, a copy of all numbers.
        | Then most weights shrink: training puts a price on each. The dial's first grows.
        | In the end, a stroke stands out.
        """
        learnt, right = desk.learnt, desk.curves.panes[0].title
        self.play(FadeOut(desk.task.words), desk.follow(1), run_time=0.3)
        self.say_instead(*desk.told(1))
        self.play_on(ring(right), at_least=1.5)
        self.say(desk.follow(learnt.early), told=desk.told(learnt.early), run_time=0.3)
        self.play_on(ring(right), at_least=1.5)
        self.say(desk.follow(learnt.strongest), run_time=0.5)
        self.play_on(desk.draw_ahead(), at_least=2.5)
        self.say(ring(desk.grid), run_time=0.8)
        self.play_on(desk.follow(len(learnt.epochs) - 1), at_least=3)
        self.say(Create(framed(desk.grid)[0]), at_least=1)

    @beat
    def one_digit(self, desk: LearningDesk, digit: FollowedDigit) -> None:
        """Once more, with one digit. | Wrong: it says the same to every digit. | Now it learns.
        | Checkpoint by checkpoint, it goes on: | right in the end.
        """
        self.clear(run_time=0.3)
        desk.start_over()
        self.play_on(FadeIn(digit, desk.curves), at_least=0.6)
        around = digit.first_ring
        self.say(Create(around), told=digit.first_told, at_least=1.5)
        self.say(FadeOut(around), told=digit.turn_told, run_time=0.3)
        self.play(digit.learn(turn := digit.turn), run_time=0.3)
        self.play_on(Create(around := digit.outputs.neuron(digit.answers[turn])), at_least=1.5)
        self.say(FadeOut(around), run_time=0.3)
        for step in range(turn + 1, min(turn + SLOWLY, len(digit.answers))):
            self.play(digit.learn(step), run_time=0.2)
            self.play(ring(digit.outputs.neuron(digit.answers[step])), run_time=0.9)
        self.say(digit.learn(len(digit.answers) - 1), told=digit.told, run_time=1.5)
        self.play_on(ring(digit.told_of), at_least=1)

    @beat
    def all_sixteen(self, desk: LearningDesk) -> None:
        """All 16 neurons of the first layer: left as they were, right as they learn.
        | In all of them, what helps little fades, and strokes stay.
        | After about every 64 examples, the numbers changed a little: 281,400 times.
        | How does it know which way to turn 13,002 dials?
        """
        self.clear(run_time=0.3)
        desk.start_over()
        self.play(FadeIn(desk.curves, desk.scale, desk.pair[0], desk.titles[0]), run_time=0.8)
        self.play(desk.copy_wall(), run_time=0.8)
        self.add(desk.pair[1])
        self.play_on(desk.follow_all(desk.learnt.strongest), at_least=2)
        self.say(desk.follow_all(len(desk.learnt.epochs) - 1), at_least=3)
        self.play(FadeIn(desk.titles[1]), run_time=0.4)
        self.say()
        self.clear(desk.fill(), FadeIn(desk.count), keep=[desk.scale], run_time=0.8)
        self.play_on(*desk.count_changes(), at_least=2.5)
        self.say(FadeIn(desk.question), run_time=0.5)
        self.play_on(ring(*desk.end.grids), at_least=2)
