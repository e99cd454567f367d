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
def cluster() -> Iterator["Cluster"]:
    """A scheduler without workers."""
    machines = Cluster()
    try:
        yield machines
    finally:
        machines.remove_workers()
        machines.scheduler.kill()


class Cluster:
    """A scheduler and its workers."""

    def __init__(self) -> None:
        self.scheduler = Machine("scheduler")
        self.workers: list[Machine] = []

    @property
    def address(self) -> str:
        """Where the scheduler can be reached."""
        return self.scheduler.address

    def add(self, *projects: Project, role: str = "worker") -> list[Machine]:
        """Start a worker for each project, with it as its own; the workers, at work."""
        words = [(role, self.address, project.root, project.clips) for project in projects]
        machines = [Machine(*each) for each in words]
        self.workers += machines
        assert all(machine.address for machine in machines)
        return machines

    def remove_workers(self) -> None:
        """Kill all workers."""
        while self.workers:
            self.workers.pop().kill()


async def scheduler() -> None:
    async with Scheduler(host="127.0.0.1", port=0, dashboard=False) as server:
        print(server.address, flush=True)
        await server.finished()


async def stranger(scheduler: str, root: str, clips: str) -> None:
    """A worker that knows nothing of us."""
    for name in [name for name in sys.modules if name.partition(".")[0] in ("scenes", "nnmath")]:
        sys.modules[name] = None  # type: ignore[assignment]
    async with Worker(scheduler, nthreads=1, dashboard=False, host="127.0.0.1") as server:
        print(server.address, flush=True)
        await server.finished()


async def worker(scheduler: str, root: str, clips: str) -> None:
    project = Project(Path(root), Path(clips))
    remote.STUDIO = Studio(command=project.command, root=project.root)
    async with Worker(scheduler, nthreads=1, dashboard=False, host="127.0.0.1") as server:
        print(server.address, flush=True)
        await server.finished()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole terminal
    role, *words = sys.argv[1:]
    with dask.config.set({"distributed.worker.memory.terminate": False}):
        if role == "scheduler":
            asyncio.run(scheduler())
        else:
            asyncio.run({"worker": worker, "stranger": stranger}[role](*words))
