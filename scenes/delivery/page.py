"""index.html: the page on which a course is watched, made from its course.json.

It is one file that works from disk and from any server: films, posters and captions' files lie
beside it, nothing comes from outside. The captions are in it a second time, because browsers
refuse .vtt files from disk, and they are its transcript. Nothing that it is given can become
markup: everything passes `_text` or `_address`.
"""

import base64
import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote

from scenes.delivery import captions
from scenes.delivery.captions import Caption
from scenes.delivery.catalogue import label
from scenes.delivery.jobs import file_name
from scenes.delivery.record import write_whole

PAGE = "index.html"
# The page's own words, in English; a translation's [text] has them in its language.
PAGE_WORDS = (
    "Chapters",
    "Captions",
    "Full screen",
    "Previous part",
    "Next part",
    "Next chapter",
    "Not filmed yet",
    "There is no film of this chapter yet.",
    "Film",
    "Keyboard shortcuts",
    "Space",
    "play or pause",
    "5 seconds back or on",
    "next or previous part",
    "captions on or off",
    "full screen on or off",
)
KEYS = (
    (("Space", "K"), "play or pause"),
    (("←", "→"), "5 seconds back or on"),
    (("N", "P"), "next or previous part"),
    (("C",), "captions on or off"),
    (("F",), "full screen on or off"),
)
# A part's time is rounded, and its first picture must be shown, not the one before it.
INSIDE = 0.008  # seconds: half a picture at 60 a second
ICON = (
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><rect width='16' height='16'"
    " rx='3' fill='#0b0e14'/><path d='M6 4l6 4-6 4z' fill='#fff'/></svg>"
)
Words = Callable[[str], str]
Values = Mapping[str, Any]


def write_page(listing: Path, words: Words | None = None) -> Path:
    """Write index.html beside course.json and give its path.

    listing: a course.json, as scenes.delivery.listing describes it. words: English words of the
    page, its own and the course's, in the page's language; English stays unless given. Raises
    ValueError where the listing is none, OSError where a file cannot be read or written.
    """
    try:
        course = json.loads(listing.read_text(encoding="utf-8"))
        html = page(course, listing.parent, words or str)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ValueError(
            f"{listing.name} is no list of a course; make it with nnfilm render."
        ) from None
    path = listing.with_name(PAGE)
    write_whole(path, html)
    return path


