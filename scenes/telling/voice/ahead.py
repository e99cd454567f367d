"""Speaks while others draw: what somebody waits for comes first, then what will be said later."""

import threading
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from typing import Generic, TypeVar

T = TypeVar("T")


class Ahead(Generic[T]):
    """Makes something of texts, one at a time, in a thread of its own.

    make: of one text; what it raises is raised where the text is asked for.
    """

    def __init__(self, make: Callable[[str], T]) -> None:
        self._make = make
        self._made: dict[str, Future[T]] = {}
        self._waiting: deque[str] = deque()
        self._news = threading.Condition()
        self._over = False
        self._thread: threading.Thread | None = None

    def expect(self, texts: Iterable[str]) -> None:
        """These texts will be asked for, in this order, unless something else is said instead."""
        with self._news:
            self._waiting += (text for text in texts if text not in self._made)
            self._begin()

    def of(self, text: str) -> T:
        """What is made of a text; waits until it is."""
        with self._news:
            future = self._made.get(text)
            if future is None:
                if self._over:
                    raise RuntimeError("nobody speaks any more.")
                future = self._made[text] = Future()
                self._waiting.appendleft(text)
            self._begin()
        return future.result()

    def close(self, stop: Callable[[], None]) -> None:
        """Make no more. stop: ends what is being made."""
        with self._news:
            self._over = True
            self._news.notify()
        stop()
        if self._thread is not None:
            self._thread.join()
            stop()  # what was begun in that moment

    def _begin(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, daemon=True)
            self._thread.start()
        self._news.notify()

    def _run(self) -> None:
        while (text := self._next()) is not None:
            future = self._made.setdefault(text, Future())
            if future.done():
                continue
            try:
                future.set_result(self._make(text))
            except BaseException as error:
                with self._news:
                    # What failed once is not tried with all the others before anybody asks.
                    self._waiting.clear()
                    future.set_exception(error)

    def _next(self) -> str | None:
        with self._news:
            self._news.wait_for(lambda: self._waiting or self._over)
            return None if self._over else self._waiting.popleft()
