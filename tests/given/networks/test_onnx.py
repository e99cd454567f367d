"""ONNX graphs: what is read of them gives what onnxruntime computes."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from onnx import TensorProto, helper

from scenes.given.networks import Told, read_network
from tests.helpers.onnx_models import model, node, run, saved, tensor
from tests.helpers.others import X, activations, gives, weights_of

W1, B1, W2, B2 = (array.astype(np.float64) for array in weights_of(784, 16, 10))
DOUBLE = TensorProto.DOUBLE
LAYERS = {"w1": W1, "b1": B1, "w2": W2, "b2": B2}


def made(path: Path, nodes: Sequence[Any], more: dict[str, np.ndarray], **how: Any) -> Path:
    """A model of the two layers, in float64 so that 1e-6 is far from its rounding."""
    return saved(path, model(nodes, {**LAYERS, **more}, kind=DOUBLE, **how))


def gemm(x: str, k: int, y: str) -> Any:
    return node("Gemm", [x, f"w{k}", f"b{k}"], [y], f"fc{k}", transB=1)


@pytest.mark.parametrize(
    ("squish", "given", "name"),
    [
        ("Relu", {}, "relu"),
        ("Sigmoid", {}, "sigmoid"),
        ("Tanh", {}, "tanh"),
        ("LeakyRelu", {}, "leaky_relu(0.01)"),
        ("LeakyRelu", {"alpha": 0.2}, "leaky_relu(0.2)"),
        ("LeakyRelu", {"alpha": 0.0}, "relu"),
        ("Identity", {}, "identity"),
    ],
)
def test_activation_functions(tmp_path: Path, squish: str, given: Any, name: str) -> None:
    nodes = [gemm("x", 1, "z"), node(squish, ["z"], ["a"], **given), gemm("a", 2, "l"),
             node("Softmax", ["l"], ["y"])]  # fmt: skip
    file = made(tmp_path / "n.onnx", nodes, {})
    read = read_network(file)
    assert activations(read) == [name, "softmax"]
    assert gives(read, run(file, X))


@pytest.mark.parametrize("turned", [0, 1])
@pytest.mark.parametrize("bias", [(16,), (1, 16), (1,), None])
def test_gemm_with_all_it_has(tmp_path: Path, turned: int, bias: tuple[int, ...] | None) -> None:
    more = {"w": W1 if turned else W1.T, "l": W2 if turned else W2.T}
    inputs = ["x", "w"]
    if bias is not None:
        more["c"] = B1[: bias[-1]].reshape(bias)
        inputs.append("c")
    nodes = [node("Gemm", inputs, ["z"], transB=turned, alpha=0.7, beta=-1.3),
             node("Tanh", ["z"], ["a"]),
             node("Gemm", ["a", "l"], ["y"], transB=turned)]  # fmt: skip
    file = made(tmp_path / "n.onnx", nodes, more)
    read = read_network(file)
    assert gives(read, run(file, X)) and activations(read) == ["tanh", "identity"]


@pytest.mark.parametrize(("side", "turned"), [("a", 1), ("b", 0), ("b", 1)])
def test_gemm_with_columns(tmp_path: Path, side: str, turned: int) -> None:
    if side == "a":  # x is a column that is turned into a row
        nodes = [node("Gemm", ["x", "w1", "b1"], ["z"], transA=1, transB=1)]
        shape: list[Any] = [784, 1]
    else:  # the weights come first
        nodes = [node("Gemm", ["w1", "x", "c"], ["z"], transB=turned)]
        shape = [1, 784] if turned else [784, "N"]
    nodes.append(node("Tanh", ["z"], ["y"]))
    file = made(tmp_path / "n.onnx", nodes, {"c": B1[:, None]}, shape=shape)
    x = X[:1] if shape[0] == 1 else X[:1].T
    assert gives(read_network(file), run(file, x).reshape(1, -1), X[:1])


def test_matmul_and_add_and_a_turned_constant(tmp_path: Path) -> None:
    nodes = [node("Transpose", ["w1"], ["wt"], perm=[1, 0]), node("MatMul", ["x", "wt"], ["m"]),
             node("Add", ["b1", "m"], ["z"]), node("Relu", ["z"], ["a"]),
             node("MatMul", ["a", "w"], ["n"]), node("Add", ["n", "b2"], ["l"]),
             node("LogSoftmax", ["l"], ["y"], axis=1)]  # fmt: skip
    file = made(tmp_path / "n.onnx", nodes, {"w": W2.T})
    read = read_network(file)
    assert gives(read, np.exp(run(file, X))) and activations(read) == ["relu", "softmax"]
    assert any("log-softmax is read as softmax" in said for said in read.how)


IMAGES = X.reshape(-1, 1, 28, 28)
TO_SHAPE = [node("Shape", ["x"], ["s"]), node("Gather", ["s", "zero"], ["n"], axis=0),
            node("Unsqueeze", ["n", "zero"], ["n1"]), node("Concat", ["n1", "rest"], ["t"], axis=0),
            node("Reshape", ["x", "t"], ["f"])]  # fmt: skip


@pytest.mark.parametrize(
    "before",
    [
        [node("Flatten", ["x"], ["f"])],
        [node("Reshape", ["x", "to"], ["f"])],
        TO_SHAPE,  # x.view(x.size(0), -1) in PyTorch
        [
            node("Cast", ["x"], ["c"], to=DOUBLE),
            node("Identity", ["c"], ["i"]),
            node("Dropout", ["i"], ["d"]),
            node("Flatten", ["d"], ["f"]),
        ],
    ],
)
def test_images_are_flattened(tmp_path: Path, before: list[Any]) -> None:
    more = {"to": np.array([-1, 784]), "zero": np.array([0]), "rest": np.array([-1])}
    if before is TO_SHAPE:
        more["zero"] = np.array(0)
        before = [*TO_SHAPE[:2], node("Reshape", ["n", "one"], ["n1"]), *TO_SHAPE[3:]]
        more["one"] = np.array([1])
    file = made(tmp_path / "n.onnx", [*before, gemm("f", 1, "y")], more, shape=["N", 1, 28, 28])
    read = read_network(file)
    assert read.image == (28, 28) and gives(read, run(file, IMAGES))


def test_what_scales_inputs_and_sums_is_folded(tmp_path: Path) -> None:
    rng = np.random.default_rng(2)
    norm = {name: rng.normal(size=16) for name in ("gamma", "beta", "mean")}
    norm["var"] = rng.uniform(0.5, 2, 16)
    nodes = [node("Sub", ["x", "m"], ["x1"]), node("Div", ["x1", "s"], ["x2"]),
             node("Mul", ["x2", "each"], ["x3"]), node("Sub", ["k", "x3"], ["x4"], "ink"),
             node("Flatten", ["x4"], ["f"]), gemm("f", 1, "z"),
             node("BatchNormalization", ["z", "gamma", "beta", "mean", "var"], ["b"], "bn",
                  epsilon=0.01),
             node("Relu", ["b"], ["a"]),
             node("BatchNormalization", ["a", "gamma", "beta", "mean", "var"], ["c"]),
             gemm("c", 2, "l"), node("Softmax", ["l"], ["y"])]  # fmt: skip
    more = {"m": np.array(0.1307), "s": np.array([[0.3081]]), "k": np.array(1.0),
            "each": rng.normal(size=(1, 1, 28, 28)), **norm}  # fmt: skip
    file = made(tmp_path / "n.onnx", nodes, more, shape=["N", 1, 28, 28])
    read = read_network(file)
    assert read.network.sizes == (784, 16, 10) and gives(read, run(file, IMAGES))
    assert "Sub 'ink' is folded into layer 1" in read.how
    assert "BatchNormalization 'bn' is folded into layer 1" in read.how


def test_batch_normalisation_of_a_channel(tmp_path: Path) -> None:
    more = {name: np.array([value]) for name, value in
            (("gamma", 2.0), ("beta", 0.5), ("mean", 0.13), ("var", 0.09))}  # fmt: skip
    nodes = [node("BatchNormalization", ["x", *more], ["b"]), node("Flatten", ["b"], ["f"]),
             gemm("f", 1, "y")]  # fmt: skip
    file = made(tmp_path / "n.onnx", nodes, more, shape=["N", 1, 28, 28])
    assert gives(read_network(file), run(file, IMAGES))


def test_constants_in_nodes_and_floats_of_all_widths(tmp_path: Path) -> None:
    nodes = [node("Constant", [], ["w"], value=tensor("w", W1.astype(np.float32))),
             node("Constant", [], ["two"], value_float=2.0),
             node("Gemm", ["x", "w"], ["z"], transB=1), node("Mul", ["z", "two"], ["m"]),
             node("Tanh", ["m"], ["y"])]  # fmt: skip
    file = saved(tmp_path / "n.onnx", model(nodes, {}))
    assert gives(read_network(file), run(file, X.astype(np.float32)))


@pytest.mark.parametrize("shape", [None, ["N", "pixels"], [64, 784], [784]])
def test_the_input_may_be_said_in_any_way(tmp_path: Path, shape: Any) -> None:
    nodes = [node("MatMul", ["x", "w"], ["z"]), node("Add", ["z", "b1"], ["y"])]
    file = made(tmp_path / "n.onnx", nodes, {"w": W1.T}, shape=shape)
    read = read_network(file)
    x = X[:64] if shape != [784] else X[0]
    assert gives(read, run(file, x).reshape(-1, 16), np.atleast_2d(x)) and read.image is None


def test_the_answer_that_an_exporter_adds_is_left_out(tmp_path: Path) -> None:
    nodes = [gemm("x", 1, "z"), node("Sigmoid", ["z"], ["y"]),
             node("ArgMax", ["y"], ["label"], axis=1)]  # fmt: skip
    file = saved(tmp_path / "n.onnx", model(nodes, LAYERS, outputs=["label", "y"], kind=DOUBLE))
    read = read_network(file)
    assert activations(read) == ["sigmoid"] and "read from the output 'y'" in read.how


def test_a_softmax_that_the_training_did_can_be_told(tmp_path: Path) -> None:
    file = made(tmp_path / "n.onnx", [gemm("x", 1, "y")], {})
    assert activations(read_network(file, Told(output="softmax"))) == ["softmax"]
    with pytest.raises(ValueError, match="leave --activation out"):
        read_network(file, Told(activation=("relu",)))


REFUSED = [
    ([node("Conv", ["x", "w1"], ["y"], "conv1")], "'conv1' is a Conv: convolutions are not"),
    ([gemm("x", 1, "z"), node("Gelu", ["z"], ["y"], "g")], "'g' is a Gelu: it is not understood"),
    ([node("Relu", ["x"], ["z"], domain="evil")], "nothing makes 'y'"),
    ([node("Relu", ["x"], ["y"], "r", domain="evil")], "'r' is a Relu: it is not understood"),
    ([gemm("x", 1, "z"), node("Relu", ["z"], ["a"]), node("Add", ["z", "a"], ["y"], "skip")],
     "Add 'skip' takes 2 values that depend on the input"),
    ([node("Relu", ["y"], ["y"])], "go round in a circle"),
    ([node("Identity", ["c"], ["c"]), node("Add", ["x", "c"], ["y"])], "too deep or large"),
    ([gemm("x", 2, "y")], r"expects \(1, 16\), but what comes is \(1, 784\)"),
    ([gemm("x", 1, "z"), node("Relu", ["z"], ["a"]), node("Tanh", ["a"], ["y"], "t")],
     "Tanh 't' does not follow a dense layer"),
    ([gemm("x", 1, "z"), node("Relu", ["z"], ["a"]), node("Mul", ["a", "b1"], ["y"], "m")],
     "Mul 'm' scales the outputs"),
    ([gemm("x", 1, "z"), node("Cast", ["z"], ["y"], "c", to=TensorProto.INT64)], "whole numbers"),
    ([gemm("x", 1, "z"), node("Div", ["b1", "z"], ["y"], "d")], "divides by the input"),
    ([gemm("x", 1, "z"), node("Softmax", ["z"], ["y"], "s", axis=0)], "not taken over the outputs"),
    ([gemm("x", 1, "z"), node("LeakyRelu", ["z"], ["y"], "l", alpha=1.5)], "slope 1.5"),
    ([node("Relu\x1b[2J", ["x"], ["y"], "a\nb")], r"'a\\nb' is a 'Relu\\x1b"),
    ([], "nothing makes 'y'"),
]  # fmt: skip


@pytest.mark.parametrize(("nodes", "said"), REFUSED)
def test_what_is_not_understood_is_refused_by_name(
    tmp_path: Path, nodes: list[Any], said: str
) -> None:
    file = made(tmp_path / "n.onnx", nodes, {})
    with pytest.raises(ValueError, match=said) as caught:
        read_network(file)
    assert "\n" not in str(caught.value) and "\x1b" not in str(caught.value)


def test_numbers_in_another_file_are_not_looked_for(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(W1.tobytes())
    outside = tensor("w1", W1)
    outside.ClearField("raw_data")
    outside.data_location = TensorProto.EXTERNAL
    outside.external_data.add(key="location", value="secret")
    nodes = [node("Gemm", ["x", "w1"], ["y"], transB=1)]
    for made_ in (
        model(nodes, [outside], kind=DOUBLE),
        model([node("Constant", [], ["w1"], value=outside), *nodes], {}, kind=DOUBLE),
    ):
        with pytest.raises(ValueError, match="'w1' lies in another file"):
            read_network(saved(tmp_path / "n.onnx", made_))


def test_what_declares_other_numbers_than_it_holds_is_refused(tmp_path: Path) -> None:
    nodes = [node("Gemm", ["x", "w1"], ["y"], transB=1)]
    for dims, said in (
        ([16, 783], "'w1' does not hold"),
        ([10**9, 784], "declares"),
        ([-16, -784], "declares"),
    ):
        wrong = tensor("w1", W1)
        wrong.ClearField("dims")
        wrong.dims.extend(dims)
        with pytest.raises(ValueError, match=said):
            read_network(saved(tmp_path / "n.onnx", model(nodes, [wrong], kind=DOUBLE)))
    for kind in (TensorProto.STRING, TensorProto.BFLOAT16, TensorProto.UNDEFINED, 99):
        odd = tensor("w1", W1)
        odd.data_type = kind
        with pytest.raises(ValueError, match=r"cannot be read as a network: "):
            read_network(saved(tmp_path / "n.onnx", model(nodes, [odd], kind=DOUBLE)))
    with pytest.raises(ValueError, match="'w1' holds NaN or infinity"):
        read_network(saved(tmp_path / "n.onnx", model(nodes, {"w1": W1 * np.nan}, kind=DOUBLE)))


def test_two_inputs_are_one_too_many(tmp_path: Path) -> None:
    both = model([node("Add", ["x", "x2"], ["y"])], {})
    both.graph.input.append(helper.make_tensor_value_info("x2", TensorProto.FLOAT, [1, 784]))
    with pytest.raises(ValueError, match="takes 2 inputs"):
        read_network(saved(tmp_path / "n.onnx", both))
