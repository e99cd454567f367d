"""The problem: a digit is plain to us, and hard to write a program for (storyboard 1)."""

import numpy as np
from manim import (
    DOWN,
    RIGHT,
    Create,
    FadeIn,
    FadeOut,
    LaggedStart,
    ReplacementTransform,
    TransformFromCopy,
    VGroup,
)

from nnmath import pixel_distance
from scenes._assets import chosen_digit
from scenes._handwriting import Handwriting, handwriting_of
from scenes._lesson import Lesson, beat
from scenes.mobjects.grids.cells import ring
from scenes.mobjects.grids.contour import Contour
from scenes.mobjects.grids.grids import ImageGrid, SignKey
from scenes.mobjects.grids.numbered_grid import Magnifier, NumberedGrid
from scenes.mobjects.grids.pile import Pile
from scenes.mobjects.grids.pixel_distance import PixelDistance
from scenes.mobjects.grids.rule_box import RuleBox
from scenes.mobjects.growing import grow_out_of, shrink_into
from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.number_table import NumberTable
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.theme import BODY, HEADING, SMALL, THEME
from scenes.mobjects.tween import Tween

BRIGHT = 0.5  # from here on a pixel counts as bright
FAR = 0.6  # of its size: how large the picture is when the film begins


class Problem(Lesson):
    def construct(self) -> None:
        digit = chosen_digit()
        ours, answer = handwriting_of(digit), "0 … 9" if digit.label is None else str(digit.label)
        one, same, other = ours.farther_than()
        apart = pixel_distance(one, same)
        places = self.stage.whole.rows(1, 1)
        pairs = [
            PixelDistance(letter, one, second, apart, place)
            for letter, second, place in zip("AB", (same, other), places)
        ]
        left, right = self.stage.whole.split(3, 4)
        glass = Magnifier(left.fit(NumberedGrid(digit.image)), right)

        wall = self.at_a_glance(ours)
        self.one_idea(ours, wall)
        self.which_pair(pairs)
        self.farther_apart(pairs)
        self.only_numbers(pairs, glass)
        self.one_rule(glass, RuleBox(digit.image, answer, self.stage.whole))

    @beat
    def at_a_glance(self, ours: Handwriting) -> VGroup:
        """What is this? | One glance, and you know. | And now? And now? The picture changes; what
        you see does not. | So many pictures, and one idea.
        """
        left, right = self.stage.whole.split(3, 2)
        picture = left.fit(ImageGrid(ours.own[0])).scale(FAR)
        seen = right.place(words("{}", ours.label, size=6 * HEADING, bold=True))
        self.add(self.heading("Reading a digit"), picture)
        self.play_on(picture.animate.scale(1 / FAR), at_least=2.5)
        self.say(grow_out_of(picture, seen), at_least=1.5)
        self.say()
        for one in ours.own[1:]:
            self.play(picture.animate.set_values(one), run_time=0.7)
        wall = VGroup(*map(ImageGrid, ours.own)).arrange_in_grid(rows=2, buff=0.3)
        self.stage.whole.fit(wall)
        home = ReplacementTransform(picture, wall[-1])
        self.say(shrink_into(seen, wall[-1]), home, run_time=1)
        self.play_on(LaggedStart(*(TransformFromCopy(wall[-1], one) for one in wall[:-1])))
        return wall

    @beat
    def one_idea(self, ours: Handwriting, wall: VGroup) -> None:
        """Lay them all on one another: is the light always in the same place? | These pixels are
        bright in at least one of the pictures, | and only these few are bright in all of them.
        """
        left, right = self.stage.whole.split(3, 2)
        pile = left.fit(Pile(ours.own)).set_landed(0)
        in_one, in_all = ((fold(ours.own >= BRIGHT, axis=0)) for fold in (np.any, np.all))
        names = [words("in at least one"), words("in all of them")]
        table = NumberTable(names, [in_one.sum(), in_all.sum()], spec=",d")
        title = words("pixels at least half lit", size=SMALL, color=THEME.muted)
        right.place(VGroup(title, table).arrange(DOWN, buff=0.4))
        self.play_on(FadeIn(pile), pile.gather(wall), at_least=3)
        for k, cells in enumerate((in_one, in_all)):
            outline = Contour(pile, cells, color=(THEME.muted, THEME.attention)[k])
            self.say(Create(outline.set_z_index(k + 1)), FadeIn(table.row(k), *[title][k:]))
            self.play_on(ring(table.row(k)), at_least=2)

    @beat
    def which_pair(self, pairs: list[PixelDistance]) -> None:
        """Then how could a program tell? It knows one picture, and compares all pixels. | Which
        pair is closer together, A or B? | Guess first: the bar shows how much time is left.
        """
        first, second = pairs
        task = Task(first.numbers.fit(words("Which pair is closer?")), first.numbers)
        self.clear(run_time=0.5)
        self.play(FadeIn(first.first), run_time=0.8)
        self.play_on(TransformFromCopy(first.first, second.first), at_least=1)
        for pair in pairs:
            (self.say if pair is first else self.play)(FadeIn(pair.letter, pair.second))
        self.play_on(FadeIn(task, lag_ratio=0.2))
        self.say(task.run_out(5))
        self.play(FadeOut(task.words), run_time=0.5)

    @beat
    def farther_apart(self, pairs: list[PixelDistance]) -> None:
        """Blue: the first picture is brighter. Red: the second one is. | Each difference is
        squared, all are added up, and the root is the distance. | Now pair B, in the same way.
        | Pair B is closer, and yet only pair A is the same digit twice!
        """
        key = self.stage.corner.place(SignKey("first brighter", "second brighter"), RIGHT)
        first, second = pairs
        self.play(FadeIn(first.result, key), run_time=0.5)
        self.play_on(first.measure(), at_least=4)
        self.say(FadeOut(first.cursors), ring(first.total), at_least=2)
        self.say(FadeIn(second.result), run_time=0.5)
        self.play_on(second.measure(), at_least=4)
        self.say(FadeOut(second.cursors), ring(first.length, second.length), at_least=3)

    @beat
    def only_numbers(self, pairs: list[PixelDistance], glass: Magnifier) -> None:
        """And a program does not even see light: of each pixel, it gets a number. | 0 is dark, 1
        is fully lit, and all greys lie between. | 28 rows of 28 numbers: 784. | That is all it
        gets: no line, no curve, no 3.
        """
        picture, shape = glass.picture, glass.picture.values.shape
        start, count = pairs[0].first, Readout(0, ",d", BODY, field="784")
        total = self.stage.corner.place(Labelled(words("numbers"), count, RIGHT), RIGHT)
        self.clear(ReplacementTransform(start, picture), run_time=1.5)
        self.play(Create(glass.frame), run_time=0.5)
        self.play_on(grow_out_of(glass.frame, glass.glass))
        self.say(glass.follow(), at_least=5)
        rows = Tween(picture, "print_rows", 0, shape[0])
        self.say(FadeIn(total), run_time=0.4)
        self.play_on(rows, count.count_to(picture.values.size), at_least=3)
        self.say(picture.fade_plates(0), glass.glass.fade_plates(0), at_least=3)

    @beat
    def one_rule(self, glass: Magnifier, rule: RuleBox) -> None:
        """So we look for a rule: 784 numbers go in, | and one digit comes out. | Which steps stand
        in the box? Who could write that program? | Your brain knows a rule, but does not tell it.
        | It is a loose inspiration for what comes now.
        """
        picture = glass.picture
        self.clear(picture.animate.replace(rule.image), run_time=1)
        self.play(FadeIn(rule.arrow_in, rule.name_in, rule.box), run_time=0.5)
        self.play_on(shrink_into(picture.copy(), rule.box))
        self.say(FadeIn(rule.arrow_out, rule.name_out), rule.give_out(), at_least=1.5)
        self.say(FadeIn(rule.mark), picture.fade_plates(1), at_least=2)
        self.say(Tween(picture, "print_rows", len(picture.values), 0), at_least=2)
        self.remove(picture)
        self.add(rule)
        self.say(rule.take_in(), at_least=2)
