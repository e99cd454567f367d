"""One scene in a course, as an entry of a chapter lists it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from scenes.delivery.course.catalogue import SceneSource, label
from scenes.delivery.course.chosen import KEYS, Chosen, read_chosen
from scenes.delivery.course.fields import Table
from scenes.delivery.course.looks import SHAPES, WIDE
from scenes.delivery.course.problems import Problem
from scenes.telling.shown import shown

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,59}")  # names a folder on every system


@dataclass(frozen=True)
class Entry:
    """A scene as a course films it.

    scene: its stem. beats: the chosen ones in the scene's order, None for all. chosen: what it
    shows. name: different for each entry of a course, ignoring case, and fit for a folder. shape:
    one of SHAPES.
    """

    scene: str
    beats: tuple[str, ...] | None
    title: str | None
    name: str
    shape: str = WIDE
    chosen: Chosen = field(default_factory=Chosen)

    @property
    def label(self) -> str:
        """What to call it on a page: its title, else its scene's name in words."""
        return self.title or label(self.scene.rpartition("/")[2])


def read_entry(
    table: Table,
    scenes: Mapping[str, SceneSource],
    taken: dict[str, Problem],
    root: Path,
    shape: str,
    chosen: Chosen,
) -> Entry:
    """An entry from its table; what is wrong with it is noted there.

    taken: where each name so far stands, by the name in lower case; this entry's is added.
    shape, chosen: unless the entry has its own.
    """
    table.only(("scene", "name", "title", "shape", "beats", *KEYS))
    stem = table.one_of("scene", scenes, "scene")
    scene = scenes[stem] if stem else None
    if scene and scene.fault:
        table.problems.append(scene.fault)
    return Entry(
        stem or "",
        _beats(table, scene) if "beats" in table else None,
        table.text("title") if "title" in table else None,
        _name(table, stem, taken),
        read_shape(table, shape),
        read_chosen(table, root, chosen),
    )


def read_shape(table: Table, otherwise: str) -> str:
    """The shape that a course or an entry names; empty where there is no such shape."""
    return (table.one_of("shape", SHAPES, "shape") or "") if "shape" in table else otherwise


def _beats(table: Table, scene: SceneSource | None) -> tuple[str, ...]:
    """The chosen beats. Each builds on those before it, so their order is the scene's."""
    chosen = table.several("beats", "beat")
    if scene is None or scene.fault:
        return ()
    order = scene.beat_names
    names = scene.known
    known = [k for k, beat in enumerate(chosen) if table.knows(beat, names, "beat", "beats", k)]
    for before, k in pairwise(known):
        if chosen[k] in chosen[:k]:
            table.say(f"the beat {shown(chosen[k])} is named twice.", "beats", k)
        elif names.index(chosen[k]) < names.index(chosen[before]) and chosen[before] in order:
            table.say(
                f"the beat {shown(chosen[k])} comes before {shown(chosen[before])} in the scene; "
                "list the beats in the scene's order.",
                "beats",
                k,
            )
    return tuple(map(str, chosen))


def _name(table: Table, stem: str | None, taken: dict[str, Problem]) -> str:
    """The entry's name, which no other entry has."""
    name = table.text("name") if "name" in table else stem and stem.replace("/", "-")
    if name is None:
        return ""
    if not NAME.fullmatch(name):
        named = shown(name)
        table.say(
            f"{named} cannot name a folder; use 1 to 60 letters a to z, 0 to 9, - and _.", "name"
        )
        return ""
    here = table.here("", "name")
    if (first := taken.setdefault(name.lower(), here)) is not here:
        table.say(
            f"the name {shown(name)} is taken on line {first.line}, "
            f'did you mean name = "{name}_2"?',
            "name",
        )
    return name
