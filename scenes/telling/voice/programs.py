"""Programs that speak: started apart, given lines to say on their standard input, never imported.

piper is under the GPL, this project is not: it runs as a program of its own. It stays open, for to
load a model takes longer than to speak a phrase.
"""

import os
import queue
import subprocess
import tempfile
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

import psutil

PATIENCE = 60.0  # seconds for a phrase, and for a model to load, on a machine that draws meanwhile
PER_LETTER = 0.5  # and so much more for each letter
WROTE = "Wrote "  # what piper says when it has written a file, then its path
SHOWN = 50  # letters of a phrase that a message repeats
# Drawing goes first; what it has to wait for is spoken all the same.
GENTLE = getattr(psutil, "BELOW_NORMAL_PRIORITY_CLASS", 10)


class VoiceError(Exception):
    """A voice cannot be had; the text says why and what to do, in one sentence."""


class SpeechError(VoiceError):
    """A voice that can be had failed to speak; the text says at which phrase."""


class LineByLine:
    """A program that reads a line, speaks it into a file of its own, and says "Wrote" and where.

    command: the program and what it is given, without the last: the folder for its files. One
    thread at a time speaks; any may close it, which ends what is being spoken.
    """

    def __init__(self, name: str, command: Sequence[str], patience: float = PATIENCE) -> None:
        self.name, self._command, self._patience = name, command, patience
        self._process: subprocess.Popen[str] | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._said: queue.Queue[str | None] = queue.Queue()

    def speak(self, line: str) -> Path:
        """Speak one line of text; the .wav file, which goes when the program is closed.

        SpeechError where the program fails, hangs or ends.
        """
        process, last = self._process or self._start(), ""
        try:
            assert process.stdin is not None
            process.stdin.write(f"{line}\n")
            process.stdin.flush()
            while (said := self._said.get(timeout=self._time_for(line))) is not None:
                if (found := said.rpartition(WROTE)[2].strip()) != said.strip():
                    return Path(found)
                last = said.strip() or last
            why = f"ended: {last}" if last else "ended without a word"
        except queue.Empty:
            why = f"said nothing for {self._time_for(line):.0f} s"
        except OSError as error:
            why = last or f"{error.strerror or error}"
        self.close()
        raise SpeechError(f"{self.name} did not speak “{_short(line)}”: it {why}.")

    def close(self) -> None:
        """End the program."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            assert process.stdin is not None
            with suppress(OSError):  # what was still to be written
                process.stdin.close()
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _start(self) -> "subprocess.Popen[str]":
        self._folder = tempfile.TemporaryDirectory(prefix="nnfilm-", ignore_cleanup_errors=True)
        try:
            self._process = process = start([*self._command, self._folder.name])
        except SpeechError:
            self.close()
            raise
        self._said = queue.Queue()
        assert process.stderr is not None
        threading.Thread(target=_listen, args=(process.stderr, self._said), daemon=True).start()
        return process

    def _time_for(self, line: str) -> float:
        return self._patience + PER_LETTER * len(line)


def start(command: Sequence[str]) -> "subprocess.Popen[str]":
    """Start a program that speaks, after all who draw; SpeechError where there is none."""
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        )
    except OSError as error:
        raise SpeechError(f"{command[0]} does not start: {error.strerror}.") from None
    with suppress(psutil.Error, OSError):  # over already, or a system that lets nobody
        psutil.Process(process.pid).nice(GENTLE)
    return process


def once(name: str, command: Sequence[str], text: str, patience: float = PATIENCE) -> None:
    """Run a program that speaks what it reads, then ends; SpeechError where it does not."""
    process = start(command)
    try:
        _, errors = process.communicate(text, timeout=patience + PER_LETTER * len(text))
        said = [line.strip() for line in errors.splitlines() if line.strip()]
        why = f"ended: {said[-1]}" if said else f"ended with status {process.returncode}"
        failed = process.returncode != 0
    except subprocess.TimeoutExpired:
        why, failed = f"took more than {patience:.0f} s", True
        process.kill()
        process.communicate()
    if failed:
        raise SpeechError(f"{name} did not speak “{_short(text)}”: it {why}.")


def _listen(lines: IO[str], said: "queue.Queue[str | None]") -> None:
    """Pass on what a program says, and None when it is over."""
    with suppress(OSError), lines:
        for line in lines:
            said.put(line)
    said.put(None)


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
