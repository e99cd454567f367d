"""`python -m scenes._inspection SCENE_FILE`: plays a scene and prints what it found as JSON lines.

`nnfilm inspect` calls this and says the same to people.
"""

import argparse
import json
import sys
from pathlib import Path

from scenes._inspection.findings import inspect
from scenes._inspection.framed import save_framed
from scenes._inspection.play import load_scene


def main() -> int:
    """Play a scene; the exit status is 0 also when something was found."""
    parser = argparse.ArgumentParser("python -m scenes._inspection", description=__doc__)
    parser.add_argument("scene", type=Path, metavar="SCENE_FILE")
    parser.add_argument("--media", type=Path, help="a folder that no other process writes to")
    parser.add_argument("--pictures", type=Path, help="a folder for pictures of what is found")
    parser.add_argument("--name", help="how the pictures' names begin")
    given = parser.parse_args()
    scene_class = load_scene(given.scene)
    report = inspect(scene_class, media=given.media, tell=lambda beat: say("beat", beat=beat))
    for number, finding in enumerate(report.findings, 1):
        picture = None
        if given.pictures and finding.picture is not None:
            name = f"{given.name or given.scene.stem}_{number:02}_{finding.beat}.png"
            picture = str(save_framed(finding.picture, finding.box, given.pictures / name))
        say(
            "finding",
            beat=finding.beat,
            start=round(finding.start, 2),
            end=round(finding.end, 2),
            kind=finding.kind,
            what=finding.what,
            picture=picture,
        )
    beats = [{"name": name, "start": round(start, 2)} for name, start in report.beats]
    say("played", seconds=round(report.seconds, 2), beats=beats)
    return 0


def say(event: str, **values: object) -> None:
    """Print one event."""
    print(json.dumps({"event": event, **values}), flush=True)


if __name__ == "__main__":
    sys.exit(main())
