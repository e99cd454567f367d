"""The workers of a Dask cluster behind the interface of every executor."""

import time
from collections import deque
from collections.abc import Callable, Mapping
from concurrent import futures
from concurrent.futures import Executor, Future
from contextlib import suppress
from functools import partial
from itertools import count
from threading import Event, RLock, Thread
from typing import Any

from scenes.delivery.cluster import remote
from scenes.delivery.cluster.check import Answers, ask
from scenes.delivery.filming.render import LostError

Client = Any  # distributed's: mypy knows nothing of its methods
Task = Any
Call = Callable[[], Any]
TICK = 0.5  # seconds between two looks at which workers there are
END = 15.0  # seconds in which the workers let go of what is not wanted any more


class ClusterExecutor(Executor):
    """Runs calls on the checked workers of a cluster, as many at a time as there are.

    Dask itself gives the call of a worker that was lost to another. Workers that come later are
    checked as the first were, then used. When there has been none for `patience` seconds, or the
    scheduler is gone, what is left ends with LostError. answers: why each worker that was asked is
    not used, None for those that are; `here` is what they were compared with.
    """

    def __init__(
        self, client: Client, answers: Answers, here: Mapping[str, str], patience: float
    ) -> None:
        self.run = f"nnfilm-{client.id}"
        self._client, self._here, self._patience = client, here, patience
        self._workers, self._asked = _used(answers), set(answers)
        self._numbers, self._lock, self._over = count(), RLock(), Event()
        self._waiting: deque[tuple[Future[Any], Call]] = deque()
        self._sent: dict[Future[Any], tuple[Call, Task]] = {}  # each with its task there
        self._watch = Thread(target=self._keep_watch, daemon=True)
        self._watch.start()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> "Future[Any]":
        """Run a call that can be pickled on a worker."""
        future: Future[Any] = Future()
        with self._lock:
            if self._over.is_set():
                raise RuntimeError("cannot schedule new futures after shutdown")
            self._waiting.append((future, partial(fn, *args, **kwargs)))
            self._send_waiting()
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more calls. With cancel_futures, the workers stop what they are doing.

        wait: until all is over, on the workers too.
        """
        if wait and not cancel_futures:
            futures.wait([*self._sent, *(future for future, _ in self._waiting)])
        was_at_work = bool(self._sent)
        with self._lock:
            for future, _ in self._waiting:
                future.cancel()
            self._waiting.clear()
        self._end("it was interrupted.")
        if wait:
            self._watch.join(4 * TICK)  # longer only where the scheduler is gone
            if was_at_work:
                self._wait_for_workers()

    def _send_waiting(self) -> None:
        while self._waiting and len(self._sent) < len(self._workers):
            future, call = self._waiting.popleft()
            if future.set_running_or_notify_cancel():
                self._send(future, call)

    def _send(self, future: "Future[Any]", call: Call) -> None:
        key = f"{self.run}-{next(self._numbers)}"
        task = self._client.submit(call, key=key, pure=False, workers=sorted(self._workers))
        self._sent[future] = call, task
        task.add_done_callback(partial(self._take, future))

    def _take(self, future: "Future[Any]", task: Task) -> None:
        """Hand over what a task gave; here Dask's errors become ours."""
        from distributed import KilledWorker

        result: Any = None
        error: Exception | None = None
        try:
            result = task.result()
        except KilledWorker:
            error = LostError("every worker that it was given to was lost while filming it.")
        except futures.CancelledError:
            error = LostError("the connection to the scheduler was lost.")
        except Exception as other:  # the call's own
            error = other
        with self._lock:
            if self._sent.get(future, (None, None))[1] is not task:
                return  # given up, or sent again
            del self._sent[future]
        if error is None:
            future.set_result(result)
        else:
            future.set_exception(error)
        with self._lock:
            if not self._over.is_set():
                self._send_waiting()

    def _keep_watch(self) -> None:
        last = time.monotonic()  # when there was a worker
        while not self._over.wait(TICK):
            try:
                alive = set(self._client.nthreads())
                answers = ask(self._client, sorted(alive - self._asked), self._here)
                fit = _used(answers)
                busy = self._busy() if fit else set()
            except Exception:  # of many kinds, as the connection is lost in many ways
                self._end("the connection to the scheduler was lost.")
                return
            self._asked = alive
            with self._lock:
                self._workers = (self._workers & alive) | fit
                if self._workers:
                    last = time.monotonic()
                if fit:
                    self._send_again(busy)
                    self._send_waiting()
            if time.monotonic() - last >= self._patience:
                self._end(f"no worker of the cluster was left for {self._patience:g} s.")

    def _send_again(self, busy: set[str]) -> None:
        """Let those that came take what no worker is at, because the one that was is lost."""
        for future, (call, task) in list(self._sent.items()):
            if task.key not in busy:
                self._send(future, call)
                task.cancel()

    def _busy(self) -> set[str]:
        """The tasks that workers are at."""
        workers = sorted(self._workers & set(self._client.nthreads()))
        said = self._client.run(remote.busy, self.run, workers=workers, on_error="ignore")
        return {key for keys in said.values() for key in keys}

    def _end(self, why: str) -> None:
        """Take no more calls; those that are not over end with this reason."""
        with self._lock:
            self._over.set()
            left = [future for future, _ in self._waiting] + list(self._sent)
            tasks = [task for _, task in self._sent.values()]
            self._waiting.clear()
            self._sent.clear()
        if tasks:
            with suppress(Exception):  # the scheduler may be what was lost
                self._client.cancel(tasks, force=True)
        for future in left:
            if not future.done():
                future.set_exception(LostError(why))

    def _wait_for_workers(self) -> None:
        deadline = time.monotonic() + END
        with suppress(Exception):  # what cannot be asked is not waited for
            while time.monotonic() < deadline and self._busy():
                time.sleep(0.1)


def _used(answers: Answers) -> frozenset[str]:
    return frozenset(worker for worker, why in answers.items() if why is None)
