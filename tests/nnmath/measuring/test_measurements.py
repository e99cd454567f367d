"""Measurements on disk, and the command that makes them."""

import os
from dataclasses import asdict, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from nnmath import accuracy, load_mnist, load_network, read_metadata, save_network
from nnmath.measure import main
from nnmath.measuring.measurements import (
    Choices,
    load_choices,
    load_placement,
    network_digest,
    save_choices,
)
from nnmath.measuring.placement import moved, scaled
from nnmath.network import Layer, Network
from nnmath.training import Recipe, train
from tests.nnmath.test_train import mnist

__all__ = ["mnist"]  # a fixture


def network(bias: float = 0.0, activation: str = "sigmoid") -> Network:
    weights = np.random.default_rng(1).normal(size=(10, 784))
    return Network((Layer(weights, np.full(10, bias), activation),))


def test_a_digest_names_what_a_network_computes() -> None:
    assert network_digest(network()) == network_digest(network())
    others = [network(0.1), network(activation="relu")]
    assert len({network_digest(each) for each in [network(), *others]}) == 3


def test_placement_is_measured_kept_and_read_again(
    mnist: Path, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    saved, out = tmp_path / "net.npz", tmp_path / "placement.npz"
    save_network(network(), saved)
    assert main(["placement", str(saved), str(out), "--mnist", str(mnist)]) == 0
    assert "accuracy 66/66" in capsys.readouterr().out
    measured = load_placement(out, load_network(saved))
    assert (measured.right[measured.shifts == 0] == measured.scaled[measured.sizes == 1]).all()
    assert ((measured.down >= 0) & (measured.down <= 1)).all()
    metadata = read_metadata(out)
    assert metadata["command"] == "python -m nnmath.measure placement net.npz placement.npz"
    assert metadata["network"] == "net.npz"
    with pytest.raises(ValueError, match="measured of another network"):
        load_placement(out, network(0.1))
    with pytest.raises(ValueError, match="must hold a measurement of choices, given one of"):
        load_choices(out)


def test_choices_are_trained_once_and_go_on_where_they_were(
    mnist: Path, tmp_path: Path, capsys: pytest.CaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "choices.npz"
    words = ["choices", str(out), "--mnist", str(mnist), "--epochs", "1", "--hidden", "", "4,3"]
    assert main(words) == 0
    told = capsys.readouterr().out
    assert "hidden none: 7,850 parameters" in told
    assert f"hidden 4-3: {784 * 4 + 4 + 4 * 3 + 3 + 3 * 10 + 10:,} parameters" in told
    whole = load_choices(out)
    assert whole.hidden == ((), (4, 3))
    assert whole.seeds == (0, 1)
    assert ((whole.accuracy >= 0) & (whole.accuracy <= 1)).all()

    # An interrupted run leaves what it has trained; the same command trains the rest alike.
    begun = whole.accuracy.copy()
    begun[1, 1] = np.nan
    recipe = read_metadata(out)["recipe"]
    partly = Choices(whole.hidden, whole.parameters, whole.seeds, begun)
    save_choices(partly, out, {"recipe": recipe})
    assert main(words) == 0
    assert "epoch 1/1  784-4-3-10" in capsys.readouterr().out
    assert (load_choices(out).accuracy == whole.accuracy).all()
    assert os.listdir(tmp_path) == ["choices.npz"]

    before = out.read_bytes()
    assert main([*words[:-3], "--hidden", "5"]) == 2
    assert "holds other choices" in capsys.readouterr().err
    assert out.read_bytes() == before


def test_the_same_command_measures_the_same(mnist: Path, tmp_path: Path) -> None:
    outs = [tmp_path / "a.npz", tmp_path / "b.npz"]
    for out in outs:
        words = ["--mnist", str(mnist), "--epochs", "12", "--hidden", "", "--seeds", "0", "1"]
        assert main(["choices", str(out), *words]) == 0
    first, second = (load_choices(out) for out in outs)
    assert (first.accuracy == second.accuracy).all()
    assert len(set(first.accuracy[0])) > 1  # for another seed is another training


def test_ctrl_c_leaves_what_was_whole(
    mnist: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    saved, out = tmp_path / "net.npz", tmp_path / "placement.npz"
    save_network(network(), saved)

    def interrupted(*arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("nnmath.measure.measure_placement", interrupted)
    assert main(["placement", str(saved), str(out), "--mnist", str(mnist)]) == 130
    assert os.listdir(tmp_path) == ["net.npz"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["placement", "none.npz", "out.npz"], "none.npz is not there"),
        (["placement", "none.npz", "out.txt"], "out.txt must end in .npz"),
        (["placement", "none.npz", "nowhere/out.npz"], "cannot be written"),
        (["choices", "out.npz", "--hidden", "4,x"], "invalid"),
        (["choices", "out.npz", "--mnist", "nowhere"], "Give MNIST's folder"),
        ([], "--help` explains"),
    ],
)
def test_mistakes_end_in_one_sentence(
    words: list[str],
    told: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(words) == 2
    error = capsys.readouterr().err
    assert told in error
    assert error.startswith("error: ")
    assert not os.listdir(tmp_path)


FOLDER = Path(__file__).parents[3] / "assets" / "measurements"
NETWORKS = Path(__file__).parents[3] / "assets" / "networks"


@pytest.mark.parametrize("name", ["by_hand", "strokes", "plain", "relu", "linear", "straight"])
def test_what_is_shipped_is_what_the_network_scores(
    name: str, mnist_test: tuple[np.ndarray, np.ndarray]
) -> None:
    x, labels = mnist_test
    images = x.reshape(-1, 28, 28)
    shipped = load_network(NETWORKS / f"{name}.npz")
    kept = load_placement(FOLDER / f"placement_{name}.npz", shipped)
    tried = [
        (kept.right[kept.shifts == 0], images),
        (kept.down[kept.shifts == -3], moved(images, 0, -3)),
        (kept.right[kept.shifts == 4], moved(images, 4, 0)),
        (kept.scaled[kept.sizes == 0.6], scaled(images, 0.6)),
    ]
    for share, changed in tried:
        again = accuracy(shipped, changed.reshape(len(changed), -1), labels)
        # Other processors add in another order, which may tip an image or two.
        assert again == pytest.approx(share.item(), abs=5e-4)


CHOICES = FOLDER / "choices.npz"
AGAIN = "NNFILM_TRAIN_AGAIN"  # names choices to train again, as assets/measurements/README.md says


def test_the_shipped_choices_are_whole_and_made_by_the_recipe_of_today() -> None:
    kept, about = load_choices(CHOICES), read_metadata(CHOICES)
    assert kept.hidden[:3] == ((), (16,), (16, 16))
    assert len(set(kept.seeds)) == len(kept.seeds) >= 2
    for hidden, parameters in zip(kept.hidden, kept.parameters, strict=True):
        counted = sum(n_in * n_out + n_out for n_in, n_out in pairwise((784, *hidden, 10)))
        assert counted == parameters
    assert ((kept.accuracy > 0.85) & (kept.accuracy < 1)).all()
    # Shares of 10,000 images.
    assert kept.accuracy * 10_000 == pytest.approx(np.round(kept.accuracy * 10_000), abs=1e-6)
    assert (about["measured_on"], about["trained_on"]) == (
        "the MNIST test images",
        "MNIST training images",
    )
    recipe = {**asdict(Recipe()), "sizes": list(Recipe().sizes)}
    assert about["recipe"] == recipe
    assert about["command"] == "python -m nnmath.measure choices choices.npz"


@pytest.mark.skipif(AGAIN not in os.environ, reason=f"takes minutes a training; set {AGAIN}")
def test_a_shipped_choice_trained_again_scores_alike(
    mnist_test: tuple[np.ndarray, np.ndarray],
) -> None:
    kept = load_choices(CHOICES)
    folder = Path(os.environ.get("NNFILM_MNIST") or FOLDER.parents[2] / "shared" / "mnist")
    images, labels = load_mnist(folder, "train")
    for word in os.environ[AGAIN].split():
        hidden = () if word == "none" else tuple(map(int, word.split("-")))
        recipe = replace(Recipe(), sizes=(784, *hidden, 10), seed=kept.seeds[0])
        run = train(recipe, images.reshape(len(images), -1), labels, *mnist_test)
        # Other processors add in another order, and training carries such differences on.
        score = kept.accuracy[kept.hidden.index(hidden), 0]
        assert run.accuracy[-1] == pytest.approx(score, abs=4e-3)
