"""A script as a page to print and as plain text."""

import textwrap
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from scenes.delivery.keeping.links import refuse_links
from scenes.delivery.keeping.markup import source_hash, template
from scenes.delivery.keeping.writing import whole
from scenes.delivery.script import words
from scenes.delivery.script.content import BeatRead, Script
from scenes.telling.captions import plain
from scenes.telling.font_face import font_face
from scenes.telling.voice.takes import ENDINGS

if TYPE_CHECKING:
    from jinja2 import Template

ROOM = Path(__file__).parent
WIDTH = 78  # characters of a line of plain text
Say = Callable[[str], str]


def write_script(script: Script, say: Say, folder: Path, name: str) -> tuple[Path, Path]:
    """Write a script as .html and as .txt, each whole or not at all; where they are.

    say: the script's own words in its language. folder: is made.
    """
    refuse_links(folder)
    folder.mkdir(parents=True, exist_ok=True)
    targets = folder / f"{name}.html", folder / f"{name}.txt"
    # Neither is in its place before both are written.
    with whole(targets[0]) as one, whole(targets[1]) as other:
        one.write_text(page(script, say), encoding="utf-8", newline="\n")
        other.write_text(text(script, say), encoding="utf-8", newline="\n")
    return targets


def page(script: Script, say: Say) -> str:
    """The script as HTML in one file, to print on A4; nothing that it is given becomes markup."""
    from markupsafe import Markup

    style = font_face() + (ROOM / "script.css").read_text(encoding="utf-8")
    return _template().render(
        script=script,
        say=say,
        words=words,
        examples=_examples(script),
        style=Markup(style),
        policy=f"default-src 'none'; style-src {source_hash(style)}; font-src data:;"
        " base-uri 'none'",
    )


def text(script: Script, say: Say) -> str:
    """The script as plain text."""
    return "\n".join(_lines(script, say)) + "\n"


@cache
def _template() -> "Template":
    return template(ROOM / "template.html", {"seconds": seconds, "length_told": length})


def _examples(script: Script) -> tuple[str, str]:
    """What the recordings of the first beat are called: of all of it, and of its phrases."""
    place = script.beats[0].place if script.beats else "SCENE/BEAT"
    return f"{place}{ENDINGS[0]}", f"{place}-1{ENDINGS[0]}"


def _lines(script: Script, say: Say) -> Iterator[str]:
    whole_beat, part = _examples(script)
    yield from _heading(script.title, "=")
    yield ""
    yield f"{say(words.READ)}: {length(script.seconds)}"
    yield f"{say(words.SAVE)} {plain(script.folder.name)}"
    yield f"{say(words.WHOLE)} {whole_beat}"
    yield f"{say(words.PARTS)} {part}"
    yield f"({', '.join(ending[1:] for ending in ENDINGS)})"
    yield say(words.SECONDS)
    for title, scenes in script.chapters:
        if len(script.chapters) > 1:
            yield from ("", "", *_heading(title, "="))
        for scene in scenes:
            yield from ("", "", *_heading(scene.title, "-"))
            if not scene.filmed:
                yield f"({say(words.READING)})"
            for beat in scene.beats:
                yield from _beat(beat, say)


def _beat(beat: BeatRead, say: Say) -> Iterator[str]:
    done = f"  ({say(words.RECORDED)})" if beat.recorded else ""
    yield from ("", f"{plain(beat.title)}  [{beat.place}]{done}")
    if beat.again is not None:
        yield f"({say(words.AGAIN)}: {plain(beat.again)})"
    for number, line in enumerate(beat.lines, 1):
        begin = f"{number:>3}  {seconds(line.seconds):>7}  "
        yield textwrap.fill(
            plain(line.text),
            WIDTH,
            initial_indent=begin,
            subsequent_indent=" " * len(begin),
            break_long_words=False,
        )


def _heading(title: str, rule: str) -> tuple[str, str]:
    shown = plain(title)
    return shown, rule * len(shown)


def seconds(value: float) -> str:
    """A phrase's time: 4.2 s."""
    return f"{value:.1f} s"


def length(value: float) -> str:
    """How long it takes to read all of it: 48 s, 3 min 20 s."""
    minutes, rest = divmod(round(value), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
