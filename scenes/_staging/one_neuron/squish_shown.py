"""What the film of the squish shows: sums on a line that is squeezed, and σ as a curve."""

import numpy as np

from nnmath import Network, running_sums, sigmoid
from scenes._assets import Digit, with_our_own
from scenes._sentences.rules import lights_up, sigmoid_note
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lanes.climbing import ClimbingDots
from scenes.mobjects.lanes.squish_line import SquishLine
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.span import Span
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import formula, words
from scenes.mobjects.neurons.lamps import Lamps
from scenes.mobjects.neurons.neurons import NeuronLayer
from scenes.mobjects.plots.number_line import round_limit
from scenes.mobjects.plots.plot import Plot
from scenes.mobjects.stage import Stage
from scenes.mobjects.sums.row_cursor import RowCursor
from scenes.mobjects.theme import HEADING, SMALL

QUESTION = -1000  # a z: how much light is left there?


class SquishShown:
    """The mobjects of the first layer of a network that reads digits, in place, none on screen.

    One neuron is followed, the one that the first digit suits best. `image` (that digit) with a
    `cursor`, `line` (each digit's sums, in a lane of their own), `plot` (of σ), in it `dots`, and
    beside it, in `column`, a `task` and later the `neuron`, ringed and lit, and `lamps`; `told` is
    kept on screen: what the layer has instead of σ, where it has none. `answered` says how brightly
    it lights up.
    """

    def __init__(self, network: Network, digit: Digit, stage: Stage) -> None:
        layer, digits = network.layers[0], with_our_own(digit)
        walks = np.array([running_sums(layer, each.x, len(each.image)) for each in digits])
        limit = round_limit(np.abs(walks).max(), least=8)
        self.followed = followed = int(np.argmax(walks[0, -1] - layer.biases))
        self.told = stage.foot.place(sigmoid_note(layer))
        room = stage.main if len(self.told) else stage.whole
        self.line = SquishLine(walks, [each.image for each in digits], limit, room, followed)
        self.image = room.rows(9, 5)[0].fit(ImageGrid(digit.image))
        self.cursor = RowCursor(self.image)
        beside, self.column = room.inset(0, 0.1).split(3, 1)  # clear of the captions
        self.plot = Plot((-limit, limit), (0, 1), ("z", "sigma(z)"), beside)
        self.dots = ClimbingDots(walks[0, -1], self.plot.add_curve("sigma", sigmoid), followed)
        question = formula("sigma({}) = thick ?", QUESTION, size=HEADING)
        self.task = self.column.place(Task(question, self.column))
        # Of a layer with another rule these are no activations.
        named = "activations" if layer.activation == "sigmoid" else "σ(z)"
        self.lamps = Lamps(self.dots.activations, self.column, followed, title=named)
        lit = self.dots.activations[followed, None]
        radius = self.column.side / 4
        self.neuron = self.column.place(NeuronLayer(lit, radius=radius, numbers=False))
        self.neuron.add(self.neuron.neuron(0))
        self.answered = lights_up(layer, float(self.dots.activations[followed]))

    def stretches(self) -> tuple[Span, Span, Span]:
        """Brackets over what is squeezed: the middle, what is far below, and what is far above."""
        line, share = self.line, number(float(sigmoid(2) - sigmoid(-2)))
        return (
            line.span(-2, 2, words("{} of the stretch", share, size=SMALL)),
            line.span(line.low, -5, words("below {}", number(-5, ".0f"), size=SMALL)),
            line.span(5, line.high, words("above {}", 5, size=SMALL)),
        )
