"""An edge detector made by hand: weights for a bar, then against its surround (storyboard 12)."""

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    UR,
    Create,
    FadeIn,
    FadeOut,
    Indicate,
    LaggedStart,
    MathTypst,
    Rectangle,
    Typst,
    VGroup,
    linear,
)

from nnmath import Layer, Network, Step, forward
from nnmath.edges import (
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
from scenes.mobjects.cells import Card, Cursor, Tally, block
from scenes.mobjects.grids import ImageGrid, SignKey, WeightGrid
from scenes.mobjects.growing import grow_out_of
from scenes.mobjects.neurons import NeuronLayer
from scenes.mobjects.text import badge, formula, words
from scenes.mobjects.theme import BODY, SMALL, THEME

QUESTION = "Is there a bright edge here?"
YES = "Is there a bright edge here? Yes."
NO = "Is there a bright edge here? No."
WINDOW = (WINDOW_ROWS, WINDOW_COLUMNS)
MARGIN = 2  # cells that a close-up shows around the window
CLOSE_UP = (
    slice(WINDOW_ROWS.start - MARGIN, WINDOW_ROWS.stop + MARGIN),
    slice(WINDOW_COLUMNS.start - MARGIN, WINDOW_COLUMNS.stop + MARGIN),
)
WINDOW_IN_CLOSE_UP = (slice(MARGIN, -MARGIN), slice(MARGIN, -MARGIN))
THINKING_TIME = 6.0  # seconds


class EdgeDetector(Lesson):
    def construct(self) -> None:
        digit, questions = chosen_digit(), quiz_images()
        bar, detector = edge_detector(surround=False), edge_detector()
        plus, minus = np.flatnonzero(detector.weights > 0), np.flatnonzero(detector.weights < 0)
        order = np.concatenate([plus, minus])
        answers, reply = look_at(detector, *questions.values()), look_at(detector, digit.image)

        image = ImageGrid(digit.image, 5.0).move_to([-3.8, -0.2, 0])
        window, closer = block(image, WINDOW, THEME.attention), close_look(image)
        question = words(QUESTION, size=BODY, color=THEME.attention).next_to(closer, UP, buff=0.3)
        # Pixels are 0 to 1 and the designed weights −1, 0 or 1: both are drawn as they are.
        weights = WeightGrid(weight_grid(bar, 0), 4.7).move_to([-4.5, -0.4, 0])
        label = VGroup(words("weights", size=SMALL), badge("designed")).arrange(RIGHT, buff=0.25)
        label.next_to(weights, UP, buff=0.15)
        edge = Tally("edge", edge_image(), contribution_grid(bar, edge_image(), 0), order)
        blob = Tally("blob", blob_image(), contribution_grid(bar, blob_image(), 0), order)
        VGroup(edge, blob).arrange(DOWN, buff=0.2).move_to([2.8, -0.1, 0])
        names = grid_names(edge)
        cards = VGroup(*(quiz_card(*item, detector) for item in questions.items()))
        cards.arrange(RIGHT, buff=0.45).move_to([0, -0.45, 0])
        close_up = WeightGrid(weight_grid(detector, 0)[CLOSE_UP], 2.3).move_to([0, 2.65, 0])
        neurons = VGroup(*(NeuronLayer(np.zeros(1), radius=0.46) for _ in cards))
        for neuron, card in zip(neurons, cards):
            neuron.next_to(card, DOWN, buff=0.2)
        squish = formula('sigma("sum" {})', f"{detector.biases[0]:+.0f}", size=SMALL)
        own_terms = contribution_grid(detector, digit.image, 0)
        own = Tally("sum", digit.image, own_terms, order, 3.0, ".2f").move_to([2.6, 0.1, 0])

        self.the_edge_we_want(image, window, closer, question)
        opening = VGroup(image, window, closer, question)
        self.positive_bar(opening, weights, label, edge, names, len(plus))
        self.also_likes_blobs(weights, edge, blob)
        self.negative_surround(weights, detector, edge, blob)
        self.quiz(VGroup(names, edge, blob), weights, label, close_up, cards)
        self.answer(cards, answers, neurons, squish.next_to(close_up, LEFT, buff=0.5))
        quiz = VGroup(close_up, cards, neurons)
        self.a_real_digit(quiz, weights, label, squish, own, reply)

    @beat
    def the_edge_we_want(
        self, image: ImageGrid, window: Rectangle, closer: VGroup, question: Typst
    ) -> None:
        """What could one neuron look for? Something small: a short bright edge, at one place.
        Is there a bright stroke across this window, with dark above it and dark below?
        """
        self.play(FadeIn(self.heading("An edge detector")), FadeIn(image))
        self.play(Create(window))
        self.play(grow_out_of(block(image, CLOSE_UP, THEME.attention), closer))
        self.play(FadeIn(question))
        self.wait(2)

    @beat
    def positive_bar(
        self,
        opening: VGroup,
        weights: WeightGrid,
        label: VGroup,
        edge: Tally,
        names: VGroup,
        bar_count: int,
    ) -> None:
        """Let us set the weights by hand. Where the stroke should be, plus one; everywhere else,
        zero. Multiply each pixel by its weight, and add it all up, cell after cell.
        """
        cursor = Cursor([weights, edge.image, edge.grid], edge.order)
        key = SignKey("+1", "−1").to_corner(UR, buff=0.45)
        self.play(FadeOut(opening))
        self.play(FadeIn(weights, label, key))
        self.play(FadeIn(edge, names))
        self.play(FadeIn(cursor, run_time=0.5))
        self.play(cursor.walk(0, bar_count, run_time=6), edge.add_up(bar_count, run_time=6))
        self.play(FadeOut(cursor, run_time=0.5))

    @beat
    def also_likes_blobs(self, weights: WeightGrid, edge: Tally, blob: Tally) -> None:
        """But show it a big bright blob, which is no edge at all. The blob covers the bar too, so
        its sum is just as large. This neuron cannot tell the two apart.
        """
        cursor = Cursor([weights, blob.image, blob.grid], blob.order)
        self.play(FadeIn(blob))
        self.play(FadeIn(cursor, run_time=0.5))
        self.play(cursor.walk(0, edge.count, run_time=4), blob.add_up(edge.count, run_time=4))
        self.play(FadeOut(cursor, run_time=0.5))
        self.play(*(Indicate(row.number, 1.3, THEME.attention) for row in (edge, blob)))

    @beat
    def negative_surround(
        self, weights: WeightGrid, detector: Layer, edge: Tally, blob: Tally
    ) -> None:
        """So give the cells just above and below the bar negative weights. Brightness there counts
        against. Around the stroke it is dark, so its sum stays. The blob is bright there too, and
        pays for it. Now the neuron prefers an edge.
        """
        for row in (edge, blob):
            row.set_terms(contribution_grid(detector, row.image.values, 0))
        first, last = edge.count, len(edge.order)
        grids = [weights, edge.image, edge.grid, blob.image, blob.grid]
        cursor = Cursor(grids, edge.order[first:])
        self.play(weights.animate(run_time=2).set_values(weight_grid(detector, 0)))
        self.play(FadeIn(cursor, run_time=0.5))
        self.play(
            cursor.walk(0, last - first, run_time=6),
            edge.add_up(last, run_time=6),
            blob.add_up(last, run_time=6),
        )
        self.play(FadeOut(cursor, run_time=0.5))
        self.play(Indicate(blob.number, 1.3, THEME.attention))
        self.wait(2)

    @beat
    def quiz(
        self,
        examples: VGroup,
        weights: WeightGrid,
        label: VGroup,
        close_up: WeightGrid,
        cards: VGroup,
    ) -> None:
        """Here are the detector's weights from close by, and four images to show it.
        Which has the largest weighted sum, and which the smallest? Take a moment to rank them.
        """
        self.play(FadeOut(examples))
        self.play(
            label.animate.next_to(close_up, RIGHT, buff=0.4),
            grow_out_of(block(weights, CLOSE_UP, THEME.attention), close_up),
            FadeOut(weights),
        )
        task = words("Rank the sums, largest first", size=BODY, color=THEME.attention).move_to(
            [0, -2.2, 0]
        )
        clock = Rectangle(width=8, height=0.14, stroke_width=0).set_fill(THEME.attention, 1)
        clock.next_to(task, DOWN, buff=0.2)
        self.play(LaggedStart(*(FadeIn(card.question) for card in cards), lag_ratio=0.4))
        self.play(FadeIn(task, clock))
        run_out = clock.animate(run_time=THINKING_TIME, rate_func=linear)
        self.play(run_out.stretch_to_fit_width(1e-3, about_edge=LEFT))
        self.play(FadeOut(task, clock, run_time=0.5))

    @beat
    def answer(self, cards: VGroup, answers: Step, neurons: VGroup, squish: MathTypst) -> None:
        """A is dark and gives zero. In B everything counts, and nothing counts against it. C lights
        only the surround, so its sum falls below zero. D has both, and most of it cancels.
        With a bias of minus ten, only B makes the neuron shine.
        """
        for card in cards:
            self.play(card.grid.animate.set_opacity(1), card.count_up(run_time=1.5))
            self.wait(1.5)
        ranks = np.argsort(-answers.weighted_sum[:, 0])
        self.put_in_order([cards[int(i)] for i in ranks], [card.get_center() for card in cards])
        self.play(FadeIn(squish, neurons))
        self.play(*(neuron.light(answers.a[i]) for neuron, i in zip(neurons, ranks)))
        self.wait(2)

    @beat
    def a_real_digit(
        self,
        quiz: VGroup,
        weights: WeightGrid,
        label: VGroup,
        squish: MathTypst,
        own: Tally,
        reply: Step,
    ) -> None:
        """And the digit from the beginning? The same sum over real grey pixels, whatever comes out.
        These weights were designed by hand. A trained network has to find its own.
        """
        window = block(own.image, WINDOW, THEME.attention)
        neuron = NeuronLayer(np.zeros(1), radius=0.46).next_to(own.result, DOWN).set_y(-2.3)
        question = words(YES if reply.z[0, 0] > 0 else NO, size=BODY, color=THEME.attention)
        question.move_to(own.image, aligned_edge=LEFT).match_y(neuron)
        cursor, count = Cursor([weights, own.image, own.grid], own.order), len(own.order)
        self.play(FadeOut(quiz, squish, run_time=0.5))  # what the label comes by has to be gone
        self.play(label.animate(run_time=0.5).next_to(weights, UP, buff=0.15))
        self.play(FadeIn(weights, own, grid_names(own), window))
        self.play(FadeIn(cursor, run_time=0.5))
        self.play(cursor.walk(0, count, run_time=7), own.add_up(count, run_time=7))
        self.play(FadeOut(cursor, run_time=0.5))
        self.play(FadeIn(neuron, squish.next_to(neuron, LEFT, buff=0.3)))
        self.play(neuron.light(reply.a[0]))
        self.play(FadeIn(question))
        self.wait(2)

    def put_in_order(self, ranked: list[Card], places: list[np.ndarray]) -> None:
        """Move the cards to the places. Made small, they pass above and below each other."""
        moves = list(zip(ranked, places))
        away = [UP if card.get_x() < place[0] else DOWN for card, place in moves]
        self.play(*(card.animate.scale(0.5).shift(0.75 * side) for card, side in zip(ranked, away)))
        self.play(*(card.animate(run_time=1.5).set_x(place[0]) for card, place in moves))
        self.play(*(card.animate.scale(2).move_to(place) for card, place in moves))


def look_at(detector: Layer, *images: np.ndarray) -> Step:
    """What the detector computes for each of the images."""
    return forward(Network((detector,)), np.stack([image.ravel() for image in images]))[0]


def quiz_card(letter: str, image: np.ndarray, detector: Layer) -> Card:
    """One of the quiz's images and its answer, seen from close by."""
    terms = contribution_grid(detector, image, 0)
    return Card(letter, image[CLOSE_UP], terms[CLOSE_UP], WINDOW_IN_CLOSE_UP)


def grid_names(tally: Tally) -> VGroup:
    """What a tally's two grids show, above them."""
    named = ((tally.image, "image"), (tally.grid, "weights × image"))
    return VGroup(*(words(name, size=SMALL).next_to(grid, UP, buff=0.15) for grid, name in named))


def close_look(image: ImageGrid) -> VGroup:
    """The pixels around the window, enlarged, with an outline around the window."""
    enlarged = ImageGrid(image.values[CLOSE_UP], 5.4).move_to([3.4, -0.6, 0])
    return VGroup(enlarged, block(enlarged, WINDOW_IN_CLOSE_UP, THEME.attention))
