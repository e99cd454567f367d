"""Measurements that scenes show: found by what the network computes, or made of our own digits."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import scenes._data.measured as measured
from nnmath import Layer, Network, forward, load_digits, load_network
from nnmath.measuring.measurements import Choices, load_placement, save_choices, save_placement
from nnmath.measuring.placement import Placement
from scenes._assets import AssetError
from tests.helpers.pictures import ROOT

DIGITS = load_digits(ROOT / "assets" / "digits" / "digits.npz")
SHIPPED = ("linear", "plain", "relu", "strokes")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where measurements are looked for, empty at first."""
    monkeypatch.delenv("NNFILM_NETWORK", raising=False)
    monkeypatch.setattr(measured, "FOLDER", tmp_path)
    return tmp_path


def network(bias: float = 0.0) -> Network:
    angles = np.outer(np.arange(1, 11), np.arange(1, 785)) * 0.37
    return Network((Layer(np.sin(angles), np.full(10, bias), "sigmoid"),))


def curves(level: float = 0.5) -> Placement:
    shares = np.full(3, level)
    return Placement(np.array([-1.0, 0, 1]), shares, shares, np.array([0.5, 1, 2]), shares)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_network_shows_what_was_measured_of_it(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NNFILM_NETWORK", name)
    shown, origin = measured.placement(chosen := load_network(ROOT / f"assets/networks/{name}.npz"))
    kept = load_placement(ROOT / "assets" / "measurements" / f"placement_{name}.npz", chosen)
    assert origin == ("{} test images of MNIST", "10,000")
    np.testing.assert_array_equal(shown.right, kept.right)


def test_a_measurement_is_found_by_what_its_network_computes(folder: Path) -> None:
    save_placement(curves(0.25), network(1), folder / "placement_a.npz", {})
    save_placement(curves(0.75), network(2), folder / "placement_b.npz", {})
    for bias, level in ((1, 0.25), (2, 0.75)):
        assert measured.placement(network(bias))[0].scaled.tolist() == [level] * 3


def test_without_a_measurement_our_own_digits_are_measured(folder: Path) -> None:
    shown, origin = measured.placement(network())
    assert origin == ("our own {} digits", "81")
    read = forward(network(), DIGITS.images.reshape(81, 784).astype(float))[-1].a.argmax(axis=1)
    in_place = (shown.right[shown.shifts == 0], shown.down[shown.shifts == 0])
    assert np.allclose(in_place, np.mean(read == DIGITS.labels))


def refused(chosen: Network) -> str:
    with pytest.raises(AssetError) as error:
        measured.placement(chosen)
    return str(error.value)


def test_a_damaged_measurement_is_refused_in_one_sentence(folder: Path) -> None:
    path = folder / "placement_a.npz"
    for content in (b"", b"PK", (ROOT / "assets/measurements/README.md").read_bytes()):
        path.write_bytes(content)
        said = refused(network())
        assert said.startswith("assets/measurements/placement_a.npz cannot be read")
        assert said.endswith("; make it anew, or delete it.") and "\n" not in said


@pytest.mark.parametrize(
    "wrong",
    [
        {"right": np.array([0.5, np.nan, 0.5])},
        {"down": np.array([0.5, 1.5, 0.5])},
        {"shifts": np.array([1.0, 0, -1])},
        {"scaled": np.array([0.5, 0.5])},
    ],
    ids=lambda wrong: "".join(wrong),
)
def test_curves_that_are_none_are_refused(folder: Path, wrong: dict[str, np.ndarray]) -> None:
    save_placement(replace(curves(), **wrong), network(), folder / "placement_a.npz", {})
    assert refused(network()).startswith("assets/measurements/placement_a.npz ")


def test_a_measurement_of_something_else_is_refused(folder: Path) -> None:
    choices = Choices(((),), np.array([7850.0]), (0,), np.array([[0.9]]))
    save_choices(choices, folder / "placement_a.npz", {})
    assert "must hold a measurement of placement, given one of 'choices'" in refused(network())


def test_a_shipped_network_trained_anew_refuses_what_was_measured_before(folder: Path) -> None:
    save_placement(curves(), network(), folder / "placement_strokes.npz", {})
    assert "was measured of another network" in refused(network(1))


def test_a_network_of_ones_own_may_be_called_as_a_shipped_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_placement(curves(), network(), folder / "placement_strokes.npz", {})
    monkeypatch.setenv("NNFILM_NETWORK", "mine/strokes.npz")
    assert measured.placement(network(1))[1] == ("our own {} digits", "81")
