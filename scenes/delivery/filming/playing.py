"""Runs what plays a scene without filming it, and shows how far it is."""

import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Lock

from scenes.delivery.filming import group
from scenes.delivery.filming.group import Limits
from scenes.delivery.filming.render import environment
from scenes.delivery.keeping.jobs import Job

LIMITS = Limits(silence=5 * 60, total=3600)
OVER = ""  # told instead of a beat's name


def play(
    job: Job,
    command: Sequence[str],
    *,
    work: Path,
    root: Path,
    stop: Event,
    hear: Callable[[str], bool],
    limits: Limits = LIMITS,
) -> tuple[str | None, list[str]]:
    """Run a command with a job's choices; why it did not end well, and the last lines it printed.

    work: a folder of its own. hear: takes in a line; whether it was none that is only printed.
    """
    printed = deque[str](maxlen=group.TAIL)

    def listen(line: str) -> None:
        if not hear(line) and line.strip():
            printed.append(line)

    fault, _ = group.run(
        command,
        work=work,
        log=work / "log.txt",
        cwd=root,
        environment=environment(job),
        limits=limits,
        stop=stop,
        hear=listen,
    )
    return fault, list(printed)


@contextmanager
def display(as_json: bool, total: int) -> Iterator[Callable[[str, str], None]]:
    """Shows on a terminal what is being played; the value is to be called with scene and beat.

    total: how many scenes there are.
    """
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
                now = [f"{s}: {b}" for s, b in playing.items() if b != OVER]
                count = [f"{len(playing) - len(now)} of {total}"] if total > 1 else []
                status.update(Text(", ".join([*count, *now])))

        yield told
