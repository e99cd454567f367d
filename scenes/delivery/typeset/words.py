"""What stands on a printed page, in the language that it is printed in."""

from pathlib import Path

from scenes.delivery.course.course import shelves
from scenes.delivery.course.problems import suggestion
from scenes.delivery.course.translations import read_translation
from scenes.telling.shown import shown
from scenes.telling.translation import ENGLISH, Translation, translation_files
from scenes.telling.vocabulary import fill


class Words:
    """Sentences in another language, by the English ones; `said` remembers which."""

    def __init__(self, translation: Translation | None = None) -> None:
        self.translation = translation
        self.said: dict[str, None] = {}

    @property
    def language(self) -> str:
        """The language, without the country."""
        return self.translation.language.partition("-")[0] if self.translation else ENGLISH

    def __call__(self, english: str, *values: str | int) -> str:
        """A sentence with the values in its slots, translated where it can be."""
        self.said[english] = None
        told = self.translation.pictures(english) if self.translation else english
        return fill(told, values)


def translation(of: str, language: str | None, root: Path) -> Translation | None:
    """What a page says in another language, None for English.

    of: what is printed, poster.toml for poster.de.toml on the shelves of courses. root: the
    project, whose own translation goes before the one that is shipped. Raises ValueError whose text
    says that there is none.
    """
    if language in (None, ENGLISH):
        return None
    files: dict[str, Path] = {}
    for shelf in reversed(shelves(root)):
        files |= translation_files(shelf / of)
    if language not in files:
        what, near = Path(of).stem, suggestion(language, {ENGLISH, *files})
        raise ValueError(f"there is no translation {shown(language)} of the {what}{near}")
    return read_translation(files[language])
