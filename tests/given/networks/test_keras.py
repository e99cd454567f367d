"""Files of Keras: what is read of them gives what Keras computes; nothing in them is run."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import h5py
import numpy as np
import pytest

from scenes.given.networks import Told, read_network
from tests.helpers.keras_models import written
from tests.helpers.others import activations, gives

MODELS = """
S, D = keras.Sequential, layers.Dense
keep("plain", S([keras.Input((6,)), D(5, "relu"), D(4, "tanh"), D(3, "softmax", name="out")]), rows)
keep("image", S([keras.Input((28, 28, 1)), layers.Rescaling(1 / 255, 0.1), layers.Flatten(),
                 D(8), layers.LeakyReLU(negative_slope=0.25), layers.BatchNormalization(),
                 layers.Dropout(0.2), D(8, use_bias=False), layers.BatchNormalization(scale=False),
                 layers.Activation("sigmoid"), D(10), layers.Softmax()]), images)
norm = layers.Normalization()
norm.adapt(rows)
keep("normal", S([keras.Input((6,)), norm, D(4, "leaky_relu"), D(3, "log_softmax")]), rows)
fixed = layers.Normalization(mean=0.1307, variance=0.0949)
given = keras.Input((28, 28), name="picture")
flow = layers.Reshape((784,))(fixed(given))
flow = D(8, activation=layers.ReLU(negative_slope=0.1), name="b")(flow)
flow = layers.GaussianNoise(0.1)(flow)
keep("functional", keras.Model(given, D(3, "sigmoid", name="a")(flow)), images[..., 0])
"""
OTHERS = """
S, D = keras.Sequential, layers.Dense
def save(name, model):
    model.save(f"{folder}/{name}.keras")
    model.save(f"{folder}/{name}.h5")
