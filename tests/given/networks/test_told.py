"""What is said beside a file, and what our digits say where nobody does."""

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from nnmath import save_network
from scenes.given.networks import Told, read_network
from tests.helpers.others import DIGITS, X, gives, outputs, strokes, weights_of

SIGMOID = ["sigmoid"] * 3
EXPECTED = outputs(strokes(), SIGMOID, X)
SAID = Told(activation=("sigmoid",), output="sigmoid")


def saved(path: Path, arrays: list[np.ndarray]) -> Path:
    np.savez(path, *arrays)
    return path


def trained_on(scale: float, mean: float, std: float, invert: bool = False) -> list[np.ndarray]:
    """`strokes` as it would be had it been trained on (scale·x − mean) / std."""
    w, b, *rest = (array.astype(np.float64) for array in strokes())
    factor, shift = scale / std, -mean / std
    if invert:
        factor, shift = -factor, factor + shift
    return [w / factor, b - (w / factor).sum(axis=1) * shift, *rest]


SCALES: list[tuple[dict[str, Any], tuple[Any, ...]]] = [
    ({"scale": 255.0}, (255, 0, 1)),
    ({"mean": 0.1307, "std": 0.3081}, (1, 0.1307, 0.3081)),
    ({"mean": 0.5, "std": 0.5}, (1, 0.5, 0.5)),
    ({"invert": True}, (1, 0, 1, True)),
    ({"scale": 255.0, "invert": True}, (255, 0, 1, True)),
]


@pytest.mark.parametrize(("told", "trained"), SCALES)
def test_scaled_inputs_are_folded_so_that_pixels_stay(
    tmp_path: Path, told: dict[str, Any], trained: tuple[Any, ...]
) -> None:
    file = saved(tmp_path / "n.npz", trained_on(*trained))
    read = read_network(file, Told(activation=("sigmoid",), output="sigmoid", **told))
    assert gives(read, EXPECTED) and str(read.digits) == "81 of our 81 digits"
    assert read.warning is None
    options = " ".join(read.how[-1].split()[2:])
    assert read.how[-1].startswith("as told: ") and all(f"--{name}" in options for name in told)


@pytest.mark.parametrize(
    ("trained", "options"),
    [
        ((255, 0, 1), "--scale 255"),
        ((1, 0.5, 0.5), "--mean 0.5 --std 0.5"),
        ((1, 0, 1, True), "--invert"),
        ((255, 0, 1, True), "--scale 255 --invert"),
    ],
)
def test_a_scaling_that_nobody_says_is_tried_and_told_not_chosen(
    tmp_path: Path, trained: tuple[Any, ...], options: str
) -> None:
    arrays = trained_on(*trained)
    file = saved(tmp_path / "n.npz", arrays)
    read = read_network(file, SAID)
    assert gives(read, outputs(arrays, SIGMOID, X))  # as it is
    command = (
        f"nnfilm network {file} --activation sigmoid --output sigmoid {options} --save mine.npz"
    )
    assert read.warning and read.warning.endswith(f"it would read 81 with: {command}")


def test_the_order_of_outputs_is_told_or_tried(tmp_path: Path) -> None:
    *arrays, w, b = strokes()
    order = [1, 2, 3, 4, 5, 6, 7, 8, 9, 0]  # the first output stands for 1, the last for 0
    file = saved(tmp_path / "n.npz", [*arrays, w[order], b[order]])
    warning = read_network(file, SAID).warning
    assert warning and "--order 1,2,3,4,5,6,7,8,9,0 --save mine.npz" in warning
    told = Told(activation=("sigmoid",), output="sigmoid", order=tuple(order))
    read = read_network(file, told)
    assert gives(read, EXPECTED) and read.warning is None
    with pytest.raises(ValueError, match=r"order must hold every number from 0 to 9 once"):
        read_network(file, Told(activation=("relu",), output="relu", order=(1,) * 10))


