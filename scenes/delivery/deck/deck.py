"""A course as slides: one for each beat, with its clip and what to say with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scenes.delivery.course.catalogue import SceneSource, label
from scenes.delivery.course.course import Course
from scenes.delivery.course.entry import Entry
from scenes.delivery.course.problems import CourseError, Problem, unknown
from scenes.delivery.keeping.listing import Films
from scenes.telling.translation import Translation

if TYPE_CHECKING:
    import av
    from PIL.Image import Image

Chosen = Mapping[str, tuple[str, ...]]  # the names of beats, by the entry's name


class DeckError(Exception):
    """A deck cannot be made; the text says why."""


@dataclass(frozen=True)
class Slide:
    """A beat to show: its title, what to say, its clip, the clip's SHA-256, whether it loops.

    notes: what to say, a phrase a line.
    """

    title: str
    notes: str
    clip: Path
    digest: str
    loops: bool


@dataclass(frozen=True)
class Deck:
    """Slides in order, those of each scene together. language: of everything written in it.

    voice: what the switch for it is called.
    """

    title: str
    language: str
    scenes: tuple[tuple[Slide, ...], ...]
    voice: str = "Voice"

    @property
    def slides(self) -> tuple[Slide, ...]:
        """The slides of all scenes in order."""
        return tuple(slide for scene in self.scenes for slide in scene)


def choose(
    course: Course,
    scenes: Mapping[str, SceneSource],
    only: Sequence[str],
    beats: Sequence[str],
    films: Films | None = None,
) -> Chosen:
    """Which beats of which entries to show, in their order; at least one.

    only: the names of entries, all when empty. beats: the names of beats, all when empty; raises
    CourseError for those that none of the entries has. films: what they are known from, all that
    the scenes have without them.
    """
    entries = [entry for entry in course.entries if not only or entry.name in only]
    filmed = {
        entry.name: films[entry.name][1].played
        if films
        else entry.beats or scenes[entry.scene].known
        for entry in entries
    }
    known = {beat for names in filmed.values() for beat in names}
    if problems := unknown(beats, known, "beat", course.path):
        raise CourseError(problems)
    kept = {
        name: tuple(beat for beat in names if not beats or beat in beats)
        for name, names in filmed.items()
    }
    if not any(kept.values()):
        raise CourseError([Problem(course.path, 0, "it has no beats to make slides of.")])
    return {name: names for name, names in kept.items() if names or not beats}


def make_deck(
    course: Course,
    films: Films,
    translation: Translation,
    chosen: Chosen,
) -> Deck:
    """The slides of a course. films: of all chosen entries. translation: into its language."""
    shown_scenes = (
        _slides(entry, films, translation, chosen[entry.name])
        for entry in course.entries
        if entry.name in chosen
    )
    return Deck(
        translation.words(course.title),
        course.language,
        tuple(slides for slides in shown_scenes if slides),
        translation.words("Voice"),
    )


def _slides(
    entry: Entry,
    films: Films,
    translation: Translation,
    chosen: Sequence[str],
) -> tuple[Slide, ...]:
    job, record = films[entry.name]
    digests = {file.path: file.sha256 for file in record.files}
    return tuple(
        Slide(
            title=translation.words(label(beat.name)),
            notes="\n".join(phrase.text for phrase in beat.said),
            clip=job.folder / beat.clip,
            digest=digests[beat.clip],
            loops=beat.loops,
        )
        for beat in record.beats
        if beat.is_beat and beat.name in chosen
    )


def first_picture(clip: Path) -> "Image":
    """The first frame of a clip."""
    image: Image = _first(clip).to_image()  # type: ignore[no-untyped-call]
    return image


def looks(clip: Path) -> tuple[tuple[int, int], str]:
    """A clip's width and height, and the colour of its first picture's corner: its ground."""
    frame = _first(clip)
    # Whole numbers are rounded on the way, visibly where the film meets the page's ground.
    corner = frame.reformat(format="gbrpf32le").to_ndarray()[0, 0]
    red, green, blue = (min(max(round(255 * float(part)), 0), 255) for part in corner)
    return (frame.width, frame.height), f"#{red:02x}{green:02x}{blue:02x}"


def is_heard(clip: Path) -> bool:
    """Whether a clip has sound."""
    import av

    with av.open(str(clip)) as container:
        return bool(container.streams.audio)


def _first(clip: Path) -> "av.VideoFrame":
    import av

    with av.open(str(clip)) as container:
        return next(container.decode(video=0))
