"""A stand-in for the audit of a film, and certificates as an audit leaves them.

Called as `audits.py SCENE FILM --pictures FOLDER --media FOLDER`: it prints what the audit of a
film would. A line of the scene says what comes of it, `# audit: wrong`.
"""

import hashlib
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from scenes.delivery.keeping.certificate import Certificate, KindChecked, write_certificate
from scenes.delivery.keeping.files import digest
from scenes.delivery.keeping.typed import typed

STANDIN = Path(__file__)
CELLS: dict[str, Any] = {
    "kind": "cells",
    "things": 42,
    "values": 12000,
    "worst": 1.41,
    "uncovered": 300,
}
NUMBERS: dict[str, Any] = {
    "kind": "numbers",
    "things": 12,
    "values": 480,
    "worst": None,
    "uncovered": 0,
}
NETWORK, DIGIT = 64 * "a", 64 * "b"


def certify(film: Path, **changed: Any) -> Certificate:
    """Put a certificate beside a film, and give it. changed: what it says otherwise."""
    kinds = tuple(typed({**kind, "faults": 0}, KindChecked) for kind in (CELLS, NUMBERS))
    certificate = Certificate(
        scene="a",
        film=digest(film),
        network=NETWORK,
        digit=DIGIT,
        measurements={},
        frames=1140,
        values=12480,
        worst=1.41,
        faults=0,
        checked=kinds,
        beats=("first", "second_part"),
        unchecked=(),
        unsaid={},
        unknown=0,
        wrong=(),
    )
    certificate = replace(certificate, **changed)
    write_certificate(certificate, film)
    return certificate


def main(scene: Path, film: Path, pictures: Path, media: Path) -> int:
    behaviour = "true"
    for line in scene.read_text(encoding="utf-8").splitlines():
        if line.startswith("# audit: "):
            behaviour = line.removeprefix("# audit: ")
    print("Manim says something")
    say("beat", beat="first")
    if behaviour == "crashes":
        raise ZeroDivisionError("of all things")
    if behaviour == "garbled":
        print('{"event": "checked", "kind": "cells", "things": "many"}')
    if behaviour == "ends early":
        return 0
    faults = 0
    if behaviour in ("wrong", "very wrong"):
        faults = 2 if behaviour == "wrong" else 250
        for number in range(faults):
            say("fault", **fault(number, pictures))
    say("checked", **CELLS, faults=faults)
    say("checked", **NUMBERS, faults=0)
    seen = film.read_bytes()
    if behaviour == "another film":
        seen = b"another"
    blind = behaviour == "blind"
    say(
        "audited",
        seconds=2.2,
        frames=33,
        beats=[
            {"name": "first", "start": 0.0, "checked": True},
            {"name": "second_part", "start": 1.3, "checked": not blind},
        ],
        unsaid={"Sketch": 2, "Blob": 1} if blind else {},
        unknown=3 if blind else 0,
        digests={
            "film": hashlib.sha256(seen).hexdigest(),
            "network": NETWORK,
            "digit": DIGIT,
            "measurements": {"placement.npz": 64 * "c"},
        },
    )
    return 1 if faults else 0


def fault(number: int, pictures: Path) -> dict[str, object]:
    """A fault, the first one with a picture."""
    picture = None
    if number == 0:
        from PIL import Image

        pictures.mkdir(parents=True)
        picture = pictures / "first cells <1>.png"
        Image.new("RGB", (64, 48), "red").save(picture)
    return {
        "kind": "cells",
        "beat": "first",
        "time": 0.4 + number,
        "what": "cell 17, 4 of weights[0][3] <b>\u202e",
        "expected": "0.52",
        "found": "−0.49",
        "box": [-3, 4, 9, 20.4],
        "picture": picture and str(picture),
    }


def say(event: str, **values: object) -> None:
    print(json.dumps({"event": event, **values}), flush=True)


if __name__ == "__main__":
    scene, film, _, pictures, _, media = sys.argv[1:]
    sys.exit(main(*map(Path, (scene, film, pictures, media))))
