"""Filming on a Dask cluster: the same jobs on workers that are checked first.

Dask loads when a cluster is asked for; it is an extra, nnfilm[cluster].
"""

import logging
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

from scenes.delivery.cluster import remote
from scenes.delivery.cluster.check import ask, first_line, why_no_answer
from scenes.delivery.cluster.executor import ClusterExecutor
from scenes.delivery.filming.render import Crew, Errand, Progress, Studio
from scenes.delivery.keeping.jobs import Job
from scenes.telling.shown import shown

Client = Any  # distributed's: mypy knows nothing of its methods
CONNECT = 5.0  # seconds within which a scheduler answers
FIRST = 5.0  # seconds within which it has a worker: who starts all of it at once need not wait
PATIENCE = 60.0  # seconds without any worker after which what is left is given up


class ClusterError(Exception):
    """A cluster cannot be used; the text says why."""


@contextmanager
def cluster_crew(address: str, root: Path, tell: Callable[[str], None]) -> Iterator[Crew]:
    """The workers of a cluster that would draw the same films as the project here.

    tell: is given a line for each worker that would not and so is not used. Raises ClusterError
    where there is no cluster or no such worker.
    """
    try:
        import distributed
    except ImportError:
        raise ClusterError(
            "--scheduler needs Dask, here and on every worker; install it: "
            'pip install "distributed>=2026.1"'
        ) from None
    with _quiet(), _connected(address, distributed) as client:
        try:
            executor = _executor(client, address, root, tell)
        except OSError as error:
            why = first_line(error)
            raise ClusterError(
                f"the scheduler {address} does not answer any more ({why})."
            ) from None
        try:
            yield Crew(executor, _Errands(client, executor.run).errand)
        finally:
            executor.shutdown(wait=True, cancel_futures=True)


def _executor(
    client: Client, address: str, root: Path, tell: Callable[[str], None]
) -> ClusterExecutor:
    """The workers that can be used, checked."""
    _check_scheduler(client, address)
    here = remote.identity(root)
    with suppress(TimeoutError):
        client.wait_for_workers(1, timeout=FIRST)
    answers = ask(client, list(client.nthreads()), here)
    for worker, why in answers.items():
        if why is not None:
            tell(f"the worker {worker} is not used: {why}")
    if not answers:
        start = f'start some: "dask worker {address}"'
        raise ClusterError(f"the scheduler {address} has no workers; {start}.")
    if all(answers.values()):
        raise ClusterError(f"none of the workers of {address} can be used.")
    return ClusterExecutor(client, answers, here, PATIENCE)


@contextmanager
def _quiet() -> Iterator[None]:
    """Dask's own words about lost workers and versions are walls of text; we say it in a line."""
    from distributed.versions import VersionMismatchWarning

    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", VersionMismatchWarning)
            yield
    finally:
        logging.disable(before)


@contextmanager
def _connected(address: str, distributed: Any) -> Iterator[Client]:
    import asyncio

    try:
        kind = asyncio.run(_kind(address))
        if kind != "Scheduler":
            raise ClusterError(f"{address} is a Dask {kind.lower()}, not a scheduler.")
        client = distributed.Client(address, timeout=CONNECT, set_as_default=False, name="nnfilm")
    except (OSError, ValueError, TypeError, LookupError, ImportError) as error:
        why = first_line(error) if str(error) else f"no answer in {CONNECT:g} s"
        raise ClusterError(
            f"there is no Dask scheduler at {shown(address)} ({why}); "
            'start one with "dask scheduler" and give the address that it prints.'
        ) from None
    try:
        yield client
    finally:
        client.close(timeout=CONNECT)


async def _kind(address: str) -> str:
    """What of Dask is at an address: a client would wait forever for what is none of it."""
    import asyncio

    from distributed.core import rpc

    dask: Any = rpc
    async with asyncio.timeout(CONNECT), dask(address) as remote_side:
        return str((await remote_side.identity())["type"])


def _check_scheduler(client: Client, address: str) -> None:
    """It reads what it passes on, so it needs what the workers need, though it draws nothing."""
    here = remote.dask_version()
    try:
        there = client.run_on_scheduler(remote.dask_version)
    except Exception as error:  # whatever it says, it is the scheduler's machine that lacks it
        why = why_no_answer(error)
        raise ClusterError(f"the scheduler {address} cannot be used: {why}") from None
    if there != here:
        raise ClusterError(
            f"the scheduler {address} cannot be used: distributed is {there} there and {here} here."
        )


class _Errands:
    """Sends jobs on their way, and passes on what is heard of them."""

    def __init__(self, client: Client, run: str) -> None:
        self._run = run
        self._told: list[tuple[Job, Progress]] = []
        client.subscribe_topic(run, self._hear)

    def errand(self, job: Job, studio: Studio) -> Errand:
        """What a worker shall do."""
        self._told.append((job, studio.progress))
        order = remote.order(self._run, len(self._told) - 1, job, studio)
        return partial(remote.shoot, order)

    def _hear(self, event: tuple[float, dict[str, Any]]) -> None:
        _, said = event
        job, progress = self._told[said["number"]]
        if said["line"] is None:
            progress.begun(job)
        else:
            progress.heard(job, said["line"])