save("conv", S([keras.Input((28, 28, 1)), layers.Conv2D(4, 3, name="eyes"), D(3)]))
save("gelu", S([keras.Input((6,)), D(4, "gelu", name="odd")]))
save("axis", S([keras.Input((28, 28)), D(4, name="rows")]))
save("lambda", S([keras.Input((6,)), layers.Lambda(lambda x: x * 2, name="mine"), D(4)]))
save("capped", S([keras.Input((6,)), D(4), layers.ReLU(max_value=6, name="six")]))
save("nested", S([keras.Input((6,)), S([keras.Input((6,)), D(4)], name="inner")]))
a = keras.Input((6,))
b = D(6, name="left")(a)
save("skip", keras.Model(a, layers.Add(name="both")([a, b])))
save("fork", keras.Model(a, [D(2)(b), D(3)(b)]))
save("inputs", keras.Model([a, c := keras.Input((6,))], layers.Add()([a, c])))
"""
FORMS = [".keras", ".h5"]


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("keras")
    written(folder, MODELS + OTHERS)
    return folder


def known(models: Path, name: str) -> tuple[np.ndarray, np.ndarray]:
    with np.load(models / f"{name}.npz") as file:
        return file["x"], file["y"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("name", "functions", "image"),
    [
        ("plain", ["relu", "tanh", "softmax"], None),
        ("image", ["leaky_relu(0.25)", "sigmoid", "softmax"], (28, 28)),
        ("normal", ["leaky_relu(0.2)", "softmax"], None),
        ("functional", ["leaky_relu(0.1)", "sigmoid"], (28, 28)),
    ],
)
def test_what_is_read_gives_what_keras_computes(
    models: Path, name: str, functions: list[str], image: tuple[int, int] | None, form: str
) -> None:
    x, y = known(models, name)
    read = read_network(models / f"{name}{form}")
    assert activations(read) == functions and read.image == image
    assert gives(read, np.exp(y) if name == "normal" else y, x)


def test_what_was_folded_is_said(models: Path) -> None:
    said = read_network(models / "image.keras").how
    assert "Rescaling 'rescaling' is folded into layer 1" in said
    assert "BatchNormalization 'batch_normalization' is folded into layer 2" in said
    assert "BatchNormalization 'batch_normalization_1' is folded into layer 2" in said
    said = read_network(models / "normal.keras").how
    assert "log-softmax is read as softmax, whose logarithm it is" in said


def test_weights_alone_are_read_when_their_functions_are_told(models: Path) -> None:
    x, y = known(models, "plain")
    file = models / "plain.weights.h5"
    with pytest.raises(ValueError, match="holds the layers 6-5-4-3 but does not say"):
        read_network(file)
    read = read_network(file, Told(activation=("relu", "tanh"), output="softmax"))
    assert gives(read, y, x) and "weights are (in, out), as the shapes show" in read.how


def test_what_measured_a_model_is_none_of_its_weights(models: Path, tmp_path: Path) -> None:
    x, y = known(models, "plain")
    file = tmp_path / "trained.weights.h5"
    file.write_bytes((models / "plain.weights.h5").read_bytes())
    with h5py.File(file, "a") as more:  # as Keras 2 keeps a loss beside them
        for k in range(2):
            more[f"metrics/mean/vars/{k}"] = np.float32(k)
    assert gives(read_network(file, Told(activation=("relu", "tanh"), output="softmax")), y, x)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("conv", "'eyes' is a Conv2D: convolutions are not filmed"),
        ("gelu", "the activation of Dense 'odd' must be one of"),
        ("axis", r"Dense 'rows' takes an input of shape \(28, 28\)"),
        ("lambda", "'mine' is a Lambda: it is not understood"),
        ("capped", "ReLU 'six' is cut off at the top"),
        ("nested", "'inner' is a Sequential: it is not understood"),
        ("skip", "Add 'both' is part of a branch"),
        ("fork", "is part of a branch"),
        ("inputs", "is part of a branch"),
    ],
)
def test_what_is_not_understood_is_refused_by_name(
    models: Path, name: str, said: str, form: str
) -> None:
    with pytest.raises(ValueError, match=said):
        read_network(models / f"{name}{form}")


def rewritten(
    models: Path, folder: Path, change: Callable[[Any], Any], name: str = "plain"
) -> Path:
    """A .keras whose description somebody has changed."""
    file = folder / "n.keras"
    with zipfile.ZipFile(models / f"{name}.keras") as old, zipfile.ZipFile(file, "w") as new:
        config = json.loads(old.read("config.json"))
        new.writestr("config.json", json.dumps(change(config) or config))
        new.writestr("model.weights.h5", old.read("model.weights.h5"))
    return file


def set_first(key: str, value: Any, **more: Any) -> Callable[[Any], None]:
    return lambda config: config["config"]["layers"][1]["config"].update({key: value, **more})


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda config: [1], "no JSON object"),
        (lambda config: {"class_name": "evil.Model"}, "its model is a 'evil.Model'"),
        (lambda config: {"class_name": "Sequential", "config": 3}, "lists no layers"),
        (lambda config: {"class_name": "Sequential", "config": [1]}, "has no class and name"),
        (lambda config: config["config"]["layers"].append({"class_name": "Dense"}), "no class"),
        (lambda config: config["config"]["layers"].extend(config["config"]["layers"]), "same name"),
        (set_first("activation", "a\x1b[2J\n"), r"given 'a\\x1b\[2j'"),
        (set_first("activation", {"class_name": "Evil", "config": {}}), "is a Evil"),
        (set_first("name", "b\nc", activation="gelu"), r"activation of Dense 'b\\nc' must be"),
    ],
)  # fmt: skip
def test_descriptions_that_lie_are_refused(
    models: Path, tmp_path: Path, change: Callable[[Any], Any], said: str
) -> None:
    with pytest.raises(ValueError, match=said) as caught:
        read_network(rewritten(models, tmp_path, change))
    assert "\n" not in str(caught.value) and "\x1b" not in str(caught.value)


def test_an_input_of_a_million_millions_is_not_believed(models: Path, tmp_path: Path) -> None:
    def huge(config: Any) -> None:
        config["config"]["layers"][0]["config"]["batch_shape"] = [None, 10**6, 10**6]

    read = read_network(rewritten(models, tmp_path, huge))
    assert read.image is None and read.network.sizes == (6, 5, 4, 3)


# As Keras 2 wrote it, which does not run on this Python: made after its files, with h5py alone


def keras_2(folder: Path, functional: bool) -> tuple[Path, list[np.ndarray]]:
    rng = np.random.default_rng(3)
    arrays = [rng.normal(size=shape).astype("f4") for shape in ((6, 5), (5,), (5, 3), (3,))]
    first = {"name": "dense", "units": 5, "activation": "linear", "use_bias": True}
    made: list[dict[str, Any]] = [
        {"class_name": "Dense", "config": {**first, "batch_input_shape": [None, 6]}},
        {"class_name": "LeakyReLU", "config": {"name": "leaky", "alpha": 0.0}},
        {"class_name": "Dense", "config": {"name": "dense_1", "activation": "softmax"}},
    ]
    kind = "Sequential"
    if functional:
        kind = "Functional"
        made.insert(0, {"class_name": "InputLayer",
                        "config": {"name": "in", "batch_input_shape": [None, 6]}})  # fmt: skip
        names = [layer["config"]["name"] for layer in made]
        for before, layer in zip([None, *names], made):
            layer["name"] = layer["config"]["name"]
            layer["inbound_nodes"] = [[[before, 0, 0, {}]]] if before else []
        made.reverse()
    file = folder / "old.h5"
    with h5py.File(file, "w") as old:
        config = {"class_name": kind, "config": {"name": "m", "layers": made}}
        old.attrs["model_config"] = json.dumps(config).encode()
        for k, name in enumerate(("dense", "dense_1")):
            group = old.create_group(f"model_weights/{name}")
            group.attrs["weight_names"] = [f"{name}/kernel:0".encode(), f"{name}/bias:0".encode()]
            group[f"{name}/kernel:0"], group[f"{name}/bias:0"] = arrays[2 * k : 2 * k + 2]
    return file, arrays


@pytest.mark.parametrize(
    "home", ["_layer_checkpoint_dependencies/", "_layer_checkpoint_dependencies\\"]
)
def test_the_first_keras_files_are_read(models: Path, tmp_path: Path, home: str) -> None:
    """Keras 2 counted each layer twice, and on Windows wrote the home and the layer as one name."""
    x, y = known(models, "plain")
    file = tmp_path / "n.keras"
    weights = io.BytesIO()
    with zipfile.ZipFile(models / "plain.keras") as new, h5py.File(weights, "w") as old:
        with h5py.File(io.BytesIO(new.read("model.weights.h5"))) as known_ones:
            for k, name in enumerate(("dense", "dense_1", "dense_2")):
                group = old.create_group(f"{home}dense_{2 * k}/vars" if k else f"{home}dense/vars")
                for place in "01":
                    group[place] = known_ones[f"layers/{name}/vars/{place}"][()]
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("config.json", new.read("config.json"))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("model.weights.h5", weights.getvalue())
    assert gives(read_network(file), y, x)


@pytest.mark.parametrize("functional", [False, True])
def test_a_file_of_keras_2_is_read(tmp_path: Path, functional: bool) -> None:
    file, (w1, b1, w2, b2) = keras_2(tmp_path, functional)
    read = read_network(file)
    assert activations(read) == ["relu", "softmax"]
    x = np.random.default_rng(4).random((5, 6))
    logits = np.maximum(x @ w1 + b1, 0) @ w2 + b2
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    assert gives(read, powers / powers.sum(axis=1, keepdims=True), x)


def test_any_hdf5_of_arrays_is_read_in_its_order(tmp_path: Path) -> None:
    with h5py.File(tmp_path / "n.h5", "w") as file:
        for name, shape in (("W1", (6, 5)), ("b1", (5,)), ("W2", (5, 3)), ("b2", (3,))):
            file[name] = np.ones(shape)
    read = read_network(tmp_path / "n.h5", Told(activation=("relu",), output="softmax"))
    assert read.network.sizes == (6, 5, 3)
