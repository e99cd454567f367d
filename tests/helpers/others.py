"""Networks whose outputs are known by plain numpy, to be written as other programs write them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from scipy.special import expit
from scipy.special import softmax as scipy_softmax

from nnmath import forward, load_digits
from scenes.given.networks import ReadNetwork
from tests.helpers.pictures import ROOT

DIGITS = load_digits(ROOT / "assets" / "digits" / "digits.npz")
X = DIGITS.images.reshape(len(DIGITS.images), -1).astype(np.float64)
CLOSE = 1e-6

FUNCTIONS: Mapping[str, Callable[[np.ndarray], np.ndarray]] = {
    "relu": lambda z: np.where(z > 0, z, 0),
    "sigmoid": expit,
    "tanh": np.tanh,
    "identity": lambda z: z,
    "softmax": lambda z: scipy_softmax(z, axis=-1),
    "leaky_relu(0.2)": lambda z: np.where(z > 0, z, 0.2 * z),
}


def weights_of(*sizes: int, seed: int = 0) -> list[np.ndarray]:
    """W1, b1, W2, b2 … as float32; W is (out, in)."""
    rng = np.random.default_rng(seed)
    pairs = [
        (
            rng.normal(0, n**-0.5, (m, n)).astype(np.float32),
            rng.normal(0, 0.1, m).astype(np.float32),
        )
        for n, m in pairwise(sizes)
    ]
    return [array for pair in pairs for array in pair]


def outputs(arrays: Sequence[np.ndarray], names: Sequence[str], x: np.ndarray) -> np.ndarray:
    """What such a network makes of inputs, (batch, n), in float64."""
    a = x.astype(np.float64)
    for k, name in enumerate(names):
        a = FUNCTIONS[name](a @ arrays[2 * k].T.astype(np.float64) + arrays[2 * k + 1].ravel())
    return a


def strokes() -> list[np.ndarray]:
    """The arrays of our own network, which reads all of our digits: a stand-in for one of yours."""
    with np.load(ROOT / "assets" / "networks" / "strokes.npz") as file:
        return [file[f"{kind}_{k}"] for k in (1, 2, 3) for kind in ("weights", "biases")]


def gives(read: ReadNetwork, expected: np.ndarray, x: np.ndarray = X) -> bool:
    """Whether a network that was read gives what is expected, to 1e-6."""
    return bool(np.abs(forward(read.network, x)[-1].a - expected).max() < CLOSE)


def activations(read: ReadNetwork) -> list[str]:
    return [layer.activation for layer in read.network.layers]


def torn(file: Path, folder: Path) -> list[Path]:
    """The file cut off at many places: within its first bytes, its middle, before its last."""
    data = file.read_bytes()
    places = sorted({0, 1, 3, 7, 8, 9, 16, 64, *np.linspace(0, len(data) - 1, 24).astype(int)})
    return [_written(folder / f"torn{k}{file.suffix}", data[:k]) for k in places if k < len(data)]


def bent(file: Path, folder: Path, count: int, seed: int = 0) -> list[Path]:
    """The file with a few of its bytes changed, mostly in its head."""
    rng = np.random.default_rng(seed)
    data = file.read_bytes()
    files = []
    for k in range(count):
        changed = bytearray(data)
        reach = len(data) if k % 2 else min(len(data), 2000)
        for place in rng.integers(0, reach, rng.integers(1, 6)):
            changed[place] = rng.integers(0, 256)
        files.append(_written(folder / f"bent{k}{file.suffix}", bytes(changed)))
    return files


def _written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path
