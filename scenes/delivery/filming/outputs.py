"""What is kept of a film: gathered in a folder of its own, recorded, then put in place at once."""

import json
import shutil
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from scenes.delivery.filming import footage
from scenes.delivery.filming.footage import FootageError
from scenes.delivery.keeping.jobs import Job, file_name
from scenes.delivery.keeping.record import Beat, Record, describe, write_record
from scenes.delivery.keeping.writing import move, settle, write_whole
from scenes.telling import captions
from scenes.telling.captions import Caption
from scenes.telling.phrases import Phrase

MEDIA = "media-"  # begins the names of the folders where Manim works
Told = tuple[tuple[Phrase, ...], bool, bool]


def gather(
    job: Job, media: Path, depends: Mapping[str, str], opened: Mapping[str, str], begin: float
) -> Path:
    """Gather what was filmed in a folder of its own, complete with its record; the folder."""
    made = _only(media, f"film.{job.fmt}")
    new = new_folder(job)
    (new / "beats").mkdir(parents=True)
    whole = footage.measure(made)
    clips = list(_sections(made))
    told = _told(made)
    beats, start, of_beat = [], 0.0, _of_beats(told.get("beats", []))
    for number, (name, clip) in enumerate(clips, 1):
        duration = float(footage.measure(clip).duration)
        place = f"beats/{number:02}-{file_name(name)}{clip.suffix}"
        move(clip, new / place)
        beats.append(Beat(name, round(start, 3), round(duration, 3), place, *of_beat(name)))
        start += duration
    if beats and abs(start - whole.duration) > 0.05 + 0.01 * len(beats):
        raise FootageError(
            f"its beats take {start:.2f} s, but the film takes {float(whole.duration):.2f} s."
        )
    cues = _captions(made.with_suffix(".srt"), float(whole.duration))
    if cues:
        write_whole(new / "film.srt", captions.write_srt(cues))
        write_whole(new / "film.vtt", captions.write_vtt(cues))
    move(made, new / made.name)
    footage.busiest([new / beat.clip for beat in beats] or [new / made.name]).save(
        new / "poster.png"
    )
    files = sorted(path for path in new.rglob("*") if path.is_file())
    for path in files:
        settle(path)
    record = Record(
        fingerprint=dict(depends),
        film=made.name,
        poster="poster.png",
        captions=bool(cues),
        duration=round(float(whole.duration), 3),
        frames=whole.frames,
        took=round(time.monotonic() - begin, 1),
        beats=tuple(beats),
        opened=dict(opened),
        sound=whole.sound,
        drawn=tuple(told["drawn"]) if "drawn" in told else None,
        files=tuple(describe(path, new) for path in files),
    )
    write_record(record, new)
    return new


def new_folder(job: Job) -> Path:
    """Where what is kept of a job is gathered: from here it is renamed into its place."""
    return job.work / "new"


def put_in_place(new: Path, job: Job) -> None:
    """Rename a complete folder into its place; what was there goes first."""
    place = job.folder
    place.parent.mkdir(parents=True, exist_ok=True)
    if place.exists():
        old = new.with_name("old")
        shutil.rmtree(old, ignore_errors=True)  # an interrupted run may have left one
        move(place, old)
    move(new, place)
    settle(place.parent)
    clear_work(job)


def clear_work(job: Job) -> None:
    """Remove what is left of filming.

    Of a film that is told aloud Manim's cache stays, so that a sentence that changes is spoken, and
    the pictures that wait for it are filmed, without all the others.
    """
    for left in list(job.work.iterdir()) if job.work.is_dir() else ():
        if left.is_dir() and not (job.voice and left.name.startswith(MEDIA)):
            shutil.rmtree(left, ignore_errors=True)
        elif not left.is_dir():
            left.unlink(missing_ok=True)
    with suppress(OSError):  # something stays in it, or it is gone
        job.work.rmdir()


def _only(media: Path, name: str) -> Path:
    found = list(media.glob(f"videos/*/*/{name}"))
    if len(found) != 1:
        raise FootageError(f"it ended well, but left {len(found)} files {name}, not one.")
    return found[0]


def _sections(film: Path) -> Iterator[tuple[str, Path]]:
    """The names and clips of the film's sections, as Manim's index lists them."""
    index = film.parent / "sections" / "film.json"
    if not index.is_file() or film.suffix == ".gif":
        return
    for section in _noted(index):
        # A name that Manim made: inside the folder, whatever the section was called.
        yield section["name"], index.parent / Path(section["video"]).name


def _told(film: Path) -> dict[str, Any]:
    """What the lesson left beside its film: of its `beats`, and of the words `drawn` in it."""
    path = film.with_suffix(".beats.json")
    return _noted(path) if path.is_file() else {}


def _of_beats(told: Sequence[Mapping[str, Any]]) -> Callable[[str], Told]:
    """What a lesson told of the section of this name, asked in their order.

    What is said, whether its slide loops, whether it is a beat; who tells nothing has only beats.
    """
    found: dict[str, list[Told]] = {}
    for beat in reversed(told):
        phrases = tuple(Phrase(**phrase) for phrase in beat["said"])
        found.setdefault(beat["name"], []).append((phrases, beat.get("loops", False), True))
    return lambda name: found[name].pop() if found.get(name) else ((), False, not told)


def _noted(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError):
        raise FootageError(f"{path.name} beside its film is damaged; film it again.") from None


def _captions(path: Path, duration: float) -> tuple[Caption, ...]:
    """The film's captions, none longer than the film."""
    if not path.is_file():
        return ()
    try:
        return captions.join([(captions.read_srt(path.read_text(encoding="utf-8")), duration)])
    except ValueError as error:
        raise FootageError(str(error)) from None
