"""Which digits are taken for which: counted by hand, kept, and as the networks still do it."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnmath import accuracy, load_network, read_metadata, save_network
from nnmath.measure import main
from nnmath.measuring.confusion import confusion
from nnmath.measuring.measurements import load_confusion, save_confusion
from nnmath.network import Layer, Network
from nnmath.npz import write_arrays
from tests.nnmath.test_train import mnist

__all__ = ["mnist"]  # a fixture

ASSETS = Path(__file__).parents[3] / "assets"
NAMES = ["by_hand", "strokes", "plain", "relu", "linear", "straight"]
THREE = Network((Layer(np.eye(3), np.zeros(3), "sigmoid"),))  # its brightest input wins


def test_counts_by_hand() -> None:
    x = np.array([[1, 0, 0], [0, 1, 0], [0, 1, 0], [0, 0, 1], [0, 1, 0]])
    counts = confusion(THREE, x, [0, 0, 1, 2, 0])
    assert counts.tolist() == [[1, 2, 0], [0, 1, 0], [0, 0, 1]]


@given(st.lists(st.integers(0, 2), min_size=1, max_size=30), st.integers(0, 99))
def test_rows_add_up_to_the_labels_and_the_diagonal_to_the_accuracy(
    labels: list[int], seed: int
) -> None:
    x = np.random.default_rng(seed).normal(size=(len(labels), 3))
    counts = confusion(THREE, x, labels)
    assert counts.sum(axis=1).tolist() == np.bincount(labels, minlength=3).tolist()
    assert np.trace(counts) / len(labels) == pytest.approx(accuracy(THREE, x, np.array(labels)))


def test_more_images_than_are_read_together_are_all_counted() -> None:
    x = np.tile(np.eye(3), (800, 1))
    assert confusion(THREE, x, np.tile(np.arange(3), 800)).tolist() == (800 * np.eye(3)).tolist()


@pytest.mark.parametrize("labels", [[3], [-1], [0.5], [0, 1]])
def test_labels_that_no_output_stands_for_are_refused(labels: list[float]) -> None:
    with pytest.raises(ValueError, match="labels must"):
        confusion(THREE, np.zeros((1, 3)), labels)


def test_it_is_measured_kept_and_read_again(
    mnist: Path, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    rng = np.random.default_rng(1)
    network = Network((Layer(rng.normal(size=(10, 784)), np.zeros(10), "sigmoid"),))
    saved, out = tmp_path / "net.npz", tmp_path / "confusion.npz"
    save_network(network, saved)
    assert main(["confusion", str(saved), str(out), "--mnist", str(mnist)]) == 0
    assert "confusion.npz: 0 " in capsys.readouterr().out
    assert load_confusion(out, network).sum(axis=1).tolist() == [10] * 10
    command = "python -m nnmath.measure confusion net.npz confusion.npz"
    assert read_metadata(out)["command"] == command
    other = Network((Layer(rng.normal(size=(10, 784)), np.zeros(10), "sigmoid"),))
    with pytest.raises(ValueError, match="measured of another network"):
        load_confusion(out, other)


@pytest.mark.parametrize("counts", [np.zeros((3, 2)), -np.eye(3), np.eye(3) / 2])
def test_counts_that_cannot_be_are_refused(counts: np.ndarray, tmp_path: Path) -> None:
    path = tmp_path / "confusion.npz"
    save_confusion(counts, THREE, path, {})
    with pytest.raises(ValueError, match="contradicts itself"):
        load_confusion(path, THREE)


def test_another_measurement_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "confusion.npz"
    write_arrays(path, {"counts": np.eye(3)}, {"measured": "placement"})
    with pytest.raises(ValueError, match="must hold a measurement of confusion"):
        load_confusion(path, THREE)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_shipped_agrees_with_the_recorded_accuracy(name: str) -> None:
    path = ASSETS / "networks" / f"{name}.npz"
    counts = load_confusion(ASSETS / "measurements" / f"confusion_{name}.npz", load_network(path))
    assert counts.sum() == 10_000
    recorded = read_metadata(path)["accuracy"]
    assert np.trace(counts) / counts.sum() == pytest.approx(recorded, abs=2e-4)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_shipped_is_recomputed(
    name: str, mnist_test: tuple[np.ndarray, np.ndarray]
) -> None:
    network = load_network(ASSETS / "networks" / f"{name}.npz")
    kept = load_confusion(ASSETS / "measurements" / f"confusion_{name}.npz", network)
    again = confusion(network, *mnist_test)
    # Other processors add in another order, which may tip an image or two.
    assert np.abs(again - kept).sum() <= 8
