"""A neuron is a function, and so is all of the network: what it says on the way (storyboard 20)."""

from manim import Create, FadeIn, FadeOut

from scenes._assets import chosen_digit, chosen_network
from scenes._data.between import telling_path, three_readings
from scenes._data.reading import Reading
from scenes._lesson import PICTURES, Lesson, beat
from scenes._sentences import on_a_path as sentences
from scenes._sentences import sizes
from scenes._staging.drawn_network import go_over, once_more, run_through
from scenes._staging.in_mathematics.as_function import NeuronFunction
from scenes._staging.in_mathematics.on_the_way import OnTheWay
from scenes._staging.in_mathematics.one_box import OneBox
from scenes.mobjects.grids.cells import framed, ring
from scenes.mobjects.growing import shrink_into

READ = (0.3, 0.8, 0.5)  # seconds: a picture is there, goes in, and is answered


class Function(Lesson):
    needs = PICTURES

    def construct(self) -> None:
        network = chosen_network()
        between = telling_path(network, chosen_digit(network))
        readings = three_readings(network, between)
        neuron = NeuronFunction(network, [each.digit for each in readings], self.stage)
        box = OneBox(readings, [Reading.of(network, between.brightest)], self.stage)
        way = OnTheWay(between, box.outputs.limit, self.stage)

        self.more_than_a_number(neuron)
        self.another_picture(neuron)
        self.one_box(neuron, box)
        self.in_between(box, way)
        (self.where_it_flips if between.flips else self.no_flip)(way)
        self.whatever_comes_in(way)

    @beat
    def more_than_a_number(self, one: NeuronFunction) -> None:
        """A neuron holds a number: so these films began. | After the input, it is computed from
        other numbers. | All numbers just before it flow in. The brighter a line, the more it adds
        or takes. | So a neuron is a function: 16 numbers in, one out.
        """
        self.add(self.heading("All of it is one function"), one.neuron, one.name)
        self.play_on(one.go_home(), at_least=2.5)
        self.say(*one.come(), one.neuron.darken(), at_least=1)
        self.say(one.flow_in(), run_time=2.5)
        self.play_on(one.light(), at_least=0.8)
        self.say(one.label(0), one.flow_in(), told=one.told, run_time=1.8)
        self.play_on(one.label(1), at_least=1)

    @beat
    def another_picture(self, one: NeuronFunction) -> None:
        """Another picture: other numbers in, another number out. | And a third. | The same function
        each time: only what comes in has changed.
        """
        if one.is_alike:
            self.say_instead(sentences.SAME_NUMBER)
        self.clear(FadeIn(one.record.label, one.record.read[0]), keep=one.drawn, run_time=0.5)
        for reading, following in zip(one.readings[1:], one.record.read[1:]):
            self.play(*go_over(one.diagram, reading), run_time=0.4)
            run_through(self, one.diagram, reading, max(1.5, self.phrase_left - 0.5))
            self.play(FadeIn(following), run_time=0.5)
            self.say()
        self.play_on(once_more(one.diagram), Create(framed(one.comes_in)), at_least=2)

    @beat
    def one_box(self, one: NeuronFunction, box: OneBox) -> None:
        """It is one of many: after the input, each neuron is a function. | What one layer gives,
        the next one takes: function after function. | Put together, they are one function: call it
        f. | It is like f(x) at school, with 784 numbers for x, and ten come out. | Its weights and
        biases make it this function and no other. | Picture after picture goes in, and its outputs
        come out: always the same f.
        """
        place = box.diagram.neuron(one.layer + 1, one.index)
        one.neuron.set_z_index(box.outputs.z_index + 1)  # it passes over what comes meanwhile
        self.clear(*box.begin_with(one.picture), shrink_into(one.neuron, place))
        self.play_on(Create(place), at_least=1.5)
        self.say(FadeOut(place), *box.diagram.darken(), run_time=0.4)
        run_through(self, box.diagram, box.own, max(2.4, self.phrase_left))
        self.say(box.fold(), at_least=3)
        self.say(box.name_ends(), told=sentences.ends(box.sizes), at_least=2.5)
        self.say(FadeIn(box.count), run_time=0.6)
        self.play_on(ring(box.count), at_least=1.5)
        self.say(told=sentences.SAME_OUTPUTS if box.is_alike else None)
        for k in range(len(box.readings)):
            for step, seconds in zip(box.read(k), READ):
                self.play(*step, run_time=seconds)

    @beat
    def in_between(self, box: OneBox, way: OnTheWay) -> None:
        """Now mix two of these pictures, pixel by pixel. | t says how much of the second one is in:
        from none to all. | Halfway, each pixel is the mean of both. | Your guess: how often does
        the answer change on the way?
        """
        blend, pictures = way.blend, [box.record.read[k][0] for k in (0, -1)]
        self.clear(*way.take_over(box), keep=pictures, run_time=1)
        self.play_on(*way.write_sum(pictures), at_least=1.5)
        self.say(FadeIn(*way.axis, blend.dot, blend.t), run_time=0.6)
        self.play_on(blend.go_to(1), at_least=3)
        self.say(blend.go_to(0.5), run_time=1.5)
        self.play_on(ring(blend.image), at_least=1)
        self.say(FadeIn(way.task), blend.go_to(0), told=way.asked, run_time=1)
        self.play_on(way.task.run_out(3.5), at_least=3.5)

    @beat
    def where_it_flips(self, way: OnTheWay) -> None:
        """f answers every one of these pictures: each output draws its curve. | Here two outputs
        are equal: from here on, another one is the highest. | And here it happens once more.
        | In between, the answer is a third digit. | The answer changes twice, and yet no output
        ever jumps.
        """
        flips = len(way.flips)
        self.clear(*way.begin(), keep=way.staying, run_time=0.8)
        self.add(way.walk)
        self.play_on(way.go_on(0), at_least=3)
        self.say(*way.mark(0), run_time=1)
        self.play_on(way.look_beyond(0), at_least=2)
        self.say(told=sentences.again(flips))
        for k in range(1, flips):
            self.play(way.go_on(k), run_time=1.5)
            self.play(*way.mark(k), run_time=0.8)
        if flips == 1:
            self.play_on(way.walk.walk_to(way.edges[1:].mean()), at_least=2)
        self.say(way.go_on(flips), told=sentences.on_between(way.between), at_least=2.5)
        self.say(*way.point_at_answers(), told=sentences.changes(flips), at_least=1.5)

    @beat
    def no_flip(self, way: OnTheWay) -> None:
        """f answers every one of these pictures: each output draws its curve. | The same output is
        the highest all the way: the answer never changes. | No output ever jumps.
        """
        self.clear(*way.begin(), keep=way.staying, run_time=0.8)
        self.add(way.walk)
        self.play_on(way.walk.walk_to(0.5), at_least=3)
        self.say(way.go_on(0), told=sentences.unchanged(way.between), at_least=2)
        self.say(way.walk.walk_to(0), at_least=1.5)

    @beat
    def whatever_comes_in(self, way: OnTheWay) -> None:
        """Nobody wrote the digit halfway, and f answers all the same. | It gives an answer to any
        784 numbers. | Then what does it say to nothing but noise?
        """
        self.clear(way.walk.walk_to(0.5), keep=way.drawn, run_time=max(3, self.phrase_left))
        told = sizes.any_numbers(way.blend.image.values.size)
        self.say(Create(framed(way.blend.image, way.walk.outputs)), told=told, at_least=2)
        self.say()
        self.clear(way.become_noise(), run_time=1.5)
        self.play_on(FadeIn(way.last.signs, way.last.caption), at_least=1.5)
