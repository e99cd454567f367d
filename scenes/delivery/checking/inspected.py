"""What was heard from the inspection of a scene, and how it is told to people and machines."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from scenes.delivery.course.looks import DARK
from scenes.delivery.course.problems import counted
from scenes.delivery.filming.progress import say
from scenes.delivery.keeping.jobs import Job
from scenes.telling.shown import printable


@dataclass
class Inspected:
    """What was heard from the inspection of one scene. name: what people are told it is.

    fault: why it was not played to its end, None when it was; tail: the last lines it printed.
    """

    job: Job
    name: str
    findings: list[dict[str, Any]] = field(default_factory=list)
    seconds: float = 0.0
    beats: list[dict[str, Any]] = field(default_factory=list)
    fault: str | None = None
    tail: Sequence[str] = ()

    def hear(self, line: str, told: Callable[[str], None]) -> bool:
        """Take in one line; whether it was one of the inspection's own."""
        try:
            said = json.loads(line)
            event = said.pop("event")
            if event == "beat":
                told(printable(str(said["beat"])))
            elif event == "finding":
                self.findings.append(said)
            elif event == "played":
                self.seconds, self.beats = said["seconds"], said["beats"]
        except (ValueError, AttributeError, KeyError, TypeError):
            return False  # something that the scene printed
        return True


def say_to_machines(inspected: Inspected) -> None:
    """Say what became of an inspection as one line of JSON."""
    job = inspected.job
    shown = {"scene": job.name, "theme": job.theme or DARK, "shape": job.shape}
    if inspected.fault:
        say("failed", **shown, reason=inspected.fault, log=inspected.tail)
        return
    say(
        "inspected",
        **shown,
        seconds=inspected.seconds,
        beats=inspected.beats,
        findings=inspected.findings,
    )


def tell(inspected: Inspected) -> None:
    """Tell people what became of an inspection, a line for each finding."""
    name = inspected.name
    if inspected.fault:
        print(f"{name} was not played to its end: {printable(inspected.fault)}")
        print("\n".join(f"  | {printable(line)}" for line in inspected.tail))
        return
    length = f"{counted(len(inspected.beats), 'beat')}, {inspected.seconds:.1f} s"
    if not inspected.findings:
        print(f"{name}: {length}, nothing found", flush=True)
        return
    print(f"{name}: {length}, {counted(len(inspected.findings), 'finding')}")
    wide = max(len(finding["beat"]) for finding in inspected.findings)
    for finding in inspected.findings:
        beat = f"{inspected.job.name}.{finding['beat']:{wide}}"
        times = f"{finding['start']:5.1f} to {finding['end']:5.1f} s"
        print(printable(f"  {beat}  {times}  {finding['kind']}: {finding['what']}"), flush=True)
