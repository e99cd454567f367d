"""A neuron is a function, and so is all of the network: what it says on the way (storyboard 20)."""

from manim import RIGHT, Create, FadeIn, FadeOut
from manim import ReplacementTransform as Become

from scenes._assets import chosen_digit, chosen_network
from scenes._data.between import telling_path, three_readings
from scenes._data.reading import Reading
from scenes._lesson import Lesson, beat
from scenes._sentences import on_a_path as sentences
from scenes._staging.drawn_network import REST, go_over, once_more, run_through
from scenes._staging.in_mathematics.as_function import NeuronFunction
from scenes._staging.in_mathematics.on_the_way import OnTheWay
from scenes._staging.in_mathematics.one_box import OneBox
from scenes.mobjects.grids.cells import framed, ring
from scenes.mobjects.growing import grow_out_of, shrink_into
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import words


class Function(Lesson):
    def construct(self) -> None:
        network = chosen_network()
        between = telling_path(network, chosen_digit())
        readings = three_readings(network, between)
        neuron = NeuronFunction(network, [each.digit for each in readings], self.stage)
        box = OneBox(readings, [Reading.of(network, between.brightest)], self.stage)
        way = OnTheWay(between, box.outputs.limit, self.stage)

        self.more_than_a_number(neuron)
        self.another_picture(neuron)
        self.one_box(neuron, box)
        self.three_digits(box)
        self.in_between(box, way)
        (self.where_it_flips if between.flips else self.no_flip)(way)
        self.whatever_comes_in(way)

    @beat
    def more_than_a_number(self, one: NeuronFunction) -> None:
        """A neuron is a thing that holds a number: so these films began. | But where does that
        number come from? | All the numbers in front of it flow in, each on a line of its own.
        | So a neuron is a function: it takes many numbers and gives one.
        """
        self.add(self.heading("All of it is one function"), one.neuron)
        self.play_on(ring(one.neuron), at_least=2)
        self.say(one.go_home(), run_time=1.2)
        self.play_on(*one.come(), one.neuron.darken(), at_least=1)
        self.say(one.flow_in(), at_least=2.5)
        self.play(one.light(), run_time=0.8)
        self.say(FadeIn(one.labels[0], framed(one.labels[0])), run_time=0.7)
        self.play(one.diagram.signals[one.layer].pulse(REST), run_time=1.5)
        self.play_on(FadeIn(one.labels[1], framed(one.labels[1])), at_least=1)

    @beat
    def another_picture(self, one: NeuronFunction) -> None:
        """Another picture: other numbers go in, and another number comes out. | And a third. | The
        neuron is the same function each time. Only what goes in has changed.
        """
        diagram, alike = one.diagram, sentences.SAME_NUMBER if one.is_alike else None
        if alike:
            self.say_instead(alike)
        staying = [*diagram.columns, *diagram.signals, one.labels]
        self.clear(FadeIn(one.record.label, one.record.read[0]), keep=staying, run_time=0.5)
        for k, reading in enumerate(one.readings[1:], start=1):
            if k > 1:
                self.say()
            self.play(*go_over(diagram, reading), run_time=0.5)
            run_through(self, diagram, reading, max(1.5, self.phrase_left - 0.5))
            self.play(FadeIn(one.record.read[k]), run_time=0.5)
        self.say(once_more(diagram), at_least=2)

    @beat
    def one_box(self, one: NeuronFunction, box: OneBox) -> None:
        """It is one of many, and each of them is a function. | What one layer gives, the next one
        takes: function after function. | Put together, they are a single function. Call it f.
        | 784 numbers go in, and ten come out. | Inside are all the weights and biases. They make it
        this function and no other.
        """
        diagram, sizes = box.diagram, box.readings[0].network.sizes
        diagram.put_out()
        place = diagram.neuron(one.layer + 1, one.index)
        home = Become(one.diagram.input, box.input)
        self.clear(home, shrink_into(one.neuron, place), run_time=1.2)
        rest = [*diagram.layers, *box.about, *diagram.lit_keys()]
        self.play_on(Create(place), *map(FadeIn, rest), at_least=1)
        self.say(FadeOut(place), run_time=0.3)
        run_through(self, diagram, box.readings[0], max(2.4, self.phrase_left))
        self.say(box.fold(), at_least=3)
        told = sentences.ends(sizes[0], sizes[-1])
        self.say(FadeIn(box.names), told=told, run_time=0.7)
        self.play_on(ring(*box.names), at_least=1.5)
        self.say(*box.count_up(), at_least=2.5)

    @beat
    def three_digits(self, box: OneBox) -> None:
        """A picture goes in, and its outputs come out. | Another picture, other outputs. | And a
        third: always the same f.
        """
        for k, reading in enumerate(box.readings):
            told = sentences.SAME_OUTPUTS if k == 1 and box.is_alike else None
            if k:
                self.say(*box.take(reading), told=told, run_time=0.5)
            else:
                self.play(*box.take(reading), FadeIn(box.record.label), run_time=0.5)
            self.play(box.go_in(), run_time=1)
            lit = box.outputs.light(reading.outputs)
            self.play_on(lit, FadeIn(box.record.read[k]), at_least=1)

    @beat
    def in_between(self, box: OneBox, way: OnTheWay) -> None:
        """Now mix two of these pictures, pixel by pixel. | t says how much of the second one is in:
        from none of it to all. | Halfway, each pixel is the mean of both. No one wrote that digit.
        | Your guess: at which t does the answer change, and to what?
        """
        blend, first, last = way.blend, box.record.read[0][0], box.record.read[-1][0]
        box.outputs.set_activations(way.walk.outputs.activations).set_told(0)
        moved = [Become(box.input, blend.image), Become(box.outputs, way.walk.outputs)]
        self.clear(*moved, keep=[first, last], run_time=1)
        grown = (grow_out_of(place, term) for place, term in zip((first, last), blend.terms))
        self.play(*grown, FadeOut(first, last), run_time=1)
        self.play_on(FadeIn(blend.signs, blend.shares), at_least=0.7)
        axis = (way.walk.plot.line, way.walk.plot.names[0])
        self.say(FadeIn(*axis, blend.dot, blend.t), run_time=0.6)
        self.play_on(blend.go_to(1), at_least=3)
        self.say(blend.go_to(0.5), run_time=1.5)
        self.play_on(ring(blend.image), at_least=1)
        question, told = sentences.asked(len(way.walk.outputs.names))
        task = Task(words(question), way.under)
        self.say(FadeIn(task), blend.go_to(0), told=told, run_time=1)
        self.play_on(task.run_out(4), at_least=4)

    @beat
    def where_it_flips(self, way: OnTheWay) -> None:
        """f answers every one of these pictures: each output draws its curve. | Here two outputs
        are equal. Behind this point, another one is the highest. | In between the answer is a third
        digit: neither picture is read as one. | No output ever jumps. Only the answer does.
        """
        flips, walk = way.between.flips, way.walk
        self.begin(way)
        self.play_on(FadeIn(way.names[0]), walk.walk_to(flips[0].t), at_least=3)
        note = self.stage.corner.place(words(*way.equal(0)), RIGHT)
        self.say(Create(way.flips[0]), FadeIn(note), run_time=1)
        self.play_on(ring(note), at_least=1.5)
        self.say(FadeIn(way.names[1]), told=sentences.on_between(way.between), run_time=0.4)
        for k, flip in enumerate(flips[1:], start=1):
            self.play_on(walk.walk_to(flip.t), at_least=2)
            other = self.stage.corner.place(words(*way.equal(k)), RIGHT)
            later = (Create(way.flips[k]), FadeIn(way.names[k + 1]))
            self.play(*later, FadeOut(note), FadeIn(other))
            note = other
        if len(flips) == 1:
            self.play_on(walk.walk_to((1 + flips[0].t) / 2), at_least=2)
        self.say(walk.walk_to(1), at_least=2.5)

    @beat
    def no_flip(self, way: OnTheWay) -> None:
        """f answers every one of these pictures: each output draws its curve. | The same output is
        the highest all the way: the answer never changes. | No output ever jumps.
        """
        self.begin(way)
        self.play_on(way.walk.walk_to(0.5), at_least=3)
        told = sentences.unchanged(way.between)
        self.say(FadeIn(way.names[0]), way.walk.walk_to(0.8), told=told, at_least=2)
        self.say(way.walk.walk_to(1), at_least=1.5)

    @beat
    def whatever_comes_in(self, way: OnTheWay) -> None:
        """Halfway is no digit that anybody wrote, and f answers all the same. | A function answers
        whatever comes in. | Then what does it say to nothing but noise?
        """
        walk = way.walk
        self.clear(walk.walk_to(0.5), keep=way.drawn, run_time=2)
        self.play_on(ring(walk.blend.image), at_least=1.5)
        self.say(ring(walk.outputs), at_least=2)
        self.say(ring(walk.blend.image), at_least=2)

    def begin(self, way: OnTheWay) -> None:
        """The mixture makes way for the curves, which begin at the first picture."""
        self.clear(*way.begin(), keep=way.staying, run_time=0.8)
        way.walk.set_place([0, 0])
        self.play(FadeIn(way.walk.guide, way.walk.lamps), run_time=0.4)
        self.add(way.walk)
