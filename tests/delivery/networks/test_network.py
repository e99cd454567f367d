"""`nnfilm network`: what it says of a file, and what it keeps."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from nnmath import accuracy, load_mnist, load_network, read_metadata
from scenes.delivery.verbs.cli import main
from tests.helpers.others import X, outputs, strokes, weights_of
from tests.helpers.pictures import ROOT

SIGMOID = ["--activation", "sigmoid", "--output", "sigmoid"]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NNFILM_MNIST", str(tmp_path / "none"))


def network(*words: str) -> int:
    return main(["network", *words])


def torch_like(path: Path) -> Path:
    names = [f"fc{k}.{kind}" for k in (1, 2, 3) for kind in ("weight", "bias")]
    np.savez(path, **dict(zip(names, strokes(), strict=True)))
    return path


def test_it_says_what_is_in_one_of_ours(capsys: pytest.CaptureFixture[str]) -> None:
    assert network("strokes") == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].endswith("strokes.npz: 784-16-16-10, 13,002 parameters")
    assert said[1:4] == [
        "  layer 1  784 → 16   sigmoid",
        "  layer 2   16 → 16   sigmoid",
        "  layer 3   16 → 10   sigmoid",
    ]
    assert said[-1] == "reads 81 of our 81 digits"


def test_what_a_file_does_not_say_is_asked_for_and_the_command_answers_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    torch_like(tmp_path / "torch.npz")
    assert network("torch.npz") == 2
    said = capsys.readouterr().err
    command = "nnfilm network torch.npz --activation relu --output softmax --save mine.npz"
    assert command in said and said.count("\n") == 1
    words = [
        word.replace("relu", "sigmoid").replace("softmax", "sigmoid") for word in command.split()
    ]
    assert main(words[1:]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "Saved: mine.npz"
    kept = load_network("mine.npz")
    assert np.abs(outputs(strokes(), ["sigmoid"] * 3, X) - _a(kept)).max() < 1e-6
    metadata = read_metadata("mine.npz")
    assert metadata["source"] == "torch.npz" and metadata["activations"] == ["sigmoid"] * 3
    assert "weights are (out, in), as the shapes show" in metadata["how"]
    assert network("mine.npz") == 0


def _a(kept: Any) -> np.ndarray:
    from nnmath import forward

    return forward(kept, X)[-1].a


def test_it_says_the_same_to_machines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = torch_like(tmp_path / "torch.npz")
    assert network(str(file), *SIGMOID, "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert said["digits"] == {"right": 81, "of": 81} and said["classes"] is None
    # What is called otherwise is no digit, so it is not held against digits.
    assert network(str(file), *SIGMOID, "--classes", ",".join("abcdefghij"), "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert said["digits"] is None and said["classes"] == list("abcdefghij")
    assert said["sizes"] == [784, 16, 16, 10] and said["parameters"] == 13002
    assert said["activations"] == ["sigmoid"] * 3
    assert said["image"] is None and said["mnist"] is None and said["warning"] is None


def test_a_network_that_reads_by_chance_is_told_and_is_no_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    np.savez(tmp_path / "n.npz", *weights_of(784, 16, 10, seed=5))
    assert network("n.npz", "--activation", "relu", "--output", "softmax") == 0
    said = capsys.readouterr().out.splitlines()
    assert said[-1].startswith("warning: it reads ") and "no better than chance" in said[-1]


def test_a_network_without_an_image_is_told_as_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    np.savez(tmp_path / "n.npz", *weights_of(2, 3, 2))
    assert network("n.npz", *SIGMOID, "--classes", "cat,dog") == 0
    said = capsys.readouterr().out
    assert "takes 2 numbers and no picture" in said
    assert "outputs: cat, dog" in said and "reads" not in said


def test_mnist_is_read_where_it_is_at_hand(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = ROOT.parent / "shared" / "mnist"
    try:
        images, labels = load_mnist(folder, "test")
    except FileNotFoundError:
        pytest.skip("MNIST is not at hand")
    monkeypatch.setenv("NNFILM_MNIST", str(folder))
    share = accuracy(
        load_network(ROOT / "assets/networks/strokes.npz"), images.reshape(-1, 784), labels
    )
    assert network("strokes") == 0
    assert f"reads {share:.2%} of MNIST's test images" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["strok"], 'there is no network "strok", did you mean strokes?'),
        (["nix.onnx"], 'there is no network file "nix.onnx".'),
        (["torch.npz", *SIGMOID, "--save", "mine.txt"], '"mine.txt" is no .npz file in a folder'),
        (["torch.npz", *SIGMOID, "--save", "no/mine.npz"], "in a folder that exists"),
        (["torch.npz", *SIGMOID, "--save", "./torch.npz"], "is the file that is read"),
        (["torch.npz", "--activation", "gelu", "--output", "relu"], "--activation must be one of"),
        (["torch.npz", *SIGMOID, "--order", "1,2"], "order must have shape (10,)"),
        (["torch.npz", *SIGMOID, "--scale", "0"], "scale must be any finite number but 0"),
    ],
)
def test_what_goes_wrong_is_one_sentence_and_status_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    before = torch_like(tmp_path / "torch.npz").read_bytes()
    assert network(*words) == 2
    told = capsys.readouterr()
    assert told.out == "" and told.err.startswith("error: ") and said in told.err
    assert told.err.count("\n") == 1
    assert (tmp_path / "torch.npz").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["torch.npz"]


@pytest.mark.parametrize("words", [["--order", "a,b"], ["--order", ""], ["--scale", "wide"]])
def test_options_that_are_no_numbers_are_refused(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        network("strokes", *words)
    assert caught.value.code == 2 and words[0] in capsys.readouterr().err


def test_its_help_teaches_by_examples(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        network("--help")
    said = capsys.readouterr().out
    for example in ("nnfilm network mine.keras", "--save mine.npz", "NNFILM_NETWORK=mine.npz"):
        assert example in said
