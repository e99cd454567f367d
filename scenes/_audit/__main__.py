"""`python -m scenes._audit SCENE_FILE FILM`: audits a film and prints what it found as JSON lines.

`nnfilm audit` calls this and says the same to people.
"""

import argparse
import gc
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from scenes._audit.auditing import Audited, audit
from scenes._audit.checks.sources import SOURCES
from scenes._audit.film.decoding import FilmError, facts
from scenes._audit.found import Checked, Fault
from scenes._audit.witnesses import Opened, checks_of, digests
from scenes._inspection.framed import save_framed
from scenes._inspection.play import load_scene

RARELY = 50_000, 20, 20  # objects until garbage is looked for, and how often among older ones
MOST = 100  # faults of a kind that are told one by one: of more, a hundred say what is wrong


def main() -> int:
    """Audit a film; the exit status is 0 also when something was found, 2 for what is no film."""
    parser = argparse.ArgumentParser("python -m scenes._audit", description=__doc__)
    parser.add_argument("scene", type=Path, metavar="SCENE_FILE")
    parser.add_argument("film", type=Path, metavar="FILM")
    parser.add_argument("--media", type=Path, help="a folder that no other process writes to")
    parser.add_argument("--pictures", type=Path, help="a folder for the frames of faults")
    given = parser.parse_args()
    gc.freeze()  # what is imported stays, and is not looked through again and again
    gc.set_threshold(*RARELY)
    opened = Opened()
    scene_class = load_scene(given.scene)
    try:
        make = checks_of(given.scene, given.film, float(facts(given.film).rate))
        found = audit(
            scene_class, given.film, make, lambda beat: say("beat", beat=beat), given.media
        )
    except FilmError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    tell(found, given.pictures)
    say(
        "audited",
        seconds=round(found.seconds, 3),
        frames=found.frames,
        beats=[
            {"name": name, "start": round(start, 3), "checked": checked}
            for name, start, checked in found.beats
        ],
        unsaid=found.unsaid,
        unknown=sum(len(row.faults) for row in found.checked if row.kind == SOURCES),
        digests=digests(given.film, opened),
    )
    return 0


def tell(found: Audited, pictures: Path | None) -> None:
    """Print what was checked, and each fault; pictures: where to keep the frames of faults."""
    for row in found.checked:
        for number, fault in enumerate(row.faults[:MOST], 1):
            name = f"{row.kind.replace(' ', '-').replace(',', '')}_{number:02}_{fault.beat}.png"
            say(
                "fault",
                kind=fault.kind,
                beat=fault.beat,
                time=round(fault.time, 3),
                what=fault.what,
                expected=fault.expected,
                found=fault.found,
                box=fault.box and [round(float(side)) for side in fault.box],
                picture=save(fault, pictures / name) if pictures else None,
            )
        say("checked", **dict(counts(row)))


def counts(row: Checked) -> Iterator[tuple[str, object]]:
    """One row of the report."""
    yield from (("kind", row.kind), ("things", row.things), ("values", row.values))
    yield "worst", None if row.worst is None else round(float(row.worst), 2)
    yield from (("uncovered", int(row.uncovered)), ("faults", len(row.faults)))


def save(fault: Fault, path: Path) -> str | None:
    """Write a fault's frame; where it is now."""
    if fault.picture is None:
        return None
    return str(save_framed(np.asarray(fault.picture), fault.box, path))


def say(event: str, **values: object) -> None:
    """Print one event."""
    print(json.dumps({"event": event, **values}), flush=True)


if __name__ == "__main__":
    sys.exit(main())
