"""truth/index.html: what the audit of a course found, as a page beside the course's own.

It tells of the films that are there now: what it says is in the certificates beside them. Nothing
that it is given can become markup: Jinja escapes all of it.
"""

import shutil
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from scenes.delivery.audit import words
from scenes.delivery.audit.auditing import TRUTH
from scenes.delivery.audit.faults import translated
from scenes.delivery.course.catalogue import label
from scenes.delivery.course.course import Course
from scenes.delivery.course.translations import translation_of
from scenes.delivery.keeping.certificate import (
    Certificate,
    certificate_of,
    certificate_place,
    worst_moving,
    worst_of,
)
from scenes.delivery.keeping.jobs import Job, file_name
from scenes.delivery.keeping.links import refuse_links
from scenes.delivery.keeping.markup import source_hash, template
from scenes.delivery.keeping.record import read_record
from scenes.delivery.keeping.writing import write_whole
from scenes.delivery.typeset.figures import LEVELS, clock, error, grouped
from scenes.delivery.typeset.words import Words, translation
from scenes.telling.font_face import font_face

if TYPE_CHECKING:
    from jinja2 import Template

REPORT = "index.html"
ROOM = Path(__file__).parent


@dataclass(frozen=True)
class SceneTold:
    """A film in the report. place: its name there. film, proof: where it and its certificate lie.

    shape: wide or tall.
    """

    title: str
    place: str
    film: str
    proof: str
    shape: str
    certificate: Certificate


def write_report(course: Course, jobs: Sequence[Job], root: Path) -> Path | None:
    """Write the report of the films that have a certificate, and remove the one of no film.

    jobs: all of the course's. root: the project. The path of the report, None where there is none.
    """
    out_dir = jobs[0].out_dir
    folder = out_dir / TRUTH
    refuse_links(out_dir)
    scenes, left = _scenes(course, jobs)
    kept = {REPORT, *(scene.place for scene in scenes)}
    for other in list(folder.iterdir()) if folder.is_dir() else ():
        if other.is_dir() and other.name not in kept:
            shutil.rmtree(other, ignore_errors=True)
    if not scenes:
        shutil.rmtree(folder, ignore_errors=True)
        return None
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / REPORT
    write_whole(path, page(course, scenes, left, _words(course.language, root)))
    return path


def page(course: Course, scenes: Sequence[SceneTold], left: Sequence[str], say: Words) -> str:
    """The report's HTML. left: the titles of the scenes that have no certificate."""
    from markupsafe import Markup

    certificates = [scene.certificate for scene in scenes]
    kinds = [kind for each in certificates for kind in each.kinds]
    values = {
        "language": course.language,
        "title": translation_of(course).words(course.title),
        "course": translation_of(course).words,
        "scenes": scenes,
        "left": left,
        "say": say,
        "words": words,
        "means": list(_means({kind.kind for kind in kinds})),
        "values": sum(each.values for each in certificates),
        "frames": sum(each.frames for each in certificates),
        "worst_error": worst_of(kinds),
        "worst_moving": worst_moving(kinds),
        "faults": sum(each.faults for each in certificates),
        "count": lambda number: grouped(number, say),
        "error": lambda levels: error(levels, say),
        "told": lambda text, is_quoted=False: translated(text, say, is_quoted),
        "levels": LEVELS,
    }
    html = _template()
    # The typeface with the letters that there are: whole, it would be larger than all else.
    written = html.render(values, style="", policy="")
    style = font_face(written) + (ROOM / "report.css").read_text(encoding="utf-8")
    return html.render(values, style=Markup(style), policy=_policy(style))


@cache
def _template() -> "Template":
    return template(
        ROOM / "template.html", {"address": quote, "clock": clock, "label": label, "named": named}
    )


def named(kind: str, say: Words) -> str:
    """What a kind of check is called; one that nobody has named is called as it calls itself."""
    base, ending = _parted(kind)
    name = say(words.MEANS[base][0]) if base in words.MEANS else base
    return say(words.OTHERWISE[ending][0], name) if ending else name


def _means(kinds: Set[str]) -> Iterator[tuple[str, str]]:
    """The names and meanings of kinds of checks."""
    parts = {part for kind in kinds for part in _parted(kind)}
    yield from (meaning for kind, meaning in words.MEANS.items() if kind in parts)
    yield from (told[1:] for ending, told in words.OTHERWISE.items() if ending in parts)


def _parted(kind: str) -> tuple[str, str]:
    """A kind of check as what is checked and how its name ends, if in one of some ways."""
    ending = next((each for each in words.OTHERWISE if kind.endswith(each)), "")
    return kind.removesuffix(ending), ending


def _policy(style: str) -> str:
    """What the browser may load: this style, and the pictures beside the report."""
    return (
        f"default-src 'none'; style-src {source_hash(style)}; font-src data:; "
        "img-src 'self' file:; base-uri 'none'; form-action 'none'"
    )


def _scenes(course: Course, jobs: Sequence[Job]) -> tuple[list[SceneTold], list[str]]:
    """The films that have a certificate, and the titles of the scenes that have none."""
    say, found, left = translation_of(course).words, [], []
    for entry, job in zip(course.entries, jobs, strict=True):
        title, record = say(entry.label), read_record(job.folder)
        film = job.folder / record.film if record else None
        if film and (certificate := certificate_of(film)):
            at, proof = (_address(path, job) for path in (film, certificate_place(film)))
            place = file_name(job.name)
            found.append(SceneTold(title, place, at, proof, job.shape, certificate))
        else:
            left.append(title)
    return found, left


def _address(path: Path, job: Job) -> str:
    return f"../{path.relative_to(job.out_dir).as_posix()}"


def _words(language: str, root: Path) -> Words:
    """The report's words in a language; English where nobody has translated them."""
    try:
        return Words(translation(words.WORDS, language, root))
    except ValueError:
        return Words()
