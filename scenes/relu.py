"""Is the sigmoid needed? Its flat ends, ReLU, and what is left without a squish (storyboard 23)."""

from manim import Create, FadeIn, FadeOut, LaggedStart, linear
from manim import ReplacementTransform as Become

from scenes._assets import chosen_digit
from scenes._data.three_squishes import OneMatrix, Reached, our_inputs, three_trainings
from scenes._lesson import Lesson, beat
from scenes._sentences.squishes import FAR_UP, ON_FLAT_ENDS, epochs
from scenes._staging.what_comes_next.a_bend import Bends, OneOrder
from scenes._staging.what_comes_next.flat_ends import REACH, STOP, FlatEnds
from scenes._staging.what_comes_next.one_matrix import FoldedLayers
from scenes._staging.what_comes_next.straight_lines import StraightLines
from scenes._staging.what_comes_next.three_squishes import Guess, Race
from scenes.mobjects.grids.cells import framed, ring
from scenes.telling.speech import Sentence


class Relu(Lesson):
    """Filmed are the shipped trainings `plain`, `relu` and `linear`, whatever network is chosen."""

    def construct(self) -> None:
        trainings = _, relu, linear = three_trainings()
        digit = chosen_digit()
        ends = FlatEnds(Reached.of("plain"), self.stage)
        self.flat_ends(ends)
        self.on_the_flat_ends(ends)
        self.relu(ends)
        race = Race(trainings, self.stage)
        self.three_trainings(Guess(trainings, self.stage), race, *epochs(trainings))
        layers = FoldedLayers(OneMatrix(linear.network), digit, self.stage)
        self.one_matrix(StraightLines(self.stage), layers)
        self.only_the_largest(OneOrder(relu, our_inputs(), self.stage))
        self.it_needs_a_bend(Bends(trainings, self.stage))

    @beat
    def flat_ends(self, ends: FlatEnds) -> None:
        """Is the squish a good one? To learn, a weight turns a little, so z moves.
        | In the middle the light follows. | Far out, the same step changes next to nothing.
        | The slope: how much light each 1 of z brings. Far out, it is almost 0.
        """
        self.add(self.heading("Is the sigmoid needed?"), ends.plot, ends.called)
        self.play(FadeIn(ends.step), run_time=0.7)
        self.play_on(ends.step.walk_to(-1), at_least=2)
        self.say(ends.step.walk_to(0), at_least=1.5)
        self.say(ends.step.walk_to(STOP), at_least=2.5)
        below = ends.slope_axes().add(ends.slope.line)
        self.say(ends.step.walk_to(1 - REACH), FadeIn(below), run_time=0.7)
        walk = ends.step.walk_to(REACH - 1, rate_func=linear)
        self.play_on(walk, Create(ends.bump, rate_func=linear), at_least=2.5)

    @beat
    def on_the_flat_ends(self, ends: FlatEnds) -> None:
        """Are neurons there? This hill is z in the usual training's network.
        | 39 of 100 lie beyond ±5: slope below 0.007. A small turn hardly shows there.
        """
        self.clear(FadeIn(ends.how_many, ends.origin), keep=ends.kept, run_time=0.6)
        self.play_on(ends.hill.grow(), at_least=2.5)
        self.say(Create(ends.begins), told=(ON_FLAT_ENDS, ends.flat), run_time=1)
        self.play_on(LaggedStart(*map(FadeIn, [*ends.spans, ends.count])), at_least=1.5)

    @beat
    def relu(self, ends: FlatEnds) -> None:
        """The sigmoid was taken after nerve cells, which are silent or fire.
        | On a taller axis, ReLU is simpler: 0 below 0, z itself above.
        | There its slope is 1, however large z is. Below 0 it is 0: that is flat, too.
        """
        below = ends.slope_axes()
        self.clear(FadeIn(below, ends.old_bump, ends.credit), keep=ends.kept, run_time=0.6)
        self.play_on(LaggedStart(*map(FadeIn, ends.nerve), lag_ratio=1), at_least=1.5)
        self.say(ends.make_room(), run_time=1.5)
        self.add(ends.bent)
        self.play_on(Create(ends.bent), FadeIn(ends.rule, ends.low_called), at_least=2)
        self.say(FadeIn(step := ends.relu_step()), Create(ends.stair), run_time=1)
        self.play_on(step.walk_to(REACH - 1), at_least=2)

    @beat
    def three_trainings(self, guess: Guess, race: Race, *told: Sentence) -> None:
        """Three new networks, by a plainer recipe than ours: sigmoid, ReLU, no squish.
        | Which one reads best in the end? Guess!
        | After one epoch: ReLU reads 88 of 100, no squish 86, the sigmoid 67.
        | After 150 epochs: ReLU 96.8, the sigmoid 96.2. A little, and one training each.
        | Without a squish, judged by squared error, it never gets far past 86.
        """
        self.clear(run_time=0.4)
        one, *others = (FadeIn(*each) for each in zip(guess.icons, guess.axes, guess.names))
        self.play(one, FadeIn(guess.whose), run_time=0.5)
        self.play_on(LaggedStart(*others, lag_ratio=0.7), at_least=2)
        self.say(FadeIn(guess.task), run_time=0.5)
        self.play(guess.task.run_out(3))
        first, last, stuck = told
        self.say(told=first)
        self.clear(*map(Become, guess.icons, race.icons), run_time=0.8)
        self.remove(*race.icons)
        self.play(FadeIn(race, race.origin, race.note), run_time=0.4)
        self.play_on(ring(*race.figures), at_least=2)
        self.say(race.run_to(race.last), told=last, at_least=3)
        self.say(FadeIn(race.ends), Create(framed(race.lines[2])), told=stuck, at_least=2)

    @beat
    def one_matrix(self, lines: StraightLines, folded: FoldedLayers) -> None:
        """Why? 2 times (3x + 1), plus 5, is 6x + 7: two lines in a row are one.
        | Without a squish, a layer is a matrix and a bias. | Two in a row are again one of each.
        | And so are all three: one grid for each digit.
        | One step, the same ten outputs: the layers add nothing.
        """
        self.clear(run_time=0.4)
        self.play(lines.come(), run_time=2.8)
        self.say()
        self.clear(run_time=0.4)
        self.play_on(folded.come(), at_least=2.5)
        self.say(folded.first_fold(), FadeIn(folded.biases), at_least=2.8)
        self.say(folded.second_fold(), at_least=2.8)
        self.say(FadeOut(folded.biases), run_time=0.3)
        self.play(folded.answers.come(), run_time=2.2)
        self.play_on(ring(folded.answers.note), at_least=1.5)

    @beat
    def only_the_largest(self, order: OneOrder) -> None:
        """Must light be 0 to 1? In the ReLU network, hidden neurons go up to 28.
        | Only the ranking of its outputs counts. Here are their z.
        | Squished, the order is the same: 0 to 1 was never needed for it.
        """
        self.say_instead(FAR_UP, order.top)
        self.clear(run_time=0.4)
        self.play(FadeIn(order.who, order.image), run_time=0.5)
        self.play_on(FadeIn(order.reach), at_least=1.5)
        self.say(FadeIn(order.names, order.heads[0], order.z), run_time=1)
        self.play_on(Create(order.winner[0]), at_least=1.5)
        self.say(FadeIn(order.heads[1], order.outputs, order.printed), run_time=0.7)
        again = LaggedStart(*map(FadeIn, order.again), lag_ratio=0.5)
        self.play_on(again, Create(order.winner[1]), at_least=2)

    @beat
    def it_needs_a_bend(self, bends: Bends) -> None:
        """ReLU reads as well: hidden neurons need a bend, no sigmoid."""
        self.clear(run_time=0.4)
        self.play(FadeIn(bends.icons, bends.axes, bends.names, bends.origin), run_time=0.6)
        self.play_on(bends.come(), at_least=2.5)
        self.hold(0.3)
