"""The shipped networks: what is recorded of them is true, and strokes has strokes."""

import json
import shlex
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest

from nnmath import (
    Network,
    accuracy,
    layer_strokeness,
    load_network,
    load_run,
    loss,
    read_metadata,
)
from nnmath.train import requested_recipe

FOLDER = Path(__file__).parents[2] / "assets" / "networks"
NETWORKS = {  # at least this share of the test images, and the activation of each layer
    "strokes": (0.965, ["sigmoid", "sigmoid", "sigmoid"]),
    "plain": (0.96, ["sigmoid", "sigmoid", "sigmoid"]),
    "relu": (0.96, ["relu", "relu", "sigmoid"]),
    "linear": (0.8, ["identity", "identity", "identity"]),
    "straight": (0.91, ["sigmoid"]),
}
README = (FOLDER / "README.md").read_text(encoding="utf-8")


def table() -> dict[str, list[str]]:
    """Return the cells of each row of the README's table, by file name."""
    rows = [line.strip("| ").split("|") for line in README.splitlines() if line.startswith("| `")]
    return {row[0].strip(" `"): [cell.strip() for cell in row[1:]] for row in rows}


def mean_score(network: Network) -> float:
    return float(np.mean([each.score for each in layer_strokeness(network.layers[0])]))


@pytest.mark.parametrize("name", NETWORKS)
def test_each_is_the_films_network_with_its_provenance(name: str) -> None:
    network, metadata = load_network(FOLDER / f"{name}.npz"), read_metadata(FOLDER / f"{name}.npz")
    assert network.sizes == ((784, 10) if name == "straight" else (784, 16, 16, 10))
    assert [layer.activation for layer in network.layers] == NETWORKS[name][1]
    assert {"data", "seed", "accuracy", "recipe", "version", "curves"} <= metadata.keys()
    assert metadata["measured_on"] == "the MNIST test images"
    assert metadata["curves"]["accuracy"][-1] == metadata["accuracy"] >= NETWORKS[name][0]


@pytest.mark.parametrize("name", NETWORKS)
def test_the_recorded_accuracy_is_the_recomputed_one(
    name: str, mnist_test: tuple[np.ndarray, np.ndarray]
) -> None:
    recorded = read_metadata(FOLDER / f"{name}.npz")["accuracy"]
    # Machines add in different orders, which may move an image that sits on the fence.
    recomputed = accuracy(load_network(FOLDER / f"{name}.npz"), *mnist_test)
    assert recomputed == pytest.approx(recorded, abs=2e-4)


@pytest.mark.parametrize("name", [*NETWORKS, "by_hand"])
def test_the_readme_says_what_the_files_say(name: str) -> None:
    network, metadata = load_network(FOLDER / f"{name}.npz"), read_metadata(FOLDER / f"{name}.npz")
    read, score = table()[f"{name}.npz"][:2]
    assert read == f"{metadata['accuracy']:.2%}".replace("%", " %")
    assert score == f"{mean_score(network):.2f}"


@pytest.mark.parametrize("name", NETWORKS)
def test_the_readmes_command_is_the_recorded_recipe(name: str) -> None:
    text = README.replace("\\\n", " ")
    (line,) = (line for line in text.splitlines() if f"train assets/networks/{name}.npz" in line)
    recipe = asdict(requested_recipe(shlex.split(line)[3:]))
    assert json.loads(json.dumps(recipe)) == read_metadata(FOLDER / f"{name}.npz")["recipe"]


@pytest.mark.parametrize("name", [*NETWORKS, "by_hand", "checkpoints"])
def test_weights_are_stored_as_float32(name: str) -> None:
    with np.load(FOLDER / f"{name}.npz", allow_pickle=False) as file:
        numbers = [key for key in file.files if key.startswith(("weights_", "biases_"))]
        assert numbers and all(file[key].dtype == np.float32 for key in numbers)


def test_strokes_looks_more_like_strokes_than_plain() -> None:
    strokes = layer_strokeness(load_network(FOLDER / "strokes.npz").layers[0])
    plain = layer_strokeness(load_network(FOLDER / "plain.npz").layers[0])
    for view, lead in (("sparse", 0.2), ("score", 0.08)):
        ours, theirs = ([getattr(each, view) for each in grids] for grids in (strokes, plain))
        assert np.mean(ours) > np.mean(theirs) + lead, view
    middle = np.median([each.score for each in plain])
    assert sum(each.score > middle for each in strokes) >= 14


def test_the_neurons_of_strokes_light_up_at_their_stroke() -> None:
    weights = load_network(FOLDER / "strokes.npz").layers[0].weights
    assert ((weights**3).sum(axis=1) > 0).all()


def test_checkpoints_tell_a_training_run_from_guessing_to_reading() -> None:
    path = FOLDER / "checkpoints.npz"
    run = load_run(path)
    assert path.stat().st_size < 1_000_000
    assert len(run.checkpoints) == 16
    assert run.checkpoints[0].sizes == (784, 16, 16, 10)
    assert (run.checkpoint_epochs[0], run.epochs[0]) == (0, 0)
    assert run.checkpoint_epochs[-1] == run.epochs[-1] == read_metadata(path)["recipe"]["epochs"]
    assert (np.diff(run.epochs) > 0).all()
    assert run.accuracy[0] < 0.2
    assert run.accuracy[-1] == read_metadata(path)["accuracy"] > 0.9
    assert run.loss[-1] < run.loss[0] / 5


def test_the_recorded_curves_are_the_recomputed_ones(
    mnist_test: tuple[np.ndarray, np.ndarray],
) -> None:
    run = load_run(FOLDER / "checkpoints.npz")
    x, labels = mnist_test
    for epoch, network in zip(run.checkpoint_epochs, run.checkpoints, strict=True):
        (at,) = np.flatnonzero(run.epochs == epoch)
        assert run.accuracy[at] == pytest.approx(accuracy(network, x, labels), abs=2e-4)
        assert run.loss[at] == pytest.approx(loss(network, x, np.eye(10)[labels]), rel=1e-6)
