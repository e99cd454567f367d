"""An edge detector made by hand: weights for a bar, then against its surround (storyboard 12)."""

import numpy as np
from manim import (
    RIGHT,
    Create,
    FadeIn,
    FadeOut,
    Indicate,
    LaggedStart,
    Mobject,
    Rectangle,
    Restore,
    SurroundingRectangle,
    Transform,
    VGroup,
    linear,
)

from nnmath import Layer, Network, Step, forward
from nnmath.edges import (
    BAR_ROWS,
    WINDOW_COLUMNS,
    WINDOW_ROWS,
    blob_image,
    edge_detector,
    edge_image,
    quiz_images,
)
from nnmath.grids import contribution_grid, weight_grid
from scenes._assets import chosen_digit
from scenes._lesson import Lesson, beat
from scenes.mobjects.cells import Cursor, block, hang
from scenes.mobjects.grids import CellGrid, ImageGrid, WeightGrid
from scenes.mobjects.neurons import NeuronLayer
from scenes.mobjects.printing import number
from scenes.mobjects.stage import Area
from scenes.mobjects.tallies import Card, MeasuredTally, Rank, WeightPanel
from scenes.mobjects.text import formula, words
from scenes.mobjects.theme import SMALL, THEME

QUESTION = "Is there a horizontal edge here?"
MARGIN = 2  # cells that a close-up shows around the window
WINDOW = (WINDOW_ROWS, WINDOW_COLUMNS)
CLOSE_UP = (
    slice(WINDOW_ROWS.start - MARGIN, WINDOW_ROWS.stop + MARGIN),
    slice(WINDOW_COLUMNS.start - MARGIN, WINDOW_COLUMNS.stop + MARGIN),
)
WINDOW_IN_CLOSE_UP = (slice(MARGIN, -MARGIN), slice(MARGIN, -MARGIN))
BAR_BEGINS, BAR_ENDS = BAR_ROWS.start - CLOSE_UP[0].start, BAR_ROWS.stop - CLOSE_UP[0].start
BANDS = (  # of an edge, rows of the close-up
    ("dark", slice(MARGIN, BAR_BEGINS)),
    ("bright", slice(BAR_BEGINS, BAR_ENDS)),
    ("dark", slice(BAR_ENDS, -MARGIN)),
)
THINKING_TIME = 12.0  # seconds


