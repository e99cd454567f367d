"""Beyond digits: edges in a picture, sounds in a word, and the same step again (storyboard 10).

It shows no digit and no trained network: its film is the same whatever is chosen.
"""

from pathlib import Path

from manim import (
    Create,
    FadeIn,
    FadeOut,
    GrowArrow,
    ReplacementTransform,
    VGroup,
    config,
    linear,
    smooth,
    squish_rate_func,
)

from nnmath.pictures.landscape import THINGS
from nnmath.sound.spectrogram import spectrogram
from nnmath.sound.speech import speak
from scenes._data.found_edges import COARSEST, FoundEdges
from scenes._lesson import Lesson, beat
from scenes._staging.why_layers.filter_row import FilterRow
from scenes._staging.why_layers.heard_word import HeardWord
from scenes._staging.why_layers.two_chains import TwoChains
from scenes.mobjects.grids.cells import ring
from scenes.mobjects.growing import grow_out_of, shrink_into
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import words
from scenes.mobjects.sums.patch_sum import PatchSum
from scenes.mobjects.sums.sliding_filter import SlidingFilter
from scenes.mobjects.theme import THEME
from scenes.mobjects.tween import TweenThrough

ASKING = {"color": THEME.attention, "bold": True}
BOXES = [thing.box for thing in THINGS]
PEAK = -6.0  # decibels: of the word's loudest moment, that it startles nobody
LATE = squish_rate_func(smooth, 0.5, 1.0)


