"""What stands on a network's poster, against numbers worked out by hand."""

from dataclasses import FrozenInstanceError
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from nnmath import ACTIVATIONS, Layer, Network, load_network, read_metadata
from nnmath.facts import SQUISHES, Score, facts, layer_formula, squish_of

NETWORKS = Path(__file__).parents[2] / "assets" / "networks"
ON = {"measured_on": "the MNIST test images"}


def network(*sizes: int, activation: str = "sigmoid") -> Network:
    """A network of these sizes, all zero."""
    pairs = pairwise(sizes)
    return Network(tuple(Layer(np.zeros((n, m)), np.zeros(n), activation) for m, n in pairs))


def test_the_parameters_are_those_counted_by_hand() -> None:
    ours = facts(network(784, 16, 16, 10), {})
    assert (ours.shape, ours.sizes) == ("784-16-16-10", (784, 16, 16, 10))
    assert (ours.weights, ours.biases) == ((12544, 256, 160), (16, 16, 10))
    assert ours.parameters == 13002


def test_the_facts_of_the_shipped_networks_come_from_their_files() -> None:
    path = NETWORKS / "strokes.npz"
    ours = facts(load_network(path), read_metadata(path))
    assert ours.score == Score(0.9713, "10,000 test images of MNIST")
    assert ours.grids is not None
    assert ours.grids.shape == (16, 28, 28)
    weights = load_network(path).layers[0].weights
    assert ours.grids[3, 2, 5] == weights[3, 2 * 28 + 5]


@pytest.mark.parametrize(
    "metadata",
    [
        {},
        {"accuracy": 0.9},
        {"accuracy": True, **ON},
        {"accuracy": "0.9", **ON},
        {"accuracy": float("nan"), **ON},
        {"accuracy": 97.13, **ON},
        {"accuracy": -0.1, **ON},
        {"accuracy": 0.9, "measured_on": "two\nlines"},
        {"accuracy": 0.9, "measured_on": "x" * 61},
        {"accuracy": 0.9, "measured_on": ["MNIST"]},
    ],
    ids=str,
)
def test_an_accuracy_that_nobody_can_check_is_none(metadata: dict[str, object]) -> None:
    assert facts(network(784, 10), metadata).score is None


def test_only_a_network_whose_file_tells_its_recipe_is_called_trained() -> None:
    trained = {name: read_metadata(NETWORKS / f"{name}.npz") for name in ("strokes", "by_hand")}
    assert {name: facts(network(784, 10), about).is_trained for name, about in trained.items()} == {
        "strokes": True,
        "by_hand": False,
    }
    assert not facts(network(784, 10), {"recipe": "secret"}).is_trained


def test_an_accuracy_on_other_images_keeps_its_own_words() -> None:
    held_out = "the last 10000 MNIST training images, held out"
    score = facts(network(784, 10), {"accuracy": 1, "measured_on": held_out}).score
    assert score == Score(1.0, held_out)


def test_the_formula_names_the_function_in_use() -> None:
    assert facts(network(784, 10), {}).formula == "a¹ = σ(W a⁰ + b)"
    assert facts(network(784, 10, activation="relu"), {}).formula == "a¹ = ReLU(W a⁰ + b)"
    assert facts(network(784, 10, activation="identity"), {}).formula == "a¹ = W a⁰ + b"


def test_every_layer_has_its_formula() -> None:
    assert facts(network(784, 16, 10), {}).formulas == (
        "a¹ = σ(W¹ a⁰ + b¹)",
        "a² = σ(W² a¹ + b²)",
    )
    assert layer_formula("sigmoid", 11) == "a¹¹ = σ(W¹¹ a¹⁰ + b¹¹)"


def test_the_layers_of_a_function_are_counted_from_one() -> None:
    path = NETWORKS / "relu.npz"
    ours = facts(load_network(path), read_metadata(path))
    assert (ours.layers_with("relu"), ours.layers_with("sigmoid")) == ((1, 2), (3,))
    assert ours.layers_with("identity") == ()


def test_every_activation_function_can_be_written() -> None:
    assert set(SQUISHES) == set(ACTIVATIONS)
    assert all(name == squish.name for name, squish in SQUISHES.items())


def test_the_slope_of_a_leak_stands_in_its_formula() -> None:
    assert squish_of("leaky_relu(0.2)").definition == "LReLU(z) = max(z, 0.2 z)"
    assert squish_of("leaky_relu").definition == "LReLU(z) = max(z, 0.01 z)"
    assert squish_of("tanh") == SQUISHES["tanh"]


@pytest.mark.parametrize(("name", "number"), [("gelu", None), ("sigmoid", 0)])
def test_a_formula_of_no_layer_is_refused(name: str, number: int | None) -> None:
    with pytest.raises(ValueError, match=r"must be one of sigmoid, relu|number from 1, given 0"):
        layer_formula(name, number)


def test_an_input_that_is_no_square_image_has_no_grids() -> None:
    assert facts(network(10, 4), {}).grids is None


def test_the_facts_cannot_be_changed() -> None:
    ours = facts(network(784, 16, 10), {})
    with pytest.raises(FrozenInstanceError):
        ours.sizes = (1,)  # type: ignore[misc]
    assert ours.grids is not None
    with pytest.raises(ValueError, match="read-only"):
        ours.grids[0, 0, 0] = 1
