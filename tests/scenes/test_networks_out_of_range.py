"""Networks that load, but with numbers that no film can show: one sentence, before it is drawn."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from nnmath import Layer, Network, load_network, save_network
from scenes._assets import AssetError, chosen_network, own_digit
from scenes._data.drawable import MOST, check_drawable
from tests.helpers.pictures import ROOT

STROKES = load_network(ROOT / "assets" / "networks" / "strokes.npz")
IMAGES = np.stack([own_digit(str(k)).x for k in range(10)])


def scaled(factor: float, activation: str = "sigmoid") -> Network:
    """The shipped network with all its numbers of one size."""
    return Network(
        tuple(
            Layer(np.sign(layer.weights) * factor, np.sign(layer.biases) * factor, activation)
            for layer in STROKES.layers
        )
    )


def changed(layer: int, **arrays: np.ndarray) -> Network:
    layers = list(STROKES.layers)
    layers[layer] = replace(layers[layer], **arrays)
    return Network(tuple(layers))


def huge_weight(at: int) -> np.ndarray:
    weights = STROKES.layers[0].weights.copy()
    weights[3, at] = 1e308
    return weights


REFUSED: dict[str, tuple[Callable[[], Network], str]] = {
    "1e200": (lambda: scaled(1e200), "the weights of layer 1 reach 1e+200"),
    "1e308": (lambda: scaled(1e308), "the weights of layer 1 reach 1e+308"),
    "1e308, no squish": (lambda: scaled(1e308, "identity"), "the weights of layer 1 reach 1e+308"),
    "overflow on the way": (
        lambda: Network((Layer(np.full((2, 784), 9e5), [0, 0], "identity"),) + 60
                        * (Layer(np.full((2, 2), 9e5), [0, 0], "identity"),)),
        "overflow: on the way to them a number passes 1.8e308",
    ),
    "one weight": (lambda: changed(0, weights=huge_weight(400)), "the weights of layer 1 reach"),
    # No digit has ink in the corner, but the film shows the weight.
    "in the corner": (lambda: changed(0, weights=huge_weight(0)), "the weights of layer 1 reach"),
    "a bias": (lambda: changed(1, biases=np.full(16, -1e308)), "the biases of layer 2 reach"),
    "a sum": (lambda: scaled(9e4), "the sums of layer 1 reach"),
    "a later sum": (lambda: scaled(40, "relu"), "the sums of layer 3 reach"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_is_refused(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make, says = REFUSED[name]
    path = tmp_path / "mine.npz"
    save_network(make(), path)
    monkeypatch.setenv("NNFILM_NETWORK", str(path))
    with pytest.raises(AssetError) as refused:
        chosen_network()
    sentence = str(refused.value)
    assert sentence.startswith(f"NNFILM_NETWORK={path}: ") and says in sentence
    assert sentence.endswith(".") and sentence.isprintable()


def test_the_digit_that_is_chosen_counts_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    digit = own_digit("4-open-2").x
    only = (digit > 0) & (IMAGES == 0).all(axis=0)  # where the films' other digits have no ink
    weights = np.where(only, 2e5 / digit[only].sum(), 0.0)[None]
    save_network(Network((Layer(weights, [9e5], "relu"),)), tmp_path / "n.npz")
    monkeypatch.setenv("NNFILM_NETWORK", str(tmp_path / "n.npz"))
    chosen_network()
    monkeypatch.setenv("NNFILM_DIGIT", "4-open-2")
    with pytest.raises(AssetError, match=r"the sums of layer 1 reach 1\.1e\+06"):
        chosen_network()
    monkeypatch.setenv("NNFILM_DIGIT", "no such digit")  # which is not the network's fault
    chosen_network()


@pytest.mark.parametrize("name", ["strokes", "plain", "relu", "linear", "straight", "by_hand"])
def test_shipped_networks_are_far_from_the_limit(name: str) -> None:
    network = load_network(ROOT / "assets" / "networks" / f"{name}.npz")
    check_drawable(network, IMAGES)
    with pytest.raises(ValueError, match="scale the network down"):
        check_drawable(network, IMAGES * MOST)


@pytest.mark.parametrize("factor", [0, 5e-324, 1e-300, 1e-6, 1e3])
def test_what_is_below_the_limit_is_drawn(factor: float) -> None:
    check_drawable(scaled(factor), IMAGES)


def test_the_command_says_it_and_ends_with_2(tmp_path: Path) -> None:
    save_network(scaled(1e200), tmp_path / "huge.npz")
    done = subprocess.run(
        [sys.executable, "-m", "manim", "-ql", "--media_dir", str(tmp_path), "scenes/squish.py"],
        cwd=ROOT,
        env={**os.environ, "NNFILM_NETWORK": str(tmp_path / "huge.npz")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2 and "Traceback" not in done.stdout
    assert done.stderr == (
        f"error: NNFILM_NETWORK={tmp_path / 'huge.npz'}: the weights of layer 1 reach 1e+200, and"
        " films have room for numbers below 1,000,000; scale the network down.\n"
    )
    assert not list(tmp_path.rglob("*.mp4"))