def page(course: Values, folder: Path, words: Words) -> str:
    """The page's HTML. folder: where the captions' files are; a missing one is as if empty."""
    style, script, template = (
        files(__package__).joinpath(name).read_text(encoding="utf-8")
        for name in ("page.css", "page.js", "page_template.html")
    )
    chapters = course["chapters"]
    shown = [
        _chapter(number, chapter, chapters[number:], course, folder, words)
        for number, chapter in enumerate(chapters, 1)
    ]
    parts = {
        "language": _text(course["language"]),
        "policy": _policy(style, script),
        "title": _text(words(course["title"])),
        "icon": f"data:image/svg+xml,{quote(ICON)}",
        "style": style,
        "length": _length(course["duration"], "p") if len(chapters) > 1 else "",
        "missing": _missing(course["missing"], words),
        "contents": _contents(chapters, words) if len(chapters) > 1 else "",
        "keys": _keys(words),
        "chapters": "\n".join(shown),
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


def _missing(names: Iterable[str], words: Words) -> str:
    said = ", ".join(_given(words(label(name))) for name in names)
    return f'<p class="missing"><strong>{_text(words("Not filmed yet"))}:</strong> {said}</p>' * (
        said != ""
    )


def _contents(chapters: Sequence[Values], words: Words) -> str:
    items = (
        f'<li><a href="#chapter-{number}" dir="auto">{_text(words(chapter["title"]))}</a> '
        f"{_length(chapter['duration'])}</li>"
        for number, chapter in enumerate(chapters, 1)
    )
    name = _text(words("Chapters"))
    return f'<nav aria-label="{name}"><ol class="contents">{"".join(items)}</ol></nav>'


def _keys(words: Words) -> str:
    """What the keys do, and the switch for who needs them for something else."""
    said = (
        f"<span>{' '.join(f'<kbd>{_text(words(key))}</kbd>' for key in keys)} "
        f"{_text(words(what))}</span>"
        for keys, what in KEYS
    )
    switch = f'<label><input type="checkbox" checked> {_text(words("Keyboard shortcuts"))}</label>'
    return f'<p class="keys scripted" hidden>{switch} {" ".join(said)}</p>'


def _chapter(
    number: int,
    chapter: Values,
    later: Sequence[Values],
    course: Values,
    folder: Path,
    words: Words,
) -> str:
    place, film = f"chapter-{number}", chapter["film"]
    title = _text(words(chapter["title"]))
    cues: list[Caption] = []
    scenes = []
    for scene in chapter["scenes"]:
        told = _cues(scene, folder)
        cues += captions.shift(told, scene["start"])
        scenes.append(_scene(f"{place}/{file_name(scene['name'])}", scene, film, told, words))
    body = f'<div class="scenes">{"".join(scenes)}</div>'
    if film:
        following = (number + 1, words(later[0]["title"])) if later else None
        body = (
            f'<div class="watch">{_player(chapter, title, course["language"], following, words)}'
            f'{body}</div><script type="application/json" class="cues">{_data(cues)}</script>'
        )
    elif not scenes:
        body = f"<p>{_text(words('There is no film of this chapter yet.'))}</p>"
    return (
        f'<section class="chapter" id="{place}" aria-labelledby="{place}-title">'
        f'<h2 id="{place}-title" dir="auto">{title}</h2>'
        f"{_length(chapter['duration'], 'p') if scenes else ''}{body}</section>"
    )


def _player(
    chapter: Values,
    title: str,
    language: str,
    following: tuple[int, str] | None,
    words: Words,
) -> str:
    """The film with its captions beneath it. Without scripts there is the browser's own player."""
    film, files_of = _address(chapter["film"]), [(words("Film"), chapter["film"])]
    track = ""
    if chapter["captions"]:
        track = (
            f'<track kind="captions" srclang="{_text(language)}" '
            f'label="{_text(words("Captions"))}" src="{_address(chapter["captions"]["vtt"])}">'
        )
        files_of.append((words("Captions"), chapter["captions"]["srt"]))
    buttons = [
        _button("previous", words("Previous part")),
        _button("following", words("Next part")),
        _button("captions", words("Captions"), ' aria-pressed="true"') if track else "",
        _button("full", words("Full screen")),
    ]
    offer = ""
    if following:
        number, name = following
        offer = (
            f'<div class="next" role="status"><a href="#chapter-{number}" hidden>'
            f"{_text(words('Next chapter'))}: {_given(name)}</a></div>"
        )
    links = (
        f'<a href="{_address(path)}" download>{_text(word)} ({_text(Path(path).suffix)})</a>'
        for word, path in files_of
    )
    strip = '<div class="strip" hidden><p class="caption" dir="auto"></p></div>' if track else ""
    return (
        f'<div class="player" role="group" aria-label="{title}">'
        f'<video controls playsinline preload="metadata" src="{film}" '
        f'poster="{_address(chapter["scenes"][0]["poster"])}" aria-label="{title}">{track}</video>'
        f'{strip}<div class="buttons scripted" hidden>{"".join(buttons)}</div>{offer}'
        f'<p class="now" dir="auto"></p><p class="aside" role="status"></p>'
        f'<p class="files">{" ".join(links)}</p></div>'
    )


def _button(name: str, words: str, more: str = "") -> str:
    return f'<button type="button" class="{name}"{more}>{_text(words)}</button>'


def _scene(
    place: str, scene: Values, film: str | None, cues: Sequence[Caption], words: Words
) -> str:
    title = f'<span class="scene-title title" dir="auto">{_text(words(scene["title"]))}</span>'
    poster = f'<img src="{_address(scene["poster"])}" alt="" loading="lazy">'
    heading = f"{poster}<span>{title} {_length(scene['duration'])}</span>"
    if film:
        kind = "" if scene["beats"] else ' class="part"'
        heading = f"<a{kind} {_time(film, scene['start'])}>{heading}</a>"
    else:  # a moving picture, which stands still for who asks for that
        heading = f'<a href="{_address(scene["film"])}">{heading}</a>'
    told = {name: "" for name in range(len(scene["beats"]))} or {0: ""}
    for cue in cues:
        middle = (cue.start + cue.end) / 2
        begun = [k for k, beat in enumerate(scene["beats"]) if beat["start"] <= middle]
        told[begun[-1] if begun else 0] += f"{cue.text}\n"
    body = _said(told[0], ' class="said"')
    if scene["beats"]:
        body = _beats(place, scene, film, told, words)
    if not film:
        still = _address(scene["poster"])
        body = (
            f'<picture><source media="(prefers-reduced-motion: reduce)" srcset="{still}">'
            f'<img class="moving" src="{_address(scene["film"])}" loading="lazy" '
            f'alt="{_text(words(scene["title"]))}"></picture>{body}'
        )
    return f'<section class="scene" id="{place}"><h3>{heading}</h3>{body}</section>'


def _beats(
    place: str, scene: Values, film: str | None, told: Mapping[int, str], words: Words
) -> str:
    items, seen = [], dict[str, int]()
    for k, beat in enumerate(scene["beats"]):
        name = file_name(beat["name"])
        seen[name] = seen.get(name, 0) + 1
        ident = f"{place}/{name}" + (f"/{seen[name]}" if seen[name] > 1 else "")
        start = scene["start"] + beat["start"]
        title = f'<span class="title" dir="auto">{_text(words(beat["title"]))}</span>'
        if film:
            clock = f'<span class="time">{clock_time(start)}</span>'
            title = f'<a class="part" {_time(film, start)}>{clock} {title}</a>'
        items.append(f'<li id="{ident}">{title}{_said(told[k])}</li>')
    return f'<ol class="beats">{"".join(items)}</ol>'


def _said(text: str, kind: str = "") -> str:
    """What is said, as a paragraph of the transcript."""
    return f'<p{kind} dir="auto">{_text(" ".join(text.split()))}</p>' if text else ""


def _time(film: str, start: float) -> str:
    """The attributes of a link into a film; a script makes it one within the page."""
    at = f"{start + INSIDE if start else 0:.3f}"
    return f'data-at="{at}" href="{_address(film)}#t={at}"'


def _cues(scene: Values, folder: Path) -> tuple[Caption, ...]:
    if not scene["captions"]:
        return ()
    try:
        return captions.read_srt((folder / scene["captions"]["srt"]).read_text(encoding="utf-8"))
    except (OSError, ValueError):  # the film can be watched without
        return ()


def _data(cues: Iterable[Caption]) -> str:
    """Captions for the script. No < in it, so nothing in them ends the element."""
    return json.dumps([[c.start, c.end, c.text] for c in cues]).replace("<", "\\u003c")


def _length(seconds: float, tag: str = "span") -> str:
    return f'<{tag} class="length">{length(seconds)}</{tag}>'


def length(seconds: float) -> str:
    """How long something takes, as people say it: 48 s, 3 min 20 s, 1 h 5 min."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def clock_time(seconds: float) -> str:
    """A time in a film: 0:05, 12:40, 1:02:03."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _given(text: str) -> str:
    """Something given in the midst of the page's words, whichever way it is written."""
    return f'<bdi dir="auto">{_text(text)}</bdi>'


def _text(text: str) -> str:
    """Text as HTML, between elements or in quotes, without what no page can hold."""
    return escape(captions.plain(text))


def _address(path: str) -> str:
    """A path beside the page as an address that can lead nowhere else."""
    return escape(quote(path.lstrip("/")))
