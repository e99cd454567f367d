"""A folder of somebody's own, with a first scene, a course and how to go on."""

import os
import shutil
import tempfile
from pathlib import Path

from scenes.delivery.course.problems import CourseError, Problem
from scenes.delivery.course.project import STARTER
from scenes.telling.refusals import unfit_folder

FILES = ("README.md", "course.toml", "manim.cfg", "ten_answers.py")


def begin(folder: Path) -> Path:
    """Make a folder to film in; it is there whole or not at all. The value is where it is.

    Raises CourseError where it cannot be made there, OSError where it cannot be written.
    """
    target = folder.absolute()
    if os.path.lexists(target) and not (target.is_dir() and not any(target.iterdir())):
        raise CourseError([Problem(folder, 0, "this is there already; give a new folder.")])
    if unfit := unfit_folder(target):
        raise CourseError([Problem(folder, 0, unfit)])
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".new-", dir=target.parent) as place:
        made = Path(place) / "made"
        made.mkdir()
        for name in FILES:
            shutil.copyfile(STARTER / name, made / name)
        if target.is_dir():
            target.rmdir()
        made.rename(target)
    return target
