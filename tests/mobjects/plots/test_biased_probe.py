"""A biased neuron: its curve, band, probe, numbers and light are those of σ(s + b), everywhere."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import expit

from scenes.mobjects.plots.biased_probe import BiasedProbe
from scenes.mobjects.stage import Area
from tests.helpers.pictures import printed, run

WIDE, TALL = Area(-6, -3, 12, 5), Area(-3.6, -6, 7.2, 10, stacks=True)


def neuron(area: Area = WIDE) -> BiasedProbe:
    return BiasedProbe(expit, (-20, 20), area)


@settings(max_examples=10, deadline=None)
@given(st.floats(-20, 20), st.floats(-20, 20))
def test_all_agree_at_every_sum_and_bias(s: float, b: float) -> None:
    shown = neuron().set_both([s, b])
    a = expit(s + b)
    np.testing.assert_allclose(shown.probe.dot.get_center(), shown.plot.at(s, a), atol=1e-6)
    np.testing.assert_allclose(shown.neuron.activations, [a])
    np.testing.assert_allclose(shown.band.values[0], expit(shown.band.x + b))
    np.testing.assert_allclose(shown.curve.height_at(np.array([s, -b])), [a, 0.5])


def test_a_sum_of_ten_with_a_bias_of_minus_ten_is_half_lit() -> None:
    shown = neuron().set_both([10, 0])
    run(shown.take_bias(-10))
    texts = [printed(row[1].glyphs) for row in (*shown.table.rows, shown.table.total)]
    assert texts == ["10.0", "−10.0", "0.0"]
    assert printed(shown.neuron.numbers[0].glyphs) == "0.50"


def test_compared_a_second_neuron_keeps_the_light_without_the_bias() -> None:
    shown = BiasedProbe(expit, (-20, 20), WIDE, compares=True).set_both([2, 0])
    assert shown.bare is not None
    assert shown.bare in shown.get_family() and shown.neuron not in shown.get_family()
    shown.tell_bias()
    assert shown.neuron in shown.get_family()
    run(shown.take_bias(-5))
    np.testing.assert_allclose(shown.neuron.activations, [expit(-3)])
    np.testing.assert_allclose(shown.bare.activations, [expit(2)])


def test_the_bias_is_told_in_its_turn() -> None:
    shown = neuron()
    told = shown.table.row(1)
    assert told not in shown.get_family()
    shown.tell_bias(named=False)
    assert told[0] not in shown.get_family() and told[1] in shown.get_family()
    assert shown.name_bias() is told[0]
    assert told[0] in shown.get_family()
    shown.tell_bias()
    assert told in shown.get_family()


def test_a_curve_that_is_left_stays_while_the_other_slides() -> None:
    shown = neuron().set_both([0, -10])
    left = shown.leave_curve()
    run(shown.take_bias(10))
    assert (left.shift_now, shown.curve.shift_now) == (10, -10)
    np.testing.assert_allclose(left.point_from_proportion(0)[0], shown.plot.at(-20, 0)[0])


@pytest.mark.parametrize("area", [WIDE, TALL])
def test_it_stays_in_its_area(area: Area) -> None:
    shown = neuron(area)
    shown.tell_bias()
    assert shown.get_left()[0] >= area.left - 0.01 and shown.get_right()[0] <= area.right + 0.01
    assert shown.get_bottom()[1] >= area.bottom - 0.05 and shown.get_top()[1] <= area.top + 0.01
