"""What there is to read of a course, beat by beat and phrase by phrase, with the time for it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scenes.delivery.course.catalogue import SceneSource, label
from scenes.delivery.course.course import Course
from scenes.delivery.course.entry import Entry
from scenes.delivery.course.translations import translation_of
from scenes.delivery.keeping.record import Record
from scenes.telling.phrases import Phrase, phrases, seconds_to_read
from scenes.telling.translation import Translation
from scenes.telling.voice.takes import Takes, recordings_beside, takes


@dataclass(frozen=True)
class Line:
    """A phrase to read, the seconds that there are for it, and whether it is recorded."""

    text: str
    seconds: float
    recorded: bool = False


@dataclass(frozen=True)
class BeatRead:
    """A beat to read. place: of its recording in the folder, without an ending.

    again: the title of the scene in which the same recording is heard, but says something else.
    """

    title: str
    place: str
    lines: tuple[Line, ...]
    again: str | None = None

    @property
    def recorded(self) -> bool:
        """Whether there is a recording of all of it."""
        return all(line.recorded for line in self.lines)


@dataclass(frozen=True)
class SceneRead:
    """A scene's beats to read. filmed: whether the seconds are those of its film as it is now."""

    title: str
    filmed: bool
    beats: tuple[BeatRead, ...]


@dataclass(frozen=True)
class Script:
    """All that is to be read: by the chapters' titles the scenes. folder: of the recordings."""

    title: str
    language: str
    folder: Path
    chapters: tuple[tuple[str, tuple[SceneRead, ...]], ...]

    @property
    def beats(self) -> list[BeatRead]:
        """The beats of all scenes."""
        return [beat for _, scenes in self.chapters for scene in scenes for beat in scene.beats]

    @property
    def phrases(self) -> int:
        """How many phrases there are."""
        return sum(len(beat.lines) for beat in self.beats)

    @property
    def seconds(self) -> float:
        """The time that all of it takes."""
        return sum(line.seconds for beat in self.beats for line in beat.lines)


def script(
    course: Course,
    scenes: Mapping[str, SceneSource],
    films: Mapping[str, Record],
    only: Sequence[str] = (),
) -> Script:
    """The script of a course.

    films: the records of those that are as they would be filmed now, by the entry's name. only: the
    names of the entries that are wanted, all when empty.
    """
    translation = translation_of(course)
    folder = recordings_beside(course.words_from or course.path)
    reader = _Reader(scenes, films, translation, folder)
    chapters = []
    for chapter in course.chapters:
        wanted = [entry for entry in chapter.entries if not only or entry.name in only]
        read = tuple(scene for entry in wanted if (scene := reader.scene(entry)).beats)
        if read:
            chapters.append((translation.words(chapter.title), read))
    return Script(translation.words(course.title), course.language, folder, tuple(chapters))


class _Reader:
    """Reads scene after scene: a beat that was read already is not read again."""

    def __init__(
        self,
        scenes: Mapping[str, SceneSource],
        films: Mapping[str, Record],
        translation: Translation,
        folder: Path,
    ) -> None:
        self.scenes, self.films, self.translation = scenes, films, translation
        self.folder = folder
        # What each beat says, by its place, and in which scene that was read first.
        self.read: dict[str, tuple[str, list[list[str]]]] = {}

    def scene(self, entry: Entry) -> SceneRead:
        """What is new to read in a scene."""
        stem = self.scenes[entry.scene].path.stem
        title, recorded = self.translation.words(entry.label), takes(self.folder / stem)
        beats = []
        for name, told in self._told(entry, stem):
            place, texts = f"{stem}/{name}", [text for text, _ in told]
            first, known = self.read.setdefault(place, (title, []))
            if not texts or texts in known:
                continue
            again = first if known else None
            known.append(texts)
            of = recorded.get(name, Takes()).of
            lines = tuple(Line(*line, of(k) is not None) for k, line in enumerate(told, 1))
            beats.append(BeatRead(self.translation.words(label(name)), place, lines, again))
        return SceneRead(title, entry.name in self.films, tuple(beats))

    def _told(self, entry: Entry, stem: str) -> Iterator[tuple[str, list[tuple[str, float]]]]:
        """The beats of a scene, each with its phrases and the seconds for them."""
        if record := self.films.get(entry.name):
            for shown in record.beats:
                yield shown.name, _timed(shown.said, shown.duration)
            return
        for beat in self.scenes[entry.scene].beats:
            if entry.beats is None or beat.name in entry.beats:
                said = phrases(self.translation.narration(stem, beat.name) or beat.narration)
                yield beat.name, [(phrase, seconds_to_read(phrase)) for phrase in said]


def _timed(said: Sequence[Phrase], duration: float) -> list[tuple[str, float]]:
    """Phrases with the seconds until the next one begins, the last one's until the beat ends."""
    ends = [*(phrase.start for phrase in said[1:]), duration]
    return [(phrase.text, end - phrase.start) for phrase, end in zip(said, ends, strict=False)]
