"""Makes Linux lack what Windows lacks, for all that is imported afterwards.

What is there by then keeps what it has: libraries and the standard library know three systems by
themselves. `python -m tests.helpers.other_system ROOT CLIPS` imports all of the project and films
with it, in a process that lacks all of that from the beginning.
"""

import os
import signal
import sys
from pathlib import Path
from types import ModuleType

from tests.house.rules import UNIX_MODULES, UNIX_NAMES

LIBRARIES = ("manim", "filelock", "psutil", "watchdog.observers", "rich.progress", "asyncio")


def lack() -> None:
    """Take away the modules and the names that Windows lacks."""
    for original in (os, signal):
        kept = ModuleType(original.__name__)
        vars(kept).update(vars(original))
        for module in [*sys.modules.values()]:
            if getattr(module, original.__name__, None) is original and module.__name__ != __name__:
                setattr(module, original.__name__, kept)
        for name in UNIX_NAMES & vars(original).keys():
            delattr(original, name)
    for name in UNIX_MODULES - {"posix"}:  # which os itself comes from
        sys.modules[name] = None  # type: ignore[assignment]


def main(root: Path, clips: Path) -> None:
    """Import everything, then film what goes well, what fails and what hangs."""
    for library in LIBRARIES:
        __import__(library)
    lack()
    import pkgutil
    from importlib import import_module

    import nnmath
    import scenes

    for package in (nnmath, scenes):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            import_module(found.name)

    from scenes.delivery.filming.group import Limits
    from scenes.delivery.filming.lock import BusyError, locked
    from scenes.delivery.filming.render import Studio, film
    from scenes.delivery.verbs import render as render_verb
    from scenes.delivery.verbs.arguments import read_jobs
    from tests.helpers.courses import Project

    project = Project(root, clips)
    project.scene("alpha")
    project.scene("beta", "fails")
    project.scene("gamma", "hangs")
    project.course(["alpha", "beta"])
    assert project.render() == 1
    project.course(["gamma"])
    _, (job,) = read_jobs(project.given(render_verb, "c"), root)
    studio = Studio(command=project.command, root=root, limits=Limits(total=2))
    print(film(job, studio).fault)
    with locked(job.out_dir):
        try:
            with locked(job.out_dir, patience=0):
                pass
        except BusyError as error:
            print(error)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
