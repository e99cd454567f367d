"""One command in a process group of its own, of which nothing is left when it is over."""

import os
import selectors
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import NamedTuple, TextIO

WORKER = Path(__file__).with_name("worker.py")
TICK = 0.1  # seconds between two looks at whether to stop
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
    log: Path,
    cwd: Path,
    environment: Mapping[str, str],
    limits: Limits,
    stop: Event,
    hear: Callable[[str], None],
    hand_on: Sequence[int] = (),
) -> Ending:
    """Run a command to its end, to its limit or until `stop`; then kill all that is left of it.

    log: where its output goes, but for the lines that it overwrites, such as progress bars; `hear`
    gets both. hand_on: file descriptors that the command shall hold.
    """
    process = subprocess.Popen(
        [sys.executable, "-I", str(WORKER), *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=cwd,
        env=dict(environment),
        start_new_session=True,
        pass_fds=tuple(hand_on),
    )
    listener = _Listener(log, hear)
    try:
        fault = _watch(process, listener, limits, stop)
    finally:
        # Until it is waited for, the group's number cannot become anybody else's.
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        status = process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe:
                pipe.close()
        listener.close()
    return Ending(fault or _fault(status), tuple(listener.tail))


def _watch(
    process: subprocess.Popen[bytes], listener: "_Listener", limits: Limits, stop: Event
) -> str | None:
    """Pass on the output until the command ends; the value is why it has to be ended before."""
    assert process.stdout
    output = process.stdout.fileno()
    os.set_blocking(output, False)
    begin = heard = time.monotonic()
    with selectors.DefaultSelector() as selector:
        selector.register(output, selectors.EVENT_READ)
        while True:
            ended = _has_ended(process)
            if selector.get_map():
                for _ in selector.select(0 if ended else TICK):
                    chunk = os.read(output, 65536)
                    heard = time.monotonic()
                    listener.feed(chunk)
                    if not chunk:
                        selector.unregister(output)
                    ended = False  # there may be more
            elif not ended:
                time.sleep(TICK)
            now = time.monotonic()
            if ended:
                return None
            if stop.is_set():
                return "it was interrupted."
            if now - heard > limits.silence:
                return f"it gave no sign of life for {limits.silence:g} s and was stopped."
            if now - begin > limits.total:
                return f"it was not done after {limits.total:g} s and was stopped."


def _has_ended(process: subprocess.Popen[bytes]) -> bool:
    """Whether the process is over, leaving it to be waited for."""
    if not hasattr(os, "waitid"):  # macOS before Python 3.13: the group's number may be free now
        return process.poll() is not None
    how = os.WEXITED | os.WNOHANG | os.WNOWAIT
    return os.waitid(os.P_PID, process.pid, how) is not None


def _fault(status: int) -> str | None:
    if status == 0:
        return None
    if status > 0:
        return f"it ended with exit status {status}."
    why = " (out of memory?)" if -status == signal.SIGKILL else ""
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
