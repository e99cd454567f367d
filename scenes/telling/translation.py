"""What a translation says: the words of a course in another language, by the English ones."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from scenes.telling.vocabulary import Vocabulary

ENGLISH = "en"  # the language of the scenes themselves
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True)
class Translation:
    """What a translation says.

    text: by the English words; beats: by scene, then by beat; pictures: the words drawn there;
    said: by the English phrase, with its slots.
    """

    language: str
    text: Mapping[str, str]
    beats: Mapping[str, Mapping[str, str]]
    path: Path
    pictures: Vocabulary = field(default_factory=lambda: Vocabulary({}))
    said: Mapping[str, str] = field(default_factory=dict)

    def narration(self, scene: str, beat: str) -> str | None:
        """What a beat says, None where it is not translated."""
        return self.beats.get(scene, {}).get(beat)

    def words(self, english: str) -> str:
        """Words on a page: translated, else as they are."""
        return self.text.get(english, english)


def translation_files(course: Path) -> dict[str, Path]:
    """The translations beside a course's file, by language."""
    found = {}
    for path in sorted(course.parent.glob("*.toml")):
        name, _, language = path.stem.rpartition(".")
        if name == course.stem and LANGUAGE.fullmatch(language):
            found[language] = path
    return found
