"""A beat being told: its narration in phrases, when each began, and the captions that follow.

In a narration ` | ` parts the phrases. Each begins with what is seen of it, so that the viewer
hears and sees the same thing at once.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from scenes.telling.captions import Caption, pieces, reading_time, timed

BAR = " | "
Needs = Callable[[str], float]  # from a phrase to the seconds that it takes


class TellingError(Exception):
    """A narration does not fit its beat; the text says how."""


def phrases(narration: str) -> list[str]:
    """The phrases of a narration, none of them empty."""
    return [phrase for part in f" {narration} ".split(BAR) if (phrase := part.strip())]


def whole(narration: str) -> str:
    """A narration as it is read in one go, without its bars."""
    return " ".join(phrases(narration))


def seconds_to_read(phrase: str) -> float:
    """How long a viewer needs for a phrase, caption by caption."""
    return sum(map(reading_time, pieces(phrase)))


@dataclass
class Telling:
    """What a beat says, from `start`, and how far it has got. Times are the scene's, in seconds.

    needs: how long each phrase lasts; another language or a voice gives other times.
    """

    phrases: list[str]
    start: float
    needs: Needs = seconds_to_read
    begun: list[tuple[float, str]] = field(init=False)

    def __post_init__(self) -> None:
        self.begun = [(self.start, self.phrases[0])] if self.phrases else []

    @property
    def is_cued(self) -> bool:
        """Whether the beat has said where a phrase begins."""
        return len(self.begun) > 1

    def begin_next(self, now: float, told: str | None = None) -> None:
        """The next phrase begins; `told` is said instead of it."""
        if len(self.begun) >= len(self.phrases):
            raise TellingError(
                f"the beat begins phrase {len(self.begun) + 1}, and its narration has "
                f'{len(self.phrases)}. Phrases are parted by " | ".'
            )
        self.begun.append((now, told or self.phrases[len(self.begun)]))

    def replace(self, told: str) -> None:
        """Say something else from the phrase's beginning on."""
        self.begun[-1] = (self.begun[-1][0], told)

    def left(self, now: float) -> float:
        """The seconds that the phrase still needs; without cues, that all of the narration does."""
        if not self.begun:
            return 0.0
        start, phrase = self.begun[-1]
        return max(0.0, start + self.needs(phrase) - now)

    def left_in_all(self, now: float) -> float:
        """The seconds until all that the beat says has been said; TellingError where it cannot."""
        if not self.is_cued:
            return max(0.0, self.start + sum(map(self.needs, self.said)) - now)
        if len(self.begun) < len(self.phrases):
            raise TellingError(
                f"the beat begins {len(self.begun)} phrases, and its narration has "
                f"{len(self.phrases)}: {self.phrases[len(self.begun)]!r} is never said."
            )
        return self.left(now)

    @property
    def said(self) -> list[str]:
        """What the beat says, phrase by phrase."""
        spoken = [phrase for _, phrase in self.begun]
        return [*spoken, *self.phrases[len(spoken) :]]

    def captions(self, end: float) -> list[Caption]:
        """What stands under the film until the beat's end."""
        if not self.is_cued:
            # Nobody says which words go with which picture: all share the time evenly.
            spread = timed(pieces(" ".join(self.said)), end - self.start)
            return [Caption(self.start + c.start, self.start + c.end, c.text) for c in spread]
        ends = [start for start, _ in self.begun[1:]] + [end]
        return [
            caption
            for (start, phrase), stop in zip(self.begun, ends)
            for caption in self._paced(phrase, start, stop)
        ]

    def _paced(self, phrase: str, start: float, stop: float) -> list[Caption]:
        """The captions of a phrase as they are read; the last of them stays until the next one."""
        parts = pieces(phrase)
        needed = sum(map(reading_time, parts))
        pace = min(self.needs(phrase), stop - start) / needed if needed else 0
        found = [
            Caption(start + c.start, start + c.end, c.text) for c in timed(parts, pace * needed)
        ]
        return [*found[:-1], Caption(found[-1].start, stop, found[-1].text)] if found else []
