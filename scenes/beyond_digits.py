"""Beyond digits: edges in a picture, sounds in a word, and the same step again (storyboard 10).

It shows no digit and no trained network: its film is the same whatever is chosen.
"""

from pathlib import Path

from manim import Create, FadeIn, FadeOut, ReplacementTransform, config

from nnmath.sound.spectrogram import spectrogram
from nnmath.sound.speech import speak
from scenes._data.found_edges import FoundEdges
from scenes._lesson import Lesson, beat
from scenes._staging.why_layers.edges_shown import EdgesShown
from scenes._staging.why_layers.heard_word import HeardWord
from scenes._staging.why_layers.two_chains import TwoChains
from scenes.mobjects.grids.cells import ring
from scenes.mobjects.growing import grow_out_of, shrink_into

PEAK = -6.0  # decibels: of the word's loudest moment, that it startles nobody


class BeyondDigits(Lesson):
    def construct(self) -> None:
        found, speech = FoundEdges.of_the_landscape(), speak()
        seen = spectrogram(speech.samples, speech.rate)
        shown, word = EdgesShown(found, self.stage), HeardWord(speech, seen, self.stage)
        chains = TwoChains(found.picture, shown.sliding.lights[-1], speech, seen, self.stage)

        self.no_digit(shown)
        self.one_place(shown)
        self.guess(shown)
        self.it_slides(shown)
        self.a_spoken_word(word)
        self.what_it_says(word)
        self.the_same_step(word, chains)

    @beat
    def no_digit(self, shown: EdgesShown) -> None:
        """Edges, parts, a whole: can that be told of more than digits? | Here is a picture that is
        no digit: a house, a tree, the sun.
        """
        self.add(self.heading("Beyond digits"), shown.picture)
        self.play_on(shown.sharpen(), at_least=2.5)
        self.say(FadeIn(shown.size), run_time=0.5)
        self.play_on(shown.around_things(shown.picture), at_least=3)

    @beat
    def one_place(self, shown: EdgesShown) -> None:
        """Take nine of its pixels. | We choose nine weights: plus one right, minus one left, zero
        between. | Pixel times weight, added up: the sum is high here. | Dark meets bright: that is
        an edge.
        """
        sliding, one = shown.sliding, shown.one
        smaller = ReplacementTransform(shown.picture, sliding.picture)
        self.play(FadeOut(shown.size), smaller, run_time=0.8)
        self.play(Create(sliding.cursor[0]), FadeIn(sliding.names[0]), run_time=0.5)
        self.play_on(grow_out_of(sliding.cursor[0], one.pixels), FadeIn(one.names[0]), at_least=1)
        self.say(FadeIn(one.weights, one.names[1], one.times), run_time=0.7)
        self.play_on(ring(one.weights), at_least=1.5)
        self.say(FadeIn(one.result), run_time=0.4)
        self.play_on(one.add_up(), at_least=3)
        self.say(ring(one.total), at_least=1.5)

    @beat
    def guess(self, shown: EdgesShown) -> None:
        """Such a grid of weights is a filter. Its answers make a second picture. | Guess: what will
        be bright in it?
        """
        sliding, one, made = shown.sliding, shown.one, shown.made
        keep = [sliding.picture, sliding.names[0], sliding.cursor[0], one.total]
        self.clear(made.take(one), keep=keep)
        self.add(made.grids[0])
        self.play(FadeIn(made.designed, sliding.cursor[1]), run_time=0.5)
        self.play(shrink_into(one.total, sliding.cursor[1], run_time=1.1))
        self.play_on(FadeIn(sliding.answers, sliding.names[1]), at_least=0.7)
        self.say(FadeIn(shown.task), run_time=0.5)
        self.play(shown.task.run_out(3.5))

    @beat
    def it_slides(self, shown: EdgesShown) -> None:
        """It slides along a row, and writes down each answer. | And so in every row. Zero or less
        stays dark. | Bright: edges, but only from dark left to bright right. | Turned seven times,
        it finds the others. At each place the strongest counts. | House, tree and sun, drawn by
        their edges.
        """
        sliding, made = shown.sliding, shown.made
        self.play(FadeOut(shown.task.words), run_time=0.3)
        self.play_on(sliding.slide(), at_least=3)
        self.say(FadeOut(sliding.cursor), FadeIn(sliding.bands), run_time=0.5)
        self.play_on(sliding.sweep(), at_least=3)
        self.say(FadeOut(sliding.bands), run_time=0.4)
        self.play_on(ring(made.grids[0]), at_least=1.5)
        self.say(made.others_come(), sliding.turn(), at_least=4)
        self.add(made)
        self.say(shown.around_things(sliding.answers), at_least=3)

    @beat
    def a_spoken_word(self, word: HeardWord) -> None:
        """And a spoken word? It is numbers, too: how the air pushes, moment by moment. | Listen. |
        How strong is each tone in it, from low to high? Bright is strong: a spectrogram.
        """
        axes, alone = word.axes, word.sound_alone()
        self.clear(FadeIn(word.origin), run_time=0.5)
        self.play(FadeIn(axes.line, axes.names[0]), run_time=0.3)
        self.add(alone)
        self.play_on(alone.draw(), at_least=3)
        self.say(FadeIn(word.needle(alone)), run_time=0.2)
        self.add_sound(word.recorded(Path(config.media_dir)), gain=PEAK)
        self.play(word.listen())
        self.say(FadeOut(word.line), ReplacementTransform(alone, word.waveform), run_time=0.8)
        self.play(word.axes_come(), run_time=0.5)
        self.add(word.picture, axes)
        self.play_on(word.hear(), at_least=3)
        self.play(FadeOut(word.window), run_time=0.3)

    @beat
    def what_it_says(self, word: HeardWord) -> None:
        """Each sound has tones of its own: the m a faint low hum, the vowels bright bands. | Two
        sounds make a syllable, two syllables the word: memo.
        """
        self.clear(*word.go_up(), FadeIn(word.kinds, word.names[0]), run_time=0.8)
        self.play(word.picture.come_apart(), run_time=0.5)
        self.play_on(word.tell_sounds(), at_least=3.6)
        self.say(FadeOut(word.frame), FadeIn(word.names[1]), word.join(1), run_time=1.5)
        self.play_on(FadeIn(word.names[2]), word.join(2), at_least=1.5)

    @beat
    def the_same_step(self, word: HeardWord, chains: TwoChains) -> None:
        """Side by side: pixels and frequencies. | Small pieces of them: edges and sounds. | Larger
        pieces, made of those: parts and syllables, | and larger ones still: things, and a word. |
        Each step would be a layer. Whether a network does it, one must look. | Each would be made
        of weights: what does one do?
        """
        self.clear(*chains.begin(word.picture), run_time=1)
        self.remove(word.picture)
        self.add(chains.steps[0])
        self.play_on(FadeIn(chains.names[0]), at_least=1)
        self.say(FadeIn(chains.kinds), *chains.go_on(1), run_time=1.2)
        self.play_on(chains.part(1), at_least=1)
        for step in (2, 3):
            self.say(*chains.go_on(step), run_time=1.2)
            self.play_on(chains.part(step), at_least=1)
        frame = chains.frame(0)
        self.say(Create(frame), FadeIn(chains.claim), run_time=0.5)
        for step in (1, 2):
            self.play(frame.animate.move_to(chains.frame(step)), run_time=1)
        self.play_on(FadeOut(frame), ring(chains.claim), at_least=1.5)
        self.say(chains.again(), at_least=1.5)
