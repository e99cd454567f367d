"""Parameters: how many numbers are to be set, in this network and a large one (storyboard 15)."""

from manim import RIGHT, Create, FadeIn, FadeOut, LaggedStart
from manim import ReplacementTransform as Become

from scenes._assets import chosen_digit, chosen_network
from scenes._data.reading import Reading
from scenes._lesson import PICTURES, Lesson, beat
from scenes._sentences import counts
from scenes._staging.all_of_it.at_work import AtWork
from scenes._staging.all_of_it.counted_layers import CountedMosaic, LayerTable, looking_at
from scenes._staging.all_of_it.counted_neuron import OneNeuron
from scenes._staging.all_of_it.counted_zoom import CountedZoom, count_of_numbers
from scenes.mobjects.grids.cells import framed, ring
from scenes.mobjects.growing import grow_out_of
from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.network.diagram import NetworkDiagram


class Parameters(Lesson):
    needs = PICTURES

    def construct(self) -> None:
        network, room = chosen_network(), self.stage.whole
        reading = Reading.of(network, chosen_digit(network))
        image = reading.digit.image
        diagram = looking_at(network, image, self.stage.main)
        one = OneNeuron(network.layers[0], reading.digit, room)
        count = self.stage.corner.place(count_of_numbers(), RIGHT)
        layers = LayerTable(network, image, room)
        picture = CountedMosaic(network, image.shape, room)
        far = CountedZoom.of(picture.mosaic, count.number, self.stage.main)

        self.guess(diagram)
        self.one_neuron(one, diagram)
        if one.layer.n_out > 1:
            self.its_whole_layer(one, count)
        self.layer_by_layer(layers)
        self.all_in_one_picture(picture, layers, count)
        if far:
            self.a_large_one(picture, far, count)
        self.good_values(picture, far, AtWork(picture.mosaic.copy(), reading, self.stage.main))

    @beat
    def guess(self, diagram: NetworkDiagram) -> None:
        """What a network reads depends on its numbers: each connection has a weight, | and each
        neuron after the pixels has a bias. | All have to be set. Guess: hundreds, thousands, or
        millions?
        """
        task = Task(counts.guesses(), self.stage.foot)
        self.add(self.heading("How many numbers?"), diagram.input, *diagram.layers)
        self.play_on(diagram.grow_weights(), at_least=3)
        around = framed(*(layer.line for layer in diagram.layers))
        self.say(LaggedStart(*map(Create, around), lag_ratio=0.5), at_least=2)
        asked = LaggedStart(*map(FadeIn, [*task.words, task.clock]), lag_ratio=0.8)
        self.say(FadeOut(around), asked, run_time=1)
        self.play(task.run_out(3))

    @beat
    def one_neuron(self, one: OneNeuron, diagram: NetworkDiagram) -> None:
        """We begin with one neuron. | It has a weight for each pixel, | and one bias."""
        place, counted = diagram.neuron(1, one.index), one.counted
        self.clear(Create(place), keep=[diagram.input, *diagram.layers], run_time=0.7)
        self.clear(Become(diagram.input, one.image), grow_out_of(place, one.grid), run_time=1.2)
        key = self.stage.corner.place(one.key, RIGHT)
        self.say(FadeIn(counted.walker, counted.table, one.names, key), run_time=0.5)
        self.play_on(counted.come(), at_least=3.5)
        self.say(counted.come(bias=True), FadeOut(counted.walker), run_time=0.7)
        self.play_on(ring(counted.table.total), at_least=1)

    @beat
    def its_whole_layer(self, one: OneNeuron, count: Labelled) -> None:
        """First the weights: each neuron of this layer has its own. | Then a bias for each."""
        wall = one.its_layer(count.number, self.stage.main)
        self.clear(Become(one.grid, wall.first), run_time=0.9)
        self.play(FadeIn(count), run_time=0.3)  # where the colours' key was
        self.play_on(wall.come(), at_least=2.5)
        self.say(wall.come(biases=True), at_least=1.8)

    @beat
    def layer_by_layer(self, layers: LayerTable) -> None:
        """The first layer: pixels times neurons, and a bias for each neuron. | Each layer behind it
        counts in the same way. | So many numbers have to be set: the network's parameters.
        """
        table, more = layers.table, len(layers.counts) - 1
        self.clear(run_time=0.4)
        self.play(FadeIn(layers.diagram.input, *layers.diagram.layers, table), run_time=0.4)
        self.play_on(layers.come(1), at_least=3)
        going_on = layers.come(more + 1) if more else ring(table.rows)
        self.say(going_on, told=None if more else counts.NO_MORE, at_least=1.2 * more)
        self.say(FadeIn(layers.answer), told=counts.so_many(layers.sum), run_time=0.7)
        self.play_on(Create(framed(layers.answer)), at_least=2)

    @beat
    def all_in_one_picture(
        self, picture: CountedMosaic, layers: LayerTable, count: Labelled
    ) -> None:
        """Here they are, all in one picture: every parameter a cell. | Blue ones are positive, red
        ones negative, and those near 0 dark. | Most of them lie in the first layer.
        """
        if picture.mosaic.runs_together:
            self.say_instead(counts.RUN_TOGETHER)
        count.number.set_value(layers.sum)
        self.clear(FadeIn(count), run_time=0.4)
        self.play(grow_out_of(layers.answer, picture.mosaic.show(0)), run_time=0.7)
        self.play_on(picture.come(), at_least=2.5)
        self.say(LaggedStart(*map(FadeIn, picture.key), lag_ratio=0.5), at_least=2)
        labels = LaggedStart(*map(FadeIn, picture.labels), lag_ratio=0.5)
        each = layers.counts[:, -1]
        self.say(labels, told=counts.where_most(each.tolist()), run_time=1.5)
        self.play_on(ring(picture.labels[int(each.argmax())]), at_least=2)

    @beat
    def a_large_one(self, picture: CountedMosaic, far: CountedZoom, count: Labelled) -> None:
        """Is that a lot? Our picture becomes a brick: here are a thousand like it. | All of these
        become one brick: a million pictures. | Llama 3.1, a program by Meta that writes text, has
        405 billion parameters. | Looking at one picture a second, day and night, takes about a
        year.
        """
        self.clear(Become(picture.mosaic, far.first), keep=[count], run_time=0.6)
        self.remove(far.first).add(far.zoom)
        for level, told in enumerate(far.told, start=1):
            if level > 1:
                self.say(FadeOut(far.told[level - 2]), run_time=0.2)
            self.play(far.go_to(level), run_time=max(2, self.phrase_left - 1.5))
            self.play(FadeIn(told), run_time=0.5)
            self.hold(1)
        days = self.stage.foot.place(far.passed)
        self.say(FadeIn(days), told=counts.about_days(far.days), run_time=0.3)
        self.play_on(far.sweep(), at_least=3)
        self.hold(1)

    @beat
    def good_values(self, picture: CountedMosaic, far: CountedZoom | None, work: AtWork) -> None:
        """Back to ours. Let us turn all of its parameters to 0. | Now all outputs say the same,
        whatever comes in. | Turn them back to their own values. | Finding good values for all of
        them is called learning, or training.
        """
        mosaic = picture.mosaic
        if not far:
            self.say_instead(counts.STAYED)
        else:
            self.clear(far.zoom.animate.set_swept(0), run_time=0.5)
            self.play(far.zoom.animate.set_level(0), run_time=1.2)
            self.remove(far.zoom)
            self.add(mosaic := far.first)
        self.clear(Become(mosaic, work.mosaic), run_time=0.6)
        self.play(FadeIn(work.image, work.outputs), run_time=0.4)
        self.play_on(work.turn(0), at_least=1.5)
        self.say(told=counts.all_say(work.outputs.activations))
        self.play_on(work.others_pass(), at_least=3.2)
        self.say(work.turn(1), at_least=2)
        self.say(FadeIn(work.learning(self.stage.foot)), run_time=0.7)
        self.play(*work.answer(self.stage.corner), run_time=0.7)
        self.play_on(Create(framed(work.mosaic)), at_least=1.5)
