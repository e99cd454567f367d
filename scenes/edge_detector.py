"""An edge detector made by hand: weights for a bar, then against its surround (storyboard 12)."""

from functools import partial

import numpy as np
from manim import Create, FadeIn, FadeOut, TransformFromCopy

from nnmath import Layer, Step
from nnmath.edges import blob_image, edge_detector, edge_image, quiz_images
from scenes._assets import chosen_digit, chosen_network, own_digit
from scenes._lesson import Lesson, beat
from scenes._staging.one_neuron import close_up as near
from scenes._staging.one_neuron.judged_digit import JudgedDigit
from scenes.mobjects.grids.cells import TermGrid, block, ring
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.grids.wish import Wish
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import words
from scenes.mobjects.sums.ranking import Ranking
from scenes.mobjects.sums.tallies import Card, Tally, WeightPanel, deal
from scenes.mobjects.theme import SMALL, THEME
from scenes.mobjects.walls.grid_wall import NamedWall


class EdgeDetector(Lesson):
    def construct(self) -> None:
        image, questions = chosen_digit().image, quiz_images()
        bar, detector = edge_detector(surround=False), edge_detector()
        other = near.contrary(detector, image, *(own_digit(str(k)).image for k in range(10)))
        answers = near.look_at(detector, *questions.values())
        cells, limit = near.cells_that_count(detector), near.furthest(detector)

        first, second, third = self.stage.main.split(1, 1, 1)
        weights = WeightPanel(near.close_weights(bar), first, near.INNER)
        tally = partial(Tally, cells=cells, window=near.INNER, limit=limit)
        edge = tally("edge", *near.seen(bar, edge_image()), second)
        products = tally("weights × edge", 0 * edge.grid.values, edge.grid.terms, third)
        blob = tally("blob", *near.seen(bar, blob_image()), third)
        left, right = self.stage.main.split(3, 4)
        shown = {letter: near.seen(detector, asked) for letter, asked in questions.items()}
        cards = deal(shown, right, cells, near.INNER)
        ranking = Ranking([*questions], answers.weighted_sum[:, 0], detector.biases[0], left, limit)
        judged = partial(JudgedDigit, detector, middle=second, right=third, foot=self.stage.foot)
        digit, contrary = judged(image), judged(other)
        found = chosen_network().layers[0].weights.reshape(-1, *image.shape)  # (n_out, 28, 28)
        beside = self.stage.main.split(1, 2)[1]
        wall = NamedWall(found, "a network's first layer: full colour from ±{}", beside)

        wish = self.the_edge_we_want(image, bar)
        self.positive_bar(wish, weights, edge, products)
        self.also_likes_blobs(weights, products, edge, blob)
        self.negative_surround(weights, edge, blob)
        self.quiz(weights, cards)
        self.answer(weights, cards, ranking, answers)
        self.a_real_digit(weights, digit)
        self.another_digit(weights, digit, contrary)
        self.weights_of_its_own(weights, wall)

    @beat
    def the_edge_we_want(self, image: np.ndarray, bar: Layer) -> TermGrid:
        """What could a neuron look for? Something small. | Is there a horizontal edge here? |
        We look for a bright stripe, dark right above it and dark right below. |
        How can a neuron tell, when all it does is add up numbers?
        """
        left, middle, right = self.stage.main.split(3, 4, 4)
        whole, closer = left.fit(ImageGrid(image)), middle.fit(ImageGrid(near.close(image)))
        wish = Wish(near.close_weights(bar), near.INNER, near.BANDS, right)
        window, close_window = block(whole, near.WINDOW), block(closer, near.INNER)
        question = words("Is there a horizontal edge here?", color=THEME.attention)
        self.add(self.heading("An edge detector"), whole)
        self.play(Create(window))
        self.play_on(FadeIn(closer), TransformFromCopy(window, close_window), at_least=1.5)
        self.say(FadeIn(self.stage.foot.place(question)), at_least=1)
        self.say(FadeIn(wish.picture), run_time=0.7)
        self.play_on(wish.explain(), at_least=2)
        self.say(ring(question), at_least=2)
        return wish.grid

    @beat
    def positive_bar(
        self, wish: TermGrid, weights: WeightPanel, edge: Tally, products: Tally
    ) -> None:
        """So set its weights by hand: plus one where it should be bright, elsewhere zero. |
        Here is such an edge, longer than the window. | Each pixel times its weight, |
        and all the products added up: that is the weighted sum.
        """
        self.clear(keep=[wish], run_time=0.5)
        self.play(wish.animate.take(np.arange(wish.values.size)))
        self.play(wish.animate(run_time=1.5, remover=True).replace(weights.grid))
        self.add(weights.grid)
        self.play_on(FadeIn(weights.outline, weights.label, weights.key), at_least=1)
        self.say(FadeIn(edge.outline, edge.name), edge.grid.pour(run_time=2))
        self.say(FadeIn(products, run_time=0.5))
        self.play(products.add_up(near.ROW, weights.grid, edge.grid), run_time=1.6)
        self.say(products.add_up(products.plus, weights.grid, edge.grid), at_least=3)

    @beat
    def also_likes_blobs(
        self, weights: WeightPanel, products: Tally, edge: Tally, blob: Tally
    ) -> None:
        """But what of a bright blob, which is no edge at all? | It covers the stripe as well. |
        The sums are equal: this neuron cannot tell the two apart.
        """
        note = self.stage.corner.place(words("in colour: weight × pixel", size=SMALL))
        self.play(products.move_onto(edge))
        self.add(edge.show_terms(products.count))
        self.play(FadeIn(note, blob.outline, blob.name), blob.grid.pour(run_time=2))
        self.say(blob.add_up(blob.plus, weights.grid))
        self.say(ring(edge.bars.numbers, blob.bars.numbers), at_least=2)

    @beat
    def negative_surround(self, weights: WeightPanel, edge: Tally, blob: Tally) -> None:
        """So let what is bright just above or below count against it: minus one. |
        Around the edge it is dark: nothing is taken away. |
        The blob is bright there, and pays for it. | Now this neuron prefers the edge.
        """
        change = weights.grid.animate.set_values(near.close_weights(edge_detector()))
        self.play_on(change, FadeIn(weights.negative), edge.outdate(), blob.outdate(), at_least=2)
        self.add(weights, edge, blob)
        for tally, image in ((edge, edge_image()), (blob, blob_image())):
            tally.renew(near.seen(edge_detector(), image)[1])
            self.say(tally.add_up(len(tally.order), weights.grid, run_time=1.8))
            self.play_on(ring(tally.bars.numbers), at_least=0.8)
        self.say(ring(edge.picture), at_least=2)

    @beat
    def quiz(self, weights: WeightPanel, cards: list[Card]) -> None:
        """Your turn: rank the sums of these four images."""
        task = Task(words("Rank the sums, largest first", color=THEME.attention), self.stage.foot)
        self.clear(keep=[weights])
        self.play(*(FadeIn(card.question) for card in cards), FadeIn(task))
        self.play(task.run_out(8))

    @beat
    def answer(
        self, weights: WeightPanel, cards: list[Card], ranking: Ranking, reply: Step
    ) -> None:
        """A is dark: nothing counts. | In B the whole stripe counts. | In C it is bright only above
        and below: the sum is below zero. | D has both: most of what counts is taken away again. |
        So B has the largest sum, then D, A and C. | Squished into a light from 0 to 1, even D
        shines, and A by half: too generous. | It takes a threshold, between D's sum and B's: |
        so the neuron adds a number of its own to the sum, its bias: minus ten. |
        The neuron is lit for what has passed it.
        """
        self.clear(keep=[weights, *(card.question for card in cards)], run_time=0.3)
        for card, tell in zip(cards, (self.play_on, self.say, self.say, self.say)):
            tell(card.add_up(len(card.order), weights.grid), at_least=2)
        self.say(FadeOut(weights), run_time=0.5)
        numbers = [card.number for card in cards]
        self.play(ranking.rank(*numbers))
        self.say(FadeOut(*numbers), run_time=0.5)
        self.play_on(ranking.light(), at_least=1.5)
        self.say(Create(ranking.threshold.line), FadeIn(ranking.threshold.number), at_least=1.5)
        self.say(ranking.add_bias(reply.z[:, 0]), at_least=3)
        told = near.who_is_lit([*quiz_images()], reply.a[:, 0])
        self.say(ring(ranking.first.neuron), told=told, at_least=2)

    @beat
    def a_real_digit(self, weights: WeightPanel, digit: JudgedDigit) -> None:
        """And the digit from the beginning? | First what counts: a grey pixel counts in part. |
        Then what is taken away. | Together they are the sum. | The bias takes ten more, and the
        rest is squished into 0 to 1. | So the neuron has its answer.
        """
        self.clear()
        self.play(FadeIn(weights), digit.enter(), run_time=0.7)
        self.play(digit.come_closer())
        self.say(digit.own.add_up(digit.own.plus, weights.grid))
        self.say(digit.own.add_up(len(digit.own.order), weights.grid))
        self.say(digit.sum_up(), at_least=2)
        self.decide(digit)

    @beat
    def another_digit(self, weights: WeightPanel, one: JudgedDigit, digit: JudgedDigit) -> None:
        """The same neuron and the same place, in another digit. |
        What counts, less what is taken away, is its sum. |
        Ten less for the bias, and squished into 0 to 1. | So the neuron has its answer.
        """
        self.clear(keep=[weights, *one.windows, *one.images], run_time=0.5)
        self.play(*digit.take_the_place_of(one), run_time=1.2)
        self.play_on(ring(*one.windows), at_least=1)
        self.say(digit.own.add_up(len(digit.own.order), weights.grid, run_time=2))
        self.play_on(digit.sum_up(), at_least=1.5)
        self.decide(digit)

    @beat
    def weights_of_its_own(self, weights: WeightPanel, wall: NamedWall) -> None:
        """We set these weights by hand. | A network that learns has to find its own."""
        self.clear(keep=[weights], run_time=0.5)
        self.play_on(ring(weights.label), at_least=1)
        self.say(wall.appear(), at_least=3.5)
        self.wait(0.5)

    def decide(self, digit: JudgedDigit) -> None:
        """Add the bias to a digit's sum, and let the neuron answer: two phrases."""
        self.say(digit.add_bias())
        self.play_on(digit.reply(), at_least=1)
        self.say(ring(digit.neuron), told=digit.told, at_least=1)
        self.play_on(digit.conclude(), at_least=1.4)
