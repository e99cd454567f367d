"""Connections say what they show: their values, where they run, and how much of their light."""

import numpy as np
from manim import RIGHT

from scenes.mobjects.showing import SIGN
from tests.helpers.lit_films import bundle, weights
from tests.helpers.stated import only


def test_connections_state_their_values_row_by_row_and_their_ends() -> None:
    lines = bundle(weights(), limit=2.0)
    shown = only("lines", lines)
    np.testing.assert_array_equal(shown.values, weights().ravel())
    assert (shown.scale, shown.limit) == (SIGN, 2.0)
    assert shown.more["shape"].tolist() == [8, 30]
    np.testing.assert_allclose(shown.more["starts"][[0, -1]], [[-4, 3], [-4, -2.5]])
    np.testing.assert_allclose(shown.more["ends"][[0, -1]], [[4, 3], [4, -2.5]])
    np.testing.assert_allclose(shown.places, [[[-4, -2.5], [4, 3]]])
    lines.shift(RIGHT)
    np.testing.assert_allclose(only("lines", lines).places, [[[-3, -2.5], [5, 3]]])


def test_connections_state_how_much_of_their_light_is_seen() -> None:
    lines = bundle(weights())
    lines.set_signs(1, 0.5).set_drawn(3.5).set_envelope(np.linspace(0, 1, 40))
    more = only("lines", lines).more
    assert (more["drawn"], more["signs"].tolist()) == (3.5, [1, 0.5])
    np.testing.assert_allclose(more["envelope"], np.linspace(0, 1, 40))
    assert (more["thickness"], more["exposure"]) == (0.012, 3.0)
    lines.set_envelope(1)
    np.testing.assert_allclose(more["envelope"], np.linspace(0, 1, 40))  # what it was


def test_connections_without_light_are_not_to_be_seen() -> None:
    lines = bundle(weights())
    assert only("lines", lines).plainly.tolist() == [1]
    assert only("lines", lines.copy().set_envelope(0)).plainly.tolist() == [0]
    assert only("lines", lines.copy().set_signs(0, 0)).plainly.tolist() == [0]
    assert only("lines", lines.copy().set_drawn(0)).plainly.tolist() == [0]
