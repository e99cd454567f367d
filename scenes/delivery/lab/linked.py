"""The films that explain what a lab shows, and where they are on a course's page."""

import json
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from scenes.delivery.keeping.jobs import file_name
from scenes.delivery.lab.fault import LabError

Words = Callable[[str], str]  # English ones into those of a page


@dataclass(frozen=True)
class Linked:
    """What a lab links to. films: by the scene's name, each {"title", "address"}. course: the
    address of the course's page, None where the lab belongs to none; then there are no films.
    """

    films: Mapping[str, Mapping[str, str]]
    course: str | None


NOWHERE = Linked({}, None)


def linked(listing: Path, page: Path, lab: Path, words: Words) -> Linked:
    """What a lab links to on the page of a course.

    listing: the course.json beside the page, as keeping/listing.py describes it; its titles are
    English. words: what the page calls them. Raises LabError where it is none.
    """
    course = quote(Path(os.path.relpath(page, lab.parent)).as_posix())
    try:
        told = json.loads(listing.read_text(encoding="utf-8"))
        return Linked(dict(_films(told, course, words)), course)
    except (ValueError, LookupError, TypeError):
        raise LabError(
            f"{listing.name} is no list of a course; make it with nnfilm render."
        ) from None


def _films(
    told: Mapping[str, Any], course: str, words: Words
) -> Iterator[tuple[str, dict[str, str]]]:
    # Of a scene that a course films twice, the first is the one that explains it.
    seen = set()
    for number, chapter in enumerate(told["chapters"], start=1):
        for scene in chapter["scenes"]:
            if scene["scene"] not in seen:
                seen.add(scene["scene"])
                place = f"chapter-{number}/{file_name(scene['name'])}"
                film = {"title": words(scene["title"]), "address": f"{course}#{quote(place)}"}
                yield scene["scene"], film
