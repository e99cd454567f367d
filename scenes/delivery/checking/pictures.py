"""Which words scenes draw, or say by their data: what their films have noted, while it is true.

What a scene draws is known when it has been filmed as it is now. It may draw more with other data;
so nothing is called unused that stands in a source.
"""

import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from scenes.delivery.course.catalogue import SceneSource
from scenes.delivery.course.course import Course
from scenes.delivery.keeping.files import digest, file_label, labelled_file
from scenes.delivery.keeping.record import RECORD, Record, read_record
from scenes.delivery.keeping.sources import texts_of


@dataclass(frozen=True)
class Pictures:
    """What stands in the pictures of the project's scenes.

    drawn: the English words by a scene's stem, for the scenes filmed since they were changed.
    instead: in the same way, the phrases that the data chose in place of the narration's. played:
    the names of the beats.
    """

    drawn: Mapping[str, frozenset[str]]
    scenes: Mapping[str, SceneSource]
    root: Path
    instead: Mapping[str, frozenset[str]] = field(default_factory=dict)
    played: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def as_filmed(self) -> dict[str, SceneSource]:
        """The scenes with the beats that their films play, also those not seen to be called."""
        found = {}
        for stem, scene in self.scenes.items():
            played = self.played.get(stem, frozenset())
            more = tuple(beat for beat in scene.others if beat.name in played)
            left = tuple(beat for beat in scene.others if beat.name not in played)
            found[stem] = replace(scene, beats=scene.beats + more, others=left)
        return found

    def may_hold(self, english: str) -> bool:
        """Whether some scene draws these words, or could, as far as that is known."""
        own = [s for s in self.scenes.values() if not s.fault and s.path.is_relative_to(self.root)]
        if any(scene.stem not in self.drawn for scene in own):
            return True
        return any(english in drawn for drawn in self.drawn.values()) or any(
            english == text or f'"{english}"' in text  # the words of a formula stand in quotes
            for scene in self.scenes.values()
            for text in texts_of(scene.path, self.root)
        )

    def may_say(self, english: str) -> bool:
        """Whether some scene's data may choose a phrase: then it stands in the source."""
        scenes = self.scenes.values()
        return any(english in texts_of(scene.path, self.root) for scene in scenes)

    def notes(self, course: Course, given: str) -> list[str]:
        """What to say of a course's scenes whose words are not known. given: the course's name."""
        filmed = dict.fromkeys(entry.scene for entry in course.entries)
        if not (unknown := [stem for stem in filmed if stem not in self.drawn]):
            return []
        return [
            f"Which words a translation lacks in the pictures of {', '.join(unknown)} is known "
            f"once they are filmed: nnfilm render {shlex.quote(given)}"
        ]


def pictures_of(scenes: Mapping[str, SceneSource], root: Path) -> Pictures:
    """What the films in renders/ know of the scenes' pictures."""
    drawn: dict[str, frozenset[str]] = {}
    instead: dict[str, frozenset[str]] = {}
    played: dict[str, frozenset[str]] = {}
    stems = {file_label(scene.path, root): stem for stem, scene in scenes.items()}
    for record in _records(root / "renders", root):
        for label in stems.keys() & record.fingerprint.keys():
            stem = stems[label]
            if record.fingerprint.get("class") == scenes[stem].class_name:
                drawn[stem] = drawn.get(stem, frozenset()) | frozenset(record.drawn or ())
                played[stem] = played.get(stem, frozenset()) | set(record.played)
                chosen = {phrase.instead for beat in record.beats for phrase in beat.said}
                instead[stem] = instead.get(stem, frozenset()) | frozenset(filter(None, chosen))
    return Pictures(drawn, scenes, root, instead, played)


def _records(renders: Path, root: Path) -> Iterator[Record]:
    """The records of films that say what they draw, made by the Python that there is now."""
    for path in sorted(renders.glob(f"*/*/scenes/*/{RECORD}")):
        record = read_record(path.parent)
        if record is not None and record.drawn is not None and is_current(record, root):
            yield record


def is_current(record: Record, root: Path) -> bool:
    """Whether all the Python that made a film is as it was."""
    for label, value in {**record.fingerprint, **record.opened}.items():
        if label.endswith(".py"):
            file = labelled_file(label, root)
            if not file.is_file() or digest(file) != value:
                return False
    return True
