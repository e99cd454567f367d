"""Loops against one matrix product: what is kept says what was timed, and where; never how fast."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from nnmath import load_network, read_metadata, save_network
from nnmath.measure import main
from nnmath.measuring.measurements import load_speed, network_digest, save_speed
from nnmath.measuring.speed import Speed, measure_speed, processor
from nnmath.network import Layer, Network
from nnmath.npz import write_arrays
from nnmath.plainly import weighted_sums

ASSETS = Path(__file__).parents[3] / "assets"
SHIPPED = ASSETS / "measurements" / "loops.npz"
SMALL = Network((Layer(np.arange(6.0).reshape(2, 3), np.zeros(2), "sigmoid"),))
WHERE = {"processor": "some", "numpy": "2.0", "python": "3.12", "date": "2026-01-31"}


def test_the_quickest_of_each_are_compared() -> None:
    speed = Speed(np.array([9.0, 6.0, 7.0]), np.array([2.0, 3.0, 9.0]), (16, 784), 0.0)
    assert speed.times == 3
    assert speed.products == 12_544


def test_both_ways_come_to_the_same_sums() -> None:
    speed = measure_speed(SMALL.layers[0], np.array([0.1, 0.2, 0.3]), repeats=3)
    assert speed.loops.shape == speed.product.shape == (3,)
    assert speed.shape == (2, 3)
    assert speed.apart < 1e-15


def test_it_is_measured_kept_and_read_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saved, out = tmp_path / "net.npz", tmp_path / "loops.npz"
    save_network(SMALL, saved)
    assert main(["speed", str(saved), str(out), "--repeats", "2"]) == 0
    assert "times as long as numpy" in capsys.readouterr().out
    speed, where = load_speed(out)
    assert speed.shape == (2, 3)
    assert where["processor"] == processor() != ""
    assert where["numpy"] == np.__version__
    assert date.fromisoformat(where["date"]).year >= 2026
    about = read_metadata(out)
    assert about["network_digest"] == network_digest(SMALL)
    assert about["command"] == "python -m nnmath.measure speed net.npz loops.npz"


def test_no_repeats_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    saved = tmp_path / "net.npz"
    save_network(SMALL, saved)
    assert main(["speed", str(saved), str(tmp_path / "out.npz"), "--repeats", "0"]) == 2
    assert "--repeats must be 1 or more" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("loops", "product"), [([1.0], [1.0, 2.0]), ([0.0], [1.0]), ([np.nan], [1.0]), ([], [])]
)
def test_times_that_cannot_be_are_refused(
    loops: list[float], product: list[float], tmp_path: Path
) -> None:
    speed = Speed(np.array(loops), np.array(product), (2, 3), 0.0)
    save_speed(speed, SMALL, tmp_path / "loops.npz", WHERE)
    with pytest.raises(ValueError, match="contradicts itself"):
        load_speed(tmp_path / "loops.npz")


def test_what_does_not_say_where_it_was_measured_is_refused(tmp_path: Path) -> None:
    one = Speed(np.ones(1), np.ones(1), (2, 3), 0.0)
    save_speed(one, SMALL, tmp_path / "loops.npz", {})
    with pytest.raises(ValueError, match="does not say"):
        load_speed(tmp_path / "loops.npz")
    write_arrays(tmp_path / "other.npz", {"counts": np.eye(3)}, {"measured": "confusion"})
    with pytest.raises(ValueError, match="must hold a measurement of speed"):
        load_speed(tmp_path / "other.npz")


def test_what_is_shipped_was_measured_of_the_first_layer_that_is_filmed() -> None:
    speed, where = load_speed(SHIPPED)
    network = load_network(ASSETS / "networks" / "strokes.npz")
    layer = network.layers[0]
    assert read_metadata(SHIPPED)["network_digest"] == network_digest(network)
    assert speed.shape == layer.weights.shape
    assert speed.times > 1
    assert len(speed.loops) >= 100
    assert all(where.values()) and where["date"] <= date.today().isoformat()
    x = np.linspace(0, 1, layer.n_in)
    sums = np.array(weighted_sums(layer.weights.tolist(), x.tolist()))
    assert np.abs(sums - layer.weights @ x).max() < 1e-12
    assert speed.apart < 1e-12
