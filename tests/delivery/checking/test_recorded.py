"""What `nnfilm check` says of an author's recordings beside a course."""

from pathlib import Path

import numpy as np
import pytest

from scenes.delivery.checking.checked import check
from scenes.delivery.course.problems import CourseError
from tests.helpers.courses import PAGE_TEXT, Project
from tests.helpers.recorded import record, spoken

SCENE = """\
from scenes._lesson import Lesson, beat
class {name}(Lesson):
    def construct(self):
        self.first()
        self.second()
    @beat
    def first(self):
        "One phrase, | and another one."
    @beat
    def second(self):
        "All of it."
"""


@pytest.fixture
def course(project: Project) -> Project:
    """Two scenes of two beats each, of two phrases and of one."""
    for stem in ("alpha", "beta"):
        text = SCENE.format(name=stem.capitalize())
        (project.root / "scenes" / f"{stem}.py").write_text(text, encoding="utf-8")
    project.course(["alpha", "beta"])
    return project


def voice(project: Project, language: str = "") -> Path:
    return project.root / "assets" / "courses" / f"c{language}.voice"


def record_all(folder: Path) -> None:
    for stem in ("alpha", "beta"):
        record(folder / stem / "first.wav", spoken(1, -0.5, 1))
        record(folder / stem / "second.wav", spoken(1))


def notes(project: Project) -> list[str]:
    """What is said of recordings where nothing is wrong, with paths in their folder."""
    first, *lines = check("c", ["A word"], project.root, "recordings")
    assert first.endswith("nothing is wrong.")
    place = f"{project.root / 'assets' / 'courses'}/"
    return [line.removeprefix(place) for line in lines if ".voice" in line]


def faults(project: Project) -> list[str]:
    """What is wrong, with paths in the folder of recordings."""
    with pytest.raises(CourseError) as caught:
        check("c", [], project.root, "recordings")
    place = f"{project.root / 'assets' / 'courses'}/"
    return [line.removeprefix(place) for line in str(caught.value).splitlines()]


def test_without_recordings_nothing_is_said(course: Project) -> None:
    assert not notes(course)


def test_who_makes_silent_films_is_told_that_recordings_are_not_heard_in_them(
    course: Project,
) -> None:
    record_all(voice(course))
    said = [line for line in check("c", [], course.root) if "c.voice: heard where" in line]
    assert len(said) == 1 and "nnfilm render --voice" in said[0]


def test_a_course_that_is_recorded_whole_is_fine(course: Project) -> None:
    record_all(voice(course))
    for left in ("alpha/.DS_Store", "alpha/Thumbs.db", "notes.txt", "beta/take.md"):
        (voice(course) / left).touch()
    assert not notes(course)


def test_what_is_not_recorded_is_told_scene_by_scene(course: Project) -> None:
    record(voice(course) / "alpha" / "first-2.mp3", spoken(1))
    record(voice(course) / "alpha" / "second.ogg", spoken(1))
    assert notes(course) == [
        "c.voice/alpha: there is no recording of first (phrase 1).",
        "c.voice/beta: there is no recording of first, second.",
    ]


def test_beats_that_the_course_does_not_film_need_no_recording(course: Project) -> None:
    path = course.root / "assets" / "courses" / "c.toml"
    scenes = '[{ scene = "alpha", beats = ["second"] }]'
    path.write_text(f'title = "C"\n[[chapters]]\ntitle = "One"\nscenes = {scenes}\n')
    record(voice(course) / "alpha" / "second.wav", spoken(1))
    assert not notes(course)
    record(voice(course) / "alpha" / "first.wav", spoken(1))
    assert faults(course) == [
        'c.voice/alpha/first.wav: the course films no beat "first" of alpha; there are second.'
    ]


