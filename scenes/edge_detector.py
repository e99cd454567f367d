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
    ReplacementTransform,
    Restore,
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
from scenes.mobjects.cells import Card, Cursor, MeasuredTally, Rank, block, hang
from scenes.mobjects.grids import CellGrid, ImageGrid, SignKey, WeightGrid
from scenes.mobjects.neurons import NeuronLayer
from scenes.mobjects.printing import number
from scenes.mobjects.stage import Area
from scenes.mobjects.text import badge, formula, words
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
    def the_edge_we_want(
        self, image: np.ndarray, order: np.ndarray
    ) -> tuple[ImageGrid, ImageGrid]:
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
        self, weights: WeightPanel, products: MeasuredTally, edge: MeasuredTally, blob: MeasuredTally
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
                cursor.walk(0, last - first), tally.add_up(last), run_time=max(least, self.phrase_left)
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
        task, clock = self.stage.foot.rows(3, 1, gap=0)
        task.place(words("Rank the sums, largest first", color=THEME.attention))
        time = Rectangle(width=clock.width, height=clock.height, stroke_width=0)
        clock.place(time.set_fill(THEME.attention, 1))
        self.say(FadeIn(words_))
        self.say(FadeIn(time))
        self.play(time.animate(run_time=THINKING_TIME, rate_func=linear).stretch(0.001, 0))
        self.remove(time)


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


def grow_out_of(grid: CellGrid, close_up: Mobject) -> Restore:
    """An animation: a close-up of the window grows out of its place in the whole grid."""
    close_up.save_state()
    close_up.replace(block(grid, CLOSE_UP, THEME.attention))
    return Restore(close_up)
