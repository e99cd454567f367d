"""What a command shall work on: a course, or a scene as one, in which language, told by whom."""

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from scenes.delivery.course import choices
from scenes.delivery.course.around import Around, around
from scenes.delivery.course.catalogue import SceneSource, catalogue
from scenes.delivery.course.course import Chapter, Course, courses, read_course, shelved
from scenes.delivery.course.entry import Entry
from scenes.delivery.course.looks import DARK, WIDE
from scenes.delivery.course.problems import CourseError, Problem, suggestion
from scenes.delivery.course.project import SHIPPED
from scenes.telling.shown import shown
from scenes.telling.translation import ENGLISH, translation_files

VOICED = "-voice"  # ends the name of the folder of what is told aloud only because somebody asked


def find_work(
    given: str, root: Path = SHIPPED, language: str | None = None, voice: str | None = None
) -> Course:
    """What a command shall work on: a course, or a scene as a course of its own.

    given: a course's name or file, or a scene's stem or file; a name of both means the course.
    language, voice: instead of the course's own. Raises CourseError with everything that is wrong.
    """
    scenes = catalogue(root)
    known = {*courses(root), *scenes}
    is_file = given.endswith((".py", ".toml"))
    if not is_file and given not in known and not shelved(given, root):
        text = f"there is no such course or scene{suggestion(given, known)}"
        raise CourseError([Problem(Path(given), 0, text)])
    if given.endswith(".py") or (given in scenes and given not in courses(root)):
        course = scene_course(given, scenes, root)
    else:
        course = read_course(given, root)
    if language is not None:
        course = in_language(course, language)
    return course if voice is None else in_voice(course, voice)


def scene_course(given: str, scenes: Mapping[str, SceneSource], root: Path) -> Course:
    """A scene, by its stem or file, as a course of one chapter; CourseError when it cannot be.

    What the environment chooses for it is chosen.
    """
    scene = find_scene(given, scenes)
    if scene.fault:
        raise CourseError([scene.fault])
    return as_course(scene, around(scene, root))


def as_course(scene: SceneSource, chosen: Around) -> Course:
    """A scene as a course of one chapter."""
    language, shape = chosen.language or ENGLISH, chosen.shape or WIDE
    stem = scene.stem
    entry = Entry(stem, chosen.beats, None, stem, shape, chosen.chosen)
    named = stem if language == ENGLISH else f"{stem}-{language}"
    return Course(
        f"{named}{VOICED}" if chosen.voice else named,
        entry.label,
        language,
        chosen.theme or DARK,
        (Chapter(entry.label, (entry,)),),
        scene.path,
        translation=chosen.translation,
        voice=chosen.voice,
    )


def find_scene(given: str, scenes: Mapping[str, SceneSource]) -> SceneSource:
    """A scene by its stem or file, which may have a fault; raises CourseError for none of them."""
    if not given.endswith(".py"):
        if given in scenes:
            return scenes[given]
    elif os.path.isfile(given):
        for scene in scenes.values():
            if os.path.realpath(scene.path) == os.path.realpath(given):
                return scene
        text = (
            "this is no scene of the project: scenes are the .py files right in its folder or "
            "anywhere in its scenes/ whose name does not begin with _; move it there."
        )
        raise CourseError([Problem(Path(given), 0, text)])
    near = suggestion(Path(given).stem if given.endswith(".py") else given, scenes)
    raise CourseError([Problem(Path(given), 0, f"there is no such scene{near}")])


def in_language(course: Course, language: str) -> Course:
    """The course in a language, in a folder of its own where that is not the course's."""
    if language == course.language:
        return course
    known = {ENGLISH, *translation_files(course.path)}
    if language not in known:
        text = f"there is no translation {shown(language)} of it{suggestion(language, known)}"
        raise CourseError([Problem(course.path, 0, text)])
    name, ending = course.name, ""
    if course.is_scene and course.voice:
        name, ending = name.removesuffix(VOICED), VOICED
    if course.translation:
        name = name.removesuffix(f"-{course.language}")
    return replace(course, name=f"{name}-{language}{ending}", language=language, translation=None)


def in_voice(course: Course, voice: str) -> Course:
    """The course told aloud, in a folder of its own where the course itself is not told so.

    The silent films stay beside it: they are others, for each picture lasts as long as its words.
    """
    try:
        chosen = choices.voice_here(voice)
    except ValueError as error:
        raise CourseError([Problem(course.path, 0, str(error))]) from None
    if chosen == course.voice:
        return course
    name = course.name.removesuffix(VOICED) if course.is_scene and course.voice else course.name
    return replace(course, name=f"{name}{VOICED}", voice=chosen)
