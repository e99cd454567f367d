"""The films of chapters, put together from the scenes' without encoding anything again."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from fractions import Fraction
from pathlib import Path

from scenes.delivery.course.course import Chapter, Course
from scenes.delivery.course.entry import Entry
from scenes.delivery.filming import footage
from scenes.delivery.keeping.files import digest_of
from scenes.delivery.keeping.jobs import Job, slug, work_folder
from scenes.delivery.keeping.listing import LISTING, ChapterFilm, Films, listing
from scenes.delivery.keeping.record import Record, describe, is_intact, read_record
from scenes.delivery.keeping.typed import read_json
from scenes.delivery.keeping.writing import sweep, whole, write_whole
from scenes.telling import captions

CHAPTERS = "chapters"


def finished(jobs: Sequence[Job]) -> dict[str, tuple[Job, Record]]:
    """The jobs that have a film, by name. Whether it is up to date is not asked here."""
    records = ((job, read_record(job.folder)) for job in jobs)
    return {job.name: (job, record) for job, record in records if record}


def assemble(course: Course, jobs: Sequence[Job], films: Films) -> Path:
    """Write the chapters' films and course.json from what there is; the path of course.json.

    jobs: all of the course's. films: those that shall be shown. A chapter in which nothing changed
    is left as it is. Raises FootageError when films do not fit together.
    """
    out_dir = jobs[0].out_dir
    notes = work_folder(out_dir) / "chapters.json"
    before = _read_notes(notes)
    made = []
    for number, chapter in enumerate(course.chapters, 1):
        shown = [entry for entry in chapter.entries if entry.name in films]
        made.append(_chapter_film(number, chapter, shown, films, out_dir, before))
    sweep(notes)
    write_whole(notes, json.dumps([asdict(film) for film in made]))
    text = json.dumps(listing(course, jobs, films, made), indent=1, ensure_ascii=False)
    sweep(out_dir / LISTING)
    write_whole(out_dir / LISTING, text + "\n")
    kept = {out_dir / file.path for film in made for file in film.files}
    for leftover in {*(out_dir / CHAPTERS).glob("*")} - kept:
        leftover.unlink()
    return out_dir / LISTING


def _chapter_film(
    number: int,
    chapter: Chapter,
    entries: Sequence[Entry],
    films: Films,
    out_dir: Path,
    before: Iterable[ChapterFilm],
) -> ChapterFilm:
    """The chapter's film, from before when nothing in it changed."""
    target = out_dir / CHAPTERS / f"{number:02}-{slug(chapter.title)}"
    parts = [films[entry.name] for entry in entries]
    names = [target.name, chapter.title, *(entry.label for entry in entries)]
    digest = digest_of([names, [file.sha256 for _, record in parts for file in record.files]])
    for film in before:
        if film.made_of == digest and all(is_intact(file, out_dir) for file in film.files):
            return film
    if not parts or parts[0][0].fmt == "gif":  # no player shows chapters in a gif
        return ChapterFilm(digest, ())
    target.parent.mkdir(parents=True, exist_ok=True)
    paths = [_join(chapter, entries, parts, target), *_join_captions(parts, target)]
    return ChapterFilm(digest, tuple(describe(path, out_dir) for path in paths))


def _join(
    chapter: Chapter, entries: Sequence[Entry], parts: Sequence[tuple[Job, Record]], target: Path
) -> Path:
    # Who only looks at a course needs none of what mixes sounds.
    from scenes.delivery.filming import joining

    sources = [job.folder / record.film for job, record in parts]
    marks, start = [], Fraction(0)
    for entry, source in zip(entries, sources, strict=True):
        end = start + footage.measure(source).duration
        marks.append(joining.Mark(entry.label, start, end))
        start = end
    film = target.with_suffix(sources[0].suffix)
    with whole(film) as unfinished:
        joining.join(sources, unfinished, chapter.title, marks)
    return film


def _join_captions(parts: Sequence[tuple[Job, Record]], target: Path) -> list[Path]:
    """The chapter's captions, where any of its films has some."""
    films = [
        (captions.read_srt((job.folder / "film.srt").read_text(encoding="utf-8")), record.duration)
        if record.captions
        else ((), record.duration)
        for job, record in parts
    ]
    cues = captions.join(films)
    if not cues:
        return []
    srt, vtt = target.with_suffix(".srt"), target.with_suffix(".vtt")
    write_whole(srt, captions.write_srt(cues))
    write_whole(vtt, captions.write_vtt(cues))
    return [srt, vtt]


def _read_notes(path: Path) -> Sequence[ChapterFilm]:
    """What the last run noted about the chapters' films; nothing where that cannot be read."""
    return read_json(path, tuple[ChapterFilm, ...]) or ()
