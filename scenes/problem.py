"""The problem: a digit is plain to us, and hard to write a program for (storyboard 1)."""

from manim import (
    RIGHT,
    Create,
    FadeIn,
    FadeOut,
    LaggedStart,
    ReplacementTransform,
    TransformFromCopy,
    VGroup,
)

from scenes._assets import chosen_digit
from scenes._handwriting import Handwriting, handwriting_of
from scenes._lesson import Lesson, beat
from scenes.mobjects.grids.agreement import Agreement
from scenes.mobjects.grids.cells import ring
from scenes.mobjects.grids.grid_wall import picture_wall
from scenes.mobjects.grids.grids import ImageGrid, SignKey
from scenes.mobjects.grids.magnifier import Magnifier
from scenes.mobjects.grids.pile import Pile
from scenes.mobjects.grids.pixel_distance import PixelDistance, in_pairs
from scenes.mobjects.grids.rule_box import RuleBox
from scenes.mobjects.growing import grow_out_of, shrink_into
from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import BODY

FAR = 0.75  # of its full size: how large the picture is when the film begins
CLEAR = 0.1  # of captions and neighbours, in Manim's units


class Problem(Lesson):
    def construct(self) -> None:
        digit = chosen_digit()
        ours, room = handwriting_of(digit), self.stage.whole.inset(0, CLEAR)
        answer = "0 … 9" if digit.label is None else str(digit.label)
        one, *others = ours.farther_than()
        agreement, pairs = Agreement(ours.own, room), in_pairs(one, others, room)
        glass = Magnifier(digit.image, room)

        self.one_idea(self.at_a_glance(ours, room), agreement)
        self.which_pair(agreement.pile, pairs)
        self.farther_apart(pairs)
        self.only_numbers(pairs, glass)
        self.one_rule(glass, RuleBox(digit.image, answer, self.stage.whole))

    @beat
    def at_a_glance(self, ours: Handwriting, room: Area) -> VGroup:
        """What is this? | One glance, and you know. | And now? And now? The picture changes; what
        you see does not. | So many pictures, and one idea.
        """
        left, right = room.split(3, 2)
        beside = left.fit(ImageGrid(ours.own[0]))
        picture = room.fit(beside.copy())
        seen = right.fit(words("{}", ours.label, bold=True)).scale(FAR)
        self.add(self.heading("Reading a digit"), picture.scale(FAR))
        self.play_on(picture.animate.scale(1 / FAR), at_least=2.5)
        aside = picture.animate.replace(beside)
        self.say(LaggedStart(aside, FadeIn(seen), lag_ratio=0.5), at_least=1.5)
        self.say()
        for one in ours.own[1:]:
            self.play(picture.animate.set_values(one), run_time=0.7)
        wall = picture_wall(ours.own, room)
        self.say(shrink_into(seen, wall[-1]), ReplacementTransform(picture, wall[-1]), run_time=1)
        self.play_on(LaggedStart(*(TransformFromCopy(wall[-1], one) for one in wall[:-1])))
        return wall

    @beat
    def one_idea(self, wall: VGroup, agreement: Agreement) -> None:
        """Lay them all on one another: is the light always in the same place? | These pixels are
        bright in at least one of the pictures, | and only these few are bright in all of them.
        """
        self.play(FadeIn(agreement.pile), run_time=0.4)
        self.play_on(agreement.pile.gather(wall), at_least=3)
        self.say(agreement.tell_any(), at_least=1)
        self.play_on(ring(agreement.table.row(0)), at_least=2)
        self.say(agreement.tell_all(), at_least=1)
        self.play_on(ring(agreement.table.row(1)), at_least=2)

    @beat
    def which_pair(self, pile: Pile, pairs: list[PixelDistance]) -> None:
        """Then how could a program tell? It knows one picture, and compares all pixels. | Which
        pair is closer together, A or B? | Guess first: the bar shows how much time is left.
        """
        first, second = pairs
        beside = self.stage.whole.beyond(VGroup(first.pair, second.pair)).inset(CLEAR)
        task = Task.filling(words("Which pair is closer?"), beside)
        known = self.stage.main.fit(first.first.copy())
        self.clear(ReplacementTransform(pile, known), run_time=1)
        copied = TransformFromCopy(known, second.first)
        self.play_on(copied, ReplacementTransform(known, first.first), at_least=1)
        self.say(*(FadeIn(pair.letter, pair.second) for pair in pairs))
        self.play_on(FadeIn(task, lag_ratio=0.2))
        self.say(task.run_out(5))

    @beat
    def farther_apart(self, pairs: list[PixelDistance]) -> None:
        """Blue: the first picture is brighter. Red: the second one is. | Each difference is
        squared, all are added up, and the root is the distance. | Now pair B, in the same way.
        | Pair B is closer, and yet only pair A is the same digit twice!
        """
        key = self.stage.corner.place(SignKey("first brighter", "second brighter"), RIGHT)
        first, second = pairs
        self.clear(FadeIn(first.result, key), keep=[*first.pair, *second.pair], run_time=0.5)
        self.play_on(first.measure(), at_least=4)
        self.say(FadeOut(first.cursors), ring(first.total), at_least=2)
        self.play(first.take_root(), run_time=1)
        self.say(FadeIn(second.result), run_time=0.5)
        self.play_on(second.measure(), at_least=4)
        self.play(FadeOut(second.cursors), second.take_root(), run_time=1)
        self.say(ring(first.length.number, second.length.number), at_least=3)

    @beat
    def only_numbers(self, pairs: list[PixelDistance], glass: Magnifier) -> None:
        """And a program does not even see light: of each pixel, it gets a number. | 0 is dark, 1
        is fully lit, and all greys lie between. | 28 rows of 28 numbers: 784. | That is all it
        gets: no line, no curve, no digit.
        """
        picture, count = glass.picture, Readout(0, ",d", BODY, field="784")
        total = self.stage.corner.place(Labelled(words("numbers"), count, RIGHT), RIGHT)
        self.clear(keep=[pairs[0].first], run_time=0.5)
        self.play(ReplacementTransform(pairs[0].first, picture), run_time=1.2)
        self.play_on(Create(glass.frame), grow_out_of(glass.frame, glass.glass))
        self.say(glass.follow(), at_least=5)
        self.say(FadeIn(total), run_time=0.4)
        self.play_on(picture.print_all(), count.count_to(picture.values.size), at_least=3)
        self.say(picture.fade_plates(0), glass.glass.fade_plates(0), run_time=1)
        self.play_on(glass.go_back(), at_least=3)

    @beat
    def one_rule(self, glass: Magnifier, rule: RuleBox) -> None:
        """So we look for a rule: 784 numbers go in, | and one digit comes out. | Which steps stand
        in the box? Who could write that program? | Your brain has such a rule, yet cannot say it.
        | It is a loose inspiration for what comes now.
        """
        picture = glass.picture
        self.clear(picture.animate.replace(rule.image), run_time=1)
        self.play(FadeIn(rule.arrow_in, rule.name_in, rule.box), run_time=0.5)
        self.play_on(rule.take_in(picture), at_least=2)
        self.say(FadeIn(rule.arrow_out, rule.name_out), rule.give_out(), at_least=1.5)
        self.say(FadeIn(rule.mark), picture.fade_plates(1), at_least=2)
        self.say(picture.unprint(), at_least=2)
        self.remove(picture)
        self.add(rule)
        self.say(rule.take_in(), at_least=2)
