"""Where the z of first layers lie: counted by hand, kept, and as the networks still do it."""

from pathlib import Path

import numpy as np
import pytest

from nnmath import load_network, read_metadata, save_network
from nnmath.measure import main
from nnmath.measuring.measurements import load_preactivations, save_preactivations
from nnmath.measuring.preactivations import EDGES, preactivations, share_between
from nnmath.network import Layer, Network
from tests.nnmath.test_train import mnist

__all__ = ["mnist"]  # a fixture

ASSETS = Path(__file__).parents[3] / "assets"
# Two neurons: one repeats its only input, the other takes ten times as much, less 1.
TWO = Network((Layer(np.array([[1.0], [10.0]]), np.array([0.0, -1.0]), "sigmoid"),))


def test_counts_by_hand() -> None:
    counts = preactivations(TWO, np.array([[0.0], [0.1], [0.25], [-9.0]]))
    zero = int(np.flatnonzero(EDGES == 0)[0])
    assert counts.shape == (2, len(EDGES) - 1)
    assert counts[0, [zero, zero + 1]].tolist() == [2, 1]  # 0 and 0.1, and then 0.25
    assert counts[1, 0] == 1  # −91 lies beyond all bins: in the outermost
    assert counts.sum(axis=1).tolist() == [4, 4]


def test_shares_of_stretches() -> None:
    counts = preactivations(TWO, np.linspace(-6, 6, 49)[:, None])  # −6, −5.75 … 6
    assert share_between(counts, -np.inf, np.inf).tolist() == [1, 1]
    assert share_between(counts, -5, 5)[0] == pytest.approx(40 / 49)
    assert share_between(counts, 5, np.inf)[0] == pytest.approx(5 / 49)
    with pytest.raises(ValueError, match=r"only whole bins"):
        share_between(counts, 0, 0.1)


def test_it_is_measured_kept_and_read_again(
    mnist: Path, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    network = Network((Layer(np.eye(2, 784), np.array([7.0, -7.0]), "sigmoid"),))
    saved, out = tmp_path / "net.npz", tmp_path / "reached.npz"
    save_network(network, saved)
    assert main(["preactivations", str(saved), str(out), "--mnist", str(mnist)]) == 0
    assert "0.0% of all z lie from −5 to 5." in capsys.readouterr().out
    assert share_between(load_preactivations(out, network), 5, np.inf).tolist() == [1, 0]
    command = "python -m nnmath.measure preactivations net.npz reached.npz"
    assert read_metadata(out)["command"] == command
    with pytest.raises(ValueError, match="measured of another network"):
        load_preactivations(out, TWO)


@pytest.mark.parametrize("change", ["shape", "sign", "part", "images", "none"])
def test_counts_that_cannot_be_are_refused(change: str, tmp_path: Path) -> None:
    counts = np.zeros((2, len(EDGES) - 1))
    counts[:, 7] = 3
    broken = {
        "shape": counts[:, 1:],
        "sign": counts - np.eye(2, len(EDGES) - 1),
        "part": counts / 2,
        "images": counts * [[1], [2]],
        "none": 0 * counts,
    }
    save_preactivations(broken[change], TWO, tmp_path / "reached.npz", {})
    with pytest.raises(ValueError, match="contradicts itself"):
        load_preactivations(tmp_path / "reached.npz", TWO)


@pytest.mark.parametrize("name", ["plain", "relu"])
def test_what_is_shipped_is_recomputed(
    name: str, mnist_test: tuple[np.ndarray, np.ndarray]
) -> None:
    network = load_network(ASSETS / "networks" / f"{name}.npz")
    kept = load_preactivations(ASSETS / "measurements" / f"preactivations_{name}.npz", network)
    assert kept.sum(axis=1).tolist() == [10_000] * 16
    # Other processors add in another order, which may carry a few z over an edge.
    assert np.abs(preactivations(network, mnist_test[0]) - kept).sum() <= 40
