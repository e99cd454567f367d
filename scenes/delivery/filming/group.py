"""One command with all that it starts, of which nothing is left when it is over."""

import os
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import NamedTuple, TextIO

from scenes.delivery.filming.worker import MARK, end_all

WORKER = Path(__file__).with_name("worker.py")
KILLED = 9  # the signal, where there is one
# On Windows, Ctrl-C reaches whatever is not in a group of its own; elsewhere, in a session.
OWN_GROUP = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
TICK = 0.1  # seconds between two looks at whether to stop
REST = 5.0  # seconds in which the last lines are heard when all that wrote them is gone
TAIL = 12  # last lines of a log that are worth showing


@dataclass(frozen=True)
class Limits:
    """When a command counts as hanging: seconds without a sign of life, and seconds in all.

    Manim shows a sign of life for every frame, but none while it puts a film together.
    """

    silence: float = 15 * 60
    total: float = 12 * 3600


class Ending(NamedTuple):
    """How a command ended. fault: None when it did what it should. tail: its last lines."""

    fault: str | None
    tail: tuple[str, ...]


def run(
    command: Sequence[str],
    *,
    work: Path,
    log: Path,
    cwd: Path,
    environment: Mapping[str, str],
    limits: Limits,
    stop: Event,
    hear: Callable[[str], None],
) -> Ending:
    """Run a command to its end, to its limit or until `stop`; then kill all that is left of it.

    work: the folder in which it works, which no other command does. log: where its output goes, but
    for the lines that it overwrites, such as progress bars; `hear` gets both.
    """
    mark = os.path.realpath(work)
    process = subprocess.Popen(
        [sys.executable, "-P", str(WORKER), *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=cwd,
        env={**environment, MARK: mark},
        start_new_session=True,
        creationflags=OWN_GROUP,
    )
    output = _Output(process)
    listener = _Listener(log, hear)
    try:
        fault = _watch(process, output, listener, limits, stop)
    finally:
        end_all(mark, process.pid)
        status = process.wait()
        output.thread.join(REST)
        for chunk in output.rest():
            listener.feed(chunk)
        for pipe in (process.stdin, process.stdout):
            if pipe and not output.thread.is_alive():
                pipe.close()
        listener.close()
    return Ending(fault or _fault(status), tuple(listener.tail))


class _Output:
    """What a process prints, read in a thread: on Windows nobody can wait for several pipes."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout
        self._pipe = process.stdout.fileno()
        self._chunks: SimpleQueue[bytes] = SimpleQueue()
        self.thread = Thread(target=self._read, daemon=True)
        self.thread.start()

    def next(self) -> bytes:
        """What was printed next; nothing where that takes longer than a tick."""
        with suppress(Empty):
            return self._chunks.get(timeout=TICK)
        return b""

    def rest(self) -> list[bytes]:
        """What was printed and not asked for yet."""
        return [self._chunks.get() for _ in range(self._chunks.qsize())]

    def _read(self) -> None:
        while chunk := os.read(self._pipe, 65536):
            self._chunks.put(chunk)


def _watch(
    process: subprocess.Popen[bytes],
    output: _Output,
    listener: "_Listener",
    limits: Limits,
    stop: Event,
) -> str | None:
    """Pass on the output until the command ends; the value is why it has to be ended before."""
    begin = heard = time.monotonic()
    while process.poll() is None:
        chunk, now = output.next(), time.monotonic()
        if chunk:
            listener.feed(chunk)
            heard = now
        if stop.is_set():
            return "it was interrupted."
        if now - heard > limits.silence:
            return f"it gave no sign of life for {limits.silence:g} s and was stopped."
        if now - begin > limits.total:
            return f"it was not done after {limits.total:g} s and was stopped."
    return None


def _fault(status: int) -> str | None:
    if status == 0:
        return None
    if status > 0:
        return f"it ended with exit status {status}."
    why = " (out of memory?)" if -status == KILLED else ""
    return f"it was killed by signal {-status}{why}."


class _Listener:
    """Splits output into lines; the log gets those that nothing overwrites."""

    def __init__(self, log: Path, hear: Callable[[str], None]) -> None:
        self.tail: deque[str] = deque(maxlen=TAIL)
        self._hear = hear
        self._rest = b""
        # On a full disk the last lines still say why, without the log.
        self._log: TextIO | None = None
        with suppress(OSError):
            self._log = open(log, "w", encoding="utf-8")  # noqa: SIM115

    def feed(self, chunk: bytes) -> None:
        *lines, self._rest = (self._rest + chunk).split(b"\n")
        for line in lines:
            self._line(line)
        *passing, self._rest = self._rest.split(b"\r")
        for text in passing:
            self._hear(_text(text))
        self._rest = self._rest[-65536:]

    def close(self) -> None:
        if self._rest:
            self._line(self._rest)
        if self._log:
            with suppress(OSError):
                self._log.close()

    def _line(self, line: bytes) -> None:
        *passing, kept = line.rstrip(b"\r").split(b"\r")
        for text in (*passing, kept):
            self._hear(_text(text))
        if kept.strip():
            self.tail.append(_text(kept))
            if self._log:
                with suppress(OSError):
                    self._log.write(_text(kept) + "\n")
                    self._log.flush()


def _text(line: bytes) -> str:
    return line.decode("utf-8", "replace").rstrip()
