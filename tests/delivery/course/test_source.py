"""Sources are read by the threads that film, several at a time."""

import gc
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from scenes.delivery.course.project import SHIPPED
from scenes.delivery.course.source import parsed


@pytest.fixture
def others_get_a_turn() -> Iterator[None]:
    """Where memory is tidied up, in the middle of a tree as well, other threads go on."""

    def wait(phase: str, info: dict[str, int]) -> None:
        time.sleep(1e-5)

    before = gc.get_threshold()
    gc.callbacks.append(wait)
    gc.set_threshold(50)
    yield
    gc.set_threshold(*before)
    gc.callbacks.remove(wait)


@pytest.mark.usefixtures("others_get_a_turn")
def test_threads_read_sources_side_by_side() -> None:
    files = sorted((SHIPPED / "scenes" / "delivery" / "course").glob("*.py"))
    with ThreadPoolExecutor(4) as threads:
        trees = list(threads.map(parsed, files))
    assert all(tree.body for file, tree in zip(files, trees) if file.stat().st_size)
