"""A chapter on the page: its film with captions beneath, its parts to jump to, its transcript."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from scenes.delivery.filming.jobs import file_name
from scenes.delivery.page.markup import Say, address, clock, takes, text
from scenes.telling import captions
from scenes.telling.captions import Caption

Values = Mapping[str, Any]
# A part's time is rounded, and its first picture must be shown, not the one before it.
INSIDE = 0.008  # seconds: half a picture at 60 a second


def chapter_section(number: int, course: Values, folder: Path, say: Say) -> str:
    """A chapter of a course.json, counted from 1. folder: where the files of captions are."""
    chapters = course["chapters"]
    chapter, place = chapters[number - 1], f"chapter-{number}"
    film, title = chapter["film"], say(chapter["title"])
    cues: list[Caption] = []
    scenes = []
    for scene in chapter["scenes"]:
        told = _cues(scene, folder)
        cues += captions.shift(told, scene["start"])
        scenes.append(_scene(f"{place}/{file_name(scene['name'])}", scene, film, told, say))
    body = f'<div class="scenes">{"".join(scenes)}</div>'
    if film:
        offer = _offer(number + 1, chapters[number], say) if number < len(chapters) else ""
        player = _player(chapter, title, course, offer, say)
        body = (
            f'<div class="watch">{player}{body}</div>{_files(chapter, say)}'
            f'<script type="application/json" class="cues">{_data(cues)}</script>'
        )
    elif not scenes:
        body = f"<p>{say('There is no film of this chapter yet.')}</p>"
    # One chapter called like its course needs saying once only to who sees both.
    twice = len(chapters) == 1 and chapter["title"] == course["title"]
    shape = text(chapter["scenes"][0]["shape"]) if scenes else ""
    return (
        f'<section class="chapter {shape}" id="{place}" aria-labelledby="{place}-title">'
        f'<h2 id="{place}-title" dir="auto"{" class=aside" if twice else ""}>{title}</h2>'
        f"{takes(chapter['duration'], 'p') if scenes else ''}{body}</section>"
    )


def _player(chapter: Values, title: str, course: Values, offer: str, say: Say) -> str:
    """The film with its captions beneath it. Without scripts there is the browser's own player."""
    track, strip, switch = "", "", ""
    light = " light" if course["theme"] == "light" else ""
    if chapter["captions"]:
        track = (
            f'<track kind="captions" srclang="{text(course["language"])}" '
            f'label="{say("Captions")}" src="{address(chapter["captions"]["vtt"])}">'
        )
        strip = '<div class="strip" hidden><p class="caption" dir="auto"></p></div>'
        switch = _button("captions", say("Captions"), ' aria-pressed="true"')
    return (
        f'<div class="player{light}">'
        f'<video controls playsinline preload="metadata" aria-label="{title}" '
        f'src="{address(chapter["film"])}" poster="{address(chapter["scenes"][0]["poster"])}">'
        f'{track}</video>{strip}<div class="buttons scripted" hidden>'
        f"{_button('previous', say('Previous part'))}{_button('following', say('Next part'))}"
        f"{switch}{_button('full', say('Full screen'))}</div>{offer}"
        '<p class="now" dir="auto"></p><p class="aside" role="status"></p></div>'
    )


def _button(name: str, label: str, more: str = "") -> str:
    return f'<button type="button" class="{name}"{more}>{label}</button>'


def _offer(number: int, chapter: Values, say: Say) -> str:
    """What the end of a chapter leads to, if its viewer wants."""
    return (
        f'<div class="next" role="status"><a href="#chapter-{number}" hidden>'
        f'{say("Next chapter")}: <bdi dir="auto">{say(chapter["title"])}</bdi></a></div>'
    )


def _files(chapter: Values, say: Say) -> str:
    paths = [("Film", chapter["film"])]
    if chapter["captions"]:
        paths.append(("Captions", chapter["captions"]["srt"]))
    links = (
        f'<a href="{address(path)}" download>{say(word)} ({text(Path(path).suffix)})</a>'
        for word, path in paths
    )
    return f'<p class="files">{" ".join(links)}</p>'


def _scene(place: str, scene: Values, film: str | None, cues: Sequence[Caption], say: Say) -> str:
    title = say(scene["title"])
    heading = (
        f'<img src="{address(scene["poster"])}" alt="" loading="lazy"><span>'
        f'<span class="title" dir="auto">{title}</span> {takes(scene["duration"])}</span>'
    )
    if film:
        part = "" if scene["beats"] else ' class="part"'
        heading = f"<a{part} {_time(film, scene['start'])}>{heading}</a>"
        moving = ""
    else:  # a picture that moves, but stands still for who asks for that
        heading = f'<a href="{address(scene["film"])}">{heading}</a>'
        moving = (
            '<picture><source media="(prefers-reduced-motion: reduce)" '
            f'srcset="{address(scene["poster"])}"><img class="moving" loading="lazy" '
            f'src="{address(scene["film"])}" alt="{title}"></picture>'
        )
    if scene["beats"]:
        body = _beats(place, scene, film, say)
    else:
        body = _said(text(" ".join(" ".join(cue.text for cue in cues).split())))
    return f'<section class="scene" id="{place}"><h3>{heading}</h3>{moving}{body}</section>'


def _beats(place: str, scene: Values, film: str | None, say: Say) -> str:
    items, seen = [], dict[str, int]()
    for beat in scene["beats"]:
        name = file_name(beat["name"])
        seen[name] = seen.get(name, 0) + 1
        here = f"{place}/{name}" + (f"/{seen[name]}" if seen[name] > 1 else "")
        title = f'<span class="title" dir="auto">{say(beat["title"])}</span>'
        if film:
            start = scene["start"] + beat["start"]
            time = f'<span class="time">{clock(start)}</span>'
            title = f'<a class="part" {_time(film, start)}>{time} {title}</a>'
        said = _said(" ".join(_phrases(beat, scene["start"], film)))
        items.append(f'<li id="{here}">{title}{said}</li>')
    return f'<ol class="beats">{"".join(items)}</ol>'


def _phrases(beat: Values, start: float, film: str | None) -> Iterator[str]:
    """What is said in a beat, each phrase a link to its moment. start: of the scene in the film."""
    for phrase in beat["said"]:
        said = text(phrase["text"])
        if film and len(beat["said"]) > 1:  # else the beat's title leads there
            said = f"<a {_time(film, start + phrase['start'])}>{said}</a>"
        yield said


def _said(html: str) -> str:
    """What is said, as a paragraph of the transcript."""
    return f'<p class="said" dir="auto">{html}</p>' if html else ""


def _time(film: str, start: float) -> str:
    """The attributes of a link to a time in a film; the script leads it to the page's player."""
    at = f"{start + INSIDE if start else 0:.3f}"
    return f'data-at="{at}" href="{address(film)}#t={at}"'


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
