"""Which recordings an author has made of what the beats say, in a folder beside the words.

Beside chapter1.toml it is chapter1.voice, beside its translation chapter1.de.toml it is
chapter1.de.voice. In it lies SCENE/BEAT.wav, a whole beat that is cut at its pauses, or
SCENE/BEAT-1.wav, SCENE/BEAT-2.wav … one a phrase.
"""

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

ENDINGS = (".wav", ".flac", ".mp3", ".m4a", ".ogg")  # the best first
NUMBERED = re.compile(r"(.+)-0*([1-9]\d{0,3})")  # no beat's name has a hyphen


def recordings_beside(words: Path) -> Path:
    """The folder of recordings of the words that are in this file, a course or a translation."""
    return words.with_suffix(".voice")


@dataclass(frozen=True)
class Takes:
    """The files that hold a beat; of several that name the same, the first one counts.

    whole: of the beat as a whole. parts: of a phrase, by its number from 1; where there are any,
    they count.
    """

    whole: list[Path] = field(default_factory=list)
    parts: dict[int, list[Path]] = field(default_factory=dict)

    @property
    def named(self) -> list[list[Path]]:
        """All files, those together that name the same."""
        return [files for files in (self.whole, *self.parts.values()) if files]

    def of(self, number: int) -> Path | None:
        """The file that holds a phrase, None where none does. number: from 1."""
        files = self.parts.get(number) if self.parts else self.whole
        return files[0] if files else None


def takes(folder: Path) -> dict[str, Takes]:
    """The recordings in a scene's folder, by what they name as their beat."""
    found: dict[str, Takes] = {}
    for path in sorted(_files(folder), key=lambda path: ENDINGS.index(path.suffix.lower())):
        if numbered := NUMBERED.fullmatch(path.stem):
            parts = found.setdefault(numbered[1], Takes()).parts
            parts.setdefault(int(numbered[2]), []).append(path)
        else:
            found.setdefault(path.stem, Takes()).whole.append(path)
    return found


def _files(folder: Path) -> list[Path]:
    """The files of a folder that are called like sounds; none where there is no such folder."""
    try:
        names = sorted(os.listdir(folder))
    except (FileNotFoundError, NotADirectoryError):
        return []
    paths = [folder / name for name in names if not name.startswith(".")]
    return [path for path in paths if path.suffix.lower() in ENDINGS]
