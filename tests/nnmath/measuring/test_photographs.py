"""Photographs that nothing was adjusted to: counted, kept, and as good as the README says."""

from pathlib import Path

import numpy as np
import pytest

from nnmath import load_network, read_metadata
from nnmath.measuring.measurements import load_photographs, save_photographs
from nnmath.measuring.photographs import (
    CLEAN_MISREAD,
    MISREAD,
    REFUSED,
    RIGHT,
    SEEDS,
    Readings,
    measure_photographs,
    table,
)
from nnmath.network import Layer, Network
from nnmath.photographs.photograph import KINDS

ASSETS = Path(__file__).parents[3] / "assets"
STROKES = load_network(ASSETS / "networks" / "strokes.npz")
SHIPPED = ASSETS / "measurements" / "photographs.npz"
AGAIN = SEEDS[: len(KINDS)]  # one of each kind: all of them take a minute or two


def readings(*outcomes: int) -> Readings:
    seeds = np.arange(float(len(outcomes)))
    return Readings(seeds, seeds % len(KINDS), np.array(outcomes, dtype=float))


def test_they_are_read_right_or_refused_in_words() -> None:
    kept = load_photographs(SHIPPED, STROKES)
    assert len(kept.seeds) >= 200
    assert kept.share(RIGHT) >= 0.85
    assert kept.share(RIGHT, REFUSED) >= 0.95
    assert kept.share(MISREAD, CLEAN_MISREAD) <= 0.02
    assert kept.seeds.tolist() == list(SEEDS)
    assert np.bincount(kept.kinds.astype(int)).tolist() == [14] * len(KINDS)
    assert "nnmath.measure photographs strokes.npz" in read_metadata(SHIPPED)["command"]


def test_some_of_them_are_measured_again() -> None:
    kept = load_photographs(SHIPPED, STROKES)
    again = measure_photographs(STROKES, AGAIN)
    # Other processors round otherwise, which may tip one that is nearly unsure.
    assert (again.outcomes != kept.outcomes[: len(AGAIN)]).sum() <= 1
    np.testing.assert_array_equal(again.kinds, kept.kinds[: len(AGAIN)])
    assert again.share(MISREAD, CLEAN_MISREAD) <= 0.06


def test_shares_and_table_by_hand() -> None:
    some = readings(RIGHT, RIGHT, REFUSED, MISREAD, CLEAN_MISREAD)
    assert some.share(RIGHT) == pytest.approx(0.4)
    assert some.share(MISREAD, CLEAN_MISREAD) == pytest.approx(0.4)
    lines = table(some).splitlines()
    assert lines[2] == f"| {KINDS[0]} | 1 | 1 | 0 | 0 |"
    assert lines[-1] == "| all | 5 | 2 | 1 | 2 |"


def test_they_are_kept_and_read_again(tmp_path: Path) -> None:
    some, path = readings(RIGHT, REFUSED), tmp_path / "photographs.npz"
    save_photographs(some, STROKES, path, {"command": "by hand"})
    kept = load_photographs(path, STROKES)
    np.testing.assert_array_equal(kept.outcomes, some.outcomes)
    other = Network((Layer(np.eye(3), np.zeros(3), "sigmoid"),))
    with pytest.raises(ValueError, match="measured of another network"):
        load_photographs(path, other)


@pytest.mark.parametrize("outcomes", [[0.0], [0.0, 7.0]])
def test_outcomes_that_cannot_be_are_refused(outcomes: list[float], tmp_path: Path) -> None:
    path = tmp_path / "photographs.npz"
    wrong = Readings(np.arange(2.0), np.arange(2.0), np.array(outcomes))
    save_photographs(wrong, STROKES, path, {})
    with pytest.raises(ValueError, match="contradicts itself"):
        load_photographs(path, STROKES)
