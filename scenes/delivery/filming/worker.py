"""Runs one command and sees to it that nothing outlives the run that asked for it.

`python worker.py COMMAND…` is the leader of a process group of its own. Its standard input is a
pipe that the asking process holds open and never writes to: when that process is gone, whatever
ended it, the pipe closes and the whole group is killed. The asking process kills the group when
this one ends. Nothing here is special to one operating system.
"""

import os
import signal
import subprocess
import sys
import threading


def main(command: list[str]) -> int:
    """Run the command, end as it ends."""
    threading.Thread(target=_die_with_the_asking_process, daemon=True).start()
    # The descriptors that were handed on (the lock's) go on to the command.
    status = subprocess.Popen(command, stdin=subprocess.DEVNULL, close_fds=False).wait()
    if status < 0:
        signal.signal(-status, signal.SIG_DFL) if -status != signal.SIGKILL else None
        os.kill(os.getpid(), -status)
    return status


def _die_with_the_asking_process() -> None:
    while os.read(0, 1):
        pass
    os.killpg(os.getpgrp(), signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
