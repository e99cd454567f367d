"""How far outputs are from what is wanted: by hand, kept, and as the checkpoints still do it."""

from pathlib import Path

import numpy as np
import pytest

from nnmath import load_run, read_metadata, save_network
from nnmath.measure import main
from nnmath.measuring.measurements import load_squares, save_squares
from nnmath.measuring.squares import squares
from nnmath.network import Layer, Network
from tests.nnmath.test_train import mnist

__all__ = ["mnist"]  # a fixture

ASSETS = Path(__file__).parents[3] / "assets"
RUN = ASSETS / "networks" / "checkpoints.npz"
TWO = Network((Layer(np.array([[1.0], [-2.0]]), np.zeros(2), "identity"),))


def test_squares_by_hand() -> None:
    # 0.5 gives the outputs 0.5 and −1; wanted are 1 and 0, then 0 and 1.
    given = squares(TWO, [[0.5], [0.5]], [0, 1])
    assert given.tolist() == [[0.25, 1.0], [0.25, 4.0]]


@pytest.mark.parametrize("labels", [[2], [-1], [0.5], [0, 1]])
def test_labels_that_no_output_stands_for_are_refused(labels: list[float]) -> None:
    with pytest.raises(ValueError, match="labels must"):
        squares(TWO, [[0.5]], labels)


def test_it_is_measured_kept_and_read_again(
    mnist: Path, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    out = tmp_path / "squares.npz"
    assert main(["squares", str(RUN), str(out), "--mnist", str(mnist)]) == 0
    networks = load_run(RUN).checkpoints
    means = load_squares(out, networks)
    assert f"from {means[0]:.2f} to {means[-1]:.2f}." in capsys.readouterr().out
    command = "python -m nnmath.measure squares checkpoints.npz squares.npz"
    assert read_metadata(out)["command"] == command
    with pytest.raises(ValueError, match="measured of other networks"):
        load_squares(out, networks[1:])


def test_what_is_no_training_is_refused(
    mnist: Path, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    save_network(TWO, tmp_path / "net.npz")
    out = tmp_path / "squares.npz"
    assert main(["squares", str(tmp_path / "net.npz"), str(out), "--mnist", str(mnist)]) == 2
    assert capsys.readouterr().err.startswith("error: ") and not out.exists()


@pytest.mark.parametrize("means", [[1.0, 2.0], [-1.0]])
def test_means_that_cannot_be_are_refused(means: list[float], tmp_path: Path) -> None:
    save_squares(np.array(means), [TWO], tmp_path / "squares.npz", {})
    with pytest.raises(ValueError, match="contradicts itself"):
        load_squares(tmp_path / "squares.npz", [TWO])


def test_what_is_shipped_is_recomputed(mnist_test: tuple[np.ndarray, np.ndarray]) -> None:
    networks = load_run(RUN).checkpoints
    kept = load_squares(ASSETS / "measurements" / "squares.npz", networks)
    images, labels = mnist_test
    for network, mean in zip(networks[::5], kept[::5], strict=True):
        assert squares(network, images, labels).sum() / len(labels) == pytest.approx(mean, abs=1e-5)
