"""`nnfilm inspect SCENE|COURSE`: what a viewer would trip over, beat by beat."""

import argparse
import json
import sys
import tempfile
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Event, Lock
from typing import Any

from scenes.delivery import group
from scenes.delivery.arguments import add_jobs, add_language, add_verb
from scenes.delivery.catalogue import ROOT, catalogue
from scenes.delivery.course import find_work
from scenes.delivery.group import Limits
from scenes.delivery.jobs import Job, course_jobs
from scenes.delivery.problems import counted, printable, shown_path
from scenes.delivery.progress import say
from scenes.delivery.render import environment
from scenes.delivery.report import exit_status

HELP = "say what a viewer of a scene would trip over, without filming it"
DESCRIPTION = """\
Plays a scene, or each scene of a course, at 480p without writing a film, and says beat by beat what
a viewer would trip over. Times are seconds from the beginning of the scene's film.
"""
EXAMPLES = """\
examples:
  nnfilm inspect forward                     one scene
  nnfilm inspect chapter1                    each scene of a course, as the course films it
  nnfilm inspect chapter1 --language de      with the words of chapter1.de.toml
  nnfilm inspect forward --pictures looks    and a picture of each thing found, framed

what it finds:
  text over text                  letters of two texts on each other
  text over data                  letters on a grid, a line, a dot; a plate of one colour is fine
  leaves the frame                anything drawn beyond the edge of the picture
  text too small                  less than 18 pixels to the em at 480p
  low contrast                    under 4.5:1 between letters and what is behind them
  covered by the caption          anything in the lowest 15 %, where players draw captions
  narration too fast              more than 17 characters a second, or than 2 lines of 42
  nothing happens                 for more than two seconds nothing moves and nothing is said
What passes in less than 0.4 seconds is not reported, nor a text that fades in or out.

exit status: 0 nothing found, 1 something found or not played, 2 something given was wrong
"""
OVER = ""  # told instead of a beat's name
LIMITS = Limits(silence=5 * 60, total=3600)
Command = Callable[[Job, Path], list[str]]


@dataclass
class Inspected:
    """What was heard from the inspection of one scene.

    fault: why it was not played to its end, None when it was; tail: the last lines it printed.
    """

    job: Job
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
                told(str(said["beat"]))
            elif event == "finding":
                self.findings.append(said)
            elif event == "played":
                self.seconds, self.beats = said["seconds"], said["beats"]
        except (ValueError, AttributeError, KeyError, TypeError):
            return False  # something that the scene printed
        return True


def add_to(verbs: Any) -> None:
    """Add this verb to the command's."""
    parser = add_verb(verbs, "inspect", HELP, DESCRIPTION, EXAMPLES)
    parser.add_argument(
        "course", metavar="SCENE|COURSE", help="a scene, a name of assets/courses or a .toml file"
    )
    add_language(parser)
    parser.add_argument("--pictures", type=Path, metavar="DIR", help="show what is found, in PNGs")
    parser.add_argument("--json", action="store_true", help="say it in JSON lines")
    add_jobs(parser)
    parser.set_defaults(run=run)


def inspection(job: Job, media: Path, pictures: Path | None = None) -> list[str]:
    """The command that inspects a job. media: a folder of its own."""
    wanted = ["--pictures", str(pictures.absolute()), "--name", job.name] if pictures else []
    words = ["-m", "scenes._inspection", str(job.scene_path), "--media", str(media), *wanted]
    return [sys.executable, *words]


def run(given: argparse.Namespace, root: Path = ROOT, command: Command | None = None) -> int:
    """Inspect a scene or a course; the exit status. command: what inspects a job."""
    command = command or partial(inspection, pictures=given.pictures)
    return exit_status(lambda: _run(given, root, command))


def _run(given: argparse.Namespace, root: Path, command: Command) -> int:
    course = find_work(given.course, root, given.language)
    jobs = course_jobs(course, catalogue(root / "scenes"), "l", "mp4", root / "renders")
    stop, faulty, found = Event(), 0, 0
    with _display(given.json) as told, ThreadPoolExecutor(given.jobs) as pool:
        try:
            look = partial(_inspect, root=root, command=command, stop=stop, told=told)
            for inspected in pool.map(look, jobs):
                found += len(inspected.findings)
                faulty += bool(inspected.findings or inspected.fault)
                (_say if given.json else _tell)(inspected)
        finally:
            stop.set()
            pool.shutdown(cancel_futures=True)
    if not given.json and len(jobs) > 1:
        things = f"{counted(found, 'finding')} in {faulty} of them" if faulty else "nothing found"
        print(f"{counted(len(jobs), 'scene')}: {things}.")
    if given.pictures and found and not given.json:
        print(f"The pictures are in {shown_path(given.pictures)}")
    return 1 if faulty else 0


def _inspect(
    job: Job, *, root: Path, command: Command, stop: Event, told: Callable[[str, str], None]
) -> Inspected:
    """Play one scene in a process of its own."""
    inspected, printed = Inspected(job), deque[str](maxlen=group.TAIL)

    def hear(line: str) -> None:
        if not inspected.hear(line, partial(told, job.name)) and line.strip():
            printed.append(line)

    with tempfile.TemporaryDirectory(prefix="nnfilm-") as folder:
        inspected.fault, _ = group.run(
            command(job, Path(folder)),
            log=Path(folder, "log.txt"),
            cwd=root,
            environment=environment(job, root),
            limits=LIMITS,
            stop=stop,
            hear=hear,
        )
    inspected.tail = list(printed)
    told(job.name, OVER)
    return inspected


def _say(inspected: Inspected) -> None:
    if inspected.fault:
        say("failed", scene=inspected.job.name, reason=inspected.fault, log=inspected.tail)
        return
    say(
        "inspected",
        scene=inspected.job.name,
        seconds=inspected.seconds,
        beats=inspected.beats,
        findings=inspected.findings,
    )


def _tell(inspected: Inspected) -> None:
    name = inspected.job.name
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
        beat, what = f"{name}.{finding['beat']:{wide}}", printable(finding["what"])
        times = f"{finding['start']:5.1f} to {finding['end']:5.1f} s"
        print(f"  {beat}  {times}  {finding['kind']}: {what}", flush=True)


@contextmanager
def _display(as_json: bool) -> Iterator[Callable[[str, str], None]]:
    """Shows on a terminal what is being played; the value is to be called with scene and beat."""
    if as_json or not sys.stdout.isatty():
        yield lambda scene, beat: None
        return
    from rich.console import Console
    from rich.text import Text

    playing, lock = dict[str, str](), Lock()
    with Console().status("", spinner="dots") as status:

        def told(scene: str, beat: str) -> None:
            with lock:
                playing[scene] = beat
                shown = ", ".join(f"{s}: {b}" for s, b in playing.items() if b != OVER)
                status.update(Text(shown))

        yield told
