"""Who tells a film aloud: how long each phrase of a beat takes, and in which file it is heard.

What was recorded for a phrase is heard; else the voice speaks it; where there is neither, it is
read in silence.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from scenes.telling.phrases import as_read
from scenes.telling.voice.ahead import Ahead
from scenes.telling.voice.kept import speech
from scenes.telling.voice.spoken import spoken
from scenes.telling.voice.voices import Voice

PAUSE = 0.3  # seconds between two phrases


class Part(Protocol):
    """A phrase in a recording. path: None where the file of a phrase before has it already."""

    @property
    def seconds(self) -> float: ...

    @property
    def path(self) -> Path | None: ...


# From a scene, its beat, a phrase's number and all phrases of the beat to what was recorded of it.
Recorded = Callable[[str, str, int, Sequence[str]], Part | None]


@dataclass
class Narrator:
    """Tells one film. Close it at its end.

    voice: None where only recordings are heard. language: of what is said. kept: the folder where
    speech is kept. recorded: None where there are no recordings. stem: the scene's name, where a
    beat's recordings are looked for before those of the scene that it is inherited from.
    beats: the phrases of each beat in the order in which they come.
    """

    voice: Voice | None
    language: str
    kept: Path
    recorded: Recorded | None
    stem: str | None
    beats: Mapping[str, Sequence[str]]
    _ahead: Ahead[tuple[Path, float]] = field(init=False)

    def __post_init__(self) -> None:
        self._ahead = Ahead(self._spoken)

    def begin(self) -> None:
        """Speak in the background what will be said."""
        if self.voice is not None:
            said = [
                self._as_spoken(phrase)
                for beat, phrases in self.beats.items()
                for number, phrase in enumerate(phrases)
                if self._recording("", beat, number) is None
            ]
            self._ahead.expect(filter(None, said))

    def seconds(self, scene: str, beat: str, number: int, phrase: str) -> float:
        """The timetable of a film with a voice; the last moment of each phrase is a pause."""
        if part := self._recording(scene, beat, number):
            return part.seconds + (PAUSE if part.path else 0)
        if text := self._as_spoken(phrase):
            return self._ahead.of(text)[1] + PAUSE
        return as_read(scene, beat, number, phrase)

    def heard(self, scene: str, beat: str, number: int, phrase: str) -> Path | None:
        """The file in which a phrase is heard; None where it is not, or in that of one before."""
        if part := self._recording(scene, beat, number):
            return part.path
        text = self._as_spoken(phrase)
        return self._ahead.of(text)[0] if text else None

    def close(self) -> None:
        """Say no more, and end the program that speaks."""
        self._ahead.close(self.voice.close if self.voice else lambda: None)

    def _recording(self, scene: str, beat: str, number: int) -> Part | None:
        phrases = self.beats.get(beat, ())
        if self.recorded is None or number >= len(phrases):
            return None
        for stem in filter(None, dict.fromkeys((self.stem, scene))):
            if part := self.recorded(stem, beat, number, phrases):
                return part
        return None

    def _as_spoken(self, phrase: str) -> str:
        """What the voice is given, empty where there is nothing to speak, or nobody."""
        text = spoken(phrase, self.language) if self.voice is not None else ""
        return text if any(letter.isalnum() for letter in text) else ""

    def _spoken(self, text: str) -> tuple[Path, float]:
        assert self.voice is not None
        return speech(self.kept, self.voice, text)