def test_the_classes_of_a_file_follow_the_order(tmp_path: Path) -> None:
    w, b = weights_of(4, 3)
    np.savez(tmp_path / "n.npz", w, b, activations="softmax", classes="c,a,b")
    read = read_network(tmp_path / "n.npz", Told(order=(2, 0, 1)))
    assert read.classes == ("a", "b", "c")
    x = np.eye(4)
    assert gives(read, outputs([w, b], ["softmax"], x)[:, [1, 2, 0]], x)
    read = read_network(tmp_path / "n.npz", Told(classes=("cat", "dog", "owl")))
    assert read.classes == ("cat", "dog", "owl") and read.metadata["classes"] == list(read.classes)


def test_no_better_than_chance_is_said(tmp_path: Path) -> None:
    file = saved(tmp_path / "n.npz", weights_of(784, 16, 10, seed=5))
    read = read_network(file, Told(activation=("relu",), output="softmax"))
    assert read.digits and read.digits.right <= 20
    assert read.warning and re.match(
        r"it reads \d+ of our 81 digits, no better than chance; try other", read.warning
    )


@pytest.mark.parametrize("sizes", [(64, 16, 10), (784, 16, 2), (2, 3, 2)])
def test_only_networks_of_digits_are_held_against_digits(
    tmp_path: Path, sizes: tuple[int, ...]
) -> None:
    file = saved(tmp_path / "n.npz", weights_of(*sizes))
    read = read_network(file, Told(activation=("relu",), output="softmax"))
    assert read.digits is None and read.warning is None


def test_numbers_that_overflow_read_nothing(tmp_path: Path) -> None:
    arrays = [array.astype(np.float64) * 1e300 for array in weights_of(784, 16, 10)]
    read = read_network(
        saved(tmp_path / "n.npz", arrays), Told(activation=("relu",), output="softmax")
    )
    assert read.digits and read.digits.right == 0


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"scale": 0.0}, "scale must be any finite number but 0"),
        ({"std": float("nan")}, "std must be"),
        ({"mean": float("inf")}, "mean must be any finite number"),
        ({"classes": ("a", "b")}, "classes has 2 names, and the network has 10 outputs"),
        ({"classes": ("a",) * 10}, "each class must have a name of its own"),
    ],
)
def test_what_cannot_be_told_is_refused(tmp_path: Path, told: dict[str, Any], said: str) -> None:
    file = saved(tmp_path / "n.npz", strokes())
    with pytest.raises(ValueError, match=said):
        read_network(file, Told(activation=("sigmoid",), output="sigmoid", **told))


def test_what_was_told_is_kept_in_ours_and_need_not_be_told_again(tmp_path: Path) -> None:
    file = saved(tmp_path / "n.npz", trained_on(255, 0, 1))
    first = read_network(
        file,
        Told(activation=("sigmoid",), output="sigmoid", scale=255.0, classes=tuple("abcdefghij")),
    )
    save_network(first.network, tmp_path / "mine.npz", first.metadata)
    again = read_network(tmp_path / "mine.npz")
    assert gives(again, EXPECTED) and again.classes == tuple("abcdefghij")
    assert again.metadata["how"] == list(first.how) and again.warning is None
    assert DIGITS.labels[0] == again.network.layers[-1].squish(EXPECTED[0]).argmax()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("mine.pt", 'save_file(model.state_dict(), "mine.safetensors", metadata='),
        ("mine.PTH", "from safetensors.torch import save_file"),
        ("mine.ckpt", "is a pickle"),
        ("mine.pkl", 'numpy.savez("mine.npz", *model.coefs_, *model.intercepts_)'),
        ("mine.joblib", "is a pickle, which can run anything when it is opened, and so is not"),
        ("mine.sav", "is a pickle"),
        ("mine.pb", 'save the model with model.save("mine.keras")'),
        ("mine.tflite", 'model.save("mine.keras")'),
        ("mine.txt", "is no file of a network; .npz, .safetensors, .onnx"),
        ("folder", 'model.save("mine.keras")'),
    ],
)
def test_what_is_never_opened_says_what_to_do_instead(tmp_path: Path, name: str, said: str) -> None:
    path = tmp_path / name
    if name == "folder":
        path.mkdir()
    else:
        path.write_bytes(b"\x80\x04cos\nsystem\n")
    with pytest.raises(ValueError, match=re.escape(said)) as caught:
        read_network(path)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"n.onnx is not there"):
        read_network(tmp_path / "n.onnx")