class BeyondDigits(Lesson):
    def construct(self) -> None:
        found, speech = FoundEdges.of_the_landscape(), speak()
        seen = spectrogram(speech.samples, speech.rate)
        sliding = SlidingFilter(found.picture, found.answers, found.place, self.stage.main)
        one = PatchSum(found.patch, found.kernels[0], self.stage.main.split(1, 1)[1])
        made = FilterRow(found.kernels, self.stage.corner)
        word = HeardWord(speech, seen, self.stage)
        chains = TwoChains(found.picture, sliding.lights[-1], speech, seen, self.stage)

        large = self.no_digit(found, sliding)
        self.one_place(sliding, one, large)
        task = self.guess(sliding, one, made)
        self.it_slides(sliding, made, task)
        self.every_direction(sliding, made)
        self.a_spoken_word(word)
        self.what_it_says(word)
        self.the_same_step(word, chains)

    @beat
    def no_digit(self, found: FoundEdges, sliding: SlidingFilter) -> VGroup:
        """Ours has no loop neuron. Can edges, parts, a whole be told of more than digits? | Here is
        a picture that is no digit: a house, a tree, the sun.
        """
        picture = self.stage.main.fit(sliding.picture.copy())
        size = words("{} rows of {} pixels", *found.picture.shape)
        self.add(self.heading("Beyond digits"), picture.set_values(found.coarse(COARSEST)))
        sharper = TweenThrough(picture, "set_values", found.coarse, COARSEST, 0, rate_func=linear)
        self.play_on(sharper, at_least=2.5)
        self.say(FadeIn(self.stage.foot.place(size)), run_time=0.5)
        self.play_on(picture.point_at(BOXES), at_least=3)
        return VGroup(picture, size)

    @beat
    def one_place(self, sliding: SlidingFilter, one: PatchSum, large: VGroup) -> None:
        """Look at nine of its pixels. | We choose nine weights: plus one at the right, minus one at
        the left, else zero. | Each pixel times its weight: where that is zero, nothing comes. | The
        rest, added up: the weighted sum. | It is high: dark meets bright here. That is an edge.
        """
        picture, size = large
        self.play(FadeOut(size), ReplacementTransform(picture, sliding.picture), run_time=1)
        self.play(Create(sliding.cursor[0]), FadeIn(sliding.names[0]), run_time=0.5)
        self.play_on(grow_out_of(sliding.cursor[0], one.pixels), FadeIn(one.names[0]), at_least=1.2)
        self.say(FadeIn(one.weights, one.names[1], one.times), run_time=0.7)
        self.play_on(ring(one.weights), at_least=1.5)
        self.say(ring(*one.zeros()), at_least=2.5)
        self.say(FadeIn(one.result), run_time=0.4)
        self.play_on(one.add_up(), at_least=3.5)
        self.say(ring(one.total), at_least=1.5)

    @beat
    def guess(self, sliding: SlidingFilter, one: PatchSum, made: FilterRow) -> Task:
        """Such a small grid of weights is called a filter. | Its answers make a second picture.
        | Guess: what will be bright in it?
        """
        task = Task(words("What will be bright?", **ASKING), self.stage.foot)
        keep = [sliding.picture, sliding.names[0], sliding.cursor[0], one.total]
        self.clear(made.take(one), keep=keep)
        self.add(made.grids[0])
        self.play_on(FadeIn(made.designed), at_least=0.5)
        self.say(FadeIn(sliding.cursor[1]), run_time=0.3)
        self.play(shrink_into(one.total, sliding.cursor[1], run_time=1.1))
        self.play_on(FadeIn(sliding.answers, sliding.names[1]), at_least=0.7)
        self.say(FadeIn(task), run_time=0.5)
        self.play(task.run_out(4))
        return task

    @beat
    def it_slides(self, sliding: SlidingFilter, made: FilterRow, task: Task) -> None:
        """It slides along a row, and writes down each answer. | And so in every row. Zero or less
        stays dark. | Bright: the edges, but only from dark at the left to bright at the right.
        """
        self.play(FadeOut(task.words), run_time=0.3)
        self.play_on(sliding.slide(), at_least=3)
        self.say(FadeOut(sliding.cursor), FadeIn(sliding.bands), run_time=0.5)
        self.play_on(sliding.sweep(), at_least=3.5)
        self.say(FadeOut(sliding.bands), run_time=0.4)
        self.play_on(ring(made.grids[0]), at_least=1.5)

    @beat
    def every_direction(self, sliding: SlidingFilter, made: FilterRow) -> None:
        """Turned by an eighth of a circle, it finds other edges. | Eight directions: at each place
        the strongest answer counts. | House, tree and sun, drawn by their edges.
        """
        self.play_on(FadeIn(made.grids[1]), sliding.turn(1, 2), at_least=2)
        self.say(made.others_come(2), sliding.turn(2, len(made.grids)), at_least=4)
        self.add(made)
        self.say(sliding.answers.point_at(BOXES), at_least=3)

    @beat
    def a_spoken_word(self, word: HeardWord) -> None:
        """And a spoken word? It is numbers too: how the air pushes, moment by moment. | Listen: the
        line goes along with the sound. | Of each short moment one can compute how strong every tone
        is, from low to high. | Bright is strong: this picture is called a spectrogram.
        """
        axes, alone = word.axes, word.sound_alone()
        self.clear(FadeIn(word.origin), run_time=0.5)
        self.add(alone)
        self.play(FadeIn(axes.line, axes.names[0]), run_time=0.3)
        self.play_on(alone.draw(), at_least=3)
        self.say(FadeIn(word.needle(alone)), at_least=0.5)
        self.add_sound(word.recorded(Path(config.media_dir)), gain=PEAK)
        self.play(word.listen())
        self.play(FadeOut(word.line), run_time=0.5)
        self.say(ReplacementTransform(alone, word.waveform), run_time=1)
        self.play(FadeIn(axes.guides, axes.heights, axes.names[1]), run_time=0.5)
        self.play_on(Create(word.window), at_least=1)
        self.add(word.picture, axes)
        self.say(word.hear(), at_least=3.3)
        self.play(FadeOut(word.window), run_time=0.3)

    @beat
    def what_it_says(self, word: HeardWord) -> None:
        """What is in it? The first sound is a hum: only low tones, and faint ones. An m. | Then
        bright bands, from low to high: an e. | The hum again, and a sound that is brightest down
        low: an o. | Two sounds make a syllable, | two syllables the word: memo. | We made this word
        ourselves, by rule: no network heard it.
        """
        self.clear(*word.go_up(), run_time=1)
        self.play(FadeIn(word.kinds, word.names[0]), word.picture.come_apart())
        self.play_on(word.tell_sound(0), at_least=2)
        self.say(word.tell_sound(1), at_least=2)
        self.say(word.tell_sound(2), run_time=1.5)
        self.play_on(word.tell_sound(3), at_least=1.5)
        self.say(FadeOut(word.frame), run_time=0.3)
        self.play_on(FadeIn(word.names[1]), word.join(1), at_least=1.2)
        self.say(FadeIn(word.names[2]), word.join(2), at_least=1.5)
        self.say(ring(word.kinds[1]), at_least=2)

    @beat
    def the_same_step(self, word: HeardWord, chains: TwoChains) -> None:
        """Side by side: pixels, and frequencies. | Small pieces of them: edges, and sounds. |
        Together they would make parts, and syllables, | and those would make things, and a word. |
        Each step would join pieces, and see only the step before. | So pictures and words can be
        told alike. Whether a network does it, one must look. | Each step would be made of weights:
        what does one do?
        """
        pixels, frequencies = chains.steps[0]
        going = word.picture.animate.set_apart(0).replace(frequencies, stretch=True)
        self.clear(going, FadeIn(pixels, rate_func=LATE), run_time=1)
        self.remove(word.picture)
        self.add(frequencies)
        self.play_on(FadeIn(chains.names[0]), at_least=1)
        self.say(FadeIn(chains.kinds), *chains.go_on(1), run_time=1.2)
        self.play_on(chains.part(1), at_least=1)
        for step in (2, 3):
            self.say(*chains.go_on(step), run_time=1.2)
            self.play_on(chains.part(step), at_least=1)
        frame = chains.frame(0)
        self.say(Create(frame), run_time=0.5)
        for step in (1, 2):
            self.play(frame.animate.move_to(chains.frame(step)), run_time=1)
        self.say(FadeOut(frame), FadeIn(chains.claim), run_time=0.6)
        self.play_on(ring(chains.claim), at_least=2)
        self.say(*map(GrowArrow, chains.again()), at_least=1.5)
