"""Noise in, an answer out; and where a digit is not what it sees any more (storyboard 21)."""

from manim import Create, FadeIn, FadeOut, LaggedStart

from scenes._assets import chosen_digit, chosen_network
from scenes._data.facts import learnt_from_mnist
from scenes._data.measured import answers, score_of
from scenes._data.nothing import Nothing, first_seeds, surest
from scenes._data.reading import Reading
from scenes._data.shifted import NO_ANSWER, Shifted
from scenes._lesson import Lesson, beat
from scenes._sentences import noise as told
from scenes._staging.what_comes_next.moved_over import MovedOver
from scenes._staging.what_comes_next.noise_read import NoiseDesk, SeedWall
from scenes._staging.what_comes_next.two_kinds import DIGITS, NOISE, TwoKinds
from scenes.mobjects.grids.cells import framed, ring


class Noise(Lesson):
    def construct(self) -> None:
        network, digit = chosen_network(), chosen_digit()
        own, pictures = Reading.of(network, digit), first_seeds(network)
        desk = NoiseDesk(digit, pictures, own.outputs, self.stage)
        places = Shifted.of(network, digit)

        self.no_digit(desk, own, pictures[0])
        self.again(desk, SeedWall(pictures, self.stage))
        self.ten_thousand(TwoKinds(*answers(network), self.stage))
        best = surest(pictures)
        if len(own.outputs) == told.TEN and len(desk.rings(best.outputs)) == 1:
            self.none_of_these(desk, best)
        if len(own.outputs) > 1 and places.home != NO_ANSWER:
            moved = MovedOver(places, desk.limit, self.stage)
            self.everywhere(desk, moved)
            self.the_island(moved)

    @beat
    def no_digit(self, desk: NoiseDesk, own: Reading, first: Nothing) -> None:
        """Every picture so far showed a digit. | What if there is none? Now each pixel's grey is
        drawn at random, evenly from 0 to 1. | The seed names the picture: with seed 0, anybody gets
        this one. | Your guess: how bright will the brightest output be? | And it answers.
        """
        seed, task = desk.seed(first), desk.question()
        self.add(self.heading("What does it see in noise?"), desk.picture, desk.outputs)
        self.add(desk.origin)
        if said := told.reads(score_of(own.network)):
            self.say_instead(*said)
        self.play_on(desk.outputs.light(own.outputs), at_least=2)
        drawing = desk.picture.animate.set_values(first.image)
        self.say(drawing, desk.outputs.darken(), FadeOut(desk.origin), at_least=2)
        self.say(FadeIn(seed, desk.code(first)), run_time=0.6)
        self.play_on(ring(seed), at_least=1.5)
        self.say(FadeIn(task), run_time=0.5)
        self.play(task.run_out(4))
        light = desk.outputs.light(first.outputs)
        self.say(FadeOut(task.words), light, told=told.answered(first), at_least=2)
        rings = map(Create, desk.rings(first.outputs))
        self.play(*rings, FadeIn(desk.verdict(first.outputs)), run_time=0.7)

    @beat
    def again(self, desk: NoiseDesk, wall: SeedWall) -> None:
        """Another seed, another picture: these are the first seeds, none left out. | They are
        answered, again and again. | One answer is brighter than all others.
        """
        first = wall[0]
        self.clear(desk.picture.animate.replace(first.picture), run_time=1)
        self.remove(desk.picture)
        self.add(first.picture)
        self.play(FadeIn(first.seed, first.answer, first.light), run_time=0.3)
        self.play_on(wall.come(), at_least=5.5)
        self.say(wall.alike(), told=told.again(wall.pictures), at_least=2)
        best, said = wall.brightest(), told.brightest(wall.pictures)
        self.say(FadeOut(wall.frames), Create(best), told=said, at_least=1.5)

    @beat
    def ten_thousand(self, kinds: TwoKinds) -> None:
        """Now many digits: each is counted in the bar where its brightest output lies.
        | And noise? Guess where its longest bar will stand. | Here is the noise.
        | This is where most digits are. | And this is where most noise is.
        """
        plot, task = kinds.plot, kinds.task
        self.clear(FadeIn(plot.line, plot.keys[DIGITS], kinds.title), run_time=0.6)
        self.play_on(plot.grow(DIGITS), at_least=2.5)
        self.say(FadeIn(task), run_time=0.5)
        self.play(task.run_out(4))
        self.say(FadeOut(task.words), plot.grow(NOISE), at_least=2)
        first, second = told.most_get(kinds.measured)
        self.say(Create(longest := kinds.fullest(DIGITS)), told=first, at_least=1.5)
        self.say(FadeOut(longest), Create(kinds.fullest(NOISE)), told=second, at_least=1.5)

    @beat
    def none_of_these(self, desk: NoiseDesk, best: Nothing) -> None:
        """Why does it answer at all? It has ten outputs, one for each digit. | None of them says:
        there is no digit. | One of the ten is the brightest, whatever comes in.
        """
        desk.show(best)
        waiting = [desk.picture, desk.outputs.set_told(0), desk.seed(best), desk.code(best)]
        self.clear(FadeIn(*waiting), run_time=0.6)
        self.play_on(desk.outputs.light(best.outputs), at_least=2)
        self.say(FadeIn(desk.missing), at_least=1.5)
        rings = map(Create, desk.rings(best.outputs))
        self.say(*rings, FadeIn(desk.verdict(best.outputs)), at_least=1.5)

    @beat
    def everywhere(self, desk: NoiseDesk, moved: MovedOver) -> None:
        """Digits come to it in the middle of the picture. And elsewhere? | Our digit goes to every
        place, up to 12 pixels each way. The map keeps the answers. | The brighter a place, the
        brighter its brightest output. Lines part the answers.
        """
        desk.show()
        if learnt_from_mnist():
            self.say_instead(told.LEARNT)
        going = desk.picture.animate.set_values(moved.picture.values).replace(moved.picture)
        self.clear(going if self.is_on_screen(desk.picture) else FadeIn(moved.picture), run_time=1)
        self.remove(desk.picture)
        self.add(moved.picture)
        self.play_on(FadeIn(*moved.waiting), at_least=1.5)
        self.add(moved)
        self.say(moved.go_round(), at_least=8.5)
        names = map(FadeIn, moved.map.names)
        self.say(LaggedStart(*names, lag_ratio=0.5), at_least=2)

    @beat
    def the_island(self, moved: MovedOver) -> None:
        """The outline: where it still reads the same. | Elsewhere, it answers something else.
        | The brightest output says which digit. It never says: there is none.
        """
        places = moved.places
        self.say_instead(*told.still(places))
        self.play_on(Create(moved.island), moved.go_home(), at_least=2.5)
        strange = places.strangest()
        going = moved.go_to(strange) if strange else Create(framed(moved.answer))
        self.say(going, told=told.elsewhere(places), at_least=2.5)
        said = None if places.outputs.shape[-1] == told.TEN else told.OTHER_OUTPUTS
        self.say(Create(framed(moved.told)), told=said, at_least=1.5)
