"""What was opened while a scene was filmed: it belongs to what its film depends on.

The process that films notes it as it happens, see scenes/_film/opened.py, beside
Manim's cache. Of that, what is somebody's own counts: not Python and its
packages, not what the scene or Manim wrote. The path and the label of a folder that was listed end
in a slash.
"""

import json
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scenes.delivery.course.catalogue import NO_SCENES
from scenes.delivery.course.project import PACKAGES, SHIPPED
from scenes.delivery.course.translations import COURSES
from scenes.delivery.keeping.files import Stamp, digest, digest_of, file_label, labelled_file, stamp
from scenes.delivery.keeping.jobs import Job

OPENED = "NNFILM_OPENED"  # names the file of notes to the process that films
NOTES = "opened.jsonl"  # in the folder where Manim works
MISSING = ""  # the value of what was looked for and was not there
CHANGED = "0" * 64  # the value of a file that was saved while it was in use: no file has it
# The first folders of what belongs to the system.
SYSTEM = ("bin", "dev", "etc", "lib", "lib64", "opt", "proc", "run", "sbin", "sys", "usr", "var")
SPOKEN_BY = SHIPPED / "scenes" / "telling" / "voice"
DRAWING = [(name,) for name in NO_SCENES]
Seen = Stamp | str | None  # of a file its stamp, of a folder the digest of its names


@dataclass(frozen=True)
class Opened:
    """The files that were opened and the folders that were listed, by path, as they were then."""

    seen: Mapping[str, frozenset[Seen]] = field(default_factory=dict)

    def unlike(self, before: Mapping[Path, Stamp | None]) -> list[Path]:
        """The files that were not as before when they were opened.

        Of a file that nobody saw being opened it counts how it is now.
        """
        return [
            path
            for path, known in before.items()
            if self.seen.get(str(path), frozenset([stamp(path)])) != {known}
        ]

    def changed(self) -> list[str]:
        """The paths of what is not any more as it was when it was opened."""
        return [path for path, known in self.seen.items() if known != {look(path)}]

    def values(self, root: Path) -> dict[str, str]:
        """What stands in them, by label, as `current` says it; CHANGED where that is not known."""
        changed = set(self.changed())
        return {
            label_of(path, root): CHANGED if path in changed else _value(path)
            for path in sorted(self.seen)
        }


def opened(media: Path, job: Job, root: Path, depends: Mapping[str, str] | None = None) -> Opened:
    """What was noted in the folder where Manim works, as far as it counts.

    depends: a fingerprint; what it holds already is left out.
    """
    found: dict[str, set[Seen]] = {}
    written = set()
    for how, given, seen in _lines(media / NOTES):
        path = _from_here(given, root)
        if how == "w":
            written.add(path)
        elif _counts(path, job, root):
            found.setdefault(f"{path}/" if how == "l" else path, set()).add(seen)
    return Opened(
        {
            path: frozenset(seen)
            for path, seen in found.items()
            if path not in written and label_of(path, root) not in (depends or {})
        }
    )


def begin_notes(media: Path, before: Opened) -> Path:
    """The file for new notes. Those of before stay: Manim's cache was made of that, too."""
    lines = [
        json.dumps(["l" if path.endswith("/") else "r", path, seen])
        for path, known in before.seen.items()
        for seen in known
    ]
    notes = media / NOTES
    notes.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return notes


def current(labels: Mapping[str, str], root: Path) -> dict[str, str]:
    """What stands now in what is called so: the digest of a file, or of a folder's names."""
    places = {label: f"{labelled_file(label, root)}" for label in labels}
    return {
        label: _value(f"{place}/" if label.endswith("/") else place)
        for label, place in places.items()
    }


def label_of(path: str, root: Path) -> str:
    """What a file, or a folder that was listed, is called on every machine."""
    return file_label(Path(path), root) + ("/" if path.endswith("/") else "")


def _lines(notes: Path) -> Iterator[tuple[str, str, Seen]]:
    """The notes that can be read; of the last line, half may be missing."""
    try:
        lines = notes.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return
    for line in lines:
        try:
            how, path, seen = json.loads(line)
        except (ValueError, TypeError):
            continue
        if isinstance(seen, list):
            seen = _digest(seen) if how == "l" else tuple(seen)
        yield how, path, seen


def look(path: str) -> Seen:
    """A file or a folder as it is now."""
    if not path.endswith("/"):
        return stamp(Path(path))
    try:
        return _digest(os.listdir(path))
    except (OSError, ValueError):
        return None


def _value(path: str) -> str:
    try:
        if path.endswith("/"):
            return str(look(path) or MISSING)
        return digest(Path(path)) if os.path.isfile(path) else MISSING
    except (OSError, ValueError):
        return MISSING


def _digest(names: list[Any]) -> str:
    """The digest of a folder's names, without those that editors and Python leave there."""
    kept = sorted(name for name in names if not name.startswith(".") and name != "__pycache__")
    return digest_of(kept)


def _from_here(path: str, root: Path) -> str:
    """A path as the root says it, which may lead there through a link."""
    real = root.resolve()
    inside = Path(path).is_relative_to(real) and not Path(path).is_relative_to(root)
    return str(root / Path(path).relative_to(real)) if inside else path


def _home(place: Path, root: Path) -> Path | None:
    """The project, or what is shipped, if a file is in it: beside that there may be libraries."""
    if place.is_relative_to(root):
        return root
    shipped = place.is_relative_to(SHIPPED) and place.relative_to(SHIPPED).parts[0:1]
    return SHIPPED if shipped and shipped[0] in (*PACKAGES, "assets") else None


def _of_voice(job: Job) -> tuple[Path, ...]:
    """What a film is told aloud by, which the fingerprint knows: no picture depends on it."""
    chosen = [job.voice, f"{job.voice}.json"] if job.voice else []
    return (*map(Path, chosen), *filter(None, [job.recordings]), SPOKEN_BY)


def _counts(path: str, job: Job, root: Path) -> bool:
    """Whether a film depends on a file: it is the project's, or somebody's elsewhere.

    What translations say of it is in the fingerprint; what they say of others does not matter.
    """
    place = Path(path)
    outputs = (root / "renders", job.out_dir.parent.parent)
    if (
        place == job.language
        or any(place.is_relative_to(folder) for folder in _of_voice(job))
        or COURSES in (place, place.parent)
        or any(place.is_relative_to(folder) for folder in outputs)
    ):
        return False
    if home := _home(place, root):
        own = place.relative_to(home).parts
        # All of the code that draws is read for the names in Manim's cache; what of it is used, the
        # fingerprint knows.
        is_code = own[:1] == ("scenes",) and own[1:2] in DRAWING and place.suffix in ("", ".py")
        return not is_code and not any(p.startswith(".") or p == "__pycache__" for p in own)
    foreign = (sys.prefix, sys.base_prefix, tempfile.gettempdir(), Path.home() / "Library")
    return not (
        any(part.startswith(".") for part in place.parts)
        or any(part in SYSTEM for part in place.parts[1:2])
        or any(place.is_relative_to(folder) for folder in foreign)
    )