def test_recordings_that_nobody_hears_are_named(course: Project) -> None:
    folder = voice(course)
    record_all(folder)
    for name in ("First.wav", "second-2.wav", "secon.wav", "first.mp3", "second-1.wav"):
        record(folder / "alpha" / name, spoken(1))
    for name in ("Alpha/first.wav", "gamma/first.wav", "first.wav"):
        record(folder / name, spoken(1))
    (folder / "beta" / "second.aiff").write_bytes(b"FORM")
    assert faults(course) == [
        'c.voice/Alpha: the course films no scene "Alpha", did you mean alpha?',
        'c.voice/alpha/First.wav: the course films no beat "First" of alpha, did you mean first?',
        'c.voice/alpha/first.mp3: it is not heard, since there is "first.wav"; keep one of them.',
        'c.voice/alpha/secon.wav: the course films no beat "secon" of alpha, did you mean second?',
        "c.voice/alpha/second-2.wav: second has 1 phrase.",
        "c.voice/alpha/second.wav: it is not heard, since there are recordings of single phrases; "
        "keep it, or those.",
        "c.voice/beta/second.aiff: this is no recording; they end in one of "
        ".wav .flac .mp3 .m4a .ogg.",
        "c.voice/first.wav: it lies in no scene’s folder; recordings are SCENE/BEAT.wav.",
        'c.voice/gamma: the course films no scene "gamma"; there are alpha, beta.',
    ]


def test_recordings_that_are_no_sound_or_silent_are_named(course: Project) -> None:
    folder = voice(course)
    record_all(folder)
    (folder / "alpha" / "first.wav").write_bytes(b"")
    (folder / "alpha" / "second.wav").write_text("no sound", encoding="utf-8")
    record(folder / "beta" / "second.wav", spoken(-2))
    empty, text, silent = faults(course)
    assert empty.startswith("c.voice/alpha/first.wav: first.wav is empty")
    assert text.startswith("c.voice/alpha/second.wav: second.wav is ")
    assert silent == "c.voice/beta/second.wav: it is silent."


def test_recordings_to_be_made_again_are_told_and_used(course: Project) -> None:
    folder = voice(course)
    record_all(folder)
    record(folder / "alpha" / "first.wav", spoken(2))
    loud = spoken(1)
    loud[100:1300] = 1
    record(folder / "beta" / "first.wav", np.concatenate([loud, spoken(-0.5, 1)]))
    record(folder / "beta" / "second.wav", spoken(4))
    assert notes(course) == [
        "c.voice/alpha/first.wav: it has no pauses where its 2 phrases need 1, so all of it is "
        "told from the beat’s beginning; pause for longer between the phrases.",
        "c.voice/beta/first.wav: 1,200 of its samples are clipped; record it again, softer.",
        "c.voice/beta/second.wav: it takes 4.0 s for what is read in 1.0 s.",
    ]


def test_a_translation_has_recordings_of_its_own(course: Project) -> None:
    text = (
        f'language = "de"\n[text]\n{PAGE_TEXT}"A word" = "…"\nCourse = "Kurs"\n'
        '"Chapter 1" = "Kapitel"\nAlpha = "A"\nBeta = "B"\nFirst = "1"\nSecond = "2"\n'
    )
    for stem in ("alpha", "beta"):
        text += f'[beats.{stem}]\nfirst = "Ein Satz, | noch einer."\nsecond = "Alles."\n'
    path = course.root / "assets" / "courses" / "c.de.toml"
    path.write_text(text, encoding="utf-8")
    record_all(voice(course, ".de"))
    assert not notes(course)
    (voice(course, ".de") / "alpha" / "second.wav").unlink()
    assert notes(course) == ["c.de.voice/alpha: there is no recording of second."]
    record_all(voice(course, ".fr"))
    assert faults(course) == ['c.fr.voice: there is no translation "fr"; there are de.']


def test_a_file_in_place_of_the_folder_is_told(course: Project) -> None:
    voice(course).write_text("", encoding="utf-8")
    assert faults(course) == ["c.voice: a folder of recordings is expected."]
