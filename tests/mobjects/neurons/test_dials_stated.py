"""Pointers state the value that they stand at."""

import numpy as np
import pytest

from scenes.mobjects.neurons.dial import Dial
from scenes.mobjects.neurons.light_gauge import GaugedNeuron
from scenes.mobjects.stage import Area
from tests.helpers.stated import only

AREA = Area(-4, -2, 8, 4)


def test_a_dial_states_what_it_is_turned_to() -> None:
    dial = Dial(0.5, 2, AREA)
    shown = only("pointer", dial)
    assert (shown.values.tolist(), shown.limit) == ([0.5], 2)
    tip = shown.more["at"][0] - dial.frame.get_center()[:2]
    turned = np.arctan2(tip[0], tip[1])
    assert turned == pytest.approx(0.5 / 2 * 0.75 * np.pi)


def test_a_gauge_states_where_its_pointer_is_on_the_scale() -> None:
    gauge = GaugedNeuron(0.25, AREA)
    shown = only("pointer", gauge)
    assert shown.values.tolist() == [0.25]
    bottom, top = shown.more["plane"][:, 1]
    assert shown.places[0, :, 1].mean() == pytest.approx(bottom + 0.25 * (top - bottom))
    assert only("lamps", gauge).values.tolist() == [0.25]
