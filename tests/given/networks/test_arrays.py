"""Arrays in .npz and JSON: in any usual arrangement they are put together as layers."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from nnmath import load_network, read_metadata, save_network
from scenes.given.networks import Told, read_network
from tests.helpers.others import X, activations, gives, outputs, strokes, weights_of

SIZES = (784, 16, 12, 10)
NAMES = ["relu", "relu", "softmax"]
RELU = Told(activation=("relu",), output="softmax")
ARRAYS = weights_of(*SIZES)
W, B = ARRAYS[::2], ARRAYS[1::2]
EXPECTED = outputs(ARRAYS, NAMES, X)


def turned(arrays: list[np.ndarray]) -> list[np.ndarray]:
    return [array.T for array in arrays]


def npz(path: Path, *arrays: np.ndarray, **named: np.ndarray) -> Path:
    np.savez(path, *arrays, **named)
    return path


# .npz


@pytest.mark.parametrize(
    "arrays",
    [
        ARRAYS,  # W, b, W, b …
        [*W, *B],
        turned(ARRAYS),  # model.get_weights() of Keras
        [*turned(W), *B],  # coefs_ and intercepts_ of scikit-learn
        [array if array.ndim == 2 else array[:, None] for array in ARRAYS],  # (n, 1)
        [array.T if array.ndim == 2 else array[None] for array in ARRAYS],  # (1, n)
    ],
)
def test_arrays_without_names_are_told_apart_by_their_shapes(
    tmp_path: Path, arrays: list[np.ndarray]
) -> None:
    read = read_network(npz(tmp_path / "n.npz", *arrays), RELU)
    assert gives(read, EXPECTED) and activations(read) == NAMES


@pytest.mark.parametrize(
    "names",
    [
        ["fc1.weight", "fc1.bias", "fc2.weight", "fc2.bias", "fc3.weight", "fc3.bias"],
        ["W1", "b1", "W2", "b2", "W3", "b3"],
        ["dense/kernel:0", "dense/bias:0", "dense_1/kernel:0", "dense_1/bias:0",
         "dense_2/kernel:0", "dense_2/bias:0"],
        ["coefs_0", "intercepts_0", "coefs_1", "intercepts_1", "coefs_2", "intercepts_2"],
        ["hidden_w", "hidden_b", "more_w", "more_b", "last_w", "last_b"],
        ["params", "p2", "zeta", "eta", "x", "y"],
    ],
)  # fmt: skip
def test_names_of_all_habits(tmp_path: Path, names: list[str]) -> None:
    file = npz(tmp_path / "n.npz", **dict(zip(names, ARRAYS, strict=True)))
    assert gives(read_network(file, RELU), EXPECTED)


def test_the_last_layer_may_have_one_output(tmp_path: Path) -> None:
    arrays = weights_of(6, 5, 1)
    x = np.random.default_rng(0).random((4, 6))
    expected = outputs(arrays, ["tanh", "sigmoid"], x)
    told = Told(activation=("tanh",), output="sigmoid")
    for stored in (arrays, [*turned(arrays[::2]), *arrays[1::2]]):
        assert gives(read_network(npz(tmp_path / "n.npz", *stored), told), expected, x)


def test_whole_numbers_will_do(tmp_path: Path) -> None:
    file = npz(tmp_path / "n.npz", np.array([[1, 2], [3, 4], [5, 6]]), np.array([1, 0, -1]))
    read = read_network(file, Told(output="linear"))
    assert gives(read, np.array([[6, 11, 16.0]]), np.array([[1.0, 2.0]]))


def test_texts_among_the_arrays_say_the_functions(tmp_path: Path) -> None:
    said: dict[str, Any] = {"activations": np.array(["relu", "relu", "softmax"])}
    read = read_network(npz(tmp_path / "n.npz", *ARRAYS, **said))
    assert gives(read, EXPECTED)
    said = {"activations": np.array("relu,softmax"), "classes": np.array(list("abcdefghij"))}
    read = read_network(npz(tmp_path / "n.npz", *ARRAYS, **said))
    assert gives(read, EXPECTED) and read.classes == tuple("abcdefghij")


def test_a_square_network_is_decided_by_its_biases_or_by_the_habit(tmp_path: Path) -> None:
    arrays = weights_of(4, 4, 4)
    x = np.eye(4)
    read = read_network(npz(tmp_path / "n.npz", *arrays), Told(activation=("relu",), output="tanh"))
    assert "weights are (out, in), where shapes leave it open" in read.how
    assert gives(read, outputs(arrays, ["relu", "tanh"], x), x)


def test_ours_stays_ours(tmp_path: Path) -> None:
    path = tmp_path / "mine.npz"
    first = read_network(npz(tmp_path / "n.npz", *ARRAYS), RELU)
    save_network(first.network, path, {**first.metadata, "image": [28, 28], "classes": None})
    read = read_network(path)
    assert read.network.sizes == SIZES and read.image == (28, 28) and read.classes is None
    assert gives(read, EXPECTED) and read.metadata["source"] == "n.npz"
    assert read.metadata == read_metadata(path)
    assert load_network(path).sizes == SIZES


@pytest.mark.parametrize(
    ("metadata", "said"),
    [
        ({"classes": "cat"}, "must give classes as a list of names, given 'cat'"),
        ({"classes": ["cat"]}, "classes has 1 name, and the network has 2 outputs"),
        ({"classes": ["cat", "cat"]}, "each class must have a name of its own"),
        ({"classes": ["cat", "\x1b[2J"]}, "a class's name must have 1 to 40 printable"),
        ({"image": [2]}, r"must give image as two numbers above 0, given \[2\]"),
        ({"image": [-2, -1]}, r"must give image as two numbers above 0, given \[-2, -1\]"),
        ({"image": [2, True]}, "must give image"),
        ({"image": [2, 4]}, "an image has 2 × 4 pixels, but takes 6 inputs"),
    ],
)
def test_metadata_of_ours_that_does_not_fit_is_refused(
    tmp_path: Path, metadata: dict[str, Any], said: str
) -> None:
    told = Told(activation=("relu",), output="relu")
    network = read_network(npz(tmp_path / "n.npz", *weights_of(6, 3, 2)), told).network
    save_network(network, tmp_path / "mine.npz", metadata)
    with pytest.raises(ValueError, match=said):
        read_network(tmp_path / "mine.npz")


@pytest.mark.parametrize(
    ("arrays", "said"),
    [
        ([np.ones((3, 2)), np.ones(4)], r"no chain of dense layers: 'arr_0' \(3, 2\), 'arr_1'"),
        ([np.ones((3, 2, 2))], "convolutions are not filmed"),
        ([np.array([["a", "b"]])], "'arr_0' holds <U1, expected numbers"),
        ([np.array([[1j]])], "must hold numbers or text, given complex128"),
        ([np.array([[None]])], "must hold numbers or text, given object"),
        ([np.full((3, 2), np.nan), np.ones(3)], "'arr_0' holds NaN"),
        ([], "there are none"),
    ],
)
def test_what_is_no_network_is_said(tmp_path: Path, arrays: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_network(npz(tmp_path / "n.npz", *arrays), RELU)


# JSON


def written(path: Path, content: Any) -> Path:
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def lists(arrays: list[np.ndarray]) -> list[Any]:
    return [array.tolist() for array in arrays]


COLUMNS = [b[:, None] for b in B]


@pytest.mark.parametrize(
    "content",
    [
        {"sizes": list(SIZES), "weights": lists(W), "biases": lists(COLUMNS)},
        {"weights": lists(turned(W)), "biases": lists(B)},
        lists(ARRAYS),
        [[w.tolist(), b.tolist()] for w, b in zip(W, B)],
        {"layers": [{"weights": w.tolist(), "bias": b.tolist()} for w, b in zip(W, B)]},
        {f"fc{k}.{name}": array.tolist()
         for k, pair in enumerate(zip(W, B)) for name, array in zip(("weight", "bias"), pair)},
    ],
)  # fmt: skip
def test_lists_of_all_habits(tmp_path: Path, content: Any) -> None:
    read = read_network(written(tmp_path / "n.json", content), RELU)
    assert gives(read, EXPECTED) and activations(read) == NAMES


def test_nielsens_form_is_all_sigmoid(tmp_path: Path) -> None:
    content = {"sizes": list(SIZES), "weights": lists(W), "biases": lists(COLUMNS)}
    read = read_network(written(tmp_path / "n.json", {**content, "cost": "CrossEntropyCost"}))
    assert gives(read, outputs(ARRAYS, ["sigmoid"] * 3, X))
    assert any("Nielsen" in said for said in read.how)
    with pytest.raises(ValueError, match="does not say their activation functions"):
        read_network(written(tmp_path / "m.json", content))
    read = read_network(written(tmp_path / "o.json", {**content, "activations": ["relu"] * 3}))
    assert activations(read) == ["relu"] * 3


def test_nielsens_form_of_our_digits_reads_them(tmp_path: Path) -> None:
    arrays = strokes()
    content = {"sizes": [784, 16, 16, 10], "cost": "QuadraticCost", "weights": lists(arrays[::2]),
               "biases": lists([b[:, None] for b in arrays[1::2]])}  # fmt: skip
    read = read_network(written(tmp_path / "n.json", content))
    assert str(read.digits) == "81 of our 81 digits" and read.warning is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no JSON"),
        ("3", "holds 3, expected lists"),
        ("[1, 2", "no JSON"),
        ("[" * 5000, "nested too deeply|no JSON"),
        ("[" * 50_000 + "]" * 50_000, "nested too deeply"),
        ("[" * 200_000, "more than 100,000 lists"),
        ('{"a": [[1, 2], [3]]}', "'a' holds lists of unequal lengths"),
        ('{"a": [["x"]]}', "'a' holds <U1, expected numbers"),
        ('{"a": [[null]]}', "'a' holds something else than numbers"),
        ('{"a": [[NaN]]}', "holds NaN"),
        ('{"a": [[1e999]]}', "'a' holds infinity"),
        ('{"a": [[1' + "0" * 400 + "]]}", "'a' holds"),
        ('{"a": [[1' + "0" * 5000 + "]]}", "cannot be read as a network"),
        ('{"weights": {}, "biases": [1]}', "cannot be read as a network"),
        ('{"\\u001b[2J": [[[1]]]}', r"'\\x1b\[2J' has shape"),
        ('{"activations": 3, "a": [[1]]}', "activations must be a list of texts"),
        ("[]", "there are none"),
    ],
)
def test_json_that_is_no_network_is_said(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "n.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=said) as caught:
        read_network(file, Told(output="relu"))
    assert "\n" not in str(caught.value) and len(str(caught.value)) < 500
