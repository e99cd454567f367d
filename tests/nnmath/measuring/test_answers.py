"""How bright the brightest outputs get: counted by hand, kept, and as the networks still do it."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from nnmath import forward, load_network, read_metadata, save_network
from nnmath.measure import main
from nnmath.measuring.answers import Answers, measure_answers
from nnmath.measuring.measurements import load_answers, save_answers
from nnmath.network import Layer, Network
from tests.nnmath.test_train import mnist

__all__ = ["mnist"]  # a fixture

ASSETS = Path(__file__).parents[3] / "assets"
NAMES = ["by_hand", "strokes", "plain", "relu", "linear", "straight"]
FOUR = Network((Layer(np.eye(4), np.zeros(4), "identity"),))  # its outputs are its pixels


def corners(*brightest: float) -> np.ndarray:
    """Images of four pixels each, by their brightest one."""
    return np.array([[[0, light], [0, 0]] for light in brightest])


def test_counts_by_hand() -> None:
    measured = measure_answers(FOUR, corners(0.02, 0.05, 0.99, 1, 1), seeds=3)
    np.testing.assert_allclose(measured.edges, np.arange(21) / 20)
    assert measured.digits.tolist() == [1, 1, *[0] * 17, 3]
    drawn = [np.random.default_rng(seed).random((2, 2)) for seed in range(3)]
    counted = np.zeros(20)
    for image in drawn:
        counted[int(20 * image.max())] += 1
    assert measured.noise.tolist() == counted.tolist()
    read = [int(image.argmax()) for image in drawn]
    assert measured.read_as.tolist() == [read.count(k) for k in range(4)]


def test_bins_go_as_far_as_outputs_do() -> None:
    measured = measure_answers(FOUR, corners(2.31, 0), seeds=1)
    assert measured.edges[0] == 0 and measured.edges[-1] == pytest.approx(2.4)
    below = Network((Layer(np.zeros((2, 4)), np.array([-0.51, -3]), "identity"),))
    assert measure_answers(below, corners(1), seeds=1).edges[0] == pytest.approx(-0.6)


def test_images_in_many_batches_are_all_counted() -> None:
    measured = measure_answers(FOUR, corners(*[0.5] * 2500), seeds=2001)
    assert measured.digits.sum() == 2500
    assert measured.noise.sum() == measured.read_as.sum() == 2001


def test_it_is_measured_kept_and_read_again(
    mnist: Path, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    layer = Layer(np.random.default_rng(1).normal(size=(10, 784)), np.zeros(10), "sigmoid")
    network, other = Network((layer,)), Network((replace(layer, biases=np.ones(10)),))
    saved, out = tmp_path / "net.npz", tmp_path / "answers.npz"
    save_network(network, saved)
    assert main(["answers", str(saved), str(out), "--mnist", str(mnist)]) == 0
    assert "of the noise" in capsys.readouterr().out
    assert load_answers(out, network).digits.sum() == 100
    about = read_metadata(out)
    assert about["command"] == "python -m nnmath.measure answers net.npz answers.npz"
    assert about["noise"].endswith("seeds 0 to 9999")
    with pytest.raises(ValueError, match="measured of another network"):
        load_answers(out, other)


@pytest.mark.parametrize(
    "change",
    [
        {"edges": np.linspace(0, 1, 20)},
        {"edges": np.linspace(1, 0, 21)},
        {"noise": np.full(20, 0.5)},
        {"digits": -np.ones(20)},
        {"digits": np.zeros(20)},
        {"read_as": np.ones(3)},
        {"read_as": np.ones(4)},
    ],
)
def test_counts_that_cannot_be_are_refused(change: dict[str, np.ndarray], tmp_path: Path) -> None:
    path, whole = tmp_path / "answers.npz", measure_answers(FOUR, corners(1), seeds=5)
    save_answers(replace(whole, **change), FOUR, path, {})
    with pytest.raises(ValueError, match="contradicts itself"):
        load_answers(path, FOUR)


def shipped(name: str) -> tuple[Network, Answers]:
    network = load_network(ASSETS / "networks" / f"{name}.npz")
    return network, load_answers(ASSETS / "measurements" / f"answers_{name}.npz", network)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_shipped_of_noise_is_recomputed(name: str) -> None:
    network, kept = shipped(name)
    images = [np.random.default_rng(seed).random(784) for seed in range(10_000)]
    outputs = forward(network, images)[-1].a
    again, _ = np.histogram(outputs.max(axis=1), kept.edges)
    # Other processors add in another order, which may tip an image or two.
    assert kept.noise.sum() == 10_000 and np.abs(again - kept.noise).sum() <= 4
    read_as = np.bincount(outputs.argmax(axis=1), minlength=10)
    assert np.abs(read_as - kept.read_as).sum() <= 4


@pytest.mark.parametrize("name", NAMES)
def test_what_is_shipped_of_digits_is_recomputed(
    name: str, mnist_test: tuple[np.ndarray, np.ndarray]
) -> None:
    network, kept = shipped(name)
    tops = forward(network, mnist_test[0])[-1].a.max(axis=1)
    again, _ = np.histogram(tops, kept.edges)
    assert kept.digits.sum() == 10_000 and np.abs(again - kept.digits).sum() <= 4
