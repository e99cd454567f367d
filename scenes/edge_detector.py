"""An edge detector made by hand: weights for a bar, then against its surround (storyboard 12)."""

from functools import partial

import numpy as np
from manim import Create, FadeIn, FadeOut, GrowFromCenter, Indicate, Mobject, Transform, VGroup

from nnmath import Layer, Step
from nnmath.edges import WINDOW_COLUMNS, blob_image, edge_detector, edge_image, quiz_images
from nnmath.grids import weight_grid
from scenes import _close_up as near
from scenes._assets import chosen_digit
from scenes._lesson import Lesson, beat
from scenes.mobjects.cells import Cursor, TermGrid, block, hang
from scenes.mobjects.clock import Clock
from scenes.mobjects.grids import ImageGrid
from scenes.mobjects.growing import grow_out_of
from scenes.mobjects.neurons import NeuronLayer
from scenes.mobjects.ranking import Ranking
from scenes.mobjects.stage import Area
from scenes.mobjects.tallies import Card, Tally, WeightPanel
from scenes.mobjects.text import words
from scenes.mobjects.theme import SMALL, THEME

THINKING_TIME = 12.0  # seconds


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
        sums, bias = answers.weighted_sum[:, 0], detector.biases[0]
        ranking = Ranking(list(questions), sums, bias, left, limit)

        opening = self.the_edge_we_want(image, bar, np.sort(edge.order))
        self.positive_bar(*opening, weights, edge, products)
        self.also_likes_blobs(weights, products, edge, blob)
        self.negative_surround(detector, weights, edge, blob)
        task = self.quiz(weights, cards)
        self.answer(task, weights, cards, ranking, answers)
        self.a_real_digit(image, weights, own, third, near.look_at(detector, image))

    @beat
    def the_edge_we_want(
        self, image: np.ndarray, bar: Layer, window_cells: np.ndarray
    ) -> tuple[TermGrid, TermGrid]:
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
        bands = [block(closer, band).set_z_index(1) for band in near.BANDS]
        names = [words(name, size=SMALL) for name in ("dark", "bright", "dark")]
        self.add(self.heading("An edge detector"), whole)
        self.play(Create(block(whole, near.WINDOW).set_z_index(1)))
        growing = grow_out_of(block(whole, near.CLOSE_UP), closer)
        self.play(growing, run_time=max(2, self.phrase_left))
        self.say(FadeIn(self.stage.foot.place(question), block(closer, near.INNER)))
        self.say()
        for name, band in zip(names, bands):
            self.play(FadeIn(name.next_to(closer).match_y(band), band))
        walk = Cursor([closer], window_cells).walk(0, len(window_cells), remover=True)
        self.say(walk, run_time=4.5)
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
        self.play(*becoming, FadeIn(large_note), run_time=max(2, self.phrase_left))
        moving = closer.animate.replace(weights.grid)
        self.say(FadeOut(whole), moving, Transform(large_note, note))
        self.remove(closer, large_note)
        self.add(weights.grid, *note)
        self.play(FadeIn(edge.name), edge.grid.pour(run_time=2))
        row = WINDOW_COLUMNS.stop - WINDOW_COLUMNS.start
        beside = (weights.grid, edge.grid)
        self.say(FadeIn(products))
        self.play(products.add_up(row, *beside), run_time=max(3, self.phrase_left))
        self.say(products.add_up(products.plus, *beside), run_time=max(5, self.phrase_left))

    @beat
    def also_likes_blobs(
        self, weights: WeightPanel, products: Tally, edge: Tally, blob: Tally
    ) -> None:
        """But what of a bright blob, which is no edge at all? |
        It covers the bar as well, so the same pixels count, and as much. |
        The sums are equal: this neuron cannot tell the two apart.
        """
        merged = edge.copy().show_terms(products.count)
        pairs = ((products.grid, merged.grid), (products.bars, merged.bars))
        self.play(FadeOut(products.name), *(Transform(*pair) for pair in pairs))
        self.remove(*products)
        self.add(edge.show_terms(products.count))
        self.play(FadeIn(blob.name), blob.grid.pour(run_time=2))
        self.say(FadeIn(blob.bars, run_time=0.5))
        self.play(blob.add_up(products.count, weights.grid), run_time=max(4, self.phrase_left))
        numbers = (tally.bars.numbers for tally in (edge, blob))
        self.say(*(Indicate(each, 1.3, THEME.attention) for each in numbers), run_time=2)

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
        self.play(change, FadeIn(weights.key.negative), run_time=max(2, self.phrase_left))
        self.add(weights)
        for tally, image in ((edge, edge_image()), (blob, blob_image())):
            tally.set_terms(near.seen(detector, image)[1])
            self.say(tally.add_up(len(tally.order), weights.grid), run_time=4.5)
        self.say(Indicate(edge.bars.numbers, 1.3, THEME.attention), run_time=2)

    @beat
    def quiz(self, weights: WeightPanel, cards: list[Card]) -> Mobject:
        """Your turn. Here are four images for this detector. |
        Which one has the largest sum, and which the smallest? Rank all four. |
        Pause here if you like: the bar shows how much time is left.
        """
        upper, lower = self.stage.foot.rows(3, 1, gap=0)
        task = upper.place(words("Rank the sums, largest first", color=THEME.attention))
        clock = Clock(lower)
        self.clear(keep=[weights])
        for card in cards:
            self.play(FadeIn(card.question), run_time=0.5)
        self.say(FadeIn(task, clock), run_time=2)
        self.say(clock.run_out(THINKING_TIME))
        return task

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
        for card in cards:
            tell = self.play if card is cards[0] else self.say
            tell(card.add_up(len(card.order), weights.grid), run_time=3.5)
        self.say(FadeOut(weights), FadeIn(ranking.title), run_time=0.5)
        for i in ranking.by_size:
            self.play(grow_out_of(cards[i].number, ranking.rows[i]), run_time=1)
        self.say(ranking.add_bias(answers.z[:, 0]), run_time=4)
        self.say(ranking.light(answers.a[:, 0]), run_time=2)

    @beat
    def a_real_digit(
        self, image: np.ndarray, weights: WeightPanel, own: Tally, area: Area, reply: Step
    ) -> None:
        """And the digit from the beginning? Its window, under the same weights. |
        First what counts: a grey pixel counts in part. |
        Then what is bright above and below, and is taken away. |
        The bias takes ten more, and the rest is squished into 0 to 1. |
        So the neuron gives its answer. |
        We set these weights by hand. A trained network has to find its own.
        """
        whole, last = ImageGrid(image), len(own.order)
        room = hang(whole, area, 2)
        self.clear(FadeIn(whole, block(whole, near.WINDOW), weights))
        place = block(whole, near.CLOSE_UP)
        self.play(grow_out_of(place, own.grid), FadeIn(own.name), run_time=max(2, self.phrase_left))
        self.say(FadeIn(own.bars), run_time=0.4)
        self.play(own.add_up(own.plus, weights.grid), run_time=max(4, self.phrase_left))
        self.say(own.add_up(last, weights.grid), run_time=4)
        neuron = room.fit(NeuronLayer(reply.a[0]))
        self.say(own.bars.rise(reply.z[0]), run_time=2)
        self.play(GrowFromCenter(neuron), run_time=max(1.5, self.phrase_left))
        counted, taken = own.sums[own.plus], own.sums[own.plus] - own.sums[last]
        answer, told = near.verdict(counted, taken, reply.a[0, 0])
        answer = self.stage.foot.place(words(answer, color=THEME.attention))
        self.say(FadeIn(answer), told=told, run_time=2)
        self.say(Indicate(weights.badge, 1.15, THEME.attention), run_time=3)
