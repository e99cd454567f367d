"""The box of the rule, opened: the network in it, with a frame around and its lines counted."""

from collections.abc import Sequence

from manim import RIGHT, Animation, FadeIn, FadeOut, LaggedStart, Mobject, Rectangle
from manim import ReplacementTransform as Become

from scenes._data.placed import answer
from scenes._data.reading import Reading
from scenes._film.told import ToldScene
from scenes._staging.drawn_network import go_over, run_through, told
from scenes.mobjects.grids.cells import ring
from scenes.mobjects.grids.legend import SignKey
from scenes.mobjects.growing import shrink_into
from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.network.diagram import NetworkDiagram
from scenes.mobjects.network.growth import Growth
from scenes.mobjects.pictures.photograph import Answered
from scenes.mobjects.pictures.rule_box import RuleBox, one_of_ten
from scenes.mobjects.stage import Stage
from scenes.mobjects.theme import BODY, THEME

MARGIN = 0.06  # from the frame to the stage's edge, in Manim's units: it keeps off captions


class Box:
    """A rule as an image, a box and an answer, which becomes a network, all of it in a frame.

    Parts: `rule`, `frame`, `count`, the number of lines, and the `key` of their colours.
    """

    def __init__(self, diagram: NetworkDiagram, reading: Reading, stage: Stage) -> None:
        self.diagram, self.label = diagram.set_input(reading.digit.x), reading.label
        self.stage = stage
        self.reads_digits = reading.reads_digits
        # What other outputs should say, nobody knows.
        answer = one_of_ten(self.label) if self.reads_digits else "?"
        self.rule = RuleBox(reading.digit.image, answer, stage.whole)
        # The box has nothing to cover, and grows over the picture.
        self.rule.box.set_fill(opacity=0)
        room = stage.whole.inset(MARGIN)
        self.frame = Rectangle(width=room.width, height=room.height, color=THEME.ink)
        total = f"{reading.network.weight_count:,}"
        label = words("of {} lines drawn", total) if self.diagram.hidden else words("lines")
        counter = Readout(0, ",d", BODY, field=total)
        self.count = stage.corner.place(Labelled(label, counter, RIGHT), RIGHT)
        room.place(self.frame)
        self.key = stage.foot.place(SignKey())

    def point(self) -> LaggedStart:
        """An animation: what goes in is pointed at, then what comes out."""
        return LaggedStart(ring(self.rule.name_in), ring(self.rule.name_out), lag_ratio=0.8)

    def open(self) -> list[Animation]:
        """Animations: the box grows around all, and the answer goes to the output that stands for
        it, where there is one.
        """
        outputs = self.diagram.outputs
        names = [name for name in outputs.names if len(name)]  # a single output has an empty one
        label = -1 if self.label is None else self.label
        named = names[label] if label in range(len(names)) else outputs
        becoming = [Become(self.rule.image, self.diagram.input), Become(self.rule.box, self.frame)]
        return [*becoming, shrink_into(self.rule.answer, named)]

    def show_circles(self) -> list[Animation]:
        """Animations: the circles come, and the number of lines, none yet."""
        return [*map(FadeIn, self.diagram.layers), FadeIn(self.count)]

    def draw_lines(self) -> Growth:
        """An animation: line after line is drawn and counted."""
        return self.diagram.grow_weights(self.count.number)

    def answers(self, readings: Sequence[Reading]) -> Answered:
        """Small at the foot what is read of each digit, to be shown in its turn."""
        read = [(each.digit.image, answer(each.outputs, each.names)) for each in readings]
        return Answered(read, self.stage.foot)

    def read_others(
        self, scene: ToldScene, readings: Sequence[Reading], row: Answered, name: Mobject
    ) -> None:
        """Play how all digits but the first are read, one by one, and noted in a row.

        name: what is written of the first.
        """
        for reading, note in zip(readings[1:], row.read[1:]):
            scene.play(*go_over(self.diagram, reading), FadeOut(name), run_time=0.3)
            run_through(scene, self.diagram, reading, 0.6)
            name = told(self.diagram, reading, self.stage.corner)
            scene.play(FadeIn(name, note), run_time=0.2)
            scene.hold(0.4)

    def go(self) -> list[Animation]:
        """Animations: only the network stays, and its lines make way for light."""
        return [FadeOut(self.frame, self.count), self.diagram.hide_weights()]
