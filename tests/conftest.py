"""What several tests share: the MNIST test images, where this machine has them."""

import os
from pathlib import Path

import numpy as np
import pytest

from nnmath import load_mnist

ROOT = Path(__file__).parent.parent


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
