"""What is left of a course's filming, as far as it has to be the same every time."""

import hashlib
import json
import time
from pathlib import Path

from tests.helpers.courses import Project

PATIENCE = 5.0  # seconds in which the processes of a killed run are gone


def remains(project: Project) -> dict[str, str]:
    """Each file under renders/ and what it holds; of records, what does not depend on the clock."""
    renders = project.root / "renders"
    found = {}
    for path in sorted(renders.rglob("*")):
        place = path.relative_to(renders).as_posix()
        if path.name in ("lock", "holder.txt", "chapters.json") or not path.is_file():
            continue  # who was last at work, and when chapters were joined
        content = path.read_bytes()
        if path.name == "job.json":
            record = json.loads(content)
            record["took"] = 0
            for file in record["files"]:
                file["mtime_ns"] = 0
            content = json.dumps(record).encode()
        found[place] = hashlib.sha256(content).hexdigest()
    return found


def processes(root: Path) -> str | None:
    """What of a killed run is still at work on a project; None where that is nothing."""
    deadline = time.monotonic() + PATIENCE
    while left := [path for path in Path("/proc").glob("[0-9]*/cmdline") if _names(path, root)]:
        if time.monotonic() > deadline:
            return f"{len(left)} processes are left"
        time.sleep(0.1)
    return None


def _names(cmdline: Path, root: Path) -> bool:
    try:
        return f"{root}/".encode() in cmdline.read_bytes()
    except OSError:
        return False
