"""The whole network folded into one box, between the picture and its outputs."""

from collections.abc import Sequence
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
from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.text import Readout, formula, words
from scenes.mobjects.pictures.photograph import Answered
from scenes.mobjects.pictures.rule_box import arrow_along
from scenes.mobjects.stage import GAP, Area, Stage
from scenes.mobjects.theme import BODY, HEADING, SMALL, THEME

SHARES = (4, 9, 4)  # of the room between picture and outputs: an arrow, the box, an arrow
NAME = 4 * HEADING  # the size of the letter in the box
ON_TOP = 40  # the z-index of the box: above all of the diagram
AIR = 0.14  # between an arrow and what it joins or is called, in Manim's units


class OneBox:
    """The mobjects of a network that reads digits, drawn at first and a box afterwards.

    `diagram`, whose `input` and `outputs` stay where they are; `about`, what is written about its
    columns; `box` with its letter, `count` (the numbers inside), `arrows` and `names` ("784 in",
    "10 out"); `record`, the digits and their answers; `between`, the room of the box.
    """

    def __init__(
        self, readings: Sequence[Reading], others: Sequence[Reading], stage: Stage
    ) -> None:
        """readings: of the digits, the first to begin with. others: what else will be read."""
        self.readings, own = readings, readings[0]
        self.sizes = own.network.sizes
        self.diagram = draw(own, stage.main, [*readings[1:], *others])
        self.input, self.outputs = self.diagram.set_input(own.digit.x).input, self.diagram.outputs
        self.about = written(own, self.diagram)
        self.between = room_between(self.diagram.layout.zone, self.input, self.outputs)
        first, inner, last = self.between.split(*SHARES, gap=AIR)
        self.box = inner.place(Rectangle(width=inner.side, height=inner.side, color=THEME.ink))
        # What goes in vanishes behind it.
        self.box.set_stroke(width=5).set_fill(THEME.background, 1).set_z_index(ON_TOP)
        self.letter = formula("f", size=NAME * min(1, inner.side / 2.5)).move_to(self.box)
        self.letter.set_z_index(ON_TOP + 1)
        counter = Readout(0, ",d", BODY, field=f"{own.network.parameter_count:,}")
        self.count = Labelled(words("numbers inside", size=SMALL), counter, RIGHT)
        self.count.next_to(self.box, DOWN, buff=AIR)
        way, beside = (DOWN, RIGHT) if stage.tall else (RIGHT, UP)
        self.arrows = VGroup(*(arrow_along(each, way) for each in (first, last)))
        ends = self.sizes[0], self.sizes[-1]
        self.names = VGroup(
            *(
                words(sentence, f"{size:,}", size=SMALL).next_to(arrow, beside, buff=AIR)
                for sentence, size, arrow in zip(("{} in", "{} out"), ends, self.arrows)
            )
        )
        read = [(each.digit.image, answer(each.outputs)) for each in readings]
        self.record = Answered(read, stage.foot)

    @property
    def is_alike(self) -> bool:
        """Whether the outputs are the same for all digits."""
        return all(each.looks_like(self.readings[0]) for each in self.readings[1:])

    @property
    def around(self) -> list[Mobject]:
        """All columns behind the picture, and what is written about them."""
        return [*self.diagram.layers, *self.about]

    def begin_with(self, picture: Mobject) -> Animation:
        """An animation: a picture that is there goes to its place, and is the first one."""
        return ReplacementTransform(picture, self.input)

    def fold(self) -> LaggedStart:
        """An animation: all between the picture and the outputs shrinks into the box."""
        inside = VGroup(*self.diagram.signals, *self.diagram.layers[:-1])
        named = (FadeIn(self.letter), *map(GrowArrow, self.arrows))
        folding = AnimationGroup(shrink_into(inside, self.box), Create(self.box))
        gone = FadeOut(*self.about)
        return LaggedStart(gone, folding, AnimationGroup(*named), lag_ratio=0.7)

    def count_up(self) -> list[Animation]:
        """Animations: the numbers inside are counted."""
        total = self.readings[0].network.parameter_count
        return [FadeIn(self.count.label), self.count.count_to(total)]

    def take(self, reading: Reading) -> list[Animation]:
        """Animations: another picture is there, and nothing is known of it."""
        seen = self.input.animate.set_values(reading.digit.image).build()
        return [seen, self.outputs.darken()]

    def give_out(self, k: int) -> list[Animation]:
        """Animations: the outputs of one of the pictures light up, and its answer is noted."""
        noted = [self.record.read[k], *([] if k else [self.record.label])]
        return [self.outputs.light(self.readings[k].outputs), FadeIn(*noted)]

    def go_in(self) -> Animation:
        """An animation: a copy of the picture goes into the box."""
        return shrink_into(self.input.copy(), self.box)


def room_between(area: Area, before: Mobject, after: Mobject) -> Area:
    """What lies between two mobjects of an area: side by side, or where it stacks from the top."""
    rest = area.beyond(before)
    if area.stacks:
        bottom = float(after.get_top()[1]) + GAP
        return replace(rest, bottom=bottom, height=rest.top - bottom)
    return replace(rest, width=float(after.get_edge_center(LEFT)[0]) - GAP - rest.left)
