"""What watching a scene takes: noticing saves, keeping Manim's cache, reading its errors."""

import ast
import re
import shutil
from collections import Counter
from collections.abc import Iterable, Mapping, Set
from contextlib import suppress
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

from scenes.delivery.course.problems import shown_path
from scenes.delivery.course.project import SETTINGS, SHIPPED
from scenes.delivery.course.source import parsed
from scenes.delivery.filming.render import ready
from scenes.delivery.keeping.files import labelled_file
from scenes.delivery.keeping.fingerprint import ASSETS
from scenes.delivery.keeping.jobs import Job, file_name, work_folder
from scenes.delivery.keeping.opened import MISSING, NOTES, current, label_of, look, opened
from scenes.delivery.keeping.record import Record, read_record
from scenes.delivery.keeping.unsaid import SAID

if TYPE_CHECKING:
    from watchdog.events import FileSystemEvent
    from watchdog.observers.api import ObservedWatch

PAUSE = 0.15  # seconds of quiet after which a burst of saves is over
LOOK = 2.0  # seconds after which files are looked at unasked: some disks do not say what changes
WRITING = ("modified", "created", "deleted", "moved", "closed")  # the events of a save
IN_THE_SCENE = (*SAID, "beats", "outputs")  # of a fingerprint: what Manim sees or need not
# A frame of a traceback as Manim prints it, and the line that it stopped at.
FRAME = re.compile(r"(?P<file>.+?\.py):(?P<line>\d+) in (?P<name>\S+)")
STOPPED = re.compile(r"❱ *\d+ (?P<code>.*)")


class Saves:
    """Notices when files in some folders are written, renamed or removed. Close it at the end."""

    def __init__(self) -> None:
        from watchdog.observers import Observer

        self._written = Event()
        self._observer = Observer()
        self._watched: dict[Path, ObservedWatch] = {}
        self._observer.start()

    def follow(self, folders: Set[Path]) -> None:
        """Look at these folders from now on, not at what is inside their folders."""
        for folder in self._watched.keys() - folders:
            # A folder that was removed is not watched any more already.
            with suppress(OSError, KeyError):
                self._observer.unschedule(self._watched[folder])
            del self._watched[folder]
        handler: Any = self  # of a handler, only what is below is ever asked
        for folder in folders - self._watched.keys():
            with suppress(OSError):  # not there yet, or more than the system lets us watch
                self._watched[folder] = self._observer.schedule(handler, str(folder))

    def dispatch(self, event: "FileSystemEvent") -> None:
        """Called by the observer, in a thread of its own."""
        if event.event_type in WRITING and not event.is_directory:
            self._written.set()

    def wait(self, seconds: float = LOOK) -> bool:
        """Wait for a save, then until the burst that it belongs to is over; not for ever.

        The value is whether there was one.
        """
        if not self._written.wait(seconds):
            return False
        for _ in range(20):
            self._written.clear()
            if not self._written.wait(PAUSE):
                break
        return True

    def close(self) -> None:
        """Look no more."""
        self._observer.stop()
        self._observer.join()


def used(job: Job, depends: Mapping[str, str], root: Path) -> dict[str, object]:
    """What was opened when a watched scene was last filmed, in vain or not, by label.

    depends: what is known without that. The values: what it is now where that is not what it was
    then, else None.
    """
    for notes in cache(job).glob(f"media-*/{NOTES}"):
        seen = opened(notes.parent, job, root, depends)
        now = {path: look(path) or MISSING for path in seen.changed()}
        return {label_of(path, root): now.get(path) for path in seen.seen}
    record = read_record(job.folder)
    before = record.opened if record else {}
    values = current(before, root)
    return {label: values[label] if values[label] != was else None for label, was in before.items()}


def folders(job: Job, depends: Mapping[str, str], others: Iterable[str], root: Path) -> set[Path]:
    """The folders in which a save may change the film, or mend it.

    depends: what the film depends on. others: the labels of what was opened besides.
    """
    names = {*others, *(name for name, value in depends.items() if len(value) == 64)}
    files = {labelled_file(name, root) for name in names}
    near = {job.scene_path, *files, root / SETTINGS}
    inside = {labelled_file(name, root) for name in names if name.endswith("/")}
    data = {SHIPPED / "assets" / folder for folder in ASSETS}
    return {path.parent for path in near} | {path for path in data | inside if path.is_dir()}


def kept_media(job: Job, depends: Mapping[str, str], root: Path) -> Path:
    """Where Manim works on a watched scene: a folder whose cache outlives the filming.

    Manim knows a cached animation by what is in the picture, and looks at long arrays only here
    and there. So only what the scene's class does is left to it: with other code, and with the
    data, the folder changes.
    """
    rest = {
        name: value
        for name, value in depends.items()
        if labelled_file(name, root) != job.scene_path and name not in IN_THE_SCENE
    }
    shutil.rmtree(job.work, ignore_errors=True)
    job.work.mkdir(parents=True, exist_ok=True)
    return ready(cache(job), [rest, _other_code(job)])


def cache(job: Job) -> Path:
    """The folder of a watched scene's cache, whatever beats are filmed."""
    return work_folder(job.out_dir) / f"{file_name(job.scene_path.stem)}.watch"


def _other_code(job: Job) -> list[str]:
    """The code of the scene's file beside its class: functions, mobjects, constants of its own."""
    no_code = (ast.Import, ast.ImportFrom, ast.Expr)
    return [
        ast.dump(node)
        for node in parsed(job.scene_path).body
        if not isinstance(node, no_code)
        and not (isinstance(node, ast.ClassDef) and node.name == job.class_name)
    ]


def again(before: Record | None, after: Record) -> list[str]:
    """The names of the beats whose clip is another one than before."""
    clips = Counter(_clips(before)) if before else Counter()
    names = []
    for clip in _clips(after):
        if clips[clip]:
            clips[clip] -= 1
        else:
            names.append(clip[0])
    return names


def _clips(record: Record) -> list[tuple[str, str]]:
    digests = {file.path: file.sha256 for file in record.files}
    return [(beat.name, digests.get(beat.clip, "")) for beat in record.beats]


def explain(log: str, root: Path) -> list[str]:
    """What a log says of a Python error: the error, then where in the project and in which line.

    Empty when there is no traceback in it.
    """
    *drawn, error = re.split(r"^╰─.*\n", log, flags=re.MULTILINE)
    if not drawn or not error.strip():
        return []
    place: list[str] = []
    inside = False
    # The box has paragraphs: a frame's place, which may go on in the next line, then its code.
    for paragraph in re.split(r"^│ *│\n", drawn[-1], flags=re.MULTILINE):
        rows = re.findall(r"^│ (.*) │$", paragraph, flags=re.MULTILINE)
        folded = "".join(f"{row.rstrip()} " if row.endswith(" ") else row for row in rows)
        if frame := FRAME.match(folded):
            file = Path(frame["file"])
            inside = file.is_relative_to(root) and "site-packages" not in file.parts
            if inside:
                place = [f"  {shown_path(file)}:{frame['line']} in {frame['name']}"]
        stopped = [found for row in rows if (found := STOPPED.match(row))]
        if inside and stopped:
            code = stopped[-1]["code"].replace("│   ", "").strip()
            place = [*place[:1], f"    {code}"]
            inside = False
    return [*filter(None, map(str.rstrip, error.splitlines())), *place]
