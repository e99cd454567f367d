"""The problem: a digit is plain to us, and hard to write a program for (storyboard 1)."""

from manim import RIGHT, FadeIn, FadeOut, LaggedStart, ReplacementTransform, VGroup

from scenes._assets import chosen_digit
from scenes._data.handwriting import Handwriting, handwriting_of
from scenes._lesson import Lesson, beat
from scenes.mobjects.grids.cells import ring
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.grids.legend import SignKey
from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.pictures.agreement import Agreement
from scenes.mobjects.pictures.magnifier import Magnifier
from scenes.mobjects.pictures.numbered_grid import NumberedGrid
from scenes.mobjects.pictures.rule_box import RuleBox, one_of_ten
from scenes.mobjects.stage import Area
from scenes.mobjects.sums.one_pixel import OnePixel
from scenes.mobjects.sums.pixel_distance import PixelDistance, in_pairs
from scenes.mobjects.theme import BODY, THEME
from scenes.mobjects.walls.grid_wall import picture_wall, spread_out

FAR = 0.75  # of its full size: how large the picture is when the film begins
CLEAR = 0.1  # of captions and neighbours, in Manim's units


class Problem(Lesson):
    def construct(self) -> None:
        digit = chosen_digit()
        ours, room = handwriting_of(digit), self.stage.whole.inset(0, CLEAR)
        one, *others, read = ours.farther_than()
        agreement = Agreement(ours.own, room)
        pairs = in_pairs(one, others, (ours.label, ours.label, read), room)

        wall = self.at_a_glance(ours, room)
        self.only_numbers(Magnifier(digit.image, room))
        self.one_idea(wall, agreement)
        self.which_pair(agreement, OnePixel(one, others[0], room), pairs)
        self.farther_apart(pairs)
        self.one_rule(RuleBox(digit.image, one_of_ten(digit.label), self.stage.whole))

    @beat
    def at_a_glance(self, ours: Handwriting, room: Area) -> VGroup:
        """What is this? | One glance, and you know. | And now? | And now? | The picture changes;
        what you see does not. | So many pictures, and one idea.
        """
        left, right = room.split(3, 2)
        beside = left.fit(ImageGrid(ours.own[0]))
        picture = room.fit(beside.copy())
        seen = right.fit(words("{}", ours.label, bold=True)).scale(FAR)
        self.add(self.heading("Reading a digit"), picture.scale(FAR))
        self.play_on(picture.animate.scale(1 / FAR), at_least=3)
        aside = picture.animate.replace(beside)
        self.say(LaggedStart(aside, FadeIn(seen), lag_ratio=1), at_least=1.5)
        for first_or_second in ours.own[1:3]:
            self.say(picture.animate.set_values(first_or_second), at_least=1.4)
        self.say()
        for one in ours.own[3:]:
            self.play(picture.animate.set_values(one), run_time=0.6)
        wall = picture_wall(ours.own, left)
        self.say(ReplacementTransform(picture, wall[-1]), run_time=0.7)
        self.play(spread_out(wall))
        self.play_on(ring(seen), at_least=1.5)
        return wall

    @beat
    def only_numbers(self, glass: Magnifier) -> None:
        """Each little square is a pixel. A program gets its number: 0 is dark, 1 fully lit. | 28
        rows of 28 numbers: 784. | That is all it gets: no line, no curve, no digit.
        """
        picture, count = glass.picture, Readout(0, ",d", BODY, field="784")
        total = self.stage.corner.place(Labelled(words("numbers"), count, RIGHT), RIGHT)
        self.clear(run_time=0.4)
        self.play(FadeIn(picture), run_time=0.4)
        self.play(glass.come(), run_time=1.2)
        self.play_on(glass.follow(), at_least=3.5)
        self.say(FadeIn(total), run_time=0.4)
        self.play_on(picture.print_all(), count.count_to(picture.values.size), at_least=3)
        self.say(picture.fade_plates(0), glass.glass.fade_plates(0), run_time=1)
        self.play_on(glass.go_back(), at_least=2.5)

    @beat
    def one_idea(self, wall: VGroup, agreement: Agreement) -> None:
        """Lay them all on top of one another: is the light always in the same place? | These
        pixels are at least three quarters lit in one picture or more, | and only these few in all
        of them.
        """
        self.clear(run_time=0.4)
        self.play(FadeIn(agreement.pile, *wall), run_time=0.4)
        self.play_on(agreement.pile.gather(wall), at_least=3)
        self.say(agreement.tell_any(), run_time=2)
        self.play_on(ring(agreement.table.row(0)), at_least=1.5)
        self.say(agreement.tell_all(), run_time=1)
        self.play_on(ring(agreement.table.row(1)), at_least=1.5)

    @beat
    def which_pair(self, agreement: Agreement, one: OnePixel, pairs: list[PixelDistance]) -> None:
        """Suppose a program has stored one picture, and compares a new one, pixel by pixel. | The
        difference is squared: so it counts, whichever of the two is brighter. | All the squares
        are added up: a small sum means the two are close. | Which pair is closer? Guess, while the
        bar lasts.
        """
        first, second = pairs
        beside = self.stage.whole.beyond(VGroup(first.pair, second.pair)).inset(CLEAR)
        asked = words("Which pair is closer?", color=THEME.attention, bold=True)
        task = Task.filling(asked, beside)
        becomes = ReplacementTransform(one.first, first.first)
        self.clear(keep=[agreement.pile], run_time=0.4)
        self.play(ReplacementTransform(agreement.pile, one.first), run_time=0.6)
        self.play(FadeIn(one.second), run_time=0.4)
        self.play_on(one.walk(), at_least=2)
        self.say(one.tell(), at_least=2)
        self.say(one.sweep(), at_least=3)
        self.say()
        self.clear(becomes, ReplacementTransform(one.second, first.second), run_time=0.7)
        self.play(FadeIn(first.letter, second.pair, task), run_time=0.5)
        self.play_on(task.run_out(4), at_least=4)

    @beat
    def farther_apart(self, pairs: list[PixelDistance]) -> None:
        """Blue: the first picture is brighter. Red: the second one is. | Now pair B. | B is closer,
        and yet only A is the same digit twice!
        """
        key = self.stage.corner.place(SignKey("positive difference", "negative difference"), RIGHT)
        first, second = pairs
        self.clear(FadeIn(first.result, key), keep=[*first.pair, *second.pair], run_time=0.5)
        self.play_on(first.measure(), at_least=4)
        self.say(FadeOut(first.cursors), FadeIn(second.result), run_time=0.5)
        self.play_on(second.measure(), at_least=3)
        lengths = ring(first.length.number, second.length.number)
        self.say(FadeOut(second.cursors), lengths, run_time=1.5)
        self.play(FadeIn(first.verdict, second.verdict), run_time=0.5)
        self.play_on(ring(first.verdict, second.verdict), at_least=2)

    @beat
    def one_rule(self, rule: RuleBox) -> None:
        """So we look for a rule: 784 numbers go in, | and one digit comes out. | What happens
        inside the box? Who could write that program? | Your brain reads digits in its own way.
        Nobody can say exactly how. | What comes now is loosely inspired by the brain.
        """
        picture = NumberedGrid(rule.image.values).replace(rule.image)
        self.clear(run_time=0.4)
        self.play(FadeIn(picture, rule.arrow_in, rule.name_in, rule.box, rule.mark), run_time=0.4)
        self.play_on(picture.print_all(), rule.take_in(), at_least=3)
        self.say(rule.give_out(), at_least=2)
        self.say(ring(rule.mark), at_least=2)
        self.say(picture.unprint(), at_least=2)
        self.say(rule.take_in(), at_least=2.5)
