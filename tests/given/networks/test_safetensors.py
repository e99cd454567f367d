"""A state_dict as .safetensors: what it says is read, what it does not say is asked for."""

import re
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from scenes.given.networks import Told, read_network
from tests.helpers.others import X, activations, gives, outputs, strokes, weights_of

RELU = Told(activation=("relu",), output="softmax")
NAMES = ["relu", "relu", "softmax"]


def state_dict(arrays: list[np.ndarray], *modules: str) -> dict[str, np.ndarray]:
    names = [f"{module}.{kind}" for module in modules for kind in ("weight", "bias")]
    return dict(zip(names, arrays, strict=True))


def saved(path: Path, arrays: dict[str, np.ndarray], **said: str) -> Path:
    save_file(arrays, path, metadata=said or None)
    return path


@pytest.mark.parametrize(
    "modules",
    [
        ("fc1", "fc2", "fc3"),
        ("net.0", "net.2", "net.10"),  # which people count otherwise than the alphabet
        ("module.layers.0.linear", "module.layers.1.linear", "module.layers.2.linear"),
        ("input", "hidden", "output"),  # whose alphabet is not their order
    ],
)
def test_any_names_are_put_in_order(tmp_path: Path, modules: tuple[str, ...]) -> None:
    arrays = weights_of(784, 16, 12, 10)
    file = saved(tmp_path / "n.safetensors", state_dict(arrays, *modules))
    read = read_network(file, RELU)
    assert read.network.sizes == (784, 16, 12, 10) and activations(read) == NAMES
    assert gives(read, outputs(arrays, NAMES, X))
    assert "weights are (out, in), as the shapes show" in read.how


def test_its_metadata_says_all_that_is_needed(tmp_path: Path) -> None:
    arrays = weights_of(784, 16, 12, 3)
    said = {"activations": "tanh,relu,linear", "classes": "cat, dog,owl", "image": "28,28"}
    read = read_network(
        saved(tmp_path / "n.safetensors", state_dict(arrays, "a", "b", "c"), **said)
    )
    assert activations(read) == ["tanh", "relu", "identity"]
    assert read.classes == ("cat", "dog", "owl") and read.image == (28, 28)
    assert gives(read, outputs(arrays, ["tanh", "relu", "identity"], X))


def test_hidden_and_output_are_enough(tmp_path: Path) -> None:
    file = saved(
        tmp_path / "n.safetensors",
        state_dict(weights_of(784, 16, 12, 10), "a", "b", "c"),
        activations="leakyrelu,log_softmax",
    )
    assert activations(read_network(file)) == ["leaky_relu", "leaky_relu", "softmax"]


def test_what_it_does_not_say_is_asked_for_with_the_command(tmp_path: Path) -> None:
    file = saved(tmp_path / "my n.safetensors", state_dict(weights_of(784, 16, 10), "a", "b"))
    command = f"nnfilm network '{file}' --activation relu --output softmax --save mine.npz"
    with pytest.raises(ValueError, match=re.escape(command)) as caught:
        read_network(file)
    assert "holds the layers 784-16-10 but does not say" in str(caught.value)


@pytest.mark.parametrize(("first", "after"), [("bn", False), ("net.1", False), ("net.2", True)])
def test_batch_normalisation_is_folded_where_it_stands(
    tmp_path: Path, first: str, after: bool
) -> None:
    w1, b1, w2, b2 = weights_of(784, 16, 10)
    rng = np.random.default_rng(1)
    gamma, beta, mean = (rng.normal(size=16).astype(np.float32) for _ in range(3))
    variance = rng.uniform(0.5, 2, 16).astype(np.float32)
    layers = ("fc1", "fc2") if first == "bn" else ("net.0", "net.3")
    arrays = state_dict([w1, b1, w2, b2], *layers)
    norm = zip(("weight", "bias", "running_mean", "running_var"), (gamma, beta, mean, variance))
    arrays |= {f"{first}.{name}": array for name, array in norm}
    arrays[f"{first}.num_batches_tracked"] = np.array(700)
    file = saved(tmp_path / "n.safetensors", arrays, activations="relu,softmax")

    def normal(x: np.ndarray) -> np.ndarray:
        return gamma * (x - mean) / np.sqrt(variance.astype(np.float64) + 1e-5) + beta

    z = X @ w1.T.astype(np.float64) + b1
    hidden = normal(np.maximum(z, 0)) if after else np.maximum(normal(z), 0)
    read = read_network(file)
    assert gives(read, outputs([w2, b2], ["softmax"], hidden))
    assert read.network.sizes == (784, 16, 10)
    assert any("batch normalisation" in said and "folded" in said for said in read.how)


