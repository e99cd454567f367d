"""The whole network folded into one box, between the picture and its outputs."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    Animation,
    AnimationGroup,
    Create,
    FadeIn,
    FadeOut,
    GrowArrow,
    LaggedStart,
    Mobject,
    Rectangle,
    ReplacementTransform,
    VGroup,
)

from scenes._data.placed import answer
from scenes._data.reading import Reading
from scenes._staging.drawn_network import draw, written
from scenes.mobjects.growing import shrink_into
from scenes.mobjects.lettering.labelled import Labelled, baseline, stand
from scenes.mobjects.lettering.text import Readout, formula, words
from scenes.mobjects.pictures.photograph import Answered
from scenes.mobjects.pictures.rule_box import arrow_along
from scenes.mobjects.stage import GAP, Area, Stage
from scenes.mobjects.theme import BODY, HEADING, SMALL, THEME

SHARES = (4, 9, 4)  # of the room between picture and outputs: an arrow, the box, an arrow
NAME = 4 * HEADING  # the size of the letter in the box
ON_TOP = 40  # the z-index of the box: above all of the diagram
SHADE = 0.15  # of its light: what a picture leaves behind that goes into the box
AIR = 0.14  # between an arrow and what it joins or is called, in Manim's units


class OneBox:
    """The mobjects of a network that reads digits, drawn at first and a box afterwards.

    `diagram`, whose `input` and `outputs` stay where they are; `about`, what is written about its
    columns; `box` with its letter, `count` (the numbers inside), `arrows`, `names` ("784 in",
    "10 out") and `terms` (x and f(x)); `record`, the digits and their answers; `between`, the room
    of the box.
    """

    def __init__(
        self, readings: Sequence[Reading], others: Sequence[Reading], stage: Stage
    ) -> None:
        """readings: of the digits, the last to begin with. others: what else will be read."""
        self.readings, self.own = readings, (own := readings[-1])
        self.sizes = own.network.sizes
        self.diagram = draw(own, stage.main, [*readings[:-1], *others])
        self.input, self.outputs = self.diagram.set_input(own.digit.x).input, self.diagram.outputs
        self.about = written(own, self.diagram)
        self.between = room_between(self.diagram.layout.zone, self.input, self.outputs)
        first, inner, last = self.between.split(*SHARES, gap=AIR)
        self.box = inner.place(Rectangle(width=inner.side, height=inner.side, color=THEME.ink))
        # What goes in vanishes behind it.
        self.box.set_stroke(width=5).set_fill(THEME.background, 1).set_z_index(ON_TOP)
        self.letter = formula("f", size=NAME * min(1, inner.side / 2.5)).move_to(self.box)
        heights = [baseline(name) for name in self.outputs.names if len(name)]
        if heights and not stage.tall:  # in one line with the nearest of the numbers behind the box
            at = baseline(self.letter)
            stand(self.letter, min(heights, key=lambda height: abs(height - at)))
        self.letter.set_z_index(ON_TOP + 1)
        total = Readout(own.network.parameter_count, ",d", BODY)
        self.count = Labelled(words("numbers inside", size=SMALL), total, RIGHT)
        self.count.next_to(self.box, DOWN, buff=2 * AIR)
        if stage.tall:  # an arrow is under the box
            stage.corner.place(self.count, RIGHT)
        way, beside = (DOWN, RIGHT) if stage.tall else (RIGHT, UP)
        self.arrows = VGroup(*(arrow_along(each, way) for each in (first, last)))
        ends = self.sizes[0], self.sizes[-1]
        self.names = VGroup(
            *(
                words(sentence, f"{size:,}", size=SMALL).next_to(arrow, beside, buff=AIR)
                for sentence, size, arrow in zip(("{} in", "{} out"), ends, self.arrows)
            )
        )
        called = ((0, "x"), (len(own.steps), "f(x)"))
        self.terms = VGroup(
            *(self.diagram.under(k).place(formula(term, size=HEADING)) for k, term in called)
        )
        for term, arrow in zip(self.terms, self.arrows) if stage.tall else ():
            term.next_to(arrow, LEFT, buff=AIR)  # under a row of outputs are their bars
        read = [(each.digit.image, answer(each.outputs, each.names)) for each in readings]
        self.record = Answered(read, stage.foot)

    @property
    def is_alike(self) -> bool:
        """Whether the outputs are the same for all digits."""
        return all(each.looks_like(self.readings[0]) for each in self.readings[1:])

    @property
    def around(self) -> list[Mobject]:
        """All columns behind the picture, and what is written about them."""
        return [*self.diagram.layers, *self.about]

    def begin_with(self, picture: Mobject) -> list[Animation]:
        """Animations: a picture that is there goes to its place, and what is lit by it comes."""
        for layer, step in zip(self.diagram.put_out().layers, self.own.steps):
            layer.set_activations(step.a)
        return [ReplacementTransform(picture, self.input), FadeIn(*self.around)]

    def fold(self) -> LaggedStart:
        """An animation: all between the picture and the outputs shrinks into the box."""
        inside = VGroup(*self.diagram.signals, *self.diagram.layers[:-1])
        named = (FadeIn(self.letter), *map(GrowArrow, self.arrows))
        folding = AnimationGroup(shrink_into(inside, self.box), Create(self.box))
        gone = FadeOut(*self.about)
        return LaggedStart(gone, folding, AnimationGroup(*named), lag_ratio=0.7)

    def name_ends(self) -> LaggedStart:
        """An animation: what goes in is called x and what comes out f(x), with how many each is."""
        (x, out), (in_count, out_count) = self.terms, self.names
        return LaggedStart(*map(FadeIn, (x, in_count, out_count, out)), lag_ratio=0.5)

    def read(self, k: int) -> Iterator[list[Animation]]:
        """Animations, in turn: a picture is there, it goes in, and its outputs and answer come."""
        reading = self.readings[k]
        seen = self.input.animate.set_values(reading.digit.image).build()
        yield [seen, self.outputs.darken()]
        # It leaves a shade of itself, so that it is seen to go.
        image = reading.digit.image
        shade = self.input.animate.set_values(SHADE * image).build()
        yield [shade, shrink_into(self.input.copy(), self.box)]
        noted = [self.record.read[k], *([] if k else [self.record.label])]
        again = self.input.animate.set_values(image).build()
        yield [again, self.outputs.light(reading.outputs), FadeIn(*noted)]


def room_between(area: Area, before: Mobject, after: Mobject) -> Area:
    """What lies between two mobjects of an area: side by side, or where it stacks from the top."""
    rest = area.beyond(before)
    if area.stacks:
        bottom = float(after.get_top()[1]) + GAP
        return replace(rest, bottom=bottom, height=rest.top - bottom)
    return replace(rest, width=float(after.get_edge_center(LEFT)[0]) - GAP - rest.left)
