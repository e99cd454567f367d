"""Training runs on disk: the checkpoints and curves that go in come out."""

from pathlib import Path

import numpy as np
import pytest

from nnmath import TrainingRun, load_run, read_metadata, save_network, save_run
from tests.nnmath.test_storage import network, same


def run() -> TrainingRun:
    checkpoints = tuple(network(seed, single=True) for seed in range(3))
    return TrainingRun(
        network=checkpoints[-1],
        epochs=np.array([0.0, 0.5, 1.0, 2.0]),
        loss=np.array([3.0, 2.5, 1.0, 0.5]),
        accuracy=np.array([0.1, 0.3, 0.5, 0.9]),
        checkpoints=checkpoints,
        checkpoint_epochs=np.array([0.0, 0.5, 2.0]),
    )


def test_a_training_run_comes_back(tmp_path: Path) -> None:
    save_run(run(), tmp_path / "run.npz", {"seed": 4})
    loaded = load_run(tmp_path / "run.npz")
    for name in ("epochs", "loss", "accuracy", "checkpoint_epochs"):
        assert getattr(loaded, name).tolist() == getattr(run(), name).tolist()
    assert all(map(same, loaded.checkpoints, run().checkpoints))
    assert same(loaded.network, run().network)
    assert read_metadata(tmp_path / "run.npz")["seed"] == 4


def test_a_network_is_no_training_run(tmp_path: Path) -> None:
    save_network(network(), tmp_path / "n.npz")
    with pytest.raises(ValueError, match="no training run: it holds no epochs, loss"):
        load_run(tmp_path / "n.npz")


@pytest.mark.parametrize("name", ["loss", "checkpoint_epochs", "weights_1"])
def test_a_training_run_of_unequal_lengths_is_refused(tmp_path: Path, name: str) -> None:
    save_run(run(), tmp_path / "run.npz")
    with np.load(tmp_path / "run.npz") as file:
        arrays = {key: file[key] for key in file}
    np.savez(tmp_path / "run.npz", **{**arrays, name: arrays[name][:-1]})
    with pytest.raises(ValueError, match="contradicts itself"):
        load_run(tmp_path / "run.npz")


def test_a_run_without_checkpoints_is_not_saved(tmp_path: Path) -> None:
    nothing = np.zeros(1)
    bare = TrainingRun(network(), nothing, nothing, nothing, (), np.zeros(0))
    with pytest.raises(ValueError, match="must have checkpoints"):
        save_run(bare, tmp_path / "run.npz")
