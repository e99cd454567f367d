"""A Dask scheduler and workers on this machine, each a process with a project of its own."""

import asyncio
import multiprocessing
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path

import dask
from distributed import Scheduler, Worker

from scenes.delivery.cluster import remote
from scenes.delivery.filming.render import Studio
from tests.helpers.courses import Project

# One process loads Dask, and those of the clusters are its forks.
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload([__name__])


class Machine:
    """A process of the cluster, killed at the end."""

    def __init__(self, *words: object) -> None:
        answer, said = PROCESSES.Pipe(duplex=False)
        self._answer, self._address = answer, ""
        self.process = PROCESSES.Process(target=play, args=(said, *map(str, words)), daemon=True)
        self.process.start()
        said.close()

    @property
    def address(self) -> str:
        """Where it can be reached; waits until it can."""
        self._address = self._address or self._answer.recv()
        return self._address

    def kill(self) -> None:
        """End it as a machine ends that is switched off."""
        self.process.kill()
        self.process.join()
        self._answer.close()


def copy(project: Project, name: str) -> Project:
    """The same project on another machine."""
    root = project.root.with_name(name)
    shutil.copytree(project.root, root, ignore=shutil.ignore_patterns("renders", "*.txt"))
    return Project(root, project.clips)


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


def play(said: Connection, role: str, *words: str) -> None:
    """Be one of the cluster's machines."""
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, sys.stdout.fileno())
    os.dup2(silence, sys.stderr.fileno())
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole terminal
    with dask.config.set({"distributed.worker.memory.terminate": False}):
        asyncio.run(serve(said, machine(role, *words)))


def machine(role: str, *words: str) -> Callable[[], Scheduler | Worker]:
    """What makes a scheduler, a worker, or a worker that knows nothing of us."""
    here = {"host": "127.0.0.1", "port": 0, "dashboard": False}
    if role == "scheduler":
        return lambda: Scheduler(**here)
    scheduler, root, clips = words
    project = Project(Path(root), Path(clips))
    remote.STUDIO = Studio(command=project.command, root=project.root)
    if role == "stranger":
        ours = [name for name in sys.modules if name.partition(".")[0] in ("scenes", "nnmath")]
        sys.modules.update(dict.fromkeys(ours))  # to import, None is a module that is not there
    return lambda: Worker(scheduler, nthreads=1, local_directory=f"{root}/scratch", **here)


async def serve(said: Connection, make: Callable[[], Scheduler | Worker]) -> None:
    """Say where it can be reached, and serve."""
    async with make() as server:
        said.send(server.address)
        await server.finished()
