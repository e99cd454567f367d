"""A deck's clips turned around, to be played backwards; a display while that takes its time."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from scenes.delivery.course.problems import counted
from scenes.delivery.deck.backwards import backwards, forget, missing
from scenes.delivery.deck.deck import Deck, Slide
from scenes.delivery.filming.footage import measure
from scenes.delivery.filming.jobs import Job
from scenes.delivery.filming.record import read_record


def turned(deck: Deck, jobs: Sequence[Job]) -> Mapping[str, Path]:
    """The deck's clips turned around; a display while that takes its time."""
    records = [read_record(job.folder) for job in jobs]
    forget(jobs[0].out_dir, {file.sha256 for record in records if record for file in record.files})
    with _display(missing(deck.slides, jobs[0].out_dir)) as done:
        return backwards(deck.slides, jobs[0].out_dir, done)


@contextmanager
def _display(slides: Sequence[Slide]) -> Iterator[Callable[[int], None]]:
    """What to tell of frames turned around."""
    what = f"turning {counted(len(slides), 'clip')} around, to play backwards"
    if not sys.stdout.isatty() or not slides:
        if slides:
            print(what, flush=True)
        yield lambda frames: None
        return
    from rich.progress import Progress

    with Progress(transient=True) as bars:
        task = bars.add_task(what, total=sum(measure(slide.clip).frames for slide in slides))
        yield lambda frames: bars.advance(task, frames)
