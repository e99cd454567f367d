"""Notes every file that is opened and every folder that is listed, for who films to look at again.

nnfilm names a file in NNFILM_OPENED. Each line of it is a JSON list: how the file was opened ("r",
"w", or "l" for a folder that was listed), its path, and at that moment its stamp, a folder's names,
or null where there was no such thing. It is so from the moment at which this module is imported.
Python announces what it opens to its audit hooks; libraries in C do not, so PyAV, which Manim has
loaded anyway, is asked in another way, and others are not heard.
"""

import json
import os
import sys
import sysconfig
import threading
from contextlib import suppress
from importlib.util import source_from_cache
from typing import Any

OPENED = "NNFILM_OPENED"
CHANGING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
HEARD = ("open", "os.rename", "os.listdir", "os.scandir")


def install(notes: str) -> None:
    """Note from now on what is opened, and now the modules that are loaded already."""
    places = ("stdlib", "platstdlib", "purelib", "platlib")
    foreign = tuple({os.path.join(sysconfig.get_path(place), "") for place in places})
    target = os.open(notes, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
    seen: set[str] = set()
    noting = threading.local()

    def note(how: str, given: Any) -> None:
        path = os.path.abspath(os.fsdecode(given))
        if path.endswith(".pyc"):  # read in place of the source, whose stamp was looked at
            path = source_from_cache(path)
        if path.startswith(foreign):
            return
        line = json.dumps([how, path, names(path) if how == "l" else stamp(path)]) + "\n"
        if line not in seen:
            seen.add(line)
            os.write(target, line.encode())

    def hear(event: str, given: tuple[Any, ...]) -> None:
        if event not in HEARD or getattr(noting, "now", False):
            return
        noting.now = True  # what is listed for a note is no news
        # Whatever is wrong with a path, it is for who opens it to find out.
        with suppress(Exception):
            if event == "open" and not isinstance(given[0], int):
                note("w" if given[2] & CHANGING else "r", given[0])
            elif event == "os.rename":
                note("w", given[1])
            elif event not in ("open", "os.rename") and not isinstance(given[0], int):
                asking = sys._getframe(1).f_code.co_filename
                if not asking.startswith("<frozen importlib"):  # which looks for modules
                    note("l", given[0] or ".")
        noting.now = False

    for module in list(sys.modules.values()):
        if isinstance(file := getattr(module, "__file__", None), str):
            note("r", file)
    sys.addaudithook(hear)
    _hear_pyav(hear)


def stamp(path: str) -> list[int] | None:
    """What tells that a file is still the same without reading it; None where there is none."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return [found.st_mtime_ns, found.st_ctime_ns, found.st_size]


def names(path: str) -> list[str] | None:
    """What stands in a folder; None where there is none."""
    try:
        return sorted(os.listdir(path))
    except (OSError, ValueError):
        return None


def _hear_pyav(hear: Any) -> None:
    import av

    def opened(file: Any, mode: str | None = None, *more: Any, **options: Any) -> Any:
        if isinstance(file, str | os.PathLike):
            hear("open", (file, mode, 0 if mode in (None, "r") else CHANGING))
        return av_open(file, mode, *more, **options)

    av_open: Any = av.open
    av.open = opened


if _notes := os.environ.get(OPENED):
    install(_notes)
