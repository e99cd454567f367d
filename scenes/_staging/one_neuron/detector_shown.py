"""What the film of the edge detector shows: its weights, and what they add up over images."""

from functools import partial

import numpy as np

from nnmath import Network
from nnmath.edges import blob_image, edge_detector, edge_image, quiz_images
from scenes._data.two_trainings import our_digits
from scenes._staging.one_neuron import close_up as near
from scenes._staging.one_neuron.judged_digit import JudgedDigit
from scenes.mobjects.grids.cells import block
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.grids.wish import Wish
from scenes.mobjects.lettering.text import words
from scenes.mobjects.stage import Stage
from scenes.mobjects.sums.ranking import Ranking
from scenes.mobjects.sums.tallies import Tally, WeightPanel, deal
from scenes.mobjects.theme import SMALL
from scenes.mobjects.walls.grid_wall import NamedWall


class DetectorShown:
    """The mobjects of the film, each in its place, none on screen.

    `whole` (a digit) and `closer` (a place in it), each with its `windows`, and the `wish` for a
    stroke; `weights`, at first of the bar alone, and what they add up over an `edge` and a `blob`;
    `products`, those of the edge; the quiz's `cards` and their `ranking`; the `digit`, judged,
    and of all our digits that with the `most`; `note`, what colours mean; `wall`, what a `network`
    has for weights.
    """

    def __init__(self, image: np.ndarray, network: Network, stage: Stage) -> None:
        questions, bar, detector = quiz_images(), edge_detector(surround=False), edge_detector()
        left, middle, right = stage.main.split(3, 4, 4)
        self.whole = left.fit(ImageGrid(image))
        self.closer = middle.fit(ImageGrid(near.close(image)))
        self.windows = [block(self.whole, near.WINDOW), block(self.closer, near.INNER)]
        self.wish = Wish(near.close_weights(bar), near.INNER, near.BANDS, right)

        cells, limit = near.cells_that_count(detector), near.furthest(detector)
        first, second, third = stage.main.split(1, 1, 1)
        self.weights = WeightPanel(near.close_weights(bar), first, near.INNER)
        tally = partial(Tally, cells=cells, window=near.INNER, limit=limit)
        self.edge = tally("stroke", *near.seen(bar, edge_image()), second)
        grid = self.edge.grid
        self.products = tally("weights × stroke", 0 * grid.values, grid.terms, third)
        self.blob = tally("blob", *near.seen(bar, blob_image()), third)
        self.note = stage.corner.place(words("in colour: weight × pixel", size=SMALL))

        left, right = stage.main.split(3, 4)
        asked = {letter: near.seen(detector, each) for letter, each in questions.items()}
        self.cards = deal(asked, right, cells, near.INNER)
        totals = near.sums(detector, *questions.values())
        self.ranking = Ranking([*questions], totals, left, limit)

        judged = partial(JudgedDigit, detector, middle=second, right=third, foot=stage.foot)
        ours = our_digits()[0]
        self.digit, self.most = judged(image), judged(ours[near.most(detector, ours)])
        found = network.layers[0].weights.reshape(-1, *image.shape)  # (n_out, 28, 28)
        beside = stage.main.split(1, 2)[1]
        self.wall = NamedWall(found, "a network's first layer: full colour from ±{}", beside)
