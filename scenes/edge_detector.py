"""An edge detector made by hand: weights for a bar, then against its surround (storyboard 12)."""

from functools import partial

import numpy as np
from manim import LEFT, RIGHT, Create, FadeIn, FadeOut, Indicate, LaggedStart, Rectangle
from manim import Restore, SurroundingRectangle, Transform, Typst, VGroup, linear

from nnmath import Layer, Step
from nnmath.edges import WINDOW_COLUMNS, blob_image, edge_detector, edge_image, quiz_images
from nnmath.grids import weight_grid
from scenes import _close_up as near
from scenes._assets import chosen_digit
from scenes._lesson import Lesson, beat
from scenes.mobjects.cells import Cursor, TermGrid, block, hang
from scenes.mobjects.grids import ImageGrid
from scenes.mobjects.growing import grow_out_of
from scenes.mobjects.neurons import NeuronLayer
from scenes.mobjects.ranking import Ranking
from scenes.mobjects.stage import Area
from scenes.mobjects.tallies import Card, MeasuredTally, WeightPanel
from scenes.mobjects.text import words
from scenes.mobjects.theme import SMALL, THEME

THINKING_TIME = 12.0  # seconds


class EdgeDetector(Lesson):
    def construct(self) -> None:
        image, questions = chosen_digit().image, quiz_images()
        bar, detector = edge_detector(surround=False), edge_detector()
        answers = near.look_at(detector, *questions.values())
        reply = near.look_at(detector, image)
        order, plus = near.cells_that_count(detector)
        limit = near.furthest(detector)  # one scale for all sums

        first, second, third = self.stage.main.split(1, 1, 1)
        left, right = self.stage.main.split(2, 3)
        weights = WeightPanel(near.close_weights(bar), first)
        tally = partial(MeasuredTally, order=order, limit=limit)
        edge = tally("edge", near.close(edge_image()), near.close_terms(bar, edge_image()), second)
        blob = tally("blob", near.close(blob_image()), near.close_terms(bar, blob_image()), third)
        products = tally("weights × edge", 0 * edge.grid.values, edge.grid.terms, third)
        own = tally(
            "image", near.close(image), near.close_terms(detector, image), second, spec=".2f"
        )
        cards = VGroup(
            *(
                Card(
                    letter,
                    near.close(shown),
                    near.close_terms(detector, shown),
                    area,
                    order,
                    near.INNER,
                )
                for (letter, shown), area in zip(questions.items(), quarters(right))
            )
        )
        ranking = Ranking(
            list(questions), answers.weighted_sum[:, 0], detector.biases[0], left, limit
        )

        whole, closer = self.the_edge_we_want(image, bar, np.sort(order))
        self.positive_bar(whole, closer, weights, edge, products, plus)
        self.also_likes_blobs(weights, products, edge, blob)
        self.negative_surround(weights, near.close_weights(detector), edge, blob)
        task = self.quiz(weights, cards)
        self.answer(task, weights, cards, ranking, answers)
        self.a_real_digit(image, weights, own, plus, reply, third)

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
        frame = block(whole, near.WINDOW, THEME.attention).set_z_index(1)
        question = words("Is there a horizontal edge here?", color=THEME.attention)
        bands = VGroup(*(block(closer, band, THEME.attention) for band in near.BANDS))
        names = VGroup(*(words(name, size=SMALL) for name in ("dark", "bright", "dark")))
        for name, band in zip(names, bands):
            name.next_to(closer, RIGHT).match_y(band)
        cursor = Cursor([closer], window_cells)
        self.add(self.heading("An edge detector"), whole)
        self.play(Create(frame))
        place = block(whole, near.CLOSE_UP, THEME.attention)
        self.play(grow_out_of(place, closer), run_time=max(2, self.phrase_left))
        self.say(
            FadeIn(self.stage.foot.place(question), block(closer, near.INNER, THEME.attention))
        )
        self.say(
            LaggedStart(*(FadeIn(VGroup(*pair)) for pair in zip(names, bands)), lag_ratio=0.5),
            run_time=max(2, self.phrase_left),
        )
        self.say(FadeIn(cursor, run_time=0.3))
        self.play(cursor.walk(0, len(window_cells), remover=True), run_time=self.phrase_left)
        return whole, closer

    @beat
    def positive_bar(
        self,
        whole: TermGrid,
        closer: TermGrid,
        weights: WeightPanel,
        edge: MeasuredTally,
        products: MeasuredTally,
        plus: int,
    ) -> None:
        """Set the weights by hand: plus one where the edge should be bright, zero elsewhere. |
        Here is such an edge. |
        Each of its pixels is multiplied by its weight, |
        and the products are added up, cell by cell: that is the weighted sum.
        """
        parts = (weights.grid, weights.label, weights.key.positive)
        for part in parts:
            part.save_state()
        weights.grid.replace(closer)
        self.stage.foot.place(VGroup(*parts[1:]).arrange(RIGHT))
        self.clear(keep=[whole, closer], run_time=0.5)
        becoming = [grid.animate.take(np.arange(grid.values.size)) for grid in (whole, closer)]
        self.play(*becoming, FadeIn(*parts[1:]), run_time=max(2, self.phrase_left))
        self.remove(closer)
        self.add(weights.grid)
        self.say(FadeOut(whole), *map(Restore, parts))
        self.play(FadeIn(edge.name), edge.grid.pour(run_time=2))
        row = WINDOW_COLUMNS.stop - WINDOW_COLUMNS.start
        beside = (weights.grid, edge.grid)
        self.say(FadeIn(products))
        self.play(products.add_up(row, *beside), run_time=max(3, self.phrase_left))
        self.say(products.add_up(plus, *beside), run_time=max(5, self.phrase_left))

    @beat
    def also_likes_blobs(
        self,
        weights: WeightPanel,
        products: MeasuredTally,
        edge: MeasuredTally,
        blob: MeasuredTally,
    ) -> None:
        """But what of a bright blob, which is no edge at all? |
        It covers the bar as well, so the same pixels count, and as much. |
        The sums are equal: this neuron cannot tell the two apart.
        """
        merged = edge.copy().show_terms(products.count)
        self.play(
            Transform(products.grid, merged.grid),
            Transform(products.bars, merged.bars),
            FadeOut(products.name),
        )
        self.remove(products)
        self.add(edge.show_terms(products.count))
        self.play(FadeIn(blob.name), blob.grid.pour(run_time=2))
        self.say(FadeIn(blob.bars, run_time=0.5))
        self.play(blob.add_up(products.count, weights.grid), run_time=max(4, self.phrase_left))
        self.say(
            *(Indicate(tally.bars.numbers, 1.3, THEME.attention) for tally in (edge, blob)),
            run_time=2,
        )

    @beat
    def negative_surround(
        self, weights: WeightPanel, surrounded: np.ndarray, edge: MeasuredTally, blob: MeasuredTally
    ) -> None:
        """So let what is bright just above and just below count against it: minus one. |
        Around an edge it is dark there, and nothing is taken away. |
        The blob is bright there too, and pays for it, cell by cell. |
        Now this neuron prefers the edge.
        """
        self.play(
            weights.grid.animate.set_values(surrounded),
            FadeIn(weights.key.negative),
            run_time=max(2, self.phrase_left),
        )
        self.add(weights)
        for tally in (edge, blob):
            tally.set_terms(surrounded * tally.grid.values)
            self.say(tally.add_up(len(tally.order), weights.grid), run_time=4.5)
        self.say(Indicate(edge.bars.numbers, 1.3, THEME.attention), run_time=2)

    @beat
    def quiz(self, weights: WeightPanel, cards: VGroup) -> Typst:
        """Your turn. Here are four images for this detector. |
        Which one has the largest sum, and which the smallest? Rank all four. |
        Pause here if you like: the bar shows how much time is left.
        """
        upper, lower = self.stage.foot.rows(3, 1, gap=0)
        task = upper.place(words("Rank the sums, largest first", color=THEME.attention))
        clock = Rectangle(width=lower.width, height=lower.height, stroke_width=0)
        lower.place(clock.set_fill(THEME.attention, 1))
        self.clear(keep=[weights])
        self.play(LaggedStart(*(FadeIn(card.question) for card in cards), lag_ratio=0.5))
        self.say(FadeIn(task, clock), run_time=2)
        self.say()
        self.play(
            clock.animate.stretch(0.001, 0, about_edge=LEFT),
            run_time=THINKING_TIME,
            rate_func=linear,
        )
        self.remove(clock)
        return task

    @beat
    def answer(
        self,
        task: Typst,
        weights: WeightPanel,
        cards: VGroup,
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
        self.play(ranking.grow([card.number for card in cards]), run_time=max(4, self.phrase_left))
        self.say(ranking.add_bias(answers.z[:, 0]), run_time=4)
        self.say(ranking.light(answers.a[:, 0]), run_time=2)

    @beat
    def a_real_digit(
        self,
        image: np.ndarray,
        weights: WeightPanel,
        own: MeasuredTally,
        plus: int,
        reply: Step,
        area: Area,
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
        self.clear(FadeIn(whole, block(whole, near.WINDOW, THEME.attention), weights))
        place = block(whole, near.CLOSE_UP, THEME.attention)
        self.play(grow_out_of(place, own.grid), FadeIn(own.name), run_time=max(2, self.phrase_left))
        self.say(FadeIn(own.bars), run_time=0.4)
        self.play(own.add_up(plus, weights.grid), run_time=max(4, self.phrase_left))
        self.say(own.add_up(last, weights.grid), run_time=4)
        neuron = room.fit(NeuronLayer(reply.a[0]))
        self.say(own.bars.rise(reply.z[0]), run_time=2)
        self.play(grow_out_of(own.bars.numbers, neuron), run_time=max(1.5, self.phrase_left))
        question, told = verdict(own.sums[plus], own.sums[plus] - own.sums[last], reply.a[0, 0])
        self.say(FadeIn(self.stage.foot.place(question)), told=told, run_time=2)
        ring = SurroundingRectangle(weights.badge, color=THEME.attention, buff=0.06)
        self.say(Create(ring), run_time=3)


def verdict(counted: float, taken: float, a: float) -> tuple[Typst, str]:
    """The answer to the question, for the screen, and how it came about, to be told.

    counted, taken: what the bar has brought and its surround has taken away. a: the activation.
    """
    if a > 0.5:
        told = "More than ten is left: a horizontal edge, and the neuron lights up."
        return words("Is there a horizontal edge here? Yes.", color=THEME.attention), told
    if a > 0.1:
        told = "It comes close to ten, and the neuron is dimly lit: almost an edge."
        return words("Is there a horizontal edge here? Almost.", color=THEME.attention), told
    if max(counted, taken) < 1:
        told = "Hardly anything in the window is lit: there is no horizontal edge."
    elif taken >= counted:
        told = "More is taken away than counts: bright, but no horizontal edge."
    elif 2 * taken >= counted:
        told = "Most of what counts is taken away again: bright, but no horizontal edge."
    else:
        told = "Too little is left to come to ten: there is no horizontal edge."
    return words("Is there a horizontal edge here? No.", color=THEME.attention), told


def quarters(area: Area) -> list[Area]:
    """Two by two areas, row by row."""
    return [quarter for row in area.rows(1, 1) for quarter in row.columns(1, 1)]
