"""The same sums by loops and by one matrix product: what was timed, and the race that it makes."""

from collections.abc import Iterator

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, Animation, AnimationGroup, Typst, VGroup

from nnmath.measuring.speed import Speed
from nnmath.plainly import activate, weighted_sums
from scenes._data.counted import more_than
from scenes._data.own_code import listing
from scenes.mobjects.bars.time_race import TimeRace
from scenes.mobjects.lettering.code import CodeLines
from scenes.mobjects.lettering.labelled import Labelled, baseline, on_one_line, stand
from scenes.mobjects.lettering.printing import as_printed, number
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.stage import GAP, Area
from scenes.mobjects.theme import BODY, SMALL, THEME
from scenes.telling.speech import Sentence

PRODUCT = "W @ a"  # the piece of our code that the loops are held against
GUESS = "How many times as long?\nNearest to {}, {} or {}?"
GUESSES = (2, 20, 200)
STARTED = 2.5  # seconds of the film, in which the quick one does its work
FASTER = 100  # times as fast, the slow one goes on
UNIT = "millionths of a second"
APART = 0.7  # between parts of the small print, in Manim's units
QUIET = {"size": SMALL, "color": THEME.muted}


class Timed:
    """The mobjects of the race, in place, none on screen.

    `product`, the line of our code that is compared; `loops`, the code that does without numpy;
    `done`, how many products it has added; `task`, to guess; `race`, with the `times` that it took
    and how much `faster` time is drawn; `where` it was timed.
    """

    def __init__(self, speed: Speed, where: dict[str, str], area: Area) -> None:
        self.speed = speed
        self.taken = [_printed(1e6 * each.min()) for each in (speed.product, speed.loops)]
        quick, slow = (float(as_printed(text)) for text in self.taken)
        # True of what was measured, and of what is printed.
        self.least = f"{more_than(min(speed.times, slow / quick)):,}"
        shown, heart = listing(weighted_sums), listing(activate)
        self.inner = shown.line("in zip("), shown.line("+=")
        left, right = area.split(*((4.2, 5) if area.stacks else (7.2, 6)))
        self.loops = CodeLines.filling(shown.lines, left, LEFT)
        line, counted, asked = right.rows(1, 1, 2)
        self.product = line.place(CodeLines([heart.lines[heart.line(PRODUCT)].strip()], BODY))
        self.done = counted.place(self._count())
        guess = words(GUESS, *GUESSES, color=THEME.attention, bold=True)
        self.task = Task(guess, asked.inset(GAP, 0))
        track, small = area.rows(5, 1)
        call = shown.lines[0].removeprefix("def ").removesuffix(":")
        names = CodeLines([PRODUCT], BODY), CodeLines([call], BODY)
        times = (float(1e6 * speed.product.min()), float(1e6 * speed.loops.min()))
        texts, decimals = ("of {} products", UNIT), len(self.taken[0].partition(".")[2])
        self.race = TimeRace(names, speed.products, times, texts, track, decimals)
        self.faster = words("(film: now {} times as fast)", FASTER, **QUIET)
        if area.stacks:  # beside the clock is no room
            self.faster.next_to(self.race.clock, DOWN).align_to(self.race.clock, LEFT)
        else:
            self.faster.next_to(self.race.clock, RIGHT, buff=APART)
            stand(self.faster, baseline(self.race.clock[0]))
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
        """How long each took, where its count was."""
        times = VGroup()
        for taken, (done, label) in zip(self.taken, self.race.counts):
            text = words("{} millionths of a second", taken, size=SMALL)
            times.add(stand(text.align_to(label, RIGHT), baseline(done)))
        return times

    def products_one_by_one(self) -> Iterator[Animation]:
        """Animations: the loops' two inner lines in turn, and with each turn one product more."""
        taking, adding = self.inner
        for done in range(1, self.speed.products + 1):
            yield self.loops.run_to(taking)
            yield AnimationGroup(self.loops.run_to(adding), self.done.count_to(done))

    def done_by_then(self) -> Sentence:
        """What is said when numpy is done: how many products the loops have added by then."""
        done, work = round(self.speed.products / self.speed.times), f"{self.speed.products:,}"
        return "numpy is done. The loops have added up about {} of {} products.", f"{done:,}", work

    def goes_on(self) -> Sentence:
        """What is said while the loops go on."""
        sentence = "Now {} times as fast. Python runs two lines for every product."
        return sentence, f"{FASTER}"

    def took(self) -> Sentence:
        """What is said when both are done: how many times as long the loops took."""
        sentence = "The loops took more than {} times as long. Nearest: {}."
        return sentence, self.least, self.nearest

    def answer(self) -> Typst:
        """How many times as long the loops take."""
        told = "more than {} times as long: nearest to {}"
        return words(told, self.least, self.nearest, bold=True)

    @property
    def nearest(self) -> int:
        """Which of the guesses is nearest to it."""
        return min(GUESSES, key=lambda guess: abs(guess - self.speed.times))


def _printed(value: float) -> str:
    """A number with three significant figures, or rounded to a whole one."""
    decimals = max(2 - int(np.floor(np.log10(value))), 0)
    return number(value, f",.{decimals}f")
