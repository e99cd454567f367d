"""A film of a network that reads digits badly says so before it is made, and is made."""

from pathlib import Path

import numpy as np
import pytest

from nnmath import Layer, Network, load_network, save_network
from scenes._assets import doubt
from scenes.given.needs import ANY_INPUT
from tests.helpers.pictures import ROOT


@pytest.fixture
def blind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The network of the films, its weights turned into noise of no meaning, chosen."""
    path = tmp_path / "mine.npz"
    rng = np.random.default_rng(0)
    ours = load_network(ROOT / "assets" / "networks" / "strokes.npz")
    layers = (
        Layer(rng.permuted(each.weights, axis=None), each.biases, each.activation)
        for each in ours.layers
    )
    save_network(Network(tuple(layers)), path)
    monkeypatch.setenv("NNFILM_NETWORK", str(path))
    return path


def test_chance_is_told_of_the_network_that_is_named(blind: Path) -> None:
    said = doubt(ANY_INPUT)
    assert said is not None and said.startswith("NNFILM_NETWORK=") and "mine.npz" in said
    assert "of our 81 digits" in said and "--activation" in said


def test_nothing_is_said_where_the_network_is_not_shown_or_reads_no_digits(
    blind: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert doubt(None) is None
    monkeypatch.setenv("NNFILM_CLASSES", ",".join("abcdefghij"))
    assert doubt(ANY_INPUT) is None
    monkeypatch.delenv("NNFILM_CLASSES")
    save_network(load_network(blind), blind, {"classes": list("abcdefghij")})
    assert doubt(ANY_INPUT) is None


@pytest.mark.parametrize("name", ["strokes", "plain", "relu", "linear", "straight", "by_hand"])
def test_nothing_is_said_of_ours(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NNFILM_NETWORK", name)
    assert doubt(ANY_INPUT) is None
