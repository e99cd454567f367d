"""Films a scene, and films it again whenever it or what it uses is saved."""

from collections.abc import Collection, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from threading import Event

from scenes.delivery.course.around import Around, around
from scenes.delivery.course.catalogue import read_scene
from scenes.delivery.course.problems import CourseError, shown_path, unknown
from scenes.delivery.course.work import as_course
from scenes.delivery.filming.lock import BusyError, claim, locked
from scenes.delivery.filming.progress import display
from scenes.delivery.filming.render import Outcome, Studio, film
from scenes.delivery.filming.watch import Saves, again, cache, explain, folders, kept_media, used
from scenes.delivery.keeping.fingerprint import differences, fingerprint
from scenes.delivery.keeping.jobs import Job, course_jobs
from scenes.delivery.keeping.record import read_record, why_outdated
from scenes.telling.shown import printable

CHANGES = 3  # as many as are worth naming


def watch(path: Path, quality: str, beats: Collection[str], studio: Studio) -> None:
    """Film a scene's file now and after each save, until interrupted. beats: all when empty."""
    with closing(Saves()) as saves, closing(Cutter(studio)) as cutter:
        while True:
            view = look(path, quality, beats, studio.root)
            if view is not None:
                saves.follow(folders(view.job, view.depends, view.used, studio.root))
                cutter.show(view)
            saves.wait()


@dataclass(frozen=True)
class View:
    """The scene as it is now: its job, what the film depends on, and why it cannot be filmed.

    used: what was opened when it was last filmed, by label, with what it is now where that is not
    what it was then, else None.
    """

    job: Job
    depends: Mapping[str, str]
    problems: tuple[str, ...]
    used: Mapping[str, object] = field(default_factory=dict)

    @property
    def saved(self) -> dict[str, object]:
        """What was opened and is not as it was."""
        return {label: now for label, now in self.used.items() if now is not None}

    def is_news(self, before: "View | None") -> bool:
        """Whether there is something to film that was not there before."""
        if before is None or replace(before, used={}) != replace(self, used={}):
            return True
        return bool(self.saved) and self.saved != before.saved


def look(path: Path, quality: str, beats: Collection[str], root: Path) -> View | None:
    """The scene as it is now; None when a file vanished while it was looked at."""
    try:
        scene = read_scene(path)
        try:
            chosen, wrong = around(scene, root), []
        except CourseError as error:
            chosen, wrong = Around(), list(error.problems)
        course = as_course(scene, chosen)
        (job,) = course_jobs(course, {scene.stem: scene}, quality, "mp4", root / "renders")
        if beats := beats or chosen.beats or ():
            order = tuple(beat for beat in scene.known if beat in beats)
            job = replace(job, name=f"{path.stem}-beats", beats=order)
        depends = fingerprint(job, root)
    except OSError:
        return None
    if not path.is_file():
        problems = [f"{shown_path(path)} is gone; waiting until it is back."]
    elif scene.fault:
        problems = [str(scene.fault)]
    else:
        problems = list(map(str, wrong or unknown(beats, scene.known, "beat", scene.path)))
    return View(job, depends, tuple(problems), used(job, depends, root))


class Cutter:
    """Films what it is shown when that is new, in a thread; what is not done by then is ended."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self._thread = ThreadPoolExecutor(1)
        self._running: Future[None] | None = None
        self._seen: View | None = None

    def show(self, view: View) -> None:
        """Film this unless it was the last thing shown."""
        before, self._seen = self._seen, view
        if not view.is_news(before):
            return
        self._end()
        if view.problems:
            print("\n".join(["", *map(printable, view.problems)]), flush=True)
        else:
            if before is not None:
                print(f"\n{printable(_changes(before, view))}; filming again …", flush=True)
            self._studio = replace(self._studio, stop=Event())
            self._running = self._thread.submit(_film, view, self._studio, first=before is None)

    def close(self) -> None:
        """End what is running and wait until nothing is left of it."""
        self._end()
        self._thread.shutdown()

    def _end(self) -> None:
        self._studio.stop.set()
        if self._running:
            self._running.result()
            self._running = None


def _film(view: View, studio: Studio, first: bool) -> None:
    """Film the scene and say how that went."""
    job, said = view.job, ""
    while not studio.stop.is_set():
        try:
            with locked(job.out_dir, patience=1):
                claim(job.out_dir, job.scene_path)
                _film_alone(view, studio, first)
            return
        except BusyError as error:
            if said != (said := str(error)):
                print(printable(f"error: {error}"), flush=True)
            studio.stop.wait(1)
        except OSError as error:
            print(printable(f"error: {error.strerror}: {error.filename}"), flush=True)
            return


def _film_alone(view: View, studio: Studio, first: bool) -> None:
    job = view.job
    # A film without a cache is made again, so that the first save does not take as long as that.
    outdated = why_outdated(job, view.depends, studio.root)
    if first and not outdated and cache(job).is_dir():
        print(f"Up to date: {_place(job)}", flush=True)
        return
    before = read_record(job.folder)
    with display([job], as_json=False) as progress:
        media = partial(kept_media, root=studio.root)
        outcome = film(job, replace(studio, progress=progress, media=media))
    if outcome.fault is None:
        after = read_record(job.folder)
        assert after
        _tell(job, again(before, after), len(after.beats), outcome.took)
    elif not studio.stop.is_set():
        _tell_fault(outcome, studio.root)


def _changes(before: View, now: View) -> str:
    """What was saved between two looks."""
    found = differences(before.depends, now.depends)
    found += [f"{label} changed" for label in now.saved]
    changed = [change for change in found if " changed" in change]
    # Of a scene that could not be read it was not known what it uses: all that is no news now.
    named = changed if before.problems else changed + [c for c in found if c not in changed]
    more = f" and {len(named) - CHANGES} more" if len(named) > CHANGES else ""
    return ", ".join(named[:CHANGES]) + more or f"{shown_path(now.job.scene_path)} is back"


def _tell(job: Job, names: list[str], total: int, took: float) -> None:
    which = f" ({', '.join(names)})" if 0 < len(names) < total else ""
    print(
        f"{len(names)} of {total} beats filmed again{printable(which)}, {total - len(names)} as "
        f"they were, in {took:.1f} s: {_place(job)}",
        flush=True,
    )


def _tell_fault(outcome: Outcome, root: Path) -> None:
    """The Python error when there is one, else the last lines of the log."""
    print(f"{outcome.job.name} failed: {printable(outcome.fault or '')}")
    log = outcome.log.read_text(encoding="utf-8", errors="replace") if outcome.log.is_file() else ""
    for line in explain(log, root) or [f"| {line}" for line in outcome.tail]:
        print(f"  {printable(line)}")
    if log:
        print(f"  all of it: {shown_path(outcome.log)}")
    print("Waiting for the next save …", flush=True)


def _place(job: Job) -> str:
    return shown_path(job.folder / f"film.{job.fmt}")