class EdgeDetector(Lesson):
    def construct(self) -> None:
        image, questions = chosen_digit().image, quiz_images()
        bar, detector = edge_detector(surround=False), edge_detector()
        answers, reply = look_at(detector, *questions.values()), look_at(detector, image)
        order, plus = cells_that_count(detector)
        limit = furthest(detector)  # one scale for all sums

        first, second, third = self.stage.main.split(1, 1, 1)
        left, right = self.stage.main.split(1, 2)
        weights = WeightPanel(close(weight_grid(bar, 0)), first)
        at_edge, at_blob = terms(bar, edge_image()), terms(bar, blob_image())
        edge = MeasuredTally("edge", close(edge_image()), at_edge, order, second, limit)
        products = MeasuredTally("weights × edge", 0 * at_edge, at_edge, order, third, limit)
        blob = MeasuredTally("blob", close(blob_image()), at_blob, order, third, limit)
        cards = [
            Card(letter, close(shown), terms(detector, shown), order, area, WINDOW_IN_CLOSE_UP)
            for (letter, shown), area in zip(questions.items(), quarters(right))
        ]
        own = MeasuredTally(
            "image", close(image), terms(detector, image), order, second, limit, ".2f"
        )

        whole, closer = self.the_edge_we_want(image, order)
        self.positive_bar(whole, closer, bar, weights, edge, products, plus)
        self.also_likes_blobs(weights, products, edge, blob)
        self.negative_surround(weights, detector, edge, blob)
        self.quiz(weights, cards)
        self.answer(weights, cards, answers, detector, left, limit)
        self.a_real_digit(image, weights, own, plus, reply, third)

    @beat
    def the_edge_we_want(self, image: np.ndarray, order: np.ndarray) -> tuple[ImageGrid, ImageGrid]:
        """What could a single neuron look for? Something small, at one place. |
        Is there a horizontal edge in this window? |
        That is: bright across the middle, dark above it and dark below. |
        All that a neuron does is add up numbers. How could a sum answer that?
        """
        left, right = self.stage.main.split(2, 3)
        whole, closer = left.fit(ImageGrid(image)), ImageGrid(close(image))
        hang(closer, right, 1.2)
        frame = block(whole, WINDOW, THEME.attention).set_z_index(1)
        question = self.stage.foot.place(words(QUESTION, color=THEME.attention))
        bands = VGroup(
            *(block(closer, (rows, WINDOW_IN_CLOSE_UP[1]), THEME.attention) for _, rows in BANDS)
        )
        names = VGroup(*(words(name, size=SMALL) for name, _ in BANDS))
        for name, band in zip(names, bands):
            name.next_to(closer, RIGHT).match_y(band)
        cursor = Cursor([closer], np.sort(order))
        self.add(self.heading("An edge detector"), whole)
        self.play(Create(frame))
        self.play(grow_out_of(whole, closer), run_time=max(2, self.phrase_left))
        self.say(FadeIn(question), FadeIn(block(closer, WINDOW_IN_CLOSE_UP, THEME.attention)))
        self.say(
            LaggedStart(*(FadeIn(VGroup(*pair)) for pair in zip(names, bands)), lag_ratio=0.5),
            run_time=max(2, self.phrase_left),
        )
        self.say(FadeIn(cursor, run_time=0.5))
        self.play(cursor.walk(0, len(order)), run_time=self.phrase_left)
        self.remove(cursor)
        return whole, closer

    @beat
    def positive_bar(
        self,
        whole: ImageGrid,
        closer: ImageGrid,
        bar: Layer,
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
        all_weights = WeightGrid(0 * whole.values).replace(whole)
        grid, label, key = weights.grid, weights.label, weights.key.positive
        for each in (grid, label, key):
            each.save_state()
        grid.replace(closer).set_values(0 * closer.values)
        self.stage.foot.place(VGroup(label, key).arrange(RIGHT))
        self.clear(*(each.animate.set_values(0 * each.values) for each in (whole, closer)))
        self.remove(whole, closer)
        self.add(all_weights, grid)
        self.play(
            FadeIn(label, key),
            all_weights.animate.set_values(weight_grid(bar, 0)),
            grid.animate.set_values(close(weight_grid(bar, 0))),
            run_time=max(2, self.phrase_left),
        )
        self.say(FadeOut(all_weights), Restore(grid), Restore(label), Restore(key))
        self.play(FadeIn(edge.name), edge.grid.pour(run_time=2))
        cursor = Cursor([grid, edge.grid, products.grid], products.order)
        self.say(FadeIn(products, cursor))
        a_row = WINDOW_COLUMNS.stop - WINDOW_COLUMNS.start
        self.play(cursor.walk(0, a_row), products.add_up(a_row), run_time=max(3, self.phrase_left))
        self.say(cursor.walk(a_row, plus), products.add_up(plus), run_time=5)
        self.play(FadeOut(cursor))

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
        merged, count = edge.copy().show_terms(products.count), products.count
        self.play(
            Transform(products.grid, merged.grid),
            Transform(products.bars, merged.bars),
            FadeOut(products.name),
        )
        self.remove(products)
        self.add(edge.show_terms(count))
        self.play(FadeIn(blob.name), blob.grid.pour(run_time=2))
        cursor = Cursor([weights.grid, blob.grid], blob.order)
        self.say(FadeIn(cursor, blob.bars, run_time=0.5))
        self.play(cursor.walk(0, count), blob.add_up(count), run_time=max(4, self.phrase_left))
        self.remove(cursor)
        self.say(*(Indicate(tally.bars.numbers, 1.4, THEME.attention) for tally in (edge, blob)))
        self.play(*(Indicate(tally.bars.numbers, 1.4, THEME.attention) for tally in (edge, blob)))

    @beat
    def negative_surround(
        self, weights: WeightPanel, detector: Layer, edge: MeasuredTally, blob: MeasuredTally
    ) -> None:
        """So let what is bright just above and just below count against it: minus one. |
        Around an edge it is dark there, and nothing is taken away. |
        The blob is bright there too, and pays for it, cell by cell. |
        Now this neuron prefers the edge.
        """
        surrounded = close(weight_grid(detector, 0))
        edge.set_terms(surrounded * edge.grid.values)
        blob.set_terms(surrounded * blob.grid.values)
        first, last = edge.count, len(edge.order)
        self.play(
            weights.grid.animate.set_values(surrounded),
            FadeIn(weights.key.negative),
            run_time=max(2, self.phrase_left),
        )
        for tally, least in ((edge, 3), (blob, 5)):
            cursor = Cursor([weights.grid, tally.grid], tally.order[first:])
            self.say(FadeIn(cursor, run_time=0.3))
            self.play(
                cursor.walk(0, last - first),
                tally.add_up(last),
                run_time=max(least, self.phrase_left),
            )
            self.remove(cursor)
        self.say(Indicate(edge.bars.numbers, 1.4, THEME.attention), run_time=2)

    @beat
    def quiz(self, weights: WeightPanel, cards: list[Card]) -> None:
        """Your turn. Here are four images for this detector. |
        Which one has the largest sum, and which the smallest? Rank all four. |
        Pause here if you like: the bar shows how much time is left.
        """
        self.clear(keep=[weights])
        self.play(
            LaggedStart(*(FadeIn(card.question) for card in cards), lag_ratio=0.5), run_time=2
        )
        upper, lower = self.stage.foot.rows(3, 1, gap=0)
        task = upper.place(words("Rank the sums, largest first", color=THEME.attention))
        clock = Rectangle(width=lower.width, height=lower.height, stroke_width=0)
        lower.place(clock.set_fill(THEME.attention, 1))
        self.say(FadeIn(task, clock), run_time=max(2, self.phrase_left))
        self.say(run_time=1)
        self.play(clock.animate(run_time=THINKING_TIME, rate_func=linear).stretch(0.001, 0))
        self.remove(clock)

    @beat
    def answer(
        self,
        weights: WeightPanel,
        cards: list[Card],
        answers: Step,
        detector: Layer,
        area: Area,
        limit: float,
    ) -> None:
        """A is dark: nothing counts, and nothing counts against it. |
        In B all of the bar counts, and nothing is taken away. |
        C lights only the surround: its sum falls below zero. |
        D lights both, and most of what counts is taken away again. |
        So the largest sum is B's, then D's, then A's, then C's. |
        Now ask for more: take ten from every sum. That number is the neuron's bias. |
        Squished into 0 to 1, what is below zero comes out dark: only B is lit.
        """
        count = len(cards[0].order)
        for card, begin in zip(cards, (self.play, self.say, self.say, self.say)):
            cursor = Cursor([weights.grid, card.grid], card.order)
            begin(FadeIn(cursor, card.number), run_time=0.4)
            self.play(
                cursor.walk(0, count), card.add_up(count), run_time=max(3.5, self.phrase_left)
            )
            self.remove(cursor)
        header, *rows = area.rows(1, 1, 1, 1, 1, gap=0.1)
        by_sum = np.argsort(-answers.weighted_sum[:, 0], kind="stable")
        ranks = [
            Rank(cards[i].name, answers.weighted_sum[i, 0], row, limit)
            for i, row in zip(by_sum, rows)
        ]
        title = header.place(words("sum", size=SMALL))
        biased = header.place(
            formula(
                '"sum" + "bias", quad "bias" = {}', number(detector.biases[0], ".0f"), size=SMALL
            )
        )
        self.clear(FadeIn(title), keep=cards)
        self.say(
            LaggedStart(
                *(grow_out(rank, cards[i].number) for rank, i in zip(ranks, by_sum)), lag_ratio=0.7
            ),
            run_time=max(4, self.phrase_left),
        )
        self.say(
            FadeOut(title),
            FadeIn(biased),
            *(rank.bars.rise(answers.z[i]) for rank, i in zip(ranks, by_sum)),
            run_time=max(3, self.phrase_left),
        )
        neurons = [
            rank.room.place(NeuronLayer(answers.a[i], rank.room.side, radius=0.5))
            for rank, i in zip(ranks, by_sum)
        ]
        self.say(
            *(grow_out(neuron, rank.bars.numbers) for neuron, rank in zip(neurons, ranks)),
            run_time=max(2, self.phrase_left),
        )

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
        frame = block(whole, WINDOW, THEME.attention)
        self.clear(FadeIn(whole, frame, weights))
        self.play(grow_out_of(whole, own.grid), FadeIn(own.name), run_time=max(2, self.phrase_left))
        cursor = Cursor([weights.grid, own.grid], own.order)
        self.say(FadeIn(cursor, own.bars), run_time=0.4)
        self.play(cursor.walk(0, plus), own.add_up(plus), run_time=max(4, self.phrase_left))
        self.say(cursor.walk(plus, last), own.add_up(last), run_time=4)
        self.remove(cursor)
        neuron = room.place(NeuronLayer(reply.a[0], room.side, radius=room.side / 2))
        self.say(own.bars.rise(reply.z[0]), run_time=2)
        self.play(grow_out(neuron, own.bars.numbers), run_time=max(1.5, self.phrase_left))
        answer, told = verdict(
            own.sums[plus], own.sums[plus] - own.sums[last], float(reply.a[0, 0])
        )
        question = self.stage.foot.place(words(f"{QUESTION} {answer}", color=THEME.attention))
        self.say(FadeIn(question), told=told, run_time=2)
        self.say(Create(SurroundingRectangle(weights.label, color=THEME.attention)), run_time=3)


def cells_that_count(detector: Layer) -> tuple[np.ndarray, int]:
    """The close-up's cells with weights, numbered row by row: the positive first, so many."""
    weights = close(weight_grid(detector, 0)).ravel()
    plus, minus = np.flatnonzero(weights > 0), np.flatnonzero(weights < 0)
    return np.concatenate([plus, minus]), len(plus)


def furthest(detector: Layer) -> float:
    """How far a sum can go from zero, with or without the bias, when pixels are 0 to 1."""
    weights, bias = detector.weights, detector.biases[0]
    return float(max(weights[weights > 0].sum(), -weights[weights < 0].sum() - bias))


def verdict(counted: float, taken: float, a: float) -> tuple[str, str]:
    """The answer to the question, and how it came about.

    counted, taken: what the bar has brought and the surround has taken away. a: the activation.
    """
    if a > 0.5:
        return "Yes.", "More than ten is left: a horizontal edge, and the neuron lights up."
    if a > 0.1:
        return "Almost.", "It comes close to ten, and the neuron is dimly lit: almost an edge."
    if max(counted, taken) < 1:
        return "No.", "Hardly anything in the window is lit: there is no horizontal edge."
    if taken >= counted:
        return "No.", "More is taken away than counts: bright, but no horizontal edge."
    if 2 * taken >= counted:
        return "No.", "Most of what counts is taken away again: bright, but no horizontal edge."
    return "No.", "Too little is left to come to ten: there is no horizontal edge."


def look_at(detector: Layer, *images: np.ndarray) -> Step:
    """What the detector computes for each of the images."""
    return forward(Network((detector,)), np.stack([image.ravel() for image in images]))[0]


def close(grid: np.ndarray) -> np.ndarray:
    """The part of a grid in the image's shape that lies around the window."""
    return grid[CLOSE_UP]


def terms(layer: Layer, image: np.ndarray) -> np.ndarray:
    """What each pixel around the window adds to the weighted sum of a layer's one neuron."""
    return close(contribution_grid(layer, image, 0))


def quarters(area: Area) -> list[Area]:
    """Two by two areas, row by row."""
    return [quarter for row in area.rows(1, 1) for quarter in row.columns(1, 1)]


def grow_out_of(grid: CellGrid, close_up: CellGrid) -> Restore:
    """An animation: a close-up of the window grows out of its place in the whole grid."""
    return grow_out(close_up, block(grid, CLOSE_UP, THEME.attention))


def grow_out(mobject: Mobject, place: Mobject) -> Restore:
    """An animation: a mobject grows out of the place where another is."""
    mobject.save_state()
    mobject.replace(place)
    return Restore(mobject)
