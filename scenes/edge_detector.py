"""An edge detector made by hand: weights for a bar, then against its surround (storyboard 12)."""

from functools import partial

import numpy as np
from manim import Create, FadeIn, FadeOut, GrowFromCenter, Indicate, Mobject, Transform, VGroup

from nnmath import Layer, Step
from nnmath.edges import blob_image, edge_detector, edge_image, quiz_images
from nnmath.grids import weight_grid
from scenes import _close_up as near
from scenes._assets import chosen_digit
from scenes._lesson import Lesson, beat
from scenes.mobjects.cells import Cursor, TermGrid, block, hang
from scenes.mobjects.grids import ImageGrid
from scenes.mobjects.growing import grow_out_of
from scenes.mobjects.neurons import NeuronLayer
from scenes.mobjects.ranking import Ranking, sum_and_bias
from scenes.mobjects.stage import Area
from scenes.mobjects.tallies import Card, Tally, WeightPanel
from scenes.mobjects.task import Task
from scenes.mobjects.text import words
from scenes.mobjects.theme import SMALL, THEME


class EdgeDetector(Lesson):
    def construct(self) -> None:
        image, questions = chosen_digit().image, quiz_images()
        bar, detector = edge_detector(surround=False), edge_detector()
        answers = near.look_at(detector, *questions.values())
        cells, limit = near.cells_that_count(detector), near.furthest(detector)

        first, second, third = self.stage.main.split(1, 1, 1)
        weights = WeightPanel(near.close_weights(bar), first)
        tally = partial(Tally, cells=cells, limit=limit)  # all sums on one scale
        edge = tally("edge", *near.seen(bar, edge_image()), second)
        products = tally("weights × edge", 0 * edge.grid.values, edge.grid.terms, third)
        blob = tally("blob", *near.seen(bar, blob_image()), third)
        own = tally("image", *near.seen(detector, image), second, spec=".2f")
        left, right = self.stage.main.split(3, 5)
        upper, lower = (row.columns(1, 1) for row in right.rows(1, 1))
        cards = [
            Card(letter, *near.seen(detector, shown), area, cells, near.INNER)
            for (letter, shown), area in zip(questions.items(), (*upper, *lower))
        ]
        ranking = Ranking([*questions], answers.weighted_sum[:, 0], detector.biases[0], left, limit)

        opening = self.the_edge_we_want(image, bar)
        self.positive_bar(*opening, weights, edge, products)
        self.also_likes_blobs(weights, products, edge, blob)
        self.negative_surround(detector, weights, edge, blob)
        task = self.quiz(weights, cards)
        self.answer(task, weights, cards, ranking, answers)
        self.a_real_digit(image, detector, weights, own, third)

    @beat
    def the_edge_we_want(self, image: np.ndarray, bar: Layer) -> tuple[TermGrid, TermGrid]:
        """What could a single neuron look for? Something small, at one place. |
        Is there a horizontal edge in this window? |
        That is: bright across the middle, dark above it and dark below. |
        All that a neuron does is add up numbers. How could a sum answer that?
        """
        left, right = self.stage.main.split(2, 3)
        # What are pixels here become weights in the next beat.
        whole = left.fit(TermGrid(image, weight_grid(bar, 0)))
        closer = TermGrid(near.close(image), near.close_weights(bar))
        hang(closer, right, 1.2)
        question = words("Is there a horizontal edge here?", color=THEME.attention)
        self.add(self.heading("An edge detector"), whole)
        self.play(Create(block(whole, near.WINDOW).set_z_index(1)))
        self.play_on(grow_out_of(block(whole, near.CLOSE_UP), closer), at_least=2)
        self.say(FadeIn(self.stage.foot.place(question), block(closer, near.INNER)))
        self.say()
        for name, rows in zip(("dark", "bright", "dark"), near.BANDS):
            band = block(closer, rows).set_z_index(1)
            self.play(FadeIn(band, words(name, size=SMALL).next_to(closer).match_y(band)))
        cursor = Cursor([closer], near.WINDOW_CELLS)
        self.say(cursor.walk(0, len(near.WINDOW_CELLS), remover=True), at_least=4)
        return whole, closer

    @beat
    def positive_bar(
        self, whole: TermGrid, closer: TermGrid, weights: WeightPanel, edge: Tally, products: Tally
    ) -> None:
        """Set the weights by hand: plus one where the edge should be bright, zero elsewhere. |
        Here is such an edge. |
        Each of its pixels is multiplied by its weight, |
        and the products are added up, cell by cell: that is the weighted sum.
        """
        note = VGroup(weights.label, weights.key.positive)
        large_note = self.stage.foot.place(note.copy().arrange())
        self.clear(keep=[whole, closer], run_time=0.5)
        becoming = [grid.animate.take(np.arange(grid.values.size)) for grid in (whole, closer)]
        self.play_on(*becoming, FadeIn(large_note), at_least=2)
        shrinking = closer.animate.replace(weights.grid)
        self.say(FadeOut(whole), shrinking, Transform(large_note, note))
        self.remove(closer, large_note)
        self.add(weights.grid, *note)
        self.play(FadeIn(edge.name), edge.grid.pour(run_time=2))
        self.say(FadeIn(products))
        self.play_on(products.add_up(near.ROW, weights.grid, edge.grid), at_least=3)
        self.say(products.add_up(products.plus, weights.grid, edge.grid), at_least=5)

    @beat
    def also_likes_blobs(
        self, weights: WeightPanel, products: Tally, edge: Tally, blob: Tally
    ) -> None:
        """But what of a bright blob, which is no edge at all? |
        It covers the bar as well, so the same pixels count, and as much. |
        The sums are equal: this neuron cannot tell the two apart.
        """
        self.play(products.move_onto(edge))
        self.add(edge.show_terms(products.count))
        self.play(FadeIn(blob.name), blob.grid.pour(run_time=2))
        self.say(blob.add_up(products.count, weights.grid), at_least=4)
        numbers = VGroup(edge.bars.numbers, blob.bars.numbers)
        self.say(Indicate(numbers, 1.1, THEME.attention), at_least=2)

    @beat
    def negative_surround(
        self, detector: Layer, weights: WeightPanel, edge: Tally, blob: Tally
    ) -> None:
        """So let what is bright just above and just below count against it: minus one. |
        Around an edge it is dark there, and nothing is taken away. |
        The blob is bright there too, and pays for it, cell by cell. |
        Now this neuron prefers the edge.
        """
        change = weights.grid.animate.set_values(near.close_weights(detector))
        self.play_on(change, FadeIn(weights.key.negative), at_least=2)
        self.add(weights)
        for tally, image in ((edge, edge_image()), (blob, blob_image())):
            tally.set_terms(near.seen(detector, image)[1])
            self.say(tally.add_up(len(tally.order), weights.grid), at_least=4)
        self.say(Indicate(edge.bars.numbers, 1.3, THEME.attention), at_least=2)

    @beat
    def quiz(self, weights: WeightPanel, cards: list[Card]) -> Mobject:
        """Your turn. Here are four images for this detector. |
        Which one has the largest sum, and which the smallest? Rank all four. |
        Pause here if you like: the bar shows how much time is left.
        """
        task = Task(words("Rank the sums, largest first", color=THEME.attention), self.stage.foot)
        self.clear(keep=[weights])
        self.play(*(FadeIn(card.question) for card in cards))
        self.say(FadeIn(task), at_least=2)
        self.say(task.run_out())
        return task.words

    @beat
    def answer(
        self,
        task: Mobject,
        weights: WeightPanel,
        cards: list[Card],
        ranking: Ranking,
        answers: Step,
    ) -> None:
        """A is dark: nothing counts, and nothing counts against it. |
        In B all of the bar counts, and nothing is taken away. |
        C lights only the surround: its sum falls below zero. |
        D lights both, and most of what counts is taken away again. |
        So the largest sum is B's, then D's, then A's, then C's. |
        Now ask for more. To every sum the neuron adds a number of its own, its bias: minus ten. |
        Squished into 0 to 1, what is below zero comes out dark: only B is lit.
        """
        self.play(FadeOut(task, run_time=0.3))
        for card, tell in zip(cards, (self.play_on, self.say, self.say, self.say)):
            tell(card.add_up(len(card.order), weights.grid), at_least=3.5)
        self.say(FadeOut(weights), FadeIn(ranking.title), run_time=0.5)
        for i in ranking.by_size:
            self.play(grow_out_of(cards[i].number, ranking.rows[i]), run_time=1)
        self.say(ranking.add_bias(answers.z[:, 0]), at_least=4)
        self.say(ranking.light(answers.a[:, 0]), at_least=2)

    @beat
    def a_real_digit(
        self, image: np.ndarray, detector: Layer, weights: WeightPanel, own: Tally, area: Area
    ) -> None:
        """And the digit from the beginning? Its window, under the same weights. |
        First what counts: a grey pixel counts in part. |
        Then what is bright above and below, and is taken away. |
        The bias takes ten more, and the rest is squished into 0 to 1. |
        So the neuron gives its answer. |
        We set these weights by hand. A trained network has to find its own.
        """
        whole, reply = ImageGrid(image), near.look_at(detector, image)
        room = hang(whole, area, 2)
        self.clear(FadeIn(whole, block(whole, near.WINDOW), weights))
        growing = grow_out_of(block(whole, near.CLOSE_UP), own.grid)
        self.play_on(growing, FadeIn(own.name), at_least=2)
        self.say(own.add_up(own.plus, weights.grid), at_least=4)
        self.say(own.add_up(len(own.order), weights.grid), at_least=4)
        rule = self.stage.corner.place(sum_and_bias(detector.biases[0]))
        self.say(FadeIn(rule), own.bars.rise(reply.z[0]), run_time=2)
        self.play_on(GrowFromCenter(room.fit(NeuronLayer(reply.a[0]))), at_least=1.5)
        written, told = near.verdict(detector, image)
        answer = self.stage.foot.place(words(written, color=THEME.attention))
        self.say(FadeIn(answer), told=told, at_least=2)
        self.say(Indicate(weights.badge, 1.15, THEME.attention), at_least=3)
