"""A network reads a digit, in ten seconds: what an audit can look at is all there, once.

MUTATION says what is false in the film; the audit plays the scene without it.
"""

import os

from manim import RIGHT, FadeIn, VGroup

from nnmath import weight_grid
from scenes._assets import chosen_digit, chosen_network
from scenes._data.reading import Reading
from scenes._lesson import ANY_INPUT, Lesson, beat
from scenes._staging.drawn_network import draw
from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.network.diagram import NetworkDiagram
from scenes.mobjects.theme import BODY
from scenes.mobjects.walls.grid_wall import GridWall
from tests.audit.mutated.mutations import MUTATIONS

MUTATIONS[os.environ.get("MUTATION", "none")]()


class OnePass(Lesson):
    needs = ANY_INPUT

    def construct(self) -> None:
        reading = Reading.of(network := chosen_network(), chosen_digit(network))
        diagram = draw(reading, self.stage.main)
        layer = network.layers[0]
        grids = [weight_grid(layer, j, reading.digit.image.shape) for j in range(4)]
        self.weights_grow(reading, diagram)
        self.lights(reading, diagram)
        self.grids(GridWall(grids, self.stage.main))

    @beat
    def weights_grow(self, reading: Reading, diagram: NetworkDiagram) -> None:
        """Every connection is drawn. | Here are all of them."""
        diagram.set_input(reading.digit.x)
        total = f"{reading.network.weight_count:,}"
        counter = Readout(0, ",d", BODY, field=total)
        count = Labelled(words("connections"), counter, RIGHT)
        self.add(diagram.input, *diagram.layers, self.stage.corner.place(count, RIGHT))
        self.play(diagram.grow_weights(counter), run_time=2)
        self.say(*diagram.show_signs(1, 0.3), run_time=0.5)

    @beat
    def lights(self, reading: Reading, diagram: NetworkDiagram) -> None:
        """The light runs through. | The brightest output is the answer."""
        self.clear(keep=[diagram.input, *diagram.layers], run_time=0.4)
        for k, step in enumerate(reading.steps):
            self.play(diagram.send(k, reading.signals[k], 0.6), run_time=0.5)
            self.play(diagram.light(k + 1, step.a), run_time=0.5)
        self.say(FadeIn(diagram.neuron(layer=-1, index=reading.answers[0])), run_time=0.4)

    @beat
    def grids(self, wall: GridWall) -> None:
        """And this is what four of the neurons look for."""
        self.clear(run_time=0.4)
        self.play(FadeIn(VGroup(*wall.grids)), run_time=0.5)
