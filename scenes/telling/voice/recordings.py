"""An author's own recordings as the sound of phrases: levelled, trimmed, cut at their pauses."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from scenes.telling.sound.levels import levelled
from scenes.telling.sound.sound import read_sound, write_sound
from scenes.telling.voice.pauses import cut, shares, trimmed
from scenes.telling.voice.takes import Takes, takes

VERSION = 1  # of how recordings are cut and levelled


@dataclass(frozen=True)
class Recorded:
    """A phrase in a recording: the seconds it takes, and the file with its sound.

    path: None where it is heard already in the phrase before: the recording of the whole beat has
    too few pauses to be cut, and is told from the beat's beginning.
    """

    seconds: float
    path: Path | None


@dataclass(frozen=True)
class Recordings:
    """The recordings in a folder, which need not be there.

    kept: where the sound of each phrase is kept, levelled like speech and trimmed, under names that
    nothing else has.
    """

    folder: Path
    kept: Path
    _known: dict[tuple[Path, tuple[str, ...]], list[Recorded]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def recording(
        self, scene: str, beat: str, number: int, phrases: Sequence[str]
    ) -> Recorded | None:
        """A phrase of a beat as it was recorded; None where it was not.

        number: from 0. phrases: all of the beat's, as its narration has them. Raises SoundError
        where the recording cannot be used, OSError where its sound cannot be kept.
        """
        found = takes(self.folder / scene).get(beat, Takes())
        path = found.of(number + 1)
        if path is None:
            return None
        if found.parts:
            return self._recorded(path, phrases[number : number + 1])[0]
        return self._recorded(path, phrases)[number]

    def _recorded(self, path: Path, phrases: Sequence[str]) -> list[Recorded]:
        """The phrases in one file."""
        key = path, tuple(phrases)
        if key not in self._known:
            self._known[key] = self._cut(path, phrases)
        return self._known[key]

    def _cut(self, path: Path, phrases: Sequence[str]) -> list[Recorded]:
        sound = trimmed(levelled(read_sound(path)))
        several = cut(sound, phrases)
        sounds, name = several or [sound], _digest(path, phrases)
        self.kept.mkdir(parents=True, exist_ok=True)
        kept = [self.kept / f"{name}-{k}.flac" for k in range(1, len(sounds) + 1)]
        for part, place in zip(sounds, kept, strict=True):
            if not place.is_file():
                write_sound(part, place)
        if several is None:
            seconds = [sound.seconds * share for share in shares(phrases)]
            return [Recorded(s, None if k else kept[0]) for k, s in enumerate(seconds)]
        return [Recorded(part.seconds, place) for part, place in zip(several, kept, strict=True)]


def _digest(path: Path, phrases: Sequence[str]) -> str:
    """A name for what is made of a recording: another recording or other phrases give another."""
    lengths = ",".join(str(len(phrase)) for phrase in phrases)
    found = hashlib.sha256(f"{VERSION} {lengths} ".encode())
    found.update(path.read_bytes())
    return f"recorded-{found.hexdigest()[:32]}"
