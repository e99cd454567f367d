"""course.json: everything that there is of a course, for pages and for machines.

Paths are relative to its folder, times are in seconds.
    format (of this file: 1), name, title, language, theme, quality, video ("mp4", "webm", "gif"),
    duration, missing: names of scenes that were left out,
    chapters: each title, film (null for gif), sound (whether it has any), captions, duration,
    scenes:
        each name, scene, title, shape ("wide", "tall"; one in a chapter), start (in the chapter),
        duration, film, poster, captions, beats:
            each name, title, start (in the scene), duration, clip,
            said: phrases, each start (in the scene), text
    captions: {"srt": path, "vtt": path} or null
    files: each path, bytes, sha256, for everything named above
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scenes.delivery.course.catalogue import label
from scenes.delivery.course.course import Chapter, Course
from scenes.delivery.course.entry import Entry
from scenes.delivery.keeping.jobs import Job
from scenes.delivery.keeping.record import File, Record

LISTING = "course.json"
Films = Mapping[str, tuple[Job, Record]]  # by the entry's name


@dataclass(frozen=True)
class ChapterFilm:
    """A chapter's film and captions, and the digest of everything they were made of."""

    made_of: str
    files: tuple[File, ...]


def listing(
    course: Course, jobs: Sequence[Job], films: Films, made: Sequence[ChapterFilm]
) -> dict[str, Any]:
    """What course.json says."""
    chapters = [
        _chapter(chapter, film, films) for chapter, film in zip(course.chapters, made, strict=True)
    ]
    files = [_listed(file) for film in made for file in film.files]
    for entry in course.entries:
        if entry.name in films:
            job, record = films[entry.name]
            files += [_listed(file, _place(job)) for file in record.files]
    return {
        "format": 1,
        "name": course.name,
        "title": course.title,
        "language": course.language,
        "theme": course.theme,
        "quality": jobs[0].quality,
        "video": jobs[0].fmt,
        "duration": round(sum(chapter["duration"] for chapter in chapters), 3),
        "missing": [entry.name for entry in course.entries if entry.name not in films],
        "chapters": chapters,
        "files": files,
    }


def _chapter(chapter: Chapter, film: ChapterFilm, films: Films) -> dict[str, Any]:
    scenes: list[dict[str, Any]] = []
    start = 0.0
    for entry in chapter.entries:
        if entry.name in films:
            job, record = films[entry.name]
            scenes.append(_scene(entry, start, record, _place(job)))
            start += record.duration
    paths = [file.path for file in film.files]
    return {
        "title": chapter.title,
        "film": paths[0] if paths else None,
        "sound": any(
            films[entry.name][1].sound for entry in chapter.entries if entry.name in films
        ),
        "captions": _captions(paths[1:]),
        "duration": round(start, 3),
        "scenes": scenes,
    }


def _scene(entry: Entry, start: float, record: Record, place: str) -> dict[str, Any]:
    return {
        "name": entry.name,
        "scene": entry.scene,
        "title": entry.label,
        "shape": entry.shape,
        "start": round(start, 3),
        "duration": record.duration,
        "film": place + record.film,
        "poster": place + record.poster,
        "captions": _captions([place + f"film.{kind}" for kind in ("srt", "vtt")])
        if record.captions
        else None,
        "beats": [
            {
                "name": beat.name,
                "title": label(beat.name),
                "start": beat.start,
                "duration": beat.duration,
                "clip": place + beat.clip,
                "said": [
                    {"start": round(beat.start + phrase.start, 3), "text": phrase.text}
                    for phrase in beat.said
                ],
            }
            for beat in record.beats
        ],
    }


def _place(job: Job) -> str:
    return job.folder.relative_to(job.out_dir).as_posix() + "/"


def _captions(paths: Sequence[str]) -> dict[str, str] | None:
    return dict(zip(("srt", "vtt"), paths)) or None


def _listed(file: File, place: str = "") -> dict[str, Any]:
    return {"path": place + file.path, "bytes": file.size, "sha256": file.sha256}
