"""Is the sigmoid needed? Its flat ends, ReLU, and what is left without a squish (storyboard 23)."""

from manim import Create, FadeIn, LaggedStart, linear
from manim import ReplacementTransform as Become

from scenes._assets import chosen_digit, with_our_own
from scenes._data.three_squishes import OneMatrix, Reached, our_inputs, three_trainings
from scenes._lesson import Lesson, beat
from scenes._sentences.squishes import FAR_UP, ON_FLAT_ENDS, rounds
from scenes._staging.what_comes_next.flat_ends import REACH, STOP, FlatEnds, NeverLit
from scenes._staging.what_comes_next.one_matrix import FoldedLayers
from scenes._staging.what_comes_next.three_squishes import Guess, Outputs, Race
from scenes.mobjects.grids.cells import framed, ring
from scenes.telling.speech import Sentence


class Relu(Lesson):
    """Filmed are the shipped trainings `plain`, `relu` and `linear`, whatever network is chosen."""

    def construct(self) -> None:
        trainings = _, relu, linear = three_trainings()
        digits = with_our_own(chosen_digit())
        ends = FlatEnds(Reached.of("plain"), self.stage)
        never = NeverLit(relu, Reached.of("relu"), self.stage)
        outputs = Outputs(trainings, digits[0], our_inputs(), self.stage)

        self.flat_ends(ends)
        self.on_the_flat_ends(ends)
        self.relu(ends)
        self.its_flat_side(never)
        guess = self.guess(Guess(trainings, self.stage))
        self.three_trainings(guess, Race(trainings, self.stage), *rounds(trainings))
        self.one_matrix(FoldedLayers(OneMatrix(linear.network), digits[:4], self.stage))
        self.only_the_largest(outputs, f"{relu.hidden_reach(our_inputs())[1]:.0f}")

    @beat
    def flat_ends(self, ends: FlatEnds) -> None:
        """Learning turns a weight a little, so z moves. Does the light follow?
        | In the middle it does. | Far out, the same step changes next to nothing: it is flat there.
        | Its slope says so: a quarter at most, almost 0 at both ends.
        """
        below = [ends.slope_axes(), ends.slope.line]
        self.add(self.heading("Is the sigmoid needed?"), ends.plot, ends.called, *below)
        self.play(FadeIn(ends.step), run_time=0.7)
        self.play_on(ends.step.walk_to(-1), at_least=2)
        self.say(ends.step.walk_to(0), at_least=1.5)
        self.say(ends.step.walk_to(STOP), at_least=2.5)
        start = 1 - REACH
        self.say(ends.step.walk_to(start), run_time=0.7)
        walk = ends.step.walk_to(-start, rate_func=linear)
        self.play_on(walk, Create(ends.bump, rate_func=linear), at_least=2.5)
        self.play(FadeIn(ends.steepest), run_time=0.5)

    @beat
    def on_the_flat_ends(self, ends: FlatEnds) -> None:
        """Are neurons there? 16 of them read 10,000 images: this hill is their z.
        | 39 of 100 lie on the flat ends: a small turn of a weight hardly shows there.
        """
        keep = [ends.plot, ends.called, ends.slope.line]
        self.clear(FadeIn(ends.how_many, ends.origin), keep=keep, run_time=0.6)
        self.play_on(ends.hill.grow(), at_least=2.5)
        self.say(LaggedStart(*map(FadeIn, ends.spans)), told=(ON_FLAT_ENDS, ends.flat), run_time=1)
        self.play_on(FadeIn(ends.count), at_least=1.2)

    @beat
    def relu(self, ends: FlatEnds) -> None:
        """The sigmoid was an early choice: a nerve cell is silent or fires. | This is simpler: 0
        below 0, z itself above. It is called ReLU. | There its slope is 1, however large z is.
        | Networks with it turned out much easier to train.
        """
        keep = [ends.plot, ends.called, ends.slope.line]
        self.clear(FadeIn(ends.slope_axes(), ends.old_bump), keep=keep, run_time=0.6)
        self.play_on(ends.make_room(), at_least=1.5)
        self.add(ends.bent, ends.stair)
        self.say(*ends.bend(), at_least=2.5)
        step = ends.relu_step()
        self.say(FadeIn(ends.rule, ends.low_called, step), run_time=0.6)
        self.play_on(step.walk_to(REACH - 1), at_least=2)
        self.say(FadeIn(ends.credit), at_least=1.5)

    @beat
    def its_flat_side(self, never: NeverLit) -> None:
        """Below 0 it is flat altogether: one neuron lies there for every test image. | With slope
        0, its weights have hardly left the noise of the start.
        """
        self.clear(FadeIn(never.before, *never.titles[:2]), run_time=0.7)
        self.play(never.learn(), run_time=2.5)
        self.remove(never.before)
        self.add(never.after.grids)
        self.play_on(FadeIn(never.after.labels, never.note), at_least=0.7)
        self.say(Create(never.frames()), at_least=2)

    @beat
    def guess(self, guess: Guess) -> Guess:
        """Three networks, same seed and images: sigmoid, ReLU, no squish at all.
        | Which one reads best in the end? Guess!
        """
        self.clear(run_time=0.4)
        coming = (FadeIn(*pair) for pair in zip(guess.icons, guess.names))
        self.play_on(LaggedStart(*coming, lag_ratio=0.7), at_least=2.5)
        self.say(FadeIn(guess.task), run_time=0.5)
        self.play(guess.task.run_out(3))
        return guess

    @beat
    def three_trainings(self, guess: Guess, race: Race, *told: Sentence) -> None:
        """After one round: ReLU reads 88 of 100, no squish 86, the sigmoid 67. | After 150, ReLU
        reads 97 and the sigmoid 96. | Without a squish it stays where it was after the first: 86.
        """
        first, last, stuck = told
        self.say_instead(*first)
        self.clear(*map(Become, guess.icons, race.icons), run_time=0.8)
        self.remove(*race.icons)
        self.play(FadeIn(race, race.origin, race.note), run_time=0.5)
        self.play(race.run_to(1), run_time=1)
        self.play_on(ring(*race.figures), at_least=1.5)
        self.say(race.run_to(race.last), told=last, at_least=3)
        self.say(Create(framed(race.lines[2])), told=stuck, at_least=2)

    @beat
    def one_matrix(self, folded: FoldedLayers) -> None:
        """Why? Without a squish, a layer is a matrix and a bias. | Two in a row are again one:
        multiply the matrices. | And so are all three: one grid for each digit. | A single step
        gives the same answers: the layers add nothing.
        """
        wall = folded.walls[0]
        shown = LaggedStart(FadeIn(wall), FadeIn(folded.second), FadeIn(folded.third))
        self.clear(FadeIn(folded.rules[0], *folded.names[:3]), run_time=0.6)
        self.play_on(shown, at_least=2)
        self.say(folded.first_fold(), at_least=2)
        self.say(folded.second_fold(), at_least=2)
        self.play(FadeIn(folded.walls[2].labels), run_time=0.4)
        self.say(FadeIn(folded.answers), run_time=0.6)
        self.play_on(folded.answers.go_through(rate_func=linear), at_least=3)

    @beat
    def only_the_largest(self, outputs: Outputs, top: str) -> None:
        """And 0 to 1? In the ReLU network, hidden neurons go up to 28. | All that is read is which
        output is largest. | All of them doubled: the same ones win. | So it needs no sigmoid. But
        it needs a bend.
        """
        self.say_instead(FAR_UP, top)
        self.clear(FadeIn(outputs.icons, outputs.titles), run_time=0.6)
        self.play_on(FadeIn(outputs.reaches, lag_ratio=0.4), at_least=1.5)
        self.say(FadeIn(outputs), run_time=0.6)
        self.play_on(Create(outputs.largest()), at_least=1.2)
        self.say(FadeIn(outputs.factor), run_time=0.4)
        self.play_on(outputs.double(), at_least=2)
        bent = framed(*outputs.icons[:2])
        self.say(FadeIn(outputs.scores, lag_ratio=0.4), Create(bent), at_least=2)
