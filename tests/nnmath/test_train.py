"""The command `python -m nnmath.train` on a small invented MNIST."""

import io
import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from nnmath import accuracy, load_mnist, load_network, load_run, read_metadata
from nnmath.commands import Progress
from nnmath.train import main
from tests.nnmath.pictures.test_idx import write_mnist


@pytest.fixture(scope="module")
def mnist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten digits that are ten rows of ink, as the four files of MNIST."""
    folder = tmp_path_factory.mktemp("mnist")
    for name, count in (("train", 300), ("t10k", 100)):
        labels = np.arange(count, dtype=np.uint8) % 10
        images = np.random.default_rng(count).integers(0, 60, (count, 28, 28), dtype=np.uint8)
        images[np.arange(count), 2 * labels + 4] = 255
        write_mnist(folder, images, labels, name)
    return folder


QUICK = [
    "--epochs",
    "12",
    "--hidden",
    "16",
    "--batch",
    "10",
    "--activation",
    "relu",
    "--jitter",
    "0.2",
]


def test_it_trains_saves_and_says_so(
    mnist: Path, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    out = tmp_path / "mine.npz"
    assert main([str(out), "--mnist", str(mnist), *QUICK, "--seed", "5"]) == 0
    said = capsys.readouterr().out
    assert "epoch 12/12  loss" in said
    assert "of the MNIST test images right" in said
    network, metadata = load_network(out), read_metadata(out)
    assert network.sizes == (784, 16, 10)
    images, labels = load_mnist(mnist, "test")
    measured = accuracy(network, images.reshape(-1, 784), labels)
    assert metadata["accuracy"] == measured > 0.5
    assert f"{measured:.2%}" in said
    assert metadata["seed"] == metadata["recipe"]["seed"] == 5
    assert metadata["recipe"]["hidden"] == "relu"
    assert metadata["curves"]["accuracy"][-1] == measured
    assert len(metadata["curves"]["loss"]) == 13
    assert os.listdir(tmp_path) == ["mine.npz"]


def test_the_same_command_writes_the_same_network(mnist: Path, tmp_path: Path) -> None:
    for name in ("a.npz", "b.npz"):
        assert main([str(tmp_path / name), "--mnist", str(mnist), *QUICK]) == 0
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()


def test_choices_reach_the_recipe(mnist: Path, tmp_path: Path) -> None:
    words = (
        "--activation identity --output identity --hidden 9 8 --epochs 1 --rate 0.001 --jitter 0"
    )
    words += " --smooth 0.5 --sparse 0.25 --calm 3 --batch 50"
    assert main([str(tmp_path / "n.npz"), "--mnist", str(mnist), *words.split()]) == 0
    recipe = read_metadata(tmp_path / "n.npz")["recipe"]
    assert recipe["sizes"] == [784, 9, 8, 10]
    assert (recipe["hidden"], recipe["output"]) == ("identity", "identity")
    assert (recipe["smooth"], recipe["sparse"], recipe["calm"]) == (0.5, 0.25, 3)
    assert (recipe["epochs"], recipe["batch"], recipe["rate"]) == (1, 50, 0.001)
    assert set(recipe["jitter"].values()) == {0.0}


def test_no_hidden_layer_is_a_choice_too(mnist: Path, tmp_path: Path) -> None:
    assert main([str(tmp_path / "n.npz"), "--mnist", str(mnist), "--hidden", "--epochs", "1"]) == 0
    assert load_network(tmp_path / "n.npz").sizes == (784, 10)


def test_upright_lights_up(mnist: Path, tmp_path: Path) -> None:
    assert (
        main(
            [
                str(tmp_path / "n.npz"),
                "--mnist",
                str(mnist),
                *QUICK,
                "--activation",
                "sigmoid",
                "--upright",
            ]
        )
        == 0
    )
    assert ((load_network(tmp_path / "n.npz").layers[0].weights ** 3).sum(axis=1) >= 0).all()


def test_checkpoints_are_a_second_file(mnist: Path, tmp_path: Path) -> None:
    run_file = tmp_path / "run.npz"
    words = [str(tmp_path / "n.npz"), "--mnist", str(mnist), *QUICK, "--checkpoints", str(run_file)]
    assert main(words) == 0
    run, network = load_run(run_file), load_network(tmp_path / "n.npz")
    assert np.array_equal(run.network.layers[0].weights, network.layers[0].weights)
    assert (run.checkpoint_epochs[0], run.checkpoint_epochs[-1]) == (0, 12)
    assert run.accuracy[-1] == read_metadata(tmp_path / "n.npz")["accuracy"]


def test_hold_out_measures_on_training_images_it_does_not_learn_from(
    mnist: Path, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    out = tmp_path / "n.npz"
    assert main([str(out), "--mnist", str(mnist), *QUICK, "--hold-out", "60"]) == 0
    assert "of the last 60 MNIST training images, held out right" in capsys.readouterr().out
    images, labels = load_mnist(mnist, "train")
    measured = accuracy(load_network(out), images[240:].reshape(-1, 784), labels[240:])
    assert read_metadata(out)["accuracy"] == measured


def test_mnist_is_sought_where_the_environment_points(
    mnist: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NNFILM_MNIST", str(mnist))
    assert main([str(tmp_path / "n.npz"), "--epochs", "1"]) == 0


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "the following arguments are required: network"),
        (["n.txt"], "n.txt must end in .npz"),
        (["nowhere/n.npz"], "nowhere/n.npz cannot be written; name a file in a folder"),
        (["n.npz", "--epochs", "0"], "epochs must be 1 or more, given 0"),
        (["n.npz", "--epochs", "many"], "argument --epochs: invalid int value: 'many'"),
        (["n.npz", "--rate", "nan"], "rate must be above 0, given nan"),
        (["n.npz", "--hidden", "16", "0"], "sizes must be two positive numbers or more"),
        (["n.npz", "--jitter", "-1"], "--jitter must be in 0..10, given -1.0"),
        (["n.npz", "--hold-out", "300"], "--hold-out must be below 300, given 300"),
        (["n.npz", "--hold-out", "-1"], "--hold-out must be 0 or more, given -1"),
        (["n.npz", "--activation", "softmax"], "argument --activation: invalid choice: 'softmax'"),
        (["n.npz", "--checkpoints", "n.npz"], "--checkpoints must name another file"),
        (["n.npz", "--upright", "--hidden"], "upright needs a hidden layer of sigmoid neurons"),
        (["n.npz", "--mnist", "."], "must hold train-images-idx3-ubyte"),
    ],
)
def test_mistakes_are_one_sentence_on_stderr(
    mnist: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture,
    words: list[str],
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NNFILM_MNIST", str(mnist))
    assert main(words) == 2
    said = capsys.readouterr()
    assert message in said.err
    assert said.err.startswith("error: ")
    assert said.err.count("\n") == 1
    assert said.out == ""
    assert list(tmp_path.iterdir()) == []


def test_help_teaches() -> None:
    said = subprocess.run(
        [sys.executable, "-m", "nnmath.train", "--help"], capture_output=True, text=True, check=True
    )
    for words in ("examples:", "NNFILM_MNIST", "../shared/mnist", "default: 150", "--smooth PRICE"):
        assert words in said.stdout
    assert said.stderr == ""


def test_ctrl_c_leaves_the_old_file_and_no_half_one(mnist: Path, tmp_path: Path) -> None:
    out = tmp_path / "n.npz"
    out.write_bytes(b"the old file")
    process = subprocess.Popen(
        [sys.executable, "-m", "nnmath.train", str(out), "--mnist", str(mnist), "--epochs", "500"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # A test run in the background may have been told to ignore Ctrl-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert process.stdout is not None
    assert process.stdout.readline().startswith("epoch 50/500 ")
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "interrupted after" in said
    assert "of 500 epochs: nothing was written." in said
    assert "Traceback" not in said
    assert out.read_bytes() == b"the old file"
    assert os.listdir(tmp_path) == ["n.npz"]


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_on_a_terminal_one_bar_moves() -> None:
    stream = Terminal()
    progress = Progress(stream)
    progress.begin(4)
    for epoch in range(1, 5):
        progress.epoch_done(epoch, 1 / epoch, epoch / 4)
    said = stream.getvalue()
    assert said.count("\r") == 4
    assert said.count("\n") == 1
    assert said.endswith("\n")
    first, *_, last = said.split("\r")[1:]
    assert first.startswith("█" * 5 + "░" * 15 + " epoch 1/4  loss 1.0000  accuracy 25.00%")
    assert last.startswith("█" * 20 + " epoch 4/4  loss 0.2500  accuracy 100.00%  0:00 left")


def test_elsewhere_about_ten_lines_are_enough() -> None:
    stream = io.StringIO()
    progress = Progress(stream)
    progress.begin(200)
    for epoch in range(1, 201):
        progress.epoch_done(epoch, 0.5, 0.5)
    lines = stream.getvalue().splitlines()
    assert len(lines) == 10
    assert lines[0].startswith("epoch 20/200 ")
    assert lines[-1].startswith("epoch 200/200 ")
