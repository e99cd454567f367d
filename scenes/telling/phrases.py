"""A beat being told: its narration in phrases, when each began, and the captions that follow.

In a narration ` | ` parts the phrases. Each begins with what is seen of it, so that the viewer
hears and sees the same thing at once. How long each takes is asked of one timetable, so another
language or a voice changes the timing and nothing else.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import accumulate

from scenes.telling.captions import Caption, pieces, reading_time, shift, timed

BAR = re.compile(r"(?<!\S)\|(?!\S)")  # one that touches a word is a sign: |x|
# From a scene, its beat, a phrase's number in it (from 0) and its words to the seconds it takes.
Timetable = Callable[[str, str, int, str], float]


class TellingError(Exception):
    """A narration does not fit its beat; the text says how."""


def phrases(narration: str) -> list[str]:
    """The phrases of a narration, none of them empty."""
    return [phrase for part in BAR.split(narration) if (phrase := part.strip())]


def seconds_to_read(phrase: str) -> float:
    """How long a viewer needs for a phrase, caption by caption."""
    return sum(map(reading_time, pieces(phrase)))


def as_read(scene: str, beat: str, number: int, phrase: str) -> float:
    """The timetable of films without a voice: a phrase takes as long as reading it."""
    return seconds_to_read(phrase)


def unlike(scene: str, beat: str, english: str, translated: str) -> str | None:
    """What is wrong with a translation that has another number of phrases; None if it has not."""
    here, there = len(phrases(english)), len(phrases(translated))
    if there == here:
        return None
    counted = f"{there} phrase{'' if there == 1 else 's'}"
    return f"[beats.{scene}] {beat} has {counted}, the scene's has {here}."


@dataclass(frozen=True)
class Phrase:
    """A phrase as it was told.

    start: the second of its beat at which it begins. text: what is said, in the film's language.
    waited: the seconds for which the picture then stood, until it was over. instead: the English
    sentence, with slots, which the data chose in place of the narration's; None where they did not.
    """

    start: float
    text: str
    waited: float = 0.0
    instead: str | None = None


@dataclass
class Telling:
    """What a beat says, and how far it has got. start, now: seconds of the scene."""

    scene: str
    beat: str
    phrases: list[str]
    start: float
    timetable: Timetable = as_read
    begun: list[Phrase] = field(init=False)

    def __post_init__(self) -> None:
        self.begun = [Phrase(0.0, text) for text in self.phrases[:1]]

    @property
    def is_cued(self) -> bool:
        """Whether the beat has said where a phrase begins."""
        return len(self.begun) > 1

    def begin_next(self, now: float, waited: float = 0.0) -> None:
        """The next phrase begins. waited: how long the picture stood until the last was over."""
        if len(self.begun) >= len(self.phrases):
            raise self._wrong(
                f"begins phrase {len(self.begun) + 1}, and its narration has {len(self.phrases)}. "
                'Phrases are parted by " | ".'
            )
        self.begun[-1] = replace(self.begun[-1], waited=waited)
        self.begun.append(Phrase(now - self.start, self.phrases[len(self.begun)]))

    def say_instead(self, text: str, english: str) -> None:
        """Say something else since the phrase began. english: its sentence, with slots."""
        if not self.begun:
            raise self._wrong("has no narration, so nothing can be said instead of it.")
        self.begun[-1] = replace(self.begun[-1], text=text, instead=english)

    def left(self, now: float) -> float:
        """The seconds that the phrase which began last still needs."""
        if not self.begun:
            return 0.0
        last, number = self.begun[-1], len(self.begun) - 1
        return max(0.0, self.start + last.start + self._needs(number, last) - now)

    def left_in_all(self, now: float) -> float:
        """The seconds until all is said, once all is shown; TellingError where it never is."""
        if not self.is_cued:
            return max(0.0, self.start + sum(self._needs_in_all()) - now)
        if len(self.begun) < len(self.phrases):
            raise self._wrong(
                f"begins {len(self.begun)} of its {len(self.phrases)} phrases: "
                f'"{self.phrases[len(self.begun)]}" is never said.'
            )
        return self.left(now)

    def told(self, now: float) -> list[Phrase]:
        """The phrases of a beat that is over; those that nobody cued share its time evenly."""
        if self.is_cued or not self.begun:
            return self.begun
        needs = self._needs_in_all()
        pace = max(1.0, (now - self.start) / sum(needs))
        starts = accumulate(needs[:-1], initial=0.0)
        return [replace(one, start=pace * start) for one, start in zip(self._all(), starts)]

    def captions(self, now: float, is_cut: bool = False) -> list[Caption]:
        """What stands under the film, in seconds of the scene.

        is_cut: whether the film ends here, in the middle of the beat, whatever is left to say.
        """
        told = self.begun if is_cut else self.told(now)
        found: list[Caption] = []
        for number, phrase in enumerate(told):
            begin, needs = self.start + phrase.start, self._needs(number, phrase)
            is_last = phrase is told[-1]
            end = max(now, begin + needs) if is_last else self.start + told[number + 1].start
            # Where nobody says which words go with which picture, they take what time there is.
            seconds = needs if self.is_cued or is_cut else end - begin
            parts = shift(timed(pieces(phrase.text), seconds), begin)
            # The last words of a phrase stand until the next one begins.
            found += [*parts[:-1], *(replace(part, end=end) for part in parts[-1:])]
        return found

    def _all(self) -> list[Phrase]:
        """What is said, with the phrases that nobody began."""
        return [*self.begun, *(Phrase(0.0, text) for text in self.phrases[len(self.begun) :])]

    def _needs(self, number: int, phrase: Phrase) -> float:
        return self.timetable(self.scene, self.beat, number, phrase.text)

    def _needs_in_all(self) -> list[float]:
        return [self._needs(number, phrase) for number, phrase in enumerate(self._all())]

    def _wrong(self, how: str) -> TellingError:
        return TellingError(f"{self.scene}.{self.beat} {how}")
