"""Runs one command and sees to it that nothing outlives the run that asked for it.

`python worker.py COMMAND…` has a pipe as its standard input, which the asking process holds open
and never writes to: when that process is gone, whatever ended it, the pipe closes, and all that
carries this command's mark is killed. The asking process does the same when this one ends. A mark
is a variable of the environment, which processes inherit, so it finds those too whose parents are
gone, and on every system alike.
"""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress

import psutil

MARK = "NNFILM_WORK"  # the folder in which a command works, as an absolute path
ROUNDS = 5  # of killing, for what is started meanwhile
PATIENCE = 5.0  # seconds in which a killed process is gone


def main(command: list[str]) -> int:
    """Run the command, end as it ends."""
    gone = threading.Event()
    watch = threading.Thread(target=_die_with_the_asking_process, args=(gone,), daemon=True)
    watch.start()
    status = subprocess.Popen(command, stdin=subprocess.DEVNULL).wait()
    if gone.is_set():
        watch.join()
    if status < 0:  # by a signal, where there are signals
        with suppress(OSError):  # of some, nobody can say what they do
            signal.signal(-status, signal.SIG_DFL)
        os.kill(os.getpid(), -status)
    return status


def end_all(folder: str, pid: int | None = None) -> None:
    """Kill what carries the mark of this folder or of one in it, and a process with its children.

    The process that asks for it stays.
    """
    for _ in range(ROUNDS):
        family = [*_marked(folder), *_family(pid)]
        if not (left := [process for process in family if process.pid != os.getpid()]):
            return
        for process in left:
            with suppress(psutil.Error):
                process.kill()
        psutil.wait_procs(left, timeout=PATIENCE)


def _marked(folder: str) -> Iterator[psutil.Process]:
    for process in psutil.process_iter():
        with suppress(psutil.Error, OSError):  # over by now, or somebody else's
            mark = process.environ().get(MARK, "")
            if mark == folder or mark.startswith(folder + os.sep):
                yield process


def _family(pid: int | None) -> Iterator[psutil.Process]:
    with suppress(psutil.Error):
        if pid is not None and (process := psutil.Process(pid)).status() != psutil.STATUS_ZOMBIE:
            yield from process.children(recursive=True)
            yield process


def _die_with_the_asking_process(gone: threading.Event) -> None:
    while os.read(0, 1):
        pass
    gone.set()
    end_all(os.environ[MARK])
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
