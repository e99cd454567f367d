"""The same sums by loops and by one matrix product: what was timed, and the race that it makes."""

from collections.abc import Iterator

from manim import DOWN, LEFT, RIGHT, UP, Animation, AnimationGroup, Typst, VGroup

from nnmath.measuring.speed import Speed
from nnmath.plainly import activate, weighted_sums
from scenes._data.counted import two_figures
from scenes._data.own_code import listing
from scenes.mobjects.bars.time_race import TimeRace
from scenes.mobjects.lettering.code import CodeLines
from scenes.mobjects.lettering.labelled import Labelled, baseline, on_one_line, stand
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.stage import GAP, Area
from scenes.mobjects.theme import BODY, SMALL, THEME
from scenes.telling.speech import Sentence

PRODUCT = "W @ a"  # the piece of our code that the loops are held against
GUESSES = (2, 20, 200)  # times as long, to choose from
APART = 0.7  # between parts of the small print, in Manim's units
QUIET = {"size": SMALL, "color": THEME.muted}


class Timed:
    """The mobjects of the race, in place, none on screen.

    `product`, the line of our code that is compared; `loops`, the code that does without numpy;
    `done`, how many products it has added; `task`, to guess; `race`; `where` it was timed.
    """

    def __init__(self, speed: Speed, where: dict[str, str], area: Area) -> None:
        self.speed, self.about = speed, two_figures(speed.times)
        shown, heart = listing(weighted_sums), listing(activate)
        self.inner = shown.line("in zip("), shown.line("+=")
        left, right = area.split(*((4.2, 5) if area.stacks else (7.2, 6)))
        self.loops = CodeLines.filling(shown.lines, left, LEFT)
        line, counted, asked = right.rows(1, 1, 2)
        self.product = line.place(CodeLines([heart.lines[heart.line(PRODUCT)].strip()], BODY))
        self.done = counted.place(self._count())
        guesses = (words("{} times?", f"{guess:,}", bold=True) for guess in GUESSES)
        self.task = Task(on_one_line(*guesses, buff=GAP), asked.inset(GAP, 0))
        track, small = area.rows(4, 1)
        call = shown.lines[0].removeprefix("def ").removesuffix(":")
        names = CodeLines([PRODUCT], BODY), CodeLines([call], BODY)
        self.race = TimeRace(names, speed.products, speed.times, "of {} products", track)
        self.times = self._times()
        self.where = small.place(self._where(where, area.width), UP)

    def _count(self) -> VGroup:
        work = f"{self.speed.products:,}"
        return Labelled(words("of {} products", work), Readout(0, ",d", BODY, field=work), RIGHT)

    def _where(self, where: dict[str, str], width: float) -> VGroup:
        """The small print, in as few lines as there is room for."""
        made_with = (where[name] for name in ("numpy", "python", "date"))
        parts = [
            words("{} × {} weights", *(f"{size:,}" for size in self.speed.shape), **QUIET),
            words("{}", where["processor"], **QUIET),
            words("numpy {}, Python {}, {}", *made_with, **QUIET),
            words("the quickest of {} runs each", len(self.speed.loops), **QUIET),
        ]
        lines = [[parts[0]]]
        for part in parts[1:]:
            if sum(each.width + APART for each in lines[-1]) + part.width > width:
                lines.append([])
            lines[-1].append(part)
        return VGroup(*(on_one_line(*line, buff=APART) for line in lines)).arrange(DOWN, buff=0.1)

    def _times(self) -> VGroup:
        """How long each took, on the line of its name or of its count, whichever has room."""
        seconds = (self.speed.product.min(), self.speed.loops.min())
        times = VGroup()
        for taken, name, (done, _) in zip(seconds, self.race.names, self.race.counts):
            text = words("{} millionths of a second", number(1e6 * taken, ",.2f"), size=SMALL)
            stand(text, baseline(done))
            is_beside = done.get_y() > name.get_bottom()[1]
            left = name.get_right()[0] + GAP if is_beside else name.get_left()[0]
            room = done.get_left()[0] - left
            times.add(text.set_x(left + (room / 2 if is_beside else text.width / 2)))
        return times

    def first_products(self, count: int) -> Iterator[Animation]:
        """Animations: the loops' two inner lines in turn, and with each turn one product more."""
        for k in range(count):
            yield self.loops.run_to(self.inner[0])
            yield AnimationGroup(self.loops.run_to(self.inner[1]), self.done.count_to(k + 1))

    def done_by_then(self) -> Sentence:
        """What is said when numpy is done: how many products the loops have added by then."""
        done = int(self.speed.products / self.speed.times)
        return "numpy is done. The loops have added up {} of {} products.", f"{done:,}", self.work

    def took(self) -> Sentence:
        """What is said when both are done: how many times as long the loops took."""
        sentence = "The same sums, but for rounding; and the loops took about {} times as long."
        return sentence, f"{self.about:,}"

    @property
    def work(self) -> str:
        """How many products there are."""
        return f"{self.speed.products:,}"

    def answer(self) -> Typst:
        """How many times as long the loops take."""
        return words("about {} times as long", f"{self.about:,}", bold=True)
