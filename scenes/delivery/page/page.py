"""index.html: the page on which a course is watched, made from its course.json.

It is one file that works from disk and from any server: films, posters and captions' files lie
beside it, nothing comes from outside. The captions are in it a second time, because browsers
refuse .vtt files from disk, and they are its transcript. Nothing that it is given can become
markup: Jinja escapes all of it.
"""

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import astuple
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from scenes.delivery.course.catalogue import label
from scenes.delivery.keeping.jobs import file_name
from scenes.delivery.keeping.markup import source_hash, template
from scenes.delivery.keeping.writing import write_whole
from scenes.delivery.page.checked import checked
from scenes.delivery.page.words import KEYS, VOICE_KEY
from scenes.telling import captions
from scenes.telling.font_face import font_face

if TYPE_CHECKING:
    from jinja2 import Template

PAGE = "index.html"
LAB = "lab.html"  # what the course's lab is called, where `nnfilm lab` has put one beside the page
ROOM = Path(__file__).parent
ICON = (
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><rect width='16' height='16'"
    " rx='3' fill='#0b0e14'/><path d='M6 4l6 4-6 4z' fill='#fff'/></svg>"
)
# A part's time is rounded, and its first picture must be shown, not the one before it.
INSIDE = 0.008  # seconds: half a picture at 60 a second
Values = Mapping[str, Any]


def write_page(listing: Path, words: Callable[[str], str] = str) -> Path:
    """Write index.html beside course.json and give its path.

    listing: a course.json, as keeping/listing.py describes it. words: English words of the
    page, its own and the course's, in the page's language; English stays unless given. Raises
    ValueError where the listing is none, OSError where a file cannot be read or written.
    """
    from jinja2 import UndefinedError

    try:
        html = page(json.loads(listing.read_text(encoding="utf-8")), listing.parent, words)
    except (ValueError, LookupError, TypeError, AttributeError, UndefinedError):
        raise ValueError(
            f"{listing.name} is no list of a course; make it with nnfilm render."
        ) from None
    path = listing.with_name(PAGE)
    write_whole(path, html)
    return path


def page(course: Values, folder: Path, say: Callable[[str], str]) -> str:
    """The page's HTML. folder: where the captions' files are; a missing one is as if empty."""
    from markupsafe import Markup

    style, script = ((ROOM / name).read_text(encoding="utf-8") for name in ("page.css", "page.js"))
    style = font_face() + style
    return _template().render(
        course=course,
        say=say,
        cues=lambda scenes: list(_cues(scenes, folder)),
        keys=KEYS,
        voice_key=VOICE_KEY,
        checked=checked(course, folder, say),
        lab=LAB if (folder / LAB).is_file() else None,
        icon=f"data:image/svg+xml,{quote(ICON)}",
        policy=_policy(style, script),
        style=Markup(style),
        script=Markup(script),
    )


@cache
def _template() -> "Template":
    filters: dict[str, Callable[..., Any]] = {
        "address": lambda path: quote(path.lstrip("/")),  # of what is beside the page, or nothing
        "at": lambda start: f"{start + INSIDE if start else 0:.3f}",
        "clock": clock,
        "file_name": file_name,
        "label": label,
        "length_told": length,
        "placed": placed,
        "suffix": lambda path: Path(path).suffix,
    }
    return template(ROOM / "template.html", filters)


def _policy(style: str, script: str) -> str:
    """What the browser may load and run: this script and style, and what lies beside the page."""
    # Browsers differ in whether a page from disk is "itself" to them, so file: is named too.
    beside = "'self' file:"
    return (
        f"default-src 'none'; script-src {source_hash(script)}; style-src {source_hash(style)}; "
        f"font-src data:; img-src {beside} data:; media-src {beside} blob:; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'"
    )


def _cues(scenes: Iterable[Values], folder: Path) -> Iterator[tuple[float, float, str]]:
    """The captions of a film made of scenes: from when to when, and the text."""
    for scene in scenes:
        with suppress(OSError, ValueError):  # the film can be watched without
            path = folder / scene["captions"]["srt"] if scene["captions"] else os.devnull
            told = captions.read_srt(Path(path).read_text(encoding="utf-8"))
            yield from map(astuple, captions.shift(told, scene["start"]))


def placed(beats: Sequence[Values]) -> Iterator[tuple[str, Values]]:
    """The beats of a scene, each with the name of its place in it, which is different for each."""
    seen = Counter[str]()
    for beat in beats:
        name = file_name(beat["name"])
        seen[name] += 1
        yield f"{name}/{seen[name]}" if seen[name] > 1 else name, beat


def length(seconds: float) -> str:
    """How long something takes, as people say it: 48 s, 3 min 20 s, 1 h 5 min."""
    minutes, rest = divmod(int(seconds), 60)  # players round down too
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def clock(seconds: float) -> str:
    """A time in a film: 0:05, 12:40, 1:02:03."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
