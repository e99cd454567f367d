"""An edge detector made by hand: weights for a bar, then against its surround (storyboard 12)."""

import numpy as np
from manim import Create, FadeIn, FadeOut, TransformFromCopy

from nnmath.edges import blob_image, edge_detector, edge_image
from scenes._assets import chosen_digit, chosen_network
from scenes._lesson import DIGIT_PICTURES, Lesson, beat
from scenes._staging.one_neuron import close_up as near
from scenes._staging.one_neuron.detector_shown import DetectorShown
from scenes.mobjects.grids.cells import ring
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import words
from scenes.mobjects.theme import THEME


class EdgeDetector(Lesson):
    needs = DIGIT_PICTURES

    def construct(self) -> None:
        shown = DetectorShown(chosen_digit().image, chosen_network(), self.stage)

        self.the_edge_we_want(shown)
        self.positive_bar(shown)
        self.also_likes_blobs(shown)
        self.negative_surround(shown)
        self.quiz(shown)
        self.answer(shown)
        self.a_real_digit(shown)
        self.weights_of_its_own(shown)

    @beat
    def the_edge_we_want(self, shown: DetectorShown) -> None:
        """What could a neuron look for? Something small. | Is there a horizontal stroke here? | A
        stroke is bright between two edges: dark right above, dark right below. | How can a neuron
        tell, when all it does is multiply and add up?
        """
        window, close_window = shown.windows
        question = words("Is there a horizontal stroke here?", color=THEME.attention)
        self.add(self.heading("An edge detector"), shown.whole)
        self.play(Create(window))
        coming = FadeIn(shown.closer), TransformFromCopy(window, close_window)
        self.play_on(*coming, at_least=1.5)
        self.say(FadeIn(self.stage.foot.place(question)), at_least=1)
        self.say(FadeIn(shown.wish.picture), run_time=0.7)
        self.play_on(shown.wish.explain(), at_least=2)
        self.say(ring(question), at_least=2)

    @beat
    def positive_bar(self, shown: DetectorShown) -> None:
        """So set its weights by hand: plus one where it should be bright, elsewhere zero. | Here is
        such a stroke. | Each pixel times its weight, | and all the products added up: that is the
        weighted sum.
        """
        wish, weights = shown.wish.grid, shown.weights
        edge, products = shown.edge, shown.products
        self.clear(keep=[wish], run_time=0.5)
        self.play(wish.animate.take(np.arange(wish.values.size)))
        self.play(wish.animate(run_time=1.5, remover=True).replace(weights.grid))
        self.add(weights.grid)
        self.play_on(FadeIn(weights.outline, weights.label, weights.key), at_least=1)
        self.say(FadeIn(edge.outline, edge.name), edge.grid.pour(run_time=1.3))
        self.say(FadeIn(products, run_time=0.5))
        self.play(products.add_up(near.ROW, weights.grid, edge.grid), run_time=1.6)
        self.say(products.add_up(products.plus, weights.grid, edge.grid), at_least=3)

    @beat
    def also_likes_blobs(self, shown: DetectorShown) -> None:
        """But what of a bright blob, which is no stroke? | It covers the same pixels too. | The
        sums are equal: this neuron cannot tell the two apart.
        """
        products, edge, blob = shown.products, shown.edge, shown.blob
        self.play(products.move_onto(edge), run_time=0.8)
        self.add(edge.show_terms(products.count))
        self.play(FadeIn(shown.note, blob.outline, blob.name), blob.grid.pour(run_time=1.3))
        self.say(blob.add_up(blob.plus, shown.weights.grid, run_time=1.8))
        self.say(ring(edge.bars.numbers, blob.bars.numbers), at_least=2)

    @beat
    def negative_surround(self, shown: DetectorShown) -> None:
        """So let what is bright just above or below count against it: minus one. | Around the
        stroke it is dark: nothing is taken away. | The blob is bright there, and pays for it. | Now
        this neuron prefers the stroke.
        """
        weights, edge, blob = shown.weights, shown.edge, shown.blob
        change = weights.grid.animate.set_values(near.close_weights(edge_detector()))
        self.play_on(change, FadeIn(weights.negative), edge.outdate(), blob.outdate(), at_least=2)
        self.add(weights, edge, blob)
        for tally, image in ((edge, edge_image()), (blob, blob_image())):
            tally.renew(near.seen(edge_detector(), image)[1])
            self.say(tally.add_up(len(tally.order), weights.grid, run_time=1.8))
            self.play_on(ring(tally.bars.numbers), at_least=0.8)
        self.say(ring(edge.picture), at_least=2)

    @beat
    def quiz(self, shown: DetectorShown) -> None:
        """Your turn: rank the sums of these four pictures."""
        task = Task(words("Rank the sums, largest first", color=THEME.attention), self.stage.foot)
        self.clear(keep=[shown.weights], run_time=0.5)
        self.play(*(FadeIn(card.question) for card in shown.cards), FadeIn(task), run_time=0.5)
        self.play(task.run_out(4))

    @beat
    def answer(self, shown: DetectorShown) -> None:
        """A is dark: nothing counts. | In B the whole stroke counts, and brings 24. | In C it is
        bright only above and below: the sum is below zero. | D has both: most of what counts is
        taken away again. | So B has the largest sum, then D, A and C.
        """
        cards, weights, ranking = shown.cards, shown.weights, shown.ranking
        self.clear(keep=[weights, *(card.question for card in cards)], run_time=0.3)
        for card, tell in zip(cards, (self.play_on, self.say, self.say, self.say)):
            tell(card.add_up(len(card.order), weights.grid), at_least=2)
        self.say(FadeOut(weights), run_time=0.5)
        self.play_on(ranking.rank(*(card.number for card in cards)), at_least=3)

    @beat
    def a_real_digit(self, shown: DetectorShown) -> None:
        """And the digit from the beginning? | First what counts: a grey pixel counts in part. |
        Less what is taken away, that is its sum. | So we have our answer. | Of our 80 digits this
        7 brings most, more than half of 24: yes.
        """
        digit, most, grid = shown.digit, shown.most, shown.weights.grid
        self.clear(run_time=0.5)
        self.play(FadeIn(shown.weights), digit.enter(), run_time=0.7)
        self.play(digit.come_closer())
        self.say(digit.own.add_up(digit.own.plus, grid))
        self.say(digit.own.add_up(len(digit.own.order), grid))
        self.hold(0.3)  # what was taken away is read before both go
        self.play_on(digit.sum_up(), at_least=0.9)
        self.say(digit.conclude(), told=digit.told)
        self.play_on(ring(digit.answer), at_least=1.5)
        self.say()
        self.clear(keep=[shown.weights, *digit.windows, *digit.images], run_time=0.3)
        self.play(*most.take_the_place_of(digit), run_time=0.6)
        self.play(most.own.add_up(len(most.own.order), grid, run_time=1.5))
        self.play_on(most.conclude_at_once(), at_least=1)

    @beat
    def weights_of_its_own(self, shown: DetectorShown) -> None:
        """We set these weights by hand. | A network that learns has to find its own."""
        self.clear(keep=[shown.weights], run_time=0.5)
        self.play_on(ring(shown.weights.label), at_least=1)
        self.say(shown.wall.appear(), at_least=3)
        self.wait(0.5)
