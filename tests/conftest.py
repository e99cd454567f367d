"""What several tests stand on."""

import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import settings

from nnmath import load_mnist
from tests.helpers.courses import Project, clips
from tests.helpers.sampling import ALWAYS, SAMPLE, sampled
from tests.helpers.together import EVERY_SCENE, Together

ROOT = Path(__file__).parent.parent

# How long one example takes says more of what else the machine does than of the code.
settings.register_profile("nnfilm", deadline=None)
settings.load_profile("nnfilm")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let `make test` be short: `make test-all`, which .ci/run runs, takes all of them."""
    parser.addoption("--sample", action="store_true", help=SAMPLE)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Together:
    """Share out the tests by files, or finer where a file takes long."""
    return Together(config, log)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Let those that take longest begin, so that no process waits for another at the end."""
    items.sort(key=lambda item: item.path.name != EVERY_SCENE)
    if config.getoption("sample"):
        taken, left_out = sampled(
            items,
            lambda item: item.path.relative_to(ROOT).parts,
            lambda item: item.get_closest_marker(ALWAYS),
        )
        config.hook.pytest_deselected(items=left_out)
        items[:] = taken


@pytest.fixture(scope="session")
def mnist_test() -> tuple[np.ndarray, np.ndarray]:
    """Load the 10,000 test images, (n, 784), and labels, or skip the test that asks for them."""
    folder = Path(os.environ.get("NNFILM_MNIST") or ROOT.parent / "shared" / "mnist")
    if not folder.is_dir():
        pytest.skip(
            "MNIST is neither at ../shared/mnist nor where NNFILM_MNIST points, so what was"
            " recorded of it is not recomputed"
        )
    images, labels = load_mnist(folder, "test")
    return images.reshape(len(images), -1), labels


@pytest.fixture
def project(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project without scenes, in a folder whose name is no word."""
    folder = tmp_path_factory.getbasetemp() / "clips"
    root = tmp_path / "a 'project' é"
    root.mkdir()
    return Project(root, clips(folder))