def test_layers_without_biases_have_none(tmp_path: Path) -> None:
    w1, _, w2, b2 = weights_of(784, 16, 10)
    arrays = {"a.weight": w1, "b.weight": w2, "b.bias": b2}
    read = read_network(saved(tmp_path / "n.safetensors", arrays, activations="relu,softmax"))
    assert not read.network.layers[0].biases.any()
    assert gives(read, outputs([w1, np.zeros(16), w2, b2], ["relu", "softmax"], X))


def test_a_square_layer_that_was_turned_is_found_by_our_digits(tmp_path: Path) -> None:
    arrays = strokes()
    arrays[2] = np.ascontiguousarray(arrays[2].T)
    told = Told(activation=("sigmoid",), output="sigmoid")
    read = read_network(saved(tmp_path / "n.safetensors", state_dict(arrays, "a", "b", "c")), told)
    assert read.digits and read.digits.right == 81
    assert any("the square ones the other way round" in said for said in read.how)
    arrays[2] = np.ascontiguousarray(arrays[2].T)
    read = read_network(saved(tmp_path / "m.safetensors", state_dict(arrays, "a", "b", "c")), told)
    assert read.digits and read.digits.right == 81
    assert not any("other way round" in said for said in read.how)


@pytest.mark.parametrize("kind", [np.float16, np.float64])
def test_other_floats_are_read(tmp_path: Path, kind: type) -> None:
    arrays: list[np.ndarray] = [array.astype(kind) for array in weights_of(784, 16, 10)]
    read = read_network(
        saved(tmp_path / "n.safetensors", state_dict(arrays, "a", "b"), activations="relu,softmax")
    )
    assert gives(read, outputs(arrays, ["relu", "softmax"], X))


@pytest.mark.parametrize(
    ("arrays", "said"),
    [
        ({"conv1.weight": np.zeros((8, 1, 3, 3))}, "'conv1.weight' .*convolutions are not filmed"),
        ({"ln.weight": np.zeros(8), "ln.bias": np.zeros(8)}, "'ln' is no dense layer"),
        ({"a.weight": np.zeros((8, 4)), "b.weight": np.zeros((9, 5))}, "no chain of dense layers"),
        ({"a.weight": np.full((8, 4), np.nan)}, "'a.weight' holds NaN"),
        ({"a.weight": np.full((8, 4), np.inf)}, "'a.weight' holds infinity"),
        ({}, "there are none"),
        ({"a\x1b[31m\n.weight": np.zeros((2, 2, 2))}, r"'a\\x1b\[31m\\n.weight'"),
    ],
)
def test_what_is_no_chain_of_dense_layers_is_said(
    tmp_path: Path, arrays: dict[str, np.ndarray], said: str
) -> None:
    file = saved(tmp_path / "n.safetensors", arrays, activations="relu")
    with pytest.raises(ValueError, match=said):
        read_network(file)


def test_what_is_told_goes_before_what_the_file_says(tmp_path: Path) -> None:
    arrays = weights_of(784, 16, 10)
    file = saved(tmp_path / "n.safetensors", state_dict(arrays, "a", "b"), activations="relu,relu")
    read = read_network(file, Told(activation=("tanh",), output="sigmoid"))
    assert activations(read) == ["tanh", "sigmoid"]
    with pytest.raises(ValueError, match=r"--output must be one of .*, given 'gelu'"):
        read_network(file, Told(output="gelu"))
    with pytest.raises(ValueError, match="--activation names 3 for 1 hidden layers"):
        read_network(file, Told(activation=("relu", "relu", "relu")))
