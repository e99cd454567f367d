"""How the filming goes: live on a terminal, in lines elsewhere, as JSON for machines."""

import json
import re
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, TextIO

from scenes.delivery.course.catalogue import read_scene
from scenes.delivery.filming.render import Outcome, Progress
from scenes.delivery.keeping.jobs import QUALITIES, Job
from scenes.delivery.keeping.record import read_record
from scenes.telling.phrases import phrases, seconds_to_read
from scenes.telling.refusals import NOTE
from scenes.telling.shown import printable

if TYPE_CHECKING:
    from rich.progress import Progress as Bars
    from rich.progress import TaskID

# Manim's progress bar: "Animation 3: Create(Circle), etc.:  40%|███   | 6/15 [00:00<00:01, …]".
BAR = re.compile(r"(?P<what>.+):\s+\d+%\|.*\|\s*(?P<done>\d+)/(?P<total>\d+) \[")


class Frames:
    """Counts the frames of one scene from the progress bars that Manim draws, one a play."""

    def __init__(self) -> None:
        self._before, self._bar, self._total, self._done = 0, "", 0, 0

    @property
    def drawn(self) -> int:
        """How many frames are drawn so far."""
        return self._before + self._done

    def hear(self, line: str) -> bool:
        """Count what a line says; whether it is a progress bar."""
        bar = BAR.search(line)
        if bar is None:
            return False
        if bar["what"] != self._bar:
            # A bar that is done is wiped away before it shows its end.
            self._before += self._total
            self._bar, self._total = bar["what"], int(bar["total"])
        self._done = int(bar["done"])
        return True


class _Counting(Progress):
    """Counts for all displays."""

    def __init__(self, jobs: Sequence[Job]) -> None:
        self.total, self.done, self.lock = len(jobs), 0, Lock()
        self.frames: dict[str, Frames] = {}
        self.noted: set[str] = set()
        self.begin = time.monotonic()

    def begun(self, job: Job) -> None:
        with self.lock:
            self.frames[job.name] = Frames()
            self.show_begun(job)

    def heard(self, job: Job, line: str) -> None:
        with self.lock:
            if self.frames[job.name].hear(line):
                self.show_frames(job, self.frames[job.name].drawn)
            elif line.startswith(NOTE) and line not in self.noted:  # all scenes may say the same
                self.noted.add(line)
                self.show_note(job, printable(line.rstrip()))

    def over(self, outcome: Outcome) -> None:
        with self.lock:
            self.done += 1
            self.show_over(outcome)

    def show_begun(self, job: Job) -> None: ...

    def show_frames(self, job: Job, drawn: int) -> None: ...

    def show_note(self, job: Job, line: str) -> None: ...

    def show_over(self, outcome: Outcome) -> None: ...


class Lines(_Counting):
    """One line for each scene that is over, and for what a scene notes."""

    def show_note(self, job: Job, line: str) -> None:
        print(line, flush=True)

    def show_over(self, outcome: Outcome) -> None:
        what = "filmed" if outcome.fault is None else f"failed: {printable(outcome.fault)}"
        line = f"[{self.done}/{self.total}] {outcome.job.name}: {what} ({outcome.took:.1f} s)"
        print(line, flush=True)


class JsonLines(_Counting):
    """One JSON object a line: begun, frames (one a second and scene), note, filmed, failed."""

    def __init__(self, jobs: Sequence[Job]) -> None:
        super().__init__(jobs)
        self.said: dict[str, float] = {}

    def show_begun(self, job: Job) -> None:
        say("begun", scene=job.name)

    def show_frames(self, job: Job, drawn: int) -> None:
        now = time.monotonic()
        if now - self.said.get(job.name, 0) >= 1:
            self.said[job.name] = now
            say("frames", scene=job.name, drawn=drawn)

    def show_note(self, job: Job, line: str) -> None:
        say("note", scene=job.name, text=line.removeprefix(NOTE))

    def show_over(self, outcome: Outcome) -> None:
        event = "filmed" if outcome.fault is None else "failed"
        more = {} if outcome.fault is None else {"reason": outcome.fault, "log": str(outcome.log)}
        say(event, scene=outcome.job.name, seconds=round(outcome.took, 1), **more)


def say(event: str, **values: object) -> None:
    """Print one event for machines."""
    print(json.dumps({"event": event, **values}), flush=True)


class Live(_Counting):
    """A line for all scenes together and one for each that is being filmed."""

    def __init__(self, jobs: Sequence[Job], bars: "Bars") -> None:
        super().__init__(jobs)
        self.bars = bars
        self.rows: dict[str, TaskID] = {}
        self.expected = {job.name: expected_frames(job) for job in jobs}
        self.ahead = 0  # frames that were expected of scenes that are over and needed fewer
        self.all = bars.add_task("", total=sum(self.expected.values()) or None, note="")

    def show_begun(self, job: Job) -> None:
        if job.name in self.rows:  # begun anew, for the worker that filmed it was lost
            self.bars.remove_task(self.rows.pop(job.name))
        total = self.expected[job.name] or None
        self.rows[job.name] = self.bars.add_task(job.name, total=total, note="")
        self._update()

    def show_frames(self, job: Job, drawn: int) -> None:
        if job.name in self.rows:  # from another machine, the last lines may come after the end
            self.bars.update(self.rows[job.name], completed=drawn, note=f"{drawn:,} frames")
            self._update()

    def show_note(self, job: Job, line: str) -> None:
        self.bars.console.print(line, markup=False, highlight=False)

    def show_over(self, outcome: Outcome) -> None:
        name = outcome.job.name
        if name in self.rows:
            self.bars.remove_task(self.rows.pop(name))
            self.ahead += self.expected[name] - self.frames[name].drawn
        if outcome.fault is not None:
            self.bars.console.print(
                f"{name} failed: {printable(outcome.fault)}",
                markup=False,
                highlight=False,
            )
        self._update()

    def _update(self) -> None:
        drawn = sum(frames.drawn for frames in self.frames.values())
        speed = drawn / max(time.monotonic() - self.begin, 1e-3)
        self.bars.update(
            self.all,
            description=f"{self.done} of {self.total} scenes",
            completed=drawn + self.ahead,
            note=f"{drawn:,} frames, {speed:.1f} a second",
        )


def expected_frames(job: Job) -> int:
    """How many frames will be drawn of a scene: as many as last time, else by its narration.

    A picture that stands is drawn once, so what counts is for how long the beats move; in the
    scenes that there are, about as long as reading their narration takes.
    """
    if record := read_record(job.folder):
        waits = (phrase.waited for beat in record.beats for phrase in beat.said)
        seconds = record.duration - sum(waits)
    else:
        seconds = sum(
            seconds_to_read(phrase)
            for beat in read_scene(job.scene_path).beats
            if job.beats is None or beat.name in job.beats
            for phrase in phrases(beat.narration)
        )
    return round(seconds * int(QUALITIES[job.quality].partition("p")[2]))


@contextmanager
def display(jobs: Sequence[Job], as_json: bool, stream: TextIO | None = None) -> Iterator[Progress]:
    """The display that suits where the output goes."""
    stream = stream or sys.stdout
    if as_json:
        yield JsonLines(jobs)
    elif not stream.isatty():
        yield Lines(jobs)
    else:
        from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bars

        text = TextColumn("{task.description}", markup=False)
        note = TextColumn("{task.fields[note]}", markup=False)
        with Bars(text, BarColumn(), note, TimeRemainingColumn(), transient=True) as bars:
            yield Live(jobs, bars)
