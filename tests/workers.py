"""A Dask scheduler and workers on this machine, each a process with a project of its own."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dask
from distributed import Scheduler, Worker

from scenes.delivery import remote
from scenes.delivery.render import Studio
from tests.courses import Project

HERE = Path(__file__).resolve().parent.parent


class Machine:
    """A process of the cluster, killed at the end."""

    def __init__(self, *words: object) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.workers", *map(str, words)],
            cwd=HERE,
            env={**os.environ, "PYTHONPATH": str(HERE)},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    @property
    def address(self) -> str:
        """Where it can be reached; waits until it can."""
        if not hasattr(self, "_address"):
            assert self.process.stdout
            self._address = self.process.stdout.readline().strip()
        return self._address

    def kill(self) -> None:
        """End it as a machine ends that is switched off."""
        self.process.kill()
        self.process.wait()
        if self.process.stdout:
            self.process.stdout.close()


@contextmanager
def cluster(*projects: Project) -> Iterator[tuple[Machine, list[Machine]]]:
    """A scheduler, and a worker for each project."""
    machines = [Machine("scheduler")]
    try:
        for project in projects:
            words = ("worker", machines[0].address, project.root, project.clips)
            machines.append(Machine(*words))
        assert all(machine.address for machine in machines)
        yield machines[0], machines[1:]
    finally:
        for machine in machines:
            machine.kill()


async def scheduler() -> None:
    async with Scheduler(host="127.0.0.1", port=0, dashboard=False) as server:
        print(server.address, flush=True)
        await server.finished()


async def worker(scheduler: str, root: str, clips: str) -> None:
    project = Project(Path(root), Path(clips))
    remote.STUDIO = Studio(command=project.command, root=project.root)
    async with Worker(scheduler, nthreads=1, dashboard=False, host="127.0.0.1") as server:
        print(server.address, flush=True)
        await server.finished()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    role, *words = sys.argv[1:]
    with dask.config.set({"distributed.worker.memory.terminate": False}):
        asyncio.run(scheduler() if role == "scheduler" else worker(*words))
