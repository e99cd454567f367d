"""Connections that are drawn one after another: the counter says how many are there."""

import numpy as np
import pytest
from manim import linear

from scenes.mobjects.lettering.text import Readout
from scenes.mobjects.network.connections import Connections
from scenes.mobjects.network.growth import Growth
from tests.helpers.pictures import along, paint, printed, run
from tests.mobjects.network.test_connections import column


def gaps() -> list[Connections]:
    first = Connections(column(-5, 6), column(0, 4), np.ones((4, 6)))
    return [first, Connections(column(0, 4), column(5, 2), np.ones((2, 4)))]


def reached(picture: np.ndarray, gap: Connections) -> np.ndarray:
    """For each target, whether the last stretch of a way to it is lit."""
    ends = gap.points[::4]
    sources, targets = ends[: gap.n_in], ends[gap.n_in :]
    lit = [
        along(picture, source + 0.9 * (target - source), source + 0.97 * (target - source), 1)[
            :, 3
        ].min()
        > 0
        for target in targets
        for source in sources
    ]
    return np.array(lit).reshape(gap.n_out, gap.n_in)


@pytest.mark.parametrize("alpha", [0.0, 0.1, 0.25, 0.5, 0.6, 0.75, 0.9, 1.0])
def test_the_counter_says_how_many_connections_are_drawn(alpha: float) -> None:
    both, counter = gaps(), Readout(0, ",d", field="32")
    run(Growth(both, counter, rate_func=linear), 0.0, alpha)
    drawn = sum(reached(paint(gap), gap).sum() for gap in both)
    assert int(printed(counter.glyphs)) == drawn
    # Six targets in all, of which each takes as long.
    targets = int(alpha * 6 + 1e-9)
    assert drawn == 6 * min(targets, 4) + 4 * max(targets - 4, 0)


def test_targets_get_their_connections_in_order_and_each_from_its_sources() -> None:
    gap, _ = gaps()
    picture = paint(gap.set_drawn(1.5))
    assert reached(picture, gap).all(axis=1).tolist() == [True, False, False, False]
    ends = gap.points[::4]
    half = along(picture, ends[5], ends[gap.n_in + 1], 1, 1000)[:, 3] > 0
    assert half[20:480].all() and not half[530:900].any()


def test_a_grown_gap_is_the_gap() -> None:
    whole = paint(*gaps())
    both = gaps()
    run(Growth(both))
    np.testing.assert_array_equal(paint(*both), whole)
    nearly = paint(*(gap.set_drawn(gap.n_out - 1e-9) for gap in gaps()))
    np.testing.assert_allclose(nearly, whole.astype(int), atol=2)


def test_a_sign_can_be_shown_alone_without_touching_the_other() -> None:
    values = np.array([[1.0, -1.0]])
    ends = np.array([[-2.0, 1, 0], [-2.0, -1, 0]]), np.array([[2.0, 0, 0]])
    both = Connections(*ends, values, exposure=1.0)
    only = Connections(*ends, np.maximum(values, 0), limit=1.0, exposure=1.0)
    shown = paint(both.copy().set_signs(1, 0)).astype(int)
    np.testing.assert_allclose(shown, paint(only).astype(int), atol=1)
    assert not paint(both.copy().set_signs(0, 0)).any()
    half = paint(both.copy().set_signs(0.5, 0))[..., 3].astype(int)
    full = shown[..., 3]
    assert 0 < half.max() < full.max()
