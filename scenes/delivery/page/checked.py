"""What a course's page says of the audit of its films: one line, and where to read all of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scenes.delivery.keeping.certificate import certificate_of, worst_of
from scenes.delivery.page.words import CHECKED, CHECKED_WITHOUT_LIGHT, FAULTS, SCENES, UNCLEAR
from scenes.delivery.typeset.figures import error, grouped
from scenes.telling.figures import Say
from scenes.telling.vocabulary import fill

REPORT = "truth/index.html"  # where `nnfilm audit` puts its report


@dataclass(frozen=True)
class Checked:
    """What is said, in parts. report: its address from the page, None where there is none."""

    said: tuple[str, ...]
    report: str | None


def checked(course: Mapping[str, Any], folder: Path, say: Say) -> Checked | None:
    """What is said of the films beside which there is a certificate; None where there is none.

    course: as in course.json, which lies in the folder.
    """
    films = [
        folder / scene["film"] for chapter in course["chapters"] for scene in chapter["scenes"]
    ]
    found = [certificate for film in films if (certificate := certificate_of(film))]
    if not found:
        return None
    counts = [grouped(sum(counts), say) for counts in zip(*((c.values, c.frames) for c in found))]
    worst = worst_of(tuple(kind for each in found for kind in each.checked))
    if worst is None:
        parts = [_filled(CHECKED_WITHOUT_LIGHT, say, *counts)]
    else:
        parts = [_filled(CHECKED, say, *counts, error(worst, say))]
    if len(found) < len(films):
        parts.append(_filled(SCENES, say, str(len(found)), str(len(films))))
    if faults := sum(each.faults for each in found):
        parts.append(_filled(FAULTS, say, grouped(faults, say)))
    elif not all(each.is_true and not each.unchecked for each in found):
        parts.append(say(UNCLEAR))
    return Checked(tuple(parts), REPORT if (folder / REPORT).is_file() else None)


def _filled(english: str, say: Say, *values: str) -> str:
    """A sentence with its values; English where the translation has no place for them."""
    try:
        return fill(say(english), values)
    except ValueError:
        return fill(english, values)
