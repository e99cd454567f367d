"""Whether captions, voice and pictures begin together, within a fifth of a second.

When a phrase begins, its caption is in the film's file of captions, its first word in the sound,
and what it points at changes in the film's pixels.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from scenes._audit.checks.heard import onset, quiet_and_loud
from scenes._audit.checks.looked_at import Watched
from scenes._audit.claims.written import Narrations
from scenes._audit.film.planes import Picture
from scenes._audit.found import Checked, Fault
from scenes._audit.stated.moment import Moment
from scenes.telling.captions import Caption, read_srt
from scenes.telling.pointed import Pointed

NEAR = 0.2  # seconds: what begins within these begins together
SHORTEST = 0.1  # seconds: what is shown for less is no caption
PASSED_OVER = 12  # captions, to find the one that says a phrase
CAPTIONS, VOICE, POINTING = "captions", "voice", "pointing"


class Captions:
    """Holds a film's captions, sound and pictures against the phrases of a silent run."""

    def __init__(
        self,
        pointed: Sequence[Pointed],
        written: Narrations,
        film: Path,
        rate: float,
        heard: Callable[[], Sequence[float]] = tuple,
    ) -> None:
        """pointed: the phrases; it may still grow while pictures are seen. written: what they say
        by the scene's file, in the film's language. film: its captions lie beside it. rate: frames
        a second. heard: says, when all is over, the seconds at which something begins to be
        heard.
        """
        self.pointed, self.written, self.film, self.rate = pointed, written, film, rate
        self.heard = heard
        self.frame, self.known = 0, 0
        self.before: Picture | None = None
        self.watched: list[Watched] = []
        self.there = Checked(POINTING)

    @classmethod
    def of(cls, scene: Any, written: Narrations, film: Path, rate: float) -> "Captions":
        """The check of a film of a scene that is being played."""

        def heard() -> Sequence[float]:
            return [each.start for each in getattr(scene, "heard", ())]

        return cls(getattr(scene, "pointed", ()), written, film, rate, heard)

    def see(self, picture: Picture, moment: Moment) -> None:
        """Look whether what a phrase points at has changed."""
        now = self.frame / self.rate
        while self.known < len(self.pointed) and self.pointed[self.known].time < now + 1e-6:
            self.watched.append(Watched(self.known, self.before))
            self.known += 1
        for each in list(self.watched):
            phrase = self.pointed[each.index]
            if each.sees(picture, phrase, now) or now > phrase.time + each.patience:
                self.watched.remove(each)
                self._judge(each, phrase)
        self.before = picture
        self.frame += 1

    def done(self) -> Sequence[Checked]:
        """What was found of pictures, captions and voice."""
        for each in self.watched:
            self._judge(each, self.pointed[each.index])
        return [self.there, self._captions(), *self._voice()]

    def _judge(self, watched: Watched, phrase: Pointed) -> None:
        """Note when the picture of a phrase began, or that nothing was to move."""
        row = self.there
        row.things += 1
        row.beats.add(phrase.beat)
        if phrase.shown is None:
            row.uncovered += 1
            return
        row.values += 1
        latest = NEAR + 1 / self.rate + 1e-6
        if watched.changed is None or watched.changed > phrase.time + latest:
            late = "nothing changes"
            found = f"{watched.changed - phrase.time:.2f} s later" if watched.changed else late
            expected = f"within {NEAR} s of {phrase.time:.2f} s, where it points"
            fault = Fault(POINTING, phrase.beat, phrase.time, phrase.text, expected, found)
            row.faults.append(watched.pictured(fault, phrase))

    def _captions(self) -> Checked:
        """Hold the captions beside the film against the phrases."""
        row = Checked(CAPTIONS, things=len(self.pointed))
        self._hold_against_written(row)
        path = self.film.with_suffix(".srt")
        try:
            captions = list(read_srt(path.read_text(encoding="utf-8")))
        except (OSError, ValueError) as error:
            if self.pointed:
                row.faults.append(Fault(CAPTIONS, "", 0.0, path.name, "captions", str(error)))
            return row
        end = self.frame / self.rate
        for phrase in self.pointed:
            row.values += 1
            row.beats.add(phrase.beat)
            self._hold(phrase, _taken(captions, phrase.text), end, row)
        for left in captions:
            fault = Fault(CAPTIONS, "", left.start, "a caption", "no phrase says it", left.text)
            row.faults.append(fault)
        return row

    def _hold(self, phrase: Pointed, own: list[Caption], end: float, row: Checked) -> None:
        """Hold a phrase against its captions."""
        if not own:
            if end - phrase.time >= SHORTEST:
                found = "no caption says it in its turn"
                where = phrase.beat, phrase.time, phrase.text
                row.faults.append(Fault(CAPTIONS, *where, "a caption", found))
            return
        if abs(own[0].start - phrase.time) > NEAR + 1e-6:
            found, expected = f"{own[0].start:.2f} s", f"{phrase.time:.2f} s"
            where = phrase.beat, phrase.time, phrase.text
            row.faults.append(Fault(CAPTIONS, *where, expected, found))

    def _hold_against_written(self, row: Checked) -> None:
        """Hold what was said against what the scene's file says."""
        said: dict[str, list[Pointed]] = {}
        for phrase in self.pointed:
            said.setdefault(phrase.beat, []).append(phrase)
        for beat, phrases in said.items():
            written = self.written.get(beat)
            if written is None:
                continue
            times = phrases[0].time
            if [phrase.number for phrase in phrases] != list(range(len(written))):
                numbers = ", ".join(str(phrase.number) for phrase in phrases)
                expected = f"{len(written)} phrases in their order"
                row.faults.append(Fault(CAPTIONS, beat, times, "phrases", expected, numbers))
                continue
            for phrase, text in zip(phrases, written):
                if phrase.instead is None and phrase.text != text:
                    where = beat, phrase.time, "a phrase"
                    row.faults.append(Fault(CAPTIONS, *where, text, phrase.text))

    def _voice(self) -> list[Checked]:
        """Hold the sound against what shall be heard."""
        starts = self.heard()
        if not starts:
            return []
        row = Checked(VOICE, things=len(starts))
        loud = quiet_and_loud(self.film)
        for start in starts:
            beat, text = self._told_at(start)
            if (begins := onset(loud, start, NEAR)) is None:
                row.uncovered += 1  # something else is heard before
                continue
            row.values += 1
            row.beats.add(beat)
            if abs(begins - start) > NEAR + 1e-6:
                found = f"{begins:.2f} s" if np.isfinite(begins) else "nothing is heard"
                row.faults.append(Fault(VOICE, beat, start, text, f"{start:.2f} s", found))
        return [row]

    def _told_at(self, time: float) -> tuple[str, str]:
        """The beat and the phrase that is told at a second of the film."""
        begun = [phrase for phrase in self.pointed if phrase.time <= time + 1e-6]
        return (begun[-1].beat, begun[-1].text) if begun else ("", "a sound")


def _taken(captions: list[Caption], text: str) -> list[Caption]:
    """Take those captions that say a text, the first that do; none where none say it.

    What is passed over stays: no phrase says it in its turn.
    """
    wanted = "".join(text.split())
    for first in range(min(len(captions), PASSED_OVER)):
        own = ""
        for end in range(first, len(captions)):
            own += "".join(captions[end].text.split())
            if own == wanted:
                taken = captions[first : end + 1]
                del captions[first : end + 1]
                return taken
            if not wanted.startswith(own):
                break
    return []
