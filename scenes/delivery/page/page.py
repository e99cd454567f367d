"""index.html: the page on which a course is watched, made from its course.json.

It is one file that works from disk and from any server: films, posters and captions' files lie
beside it, nothing comes from outside. The captions are in it a second time, because browsers
refuse .vtt files from disk, and they are its transcript. Nothing that it is given can become
markup: everything passes `text` or `address`.
"""

import base64
import hashlib
import json
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from urllib.parse import quote

from scenes.delivery.course.catalogue import label
from scenes.delivery.filming.record import write_whole
from scenes.delivery.page.chapter import Values, chapter_section
from scenes.delivery.page.markup import Say, takes, text
from scenes.delivery.page.words import KEYS

PAGE = "index.html"
ICON = (
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><rect width='16' height='16'"
    " rx='3' fill='#0b0e14'/><path d='M6 4l6 4-6 4z' fill='#fff'/></svg>"
)


def write_page(listing: Path, words: Callable[[str], str] | None = None) -> Path:
    """Write index.html beside course.json and give its path.

    listing: a course.json, as filming/listing.py describes it. words: English words of the
    page, its own and the course's, in the page's language; English stays unless given. Raises
    ValueError where the listing is none, OSError where a file cannot be read or written.
    """
    try:
        course = json.loads(listing.read_text(encoding="utf-8"))
        html = page(course, listing.parent, lambda english: text((words or str)(english)))
    except (ValueError, LookupError, TypeError, AttributeError):
        raise ValueError(
            f"{listing.name} is no list of a course; make it with nnfilm render."
        ) from None
    path = listing.with_name(PAGE)
    write_whole(path, html)
    return path


def page(course: Values, folder: Path, say: Say) -> str:
    """The page's HTML. folder: where the captions' files are; a missing one is as if empty."""
    style, script, template = (
        Path(__file__).with_name(name).read_text(encoding="utf-8")
        for name in ("page.css", "page.js", "template.html")
    )
    chapters = course["chapters"]
    numbers = range(1, len(chapters) + 1)
    parts = {
        "language": text(course["language"]),
        "policy": _policy(style, script),
        "title": say(course["title"]),
        "icon": f"data:image/svg+xml,{quote(ICON)}",
        "style": style,
        "length": takes(course["duration"], "p") if len(chapters) > 1 else "",
        "missing": _missing(course["missing"], say),
        "contents": _contents(chapters, say) if len(chapters) > 1 else "",
        "keys": _keys(say),
        "chapters": "\n".join(chapter_section(n, course, folder, say) for n in numbers),
        "script": script,
    }
    return re.sub(r"\{\{(\w+)\}\}", lambda found: parts[found[1]], template)


def _policy(style: str, script: str) -> str:
    """What the browser may load and run: this script and style, and what lies beside the page."""
    # Browsers differ in whether a page from disk is "itself" to them, so file: is named too.
    beside = "'self' file:"
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {_hash(script)}",
            f"style-src {_hash(style)}",
            f"img-src {beside} data:",
            f"media-src {beside} blob:",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(source: str) -> str:
    digest = hashlib.sha256(source.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _missing(names: Iterable[str], say: Say) -> str:
    said = ", ".join(f'<bdi dir="auto">{say(label(name))}</bdi>' for name in names)
    return f'<p class="missing">{say("Not filmed yet")}: {said}</p>' if said else ""


def _contents(chapters: Sequence[Values], say: Say) -> str:
    items = (
        f'<li><a href="#chapter-{number}" dir="auto">{say(chapter["title"])}</a> '
        f"{takes(chapter['duration']) if chapter['scenes'] else ''}</li>"
        for number, chapter in enumerate(chapters, 1)
    )
    return f'<nav aria-label="{say("Chapters")}"><ol class="contents">{"".join(items)}</ol></nav>'


def _keys(say: Say) -> str:
    """What the keys do, and the switch for who needs them for something else."""
    said = (
        f"<li>{' '.join(f'<kbd>{_key(key, say)}</kbd>' for key in keys)} {say(what)}</li>"
        for keys, what in KEYS
    )
    switch = f'<label><input type="checkbox" checked> {say("Keyboard shortcuts")}</label>'
    return f'<div class="keys scripted" hidden>{switch}<ul>{"".join(said)}</ul></div>'


def _key(name: str, say: Say) -> str:
    return name if len(name) == 1 else say(name)
